import CableGrammar
import CableModel
import CableSyntax

/// The text proper.
extension HTMLPage {
    mutating func writeText() {
        beginSection("text", "Text")
        write(transcription.body)
        closeHeadedSection()
        endSection()
    }

    private mutating func closeHeadedSection() {
        if isSectionOpen { endSection() }
        isSectionOpen = false
    }

    private mutating func write(_ blocks: [Block]) {
        write(NestedBlocks(blocks), blocks.indices)
    }

    /// Blocks, with those that stand inside them.
    private mutating func write(_ text: NestedBlocks, _ range: Range<Int>) {
        for index in text.outermost(in: range) {
            write(text.blocks[index])
            let (beforeLetters, letters) = text.contents(of: index)
            write(text, beforeLetters)
            guard !letters.isEmpty else { continue }
            output.write("<ul class=\"lettered\">\n")
            for letter in letters {
                output.write("<li>\n")
                write(text, letter)
                output.write("</li>\n")
            }
            output.write("</ul>\n")
        }
    }

    private mutating func write(_ block: Block) {
        switch block {
        case .paragraph(let paragraph): write(paragraph)
        case .heading(let heading): write(heading)
        case .list(let list): write(list)
        case .preformatted(let preformatted):
            if let table = preformatted.table {
                write(table, preformatted.lines)
            } else {
                writePreformatted(preformatted.lines.joined(separator: "\n"))
            }
        case .quotation(let quotation):
            guard !quotation.body.isEmpty else { return }
            output.write("<blockquote>\n")
            let isInside = isInQuotation
            isInQuotation = true
            write(quotation.body)
            isInQuotation = isInside
            output.write("</blockquote>\n")
        case .pageMark(let mark):
            output.write("<p>")
            write(mark)
            output.write("</p>\n")
        }
    }

    private mutating func write(_ heading: Heading) {
        if isInQuotation {
            output.write("<p class=\"heading\">")
        } else {
            closeHeadedSection()
            output.write("<section>\n<h3>")
            isSectionOpen = true
        }
        write(heading.portionMarking, heading.content)
        if isInQuotation { output.write("</p>\n") } else { output.write("</h3>\n") }
    }

    private mutating func write(_ paragraph: Paragraph) {
        let hasHeading = !paragraph.heading.isEmpty
        let element: StaticString = hasHeading && !isInQuotation ? "h3" : "p"
        output.write("<")
        output.write(element)
        let anchor = paragraph.label.map { label in
            isInQuotation
                ? paragraphAnchors.nextQuoted(for: label) : paragraphAnchors.next(for: label)
        }
        if let anchor { attribute("id", anchor) }
        if hasHeading, isInQuotation {
            attribute("class", "heading")
        } else if !hasHeading, let role = paragraph.role {
            attribute("class", role.rawValue)
        }
        output.write(">")
        if let anchor, let label = paragraph.label {
            output.write("<a class=\"label\"")
            attribute("href", "#" + anchor)
            output.write(">")
            text(label.printed)
            output.write("</a> ")
        }
        write(paragraph.portionMarking, hasHeading ? paragraph.heading : paragraph.content)
        output.write("</")
        output.write(element)
        output.write(">\n")
        if hasHeading, !paragraph.content.isEmpty {
            output.write("<p")
            if let role = paragraph.role { attribute("class", role.rawValue) }
            output.write(">")
            write(nil, paragraph.content)
            output.write("</p>\n")
        }
        for list in paragraph.lists { write(list) }
    }

    /// A table: its title as caption, rules as rows of one cell, notes below.
    private mutating func write(_ table: Table, _ lines: [String]) {
        guard let first = table.rows.first?.line, let last = table.rows.last?.line else { return }
        let rules = Set(table.rules)
        output.write("<table class=\"columns\">\n")
        let title = (0..<first).filter { !rules.contains($0) }
        if !title.isEmpty {
            output.write("<caption>")
            text(title.map { lines[$0] }.joined(separator: "\n"))
            output.write("</caption>\n")
        }
        var rows = table.rows[...]
        for (index, line) in lines.enumerated() {
            if rules.contains(index) {
                output.write("<tr class=\"rule\"><td colspan=\"")
                output.write(raw: "\(table.columnCount)")
                output.write("\">")
                text(line)
                output.write("</td></tr>\n")
            } else if let row = rows.first, row.line == index {
                rows.removeFirst()
                write(row, row.cells(of: line))
            }
        }
        output.write("</table>\n")
        for line in lines.indices[(last + 1)...] where !rules.contains(line) {
            output.write("<p class=\"note\">")
            text(lines[line])
            output.write("</p>\n")
        }
    }

    private mutating func write(_ row: Table.Row, _ cells: [String]) {
        output.write("<tr>")
        for cell in cells {
            output.write(row.isHead ? "<th>" : "<td>")
            text(cell)
            output.write(row.isHead ? "</th> " : "</td> ")
        }
        output.write("</tr>\n")
    }

    private mutating func write(_ list: ItemList) {
        if !list.head.isEmpty {
            output.write("<p class=\"list-head\">")
            write(nil, list.head)
            output.write("</p>\n")
        }
        guard !list.items.isEmpty else { return }
        output.write(list.kind == .participants ? "<ul class=\"participants\">\n" : "<ul>\n")
        for item in list.items {
            output.write("<li>")
            if !item.marker.isEmpty {
                span("marker", item.marker)
                output.write(byte: 0x20)
            }
            write(item.portionMarking, item.content)
            if !item.lists.isEmpty { output.write(byte: 0x0A) }
            for inner in item.lists { write(inner) }
            output.write("</li>\n")
        }
        output.write("</ul>\n")
    }

    // MARK: Running text

    private mutating func write(_ marking: PortionMarking?, _ content: [Inline]) {
        if let marking {
            span("portion-mark", marking.printed)
            if content.needsSpaceBefore { output.write(byte: 0x20) }
        }
        for (index, inline) in content.enumerated() {
            switch inline {
            case .text(let text): self.text(text)
            case .redaction(let text): span("redaction", text)
            case .referenceMention(let mention): write(mention)
            case .paragraphMention(let mention):
                if let number = mention.number, paragraphNumbers.contains(number) {
                    writeLink(to: "p\(number)", mention.text)
                } else {
                    text(mention.text)
                }
            case .link(let link): write(link)
            case .pageMark(let mark):
                if index > 0 { output.write(byte: 0x20) }
                write(mark)
                if index + 1 < content.count { output.write(byte: 0x20) }
            case .interruption:
                if index > 0 { output.write(byte: 0x20) }
                output.write("<wbr />")
            }
        }
    }

    private mutating func write(_ mention: ReferenceMention) {
        if let position = mention.reference, referenceAnchors.indices.contains(position) {
            writeLink(to: referenceAnchors[position], mention.text)
        } else {
            let target = mention.cited.flatMap { cable.target(of: $0) }
            writeCited(mention.text, target?.number.identifier)
        }
    }

    private mutating func writeLink(to anchor: String, _ content: String) {
        output.write("<a")
        attribute("href", "#" + anchor)
        output.write(">")
        text(content)
        output.write("</a>")
    }

    private mutating func write(_ link: Link) {
        guard link.leadsToTheWeb else {
            output.write("<span class=\"link\"")
            attribute("title", link.target)
            output.write(">")
            text(link.text)
            output.write("</span>")
            return
        }
        output.write("<a rel=\"nofollow noreferrer\"")
        attribute("href", link.target)
        output.write(">")
        text(link.text)
        output.write("</a>")
    }

    private mutating func write(_ mark: PageMark) {
        output.write("<small class=\"page-mark ")
        output.write(raw: mark.kind.term)
        output.write("\">")
        text(mark.printed)
        output.write("</small>")
    }

    private mutating func attribute(_ name: StaticString, _ value: String) {
        output.write(byte: 0x20)
        output.write(name)
        output.write("=\"")
        text(value, in: .attribute)
        output.write("\"")
    }
}

extension Link {
    /// Whether the address is one of the web or of mail, in signs that addresses have: nothing that runs.
    fileprivate var leadsToTheWeb: Bool {
        let lower = target.lowercased()
        return ["http://", "https://", "mailto:", "ftp://"].contains { lower.hasPrefix($0) }
            && target.utf8.allSatisfy { byte in
                switch byte {
                case 0x21...0x7E:
                    byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
                        && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
                        && byte != UInt8(ascii: "{") && byte != UInt8(ascii: "}")
                        && byte != UInt8(ascii: "|") && byte != UInt8(ascii: "^")
                        && byte != UInt8(ascii: "`")
                default: false
                }
            }
    }
}
