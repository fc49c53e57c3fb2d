import CableGrammar
import CableModel
import CableSyntax

/// A telegram in its own layout.
struct TelegramLayout: ~Copyable {
    var output: Output
    let wrapColumn: Int?
    /// Where the head ends, and with it what of the text may be taken for more of it.
    private(set) var beginning = 0

    /// How many blocks may.
    private static let blocksOfBeginning = 2

    init(output: consuming Output, wrapColumn: Int?) {
        self.output = output
        self.wrapColumn = wrapColumn
    }

    mutating func write(_ transcription: Transcription) {
        var previous: HeadLine?
        for line in transcription.head {
            if let previous, needsBlank(between: previous, and: line) { newline() }
            output.write(raw: line.printed)
            newline()
            previous = line
        }
        beginning = output.count
        var isStamp = false
        for (index, block) in transcription.body.enumerated() {
            // The lines of one stamp stand together.
            write(block, isApart: !(isStamp && block.isReleaseStamp))
            isStamp = block.isReleaseStamp
            if index < Self.blocksOfBeginning { beginning = output.count }
        }
        if let signature = transcription.signature { writeLine(signature.printed) }
        for line in transcription.tail { writeLine(line.printed) }
        for text in transcription.unplaced { writeLine(text) }
    }

    /// A line by itself, apart from what stands before.
    private mutating func writeLine(_ text: String) {
        separate()
        output.write(raw: text)
        newline()
    }

    private mutating func newline() { output.write(byte: 0x0A) }

    /// Ends the line, unless nothing is on it.
    private mutating func endLine() {
        if let last = output.last, last != 0x0A { newline() }
    }

    /// An empty line before a block, unless it is the first.
    private mutating func separate() { if output.count > 0 { newline() } }

    /// Whether two lines of the head stand apart. A page mark stands close to what it cuts.
    private func needsBlank(between first: HeadLine, and second: HeadLine) -> Bool {
        switch (first.kind, second.kind) {
        case (.pageMark, _), (_, .pageMark): false
        case (.uninterpreted, _), (_, .uninterpreted): true
        // The lines of one stamp: "RELEASED IN PART" above "B1".
        case (.publisherNote, .publisherNote): false
        case (.declassification, .tags), (.tags, .subject), (.declassification, .subject): false
        case (.passingInstruction, .passingInstruction):
            // Close together the second would be read as the rest of the first.
            !CaptionLines.isPassingInstruction(printed: second.printed)
        default:
            second.section == .captionBlock || first.section == .captionBlock
        }
    }

    private mutating func write(_ block: Block, isApart: Bool = true) {
        if case .quotation(let quotation) = block {
            for quoted in quotation.body { write(quoted) }
            return
        }
        if isApart { separate() }
        switch block {
        case .paragraph(let paragraph):
            let start = output.count
            if let label = paragraph.label {
                output.write("¶")
                output.write(raw: label.printed)
                output.write(byte: 0x20)
            }
            if paragraph.heading.isEmpty {
                writeText(paragraph.portionMarking, paragraph.content, from: start)
            } else {
                writeText(paragraph.portionMarking, paragraph.heading, from: start)
                // Of a title that was taken out only the underline tells that it was one.
                if paragraph.heading.hasRedaction { underline(from: start) } else { separate() }
                writeText(nil, paragraph.content, from: output.count)
            }
            write(paragraph.lists)
        case .heading(let heading):
            let start = output.count
            writeText(heading.portionMarking, heading.content, from: start)
            underline(from: start)
        case .list(let list): writeItems(list)
        case .preformatted(let preformatted):
            for line in preformatted.lines {
                output.write(raw: line)
                newline()
            }
        case .pageMark(let mark):
            output.write(raw: mark.printed)
            newline()
        case .quotation: preconditionFailure("its blocks are written, and it is none of them")
        }
    }

    /// The line of dashes below a heading that began at `start`.
    private mutating func underline(from start: Int) {
        let length = output.withUnsafeBufferPointer { bytes in
            bytes[start...].count { $0 & 0xC0 != 0x80 } - 1
        }
        for _ in 0..<max(3, length) { output.write(byte: UInt8(ascii: "-")) }
        newline()
    }

    private mutating func write(_ lists: [ItemList]) {
        for list in lists {
            newline()
            writeItems(list)
        }
    }

    private mutating func writeItems(_ list: ItemList) {
        if !list.head.isEmpty { writeText(nil, list.head, from: output.count) }
        for (index, item) in list.items.enumerated() {
            if index > 0, list.kind == .marked { newline() }
            let start = output.count
            if !item.marker.isEmpty {
                output.write(raw: item.marker)
                output.write(byte: 0x20)
            }
            writeText(item.portionMarking, item.content, from: start)
            write(item.lists)
        }
    }

    /// A marking and running text, ending the line that began at `start`.
    private mutating func writeText(
        _ marking: PortionMarking?, _ content: [Inline], from start: Int
    ) {
        if let marking {
            output.write(raw: marking.printed)
            if content.needsSpaceBefore { output.write(byte: 0x20) }
        }
        for inline in content {
            switch inline {
            case .text(let text), .redaction(let text): output.write(raw: text)
            case .referenceMention(let mention): output.write(raw: mention.text)
            case .paragraphMention(let mention): output.write(raw: mention.text)
            case .link(let link): output.write(raw: link.text)
            case .pageMark(let mark):
                endLine()
                output.write(raw: mark.printed)
                newline()
            case .interruption:
                newline()
                newline()
            }
        }
        endLine()
        if let wrapColumn { output.wrap(from: start, at: wrapColumn) }
    }
}

extension [Inline] {
    fileprivate var hasRedaction: Bool {
        contains { if case .redaction = $0 { true } else { false } }
    }
}

extension Block {
    /// Whether it is a line of the stamp by which a copy was released.
    fileprivate var isReleaseStamp: Bool {
        if case .pageMark(let mark) = self { mark.kind == .releaseStamp } else { false }
    }
}
