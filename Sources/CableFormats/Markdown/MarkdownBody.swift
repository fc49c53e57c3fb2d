import CableModel
import CableSyntax

/// The text proper, and what follows it, as Markdown; `MarkdownWriter` says by which conventions.
struct MarkdownBody: ~Copyable {
    var output: Output
    /// Whether every character could be written.
    private(set) var isWhole = true
    private let transcription: Transcription
    private let referenceAnchors: [String]
    private let flavor: MarkdownFlavor
    private let paragraphNumbers: Set<Int>
    private var paragraphAnchors = ParagraphAnchors()
    /// Whether the blocks that are being written are those of a quotation.
    private var isInQuotation = false

    init(
        _ transcription: Transcription, referenceAnchors: [String], flavor: MarkdownFlavor,
        output: consuming Output
    ) {
        self.transcription = transcription
        self.flavor = flavor
        self.referenceAnchors = referenceAnchors
        self.output = output
        paragraphNumbers = transcription.paragraphNumbersOfText
    }

    mutating func write() {
        output.write("<!-- text -->")
        write(transcription.body)
        if let signature = transcription.signature {
            writeClosing("signature", signature.printed)
        }
        for line in transcription.tail { writeClosing(line.kind.rawValue, line.printed) }
        for text in transcription.unplaced { writeClosing("unplaced", text) }
    }

    // MARK: Blocks

    private mutating func startBlock() { output.write("\n\n") }

    private mutating func text(_ text: String) {
        if !output.write(markdown: text, flavor: flavor) { isWhole = false }
    }

    private mutating func span(_ name: String, _ content: String) {
        output.write("<span class=\"")
        output.write(raw: name)
        output.write("\">")
        text(content)
        output.write("</span>")
    }

    private mutating func writeClosing(_ name: String, _ printed: String) {
        startBlock()
        span(name, printed)
    }

    private mutating func write(_ blocks: [Block]) {
        write(NestedBlocks(blocks), blocks.indices)
    }

    /// Blocks, with those that stand inside them: lettered paragraphs are items, what stands between
    /// two is in the item of the former.
    private mutating func write(_ text: NestedBlocks, _ range: Range<Int>) {
        for index in text.outermost(in: range) {
            write(text.blocks[index])
            let (beforeLetters, letters) = text.contents(of: index)
            write(text, beforeLetters)
            for letter in letters {
                startBlock()
                let start = output.count
                write(text, letter)
                if letters.count == 1, flavor.anchors == .block { output.writeSecondBlock() }
                output.makeItem(from: start)
            }
        }
    }

    private mutating func write(_ block: Block) {
        startBlock()
        switch block {
        case .paragraph(let paragraph): write(paragraph)
        case .heading(let heading):
            output.write("## ")
            write(heading.portionMarking, heading.content, atLineStart: false)
        case .list(let list):
            output.write("<!-- list -->")
            announcePersons(of: list)
            write(list, depth: 0)
        case .preformatted(let preformatted): write(preformatted)
        case .quotation(let quotation): write(quotation)
        case .pageMark(let mark): write(mark)
        }
    }

    /// A text within the text: a block quotation.
    private mutating func write(_ quotation: Quotation) {
        let start = output.count
        output.write("<!-- quotation -->")
        let isInQuotation = self.isInQuotation
        self.isInQuotation = true
        write(quotation.body)
        self.isInQuotation = isInQuotation
        output.quote(from: start)
    }

    private mutating func write(_ paragraph: Paragraph) {
        if !paragraph.heading.isEmpty { output.write("### ") }
        let first = paragraph.heading.isEmpty ? paragraph.content : paragraph.heading
        if let label = paragraph.label {
            let anchor =
                isInQuotation
                ? paragraphAnchors.nextQuoted(for: label) : paragraphAnchors.next(for: label)
            output.write(anchor: anchor, before: flavor)
            output.write("**[")
            text(label.printed)
            output.write("](#")
            output.write(raw: anchor)
            output.write(")**")
            if paragraph.portionMarking != nil || !first.isEmpty {
                output.write(byte: 0x20)
                write(paragraph.portionMarking, first, atLineStart: false)
            }
            output.write(anchor: anchor, behind: flavor, paragraph.heading.isEmpty ? "\n" : " ")
        } else {
            if paragraph.portionMarking == nil, first.first?.plainText == nil {
                output.write("<!-- paragraph -->")
                if !first.isEmpty { output.write(byte: 0x0A) }
            }
            write(paragraph.portionMarking, first, atLineStart: true)
        }
        if !paragraph.heading.isEmpty {
            startBlock()
            write(nil, paragraph.content, atLineStart: true)
        }
        for (index, list) in paragraph.lists.enumerated() {
            if list.kind == .participants {
                output.write(byte: 0x0A)
                announcePersons(of: list)
            } else if index > 0 {
                output.write("\n\n<!-- next list -->")
            } else {
                output.write(flavor.needsLineBeforeLists ? "\n\n" : "\n")
            }
            write(list, depth: 0)
        }
    }

    /// Says that the list to come is one of persons. One with a head is the only item of another.
    private mutating func announcePersons(of list: ItemList) {
        guard list.kind == .participants else { return }
        output.write(
            list.head.isEmpty
                ? "\n<!-- participants -->" : "\n<!-- participants below a head -->")
    }

    private mutating func write(_ list: ItemList, depth: Int) {
        var depth = depth
        if !list.head.isEmpty {
            output.write("\n- ")
            write(nil, list.head, atLineStart: true)
            depth += 1
        }
        let usual = list.kind == .participants ? "" : list.items.first?.marker
        let bullet = MarkdownBullet(marker: usual) ?? .dash
        for item in list.items {
            let isUsual =
                MarkdownBullet(marker: item.marker) == bullet
                || list.kind == .participants && item.marker.isEmpty
            output.write(byte: 0x0A)
            for _ in 0..<depth { output.write("    ") }
            output.write(byte: bullet.rawValue)
            output.write(byte: 0x20)
            if !isUsual {
                span("marker", item.marker)
                output.write(byte: 0x20)
            } else if item.portionMarking == nil && item.content.isEmpty {
                output.write("<!-- -->")
            }
            write(item.portionMarking, item.content, atLineStart: isUsual)
            for (index, inner) in item.lists.enumerated() {
                if index > 0 {
                    output.write("\n\n")
                    for _ in 0...depth { output.write("    ") }
                    output.write("<!-- next list -->")
                }
                write(inner, depth: depth + 1)
            }
        }
    }

    private mutating func write(_ preformatted: Preformatted) {
        if flavor.hasTables, let rows = MarkdownTable.rows(of: preformatted) {
            output.write("<!-- columns -->\n")
            for row in rows {
                output.write(byte: 0x0A)
                output.write(raw: row)
            }
            return
        }
        if !output.write(lines: preformatted.lines) { isWhole = false }
    }

    // MARK: Running text

    private mutating func write(
        _ marking: PortionMarking?, _ content: [Inline], atLineStart: Bool
    ) {
        if let marking {
            write(marking)
            if content.needsSpaceBefore { output.write(byte: 0x20) }
        }
        let anchors = referenceAnchors
        for (index, inline) in content.enumerated() {
            let isFirst = index == 0 && marking == nil
            switch inline {
            case .text(let text), .redaction(let text):
                write(text, isFirst: isFirst, atLineStart: atLineStart)
            case .referenceMention(let mention):
                if let position = mention.reference, anchors.indices.contains(position) {
                    writeLink(to: anchors[position], mention.text)
                } else {
                    write(mention.text, isFirst: isFirst, atLineStart: atLineStart)
                }
            case .paragraphMention(let mention):
                if let number = mention.number, paragraphNumbers.contains(number) {
                    writeLink(to: "p\(number)", mention.text)
                } else {
                    write(mention.text, isFirst: isFirst, atLineStart: atLineStart)
                }
            case .link(let link): write(link)
            case .pageMark(let mark):
                if index > 0 { output.write(byte: 0x20) }
                write(mark)
                if index + 1 < content.count, content[index + 1].plainText != nil {
                    output.write(byte: 0x20)
                }
            case .interruption:
                if index > 0 { output.write(byte: 0x20) }
                output.write("<wbr>")
            }
        }
        if !content.isEmpty { output.endMarkdownBlock() }
    }

    private mutating func write(_ text: String, isFirst: Bool, atLineStart: Bool) {
        if isFirst {
            // A parenthesis and a blank at the beginning are to be told from ours, too, where a
            // number stands before them.
            let isGuarded =
                atLineStart || text.utf8.first == UInt8(ascii: "(")
                || text.utf8.first == 0x20
            if !output.write(
                markdown: text, atLineStart: isGuarded, guardingParenthesis: true, flavor: flavor)
            {
                isWhole = false
            }
        } else {
            self.text(text)
        }
    }

    private mutating func write(_ marking: PortionMarking) {
        let printed = marking.printed.utf8
        let isUsual =
            printed.count > 2 && printed.first == UInt8(ascii: "(")
            && printed.last == UInt8(ascii: ")")
            && !printed.dropFirst().dropLast().contains { $0 == 0x28 || $0 == 0x29 }
        guard isUsual else { return span("portion-mark", marking.printed) }
        output.write("(")
        text(String(marking.printed.dropFirst().dropLast()))
        output.write("\\)")
    }

    private mutating func writeLink(to anchor: String, _ content: String) {
        output.write("[")
        text(content)
        output.write("](#")
        output.write(raw: anchor)
        output.write(")")
    }

    private mutating func write(_ link: Link) {
        guard link.canBeFollowed else {
            output.write("<span class=\"link\" title=\"")
            if !output.write(html: link.target) { isWhole = false }
            output.write("\">")
            text(link.text)
            output.write("</span>")
            return
        }
        output.write("[")
        text(link.text)
        output.write("](<")
        output.write(raw: link.target)
        output.write(">)")
    }

    private mutating func write(_ mark: PageMark) {
        output.write("<sup class=\"")
        output.write(raw: mark.kind.term)
        output.write("\">")
        text(mark.printed)
        output.write("</sup>")
    }
}

extension Link {
    /// Whether the address is one of the web or of mail, and stands in `<…>` as it is. A text with
    /// an open bracket would not be the whole text of a link.
    fileprivate var canBeFollowed: Bool {
        let lower = target.lowercased()
        guard ["http://", "https://", "mailto:", "ftp://"].contains(where: { lower.hasPrefix($0) })
        else { return false }
        guard !text.utf8.contains(UInt8(ascii: "[")) else { return false }
        return target.utf8.allSatisfy { byte in
            byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
                && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "{")
                && byte != UInt8(ascii: "}") && byte != UInt8(ascii: "|")
                && byte != UInt8(ascii: "`") && byte != UInt8(ascii: "&")
                || byte == UInt8(ascii: "&") && !target.hasEntity
        }
    }
}

extension String {
    /// Whether the text holds what HTML would read as an entity.
    fileprivate var hasEntity: Bool {
        var isOpen = false
        for byte in utf8 {
            if byte == UInt8(ascii: "&") {
                isOpen = true
            } else if byte == UInt8(ascii: ";") {
                if isOpen { return true }
            } else if !ASCII.isAlphanumeric(byte) && byte != UInt8(ascii: "#") {
                isOpen = false
            }
        }
        return false
    }
}
