import CableModel
import CableSyntax

/// The text proper alone, for analysis: headings, paragraphs and items without numbers, markings,
/// page lines and signature.
struct ReadingLayout: ~Copyable {
    var output: Output
    let wrapColumn: Int?
    private var isFirst = true

    init(output: consuming Output, wrapColumn: Int?) {
        self.output = output
        self.wrapColumn = wrapColumn
    }

    mutating func write(_ transcription: Transcription) {
        for block in transcription.body {
            switch block {
            case .paragraph(let paragraph):
                writeText(paragraph.heading)
                writeText(paragraph.content)
                for list in paragraph.lists { write(list) }
            case .heading(let heading): writeText(heading.content)
            case .list(let list): write(list)
            case .preformatted(let preformatted):
                separate()
                for line in preformatted.lines {
                    output.write(raw: line)
                    output.write(byte: 0x0A)
                }
            case .pageMark: break
            }
        }
    }

    private mutating func separate() {
        if !isFirst { output.write(byte: 0x0A) }
        isFirst = false
    }

    private mutating func write(_ list: ItemList) {
        for item in list.items {
            writeText(item.content)
            for inner in item.lists { write(inner) }
        }
    }

    private mutating func writeText(_ content: [Inline]) {
        guard !content.isEmpty else { return }
        separate()
        let start = output.count
        output.write(raw: content.runningText)
        output.write(byte: 0x0A)
        if let wrapColumn { output.wrap(from: start, at: wrapColumn) }
    }
}
