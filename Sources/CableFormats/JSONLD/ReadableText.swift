import CableModel

/// The text proper as one plain text: blocks apart by an empty line, numbers and markings before
/// them, page marks left out.
struct ReadableText {
    private(set) var text = ""

    init(_ transcription: Transcription) {
        for block in transcription.body { add(block) }
        if let signature = transcription.signature {
            separate()
            text += signature.printed
        }
    }

    private mutating func add(_ block: Block) {
        switch block {
        case .paragraph(let paragraph):
            let before = [paragraph.label?.printed, paragraph.portionMarking?.printed]
            if paragraph.heading.isEmpty {
                add(before, paragraph.content)
            } else {
                add(before, paragraph.heading)
                add([], paragraph.content)
            }
            for list in paragraph.lists { add(list) }
        case .heading(let heading): add([heading.portionMarking?.printed], heading.content)
        case .list(let list): add(list)
        case .preformatted(let preformatted):
            separate()
            text += preformatted.lines.joined(separator: "\n")
        case .quotation(let quotation): for quoted in quotation.body { add(quoted) }
        case .pageMark: break
        }
    }

    private mutating func add(_ list: ItemList) {
        if !list.head.isEmpty { add([], list.head) }
        for item in list.items {
            let marker = item.marker.isEmpty ? nil : item.marker
            add([marker, item.portionMarking?.printed], item.content)
            for inner in item.lists { add(inner) }
        }
    }

    private mutating func add(_ before: [String?], _ content: [Inline]) {
        separate()
        var isFirst = true
        for case .some(let word) in before {
            if !isFirst { text += " " }
            text += word
            isFirst = false
        }
        if !isFirst, content.needsSpaceBefore { text += " " }
        text += content.runningText
    }

    private mutating func separate() { if !text.isEmpty { text += "\n\n" } }
}
