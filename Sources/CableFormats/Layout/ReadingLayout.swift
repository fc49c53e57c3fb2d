import CableModel
import CableSyntax

/// The text proper alone, for analysis: headings, paragraphs and items without numbers, markings,
/// signature and, unless they are kept, page marks.
struct ReadingLayout: ~Copyable {
    var output: Output
    let wrapColumn: Int?
    /// Whether a page mark stands on a line of its own, where it cuts the text.
    let keepsPageMarks: Bool
    private var isFirst = true

    init(output: consuming Output, wrapColumn: Int?, keepsPageMarks: Bool = false) {
        self.output = output
        self.wrapColumn = wrapColumn
        self.keepsPageMarks = keepsPageMarks
    }

    mutating func write(_ transcription: Transcription) {
        for block in transcription.body { write(block) }
    }

    private mutating func write(_ block: Block) {
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
        case .quotation(let quotation): for quoted in quotation.body { write(quoted) }
        case .pageMark(let mark): writeText([.pageMark(mark)])
        }
    }

    private mutating func separate() {
        if !isFirst { output.write(byte: 0x0A) }
        isFirst = false
    }

    private mutating func write(_ list: ItemList) {
        writeText(list.head)
        for item in list.items {
            writeText(item.content)
            for inner in item.lists { write(inner) }
        }
    }

    private mutating func writeText(_ content: [Inline]) {
        guard keepsPageMarks, content.contains(where: \.isPageMark) else {
            let text = content.runningText
            guard !text.isEmpty else { return }
            separate()
            return writeLines(text)
        }
        separate()
        var index = content.startIndex
        while index < content.endIndex {
            if case .pageMark(let mark) = content[index] {
                output.write(raw: mark.printed)
                output.write(byte: 0x0A)
                index += 1
                continue
            }
            let end = content[index...].firstIndex(where: \.isPageMark) ?? content.endIndex
            let text = Array(content[index..<end]).runningText
            if !text.isEmpty { writeLines(text) }
            index = end
        }
    }

    private mutating func writeLines(_ text: String) {
        let start = output.count
        output.write(raw: text)
        output.write(byte: 0x0A)
        if let wrapColumn { output.wrap(from: start, at: wrapColumn) }
    }
}
