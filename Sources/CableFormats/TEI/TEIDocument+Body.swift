import CableModel
import CableSyntax

/// The text proper.
extension TEIDocument {
    mutating func writeBody() {
        let footerStart = transcription.footerStart
        if !hasComponents && footerStart == 0 {
            // A body needs more than what stands at its beginning and its end.
            output.write("<ab/>\n")
        }
        var section = 0
        var isOpen = false
        let starts = transcription.body.sectionStarts
        let text = NestedBlocks(transcription.body)
        for (index, block) in transcription.body.enumerated() {
            if index >= footerStart {
                if isOpen { output.write("</div>\n") }
                isOpen = false
                writeTrailing(block)
                element += block.elementCount
                continue
            }
            if starts[index] {
                if isOpen { output.write("</div>\n") }
                section += 1
                openSection(section, role: transcription.role(ofSectionAt: index, starts))
                isOpen = true
            }
            // What stands inside a paragraph is written with it.
            if text[index] == 0 { write(text, at: index) }
            element += block.elementCount
        }
        if isOpen { output.write("</div>\n") }
    }

    /// A text within the text, with sections of its own; paragraphs have no role in it.
    private mutating func write(_ quotation: Quotation) {
        counters.quotation += 1
        let number = counters.quotation
        output.write("<floatingText type=\"quotation\">\n<body>\n")
        if quotation.body.isEmpty { output.write("<ab/>\n") }
        let isInQuotation = self.isInQuotation
        self.isInQuotation = true
        var section = 0
        let starts = quotation.body.sectionStarts
        let text = NestedBlocks(quotation.body)
        for index in text.outermost(in: quotation.body.indices) {
            if starts[index] {
                if section > 0 { output.write("</div>\n") }
                section += 1
                output.write("<div type=\"section\"")
                attribute("n", section)
                idAttribute("q\(number)-s\(section)")
                output.write(">\n")
            }
            write(text, at: index)
        }
        if section > 0 { output.write("</div>\n") }
        self.isInQuotation = isInQuotation
        output.write("</body>\n</floatingText>\n")
    }

    /// A heading; that of a paragraph has the paragraph's number and marking.
    private mutating func writeHead(
        _ label: ParagraphLabel?, _ portionMarking: PortionMarking?, _ content: [Inline]
    ) {
        output.write("<head")
        let marking = position(of: portionMarking)
        pointers(toMarking: marking)
        writeSpace(of: content)
        output.write(">")
        if let label { write(label) }
        writeMarking(marking, before: content)
        write(content)
        output.write("</head>\n")
    }

    private mutating func write(_ label: ParagraphLabel) {
        output.write("<label")
        writeSpace(of: label.printed)
        output.write(">")
        text(label.printed)
        if !label.isToldByText {
            writeFeatures(besides: ["printed"]) { $0.write(label) }
        }
        output.write("</label> ")
    }

    private mutating func openSection(_ number: Int, role: Paragraph.Role?) {
        output.write("<div type=\"section\"")
        if let role { attribute("subtype", role.rawValue) }
        attribute("n", number)
        idAttribute("s", number)
        output.write(">\n")
    }

    private mutating func write(_ text: NestedBlocks, _ range: Range<Int>) {
        for index in text.outermost(in: range) { write(text, at: index) }
    }

    /// A block, with those that stand inside it.
    private mutating func write(_ text: NestedBlocks, at index: Int) {
        switch text.blocks[index] {
        case .paragraph(let paragraph):
            repairs.beginElement()
            if !paragraph.heading.isEmpty {
                writeHead(paragraph.label, paragraph.portionMarking, paragraph.heading)
            }
            write(paragraph, text, at: index)
        case .heading(let heading):
            repairs.beginElement()
            writeHead(nil, heading.portionMarking, heading.content)
        case .list(let list):
            write(list)
            output.write("\n")
        case .preformatted(let preformatted):
            repairs.beginElement()
            if let table = preformatted.table {
                write(table, preformatted.lines)
                return
            }
            output.write("<ab type=\"preformatted\" xml:space=\"preserve\"")
            if preformatted.lines.isEmpty { attribute("n", "0") }
            output.write(">")
            for (index, line) in preformatted.lines.enumerated() {
                if index > 0 {
                    output.write("<lb/>\n")
                    repairs.skip(1)
                }
                write(words: line)
            }
            output.write("</ab>\n")
        case .quotation(let quotation): write(quotation)
        case .pageMark(let mark):
            repairs.beginElement()
            writePageMark(mark)
            output.write("\n")
        }
    }

    /// A table. Each cell has the blanks behind it, so that the cells of a row are its line.
    private mutating func write(_ table: Table, _ lines: [String]) {
        output.write("<table")
        attribute("rows", table.rows.count)
        attribute("cols", table.columnCount)
        output.write(" xml:space=\"preserve\">\n")
        var rows = table.rows[...]
        let rules = Set(table.rules)
        for (index, line) in lines.enumerated() {
            if index > 0 { repairs.skip(1) }
            if rules.contains(index) {
                repairs.skip(line.utf8.count)
                output.write("<milestone unit=\"rule\"")
                attribute("n", line)
                output.write("/>\n")
            } else if let row = rows.first, row.line == index {
                rows.removeFirst()
                output.write(row.isHead ? "<row role=\"label\">" : "<row>")
                for cell in row.paddedCells(of: line) {
                    output.write("<cell>")
                    write(words: cell)
                    output.write("</cell>")
                }
                output.write("</row>\n")
            } else if rows.count == table.rows.count {
                output.write("<head>")
                write(words: line)
                output.write("</head>\n")
            } else {
                output.write("<trailer>")
                write(words: line)
                output.write("</trailer>\n")
            }
        }
        output.write("</table>\n")
    }

    private mutating func write(
        _ paragraph: Paragraph, _ text: NestedBlocks, at index: Int
    ) {
        // A footer in the middle of the text is no paragraph of the telegram.
        let isFooter = paragraph.role == .postFooter
        output.write(isFooter ? "<ab type=\"post-footer\"" : "<p")
        if let label = paragraph.label {
            if let number = label.number {
                attribute("n", number)
            } else {
                attribute("n", label.anchorText)
            }
            idAttribute(
                isInQuotation
                    ? paragraphAnchors.nextQuoted(for: label) : paragraphAnchors.next(for: label))
        }
        let marking = position(of: paragraph.portionMarking)
        pointers(toMarking: marking, role: isInQuotation ? nil : explicitRoles[index])
        writeSpace(of: paragraph.content)
        output.write(">")
        if paragraph.heading.isEmpty {
            if let label = paragraph.label { write(label) }
            writeMarking(marking, before: paragraph.content)
        }
        write(paragraph.content)
        for list in paragraph.lists {
            output.write("\n")
            write(list)
        }
        let (beforeLetters, letters) = text.contents(of: index)
        if !letters.isEmpty {
            output.write("\n<list type=\"lettered\">\n")
            write(text, beforeLetters)
            for letter in letters {
                output.write("<item>\n")
                write(text, letter)
                output.write("</item>\n")
            }
            output.write("</list>")
        }
        output.write(isFooter ? "</ab>\n" : "</p>\n")
        if letters.isEmpty { write(text, beforeLetters) }
    }

    /// `@ana`: what a portion marking means, and the role of a paragraph.
    ///
    /// - Parameter marking: its position among those that are known.
    private mutating func pointers(toMarking marking: Int?, role: String? = nil) {
        guard marking != nil || role != nil else { return }
        output.write(" ana=\"")
        if let marking {
            output.write(raw: knownMarkings[marking].pointers)
            if role != nil { output.write(" ") }
        }
        if let role {
            output.write("#role-")
            output.write(raw: role)
        }
        output.write("\"")
    }

    private mutating func write(_ list: ItemList) {
        output.write("<list")
        let marker = list.items.first?.marker ?? ""
        if list.kind == .participants { attribute("type", list.kind.rawValue) }
        if list.items.isEmpty {
            // A list has items; this one has none to show.
            attribute("rend", "none")
        } else if marker.hasPrefix("-") {
            attribute("rend", "dash")
        } else if !marker.isEmpty {
            attribute("rend", "marked")
        }
        output.write(">\n")
        if !list.head.isEmpty {
            repairs.beginElement()
            output.write("<head")
            writeSpace(of: list.head)
            output.write(">")
            write(list.head)
            output.write("</head>\n")
        }
        if list.items.isEmpty { output.write("<item/>\n") }
        for item in list.items {
            repairs.beginElement()
            output.write("<item")
            if item.marker != list.kind.usualMarker { attribute("n", item.marker) }
            let marking = position(of: item.portionMarking)
            pointers(toMarking: marking)
            writeSpace(of: item.content)
            output.write(">")
            if item.marker.utf8.contains(where: ASCII.isAlphanumeric) {
                value("label", text: item.marker)
                output.write(" ")
            }
            writeMarking(marking, before: item.content)
            write(item.content)
            for inner in item.lists {
                output.write("\n")
                write(inner)
            }
            output.write("</item>\n")
        }
        output.write("</list>")
    }
}
