import CableModel
import CableSyntax

/// The text proper.
extension TEIDocument {
    mutating func writeBody() {
        let footerStart = transcription.footerStart
        var section = 0
        var isOpen = false
        for (index, block) in transcription.body.enumerated() {
            if index >= footerStart {
                if isOpen { output.write("</div>\n") }
                isOpen = false
                writeTrailing(block)
                element += block.elementCount
                continue
            }
            if case .heading(let heading) = block {
                if isOpen { output.write("</div>\n") }
                section += 1
                openSection(section, role: transcription.role(ofSectionAt: index))
                isOpen = true
                output.write("<head>")
                writeMarking(heading.portionMarking, before: heading.content)
                write(heading.content)
                output.write("</head>\n")
            } else {
                if !isOpen {
                    section += 1
                    openSection(section, role: transcription.role(ofSectionAt: index))
                    isOpen = true
                }
                write(block)
            }
            element += block.elementCount
        }
        if isOpen { output.write("</div>\n") }
    }

    private mutating func openSection(_ number: Int, role: Paragraph.Role?) {
        output.write("<div type=\"section\"")
        if let role { attribute("subtype", role.rawValue) }
        attribute("n", "\(number)")
        idAttribute("s\(number)")
        output.write(">\n")
    }

    private mutating func write(_ block: Block) {
        switch block {
        case .paragraph(let paragraph): write(paragraph)
        case .heading: preconditionFailure("a heading opens its section")
        case .list(let list):
            write(list)
            output.write("\n")
        case .preformatted(let preformatted):
            output.write("<ab type=\"preformatted\" xml:space=\"preserve\">")
            for (index, line) in preformatted.lines.enumerated() {
                if index > 0 { output.write("<lb/>\n") }
                text(line)
            }
            output.write("</ab>\n")
        case .pageMark(let mark):
            writePageMark(mark)
            output.write("\n")
        }
    }

    private mutating func write(_ paragraph: Paragraph) {
        // A footer in the middle of the text is no paragraph of the telegram.
        let isFooter = paragraph.role == .postFooter
        output.write(isFooter ? "<ab type=\"post-footer\"" : "<p")
        if let label = paragraph.label {
            attribute("n", label.anchorText)
            idAttribute(paragraphAnchors.next(for: label))
        }
        if let marking = paragraph.portionMarking {
            attribute("ana", TEICodes.pointers(level: marking.level, controls: marking.controls))
        }
        output.write(">")
        if let label = paragraph.label {
            element("label", text: label.printed)
            output.write(" ")
        }
        writeMarking(paragraph.portionMarking, before: paragraph.content)
        write(paragraph.content)
        for list in paragraph.lists {
            output.write("\n")
            write(list)
        }
        output.write(isFooter ? "</ab>\n" : "</p>\n")
    }

    private mutating func writeMarking(_ marking: PortionMarking?, before content: [Inline]) {
        guard let marking else { return }
        element("seg", ("type", "portion-mark"), text: marking.printed)
        if content.needsSpaceBefore { output.write(" ") }
    }

    private mutating func write(_ list: ItemList) {
        output.write("<list")
        let marker = list.items.first?.marker ?? ""
        if marker.hasPrefix("-") {
            attribute("rend", "dash")
        } else if !marker.isEmpty {
            attribute("rend", "marked")
        }
        output.write(">\n")
        if list.items.isEmpty { output.write("<item/>\n") }
        for item in list.items {
            output.write("<item")
            if item.marker != "--" { attribute("n", item.marker) }
            if let marking = item.portionMarking {
                attribute(
                    "ana", TEICodes.pointers(level: marking.level, controls: marking.controls))
            }
            output.write(">")
            if item.marker.utf8.contains(where: ASCII.isAlphanumeric) {
                element("label", text: item.marker)
                output.write(" ")
            }
            writeMarking(item.portionMarking, before: item.content)
            write(item.content)
            for inner in item.lists {
                output.write("\n")
                write(inner)
            }
            output.write("</item>\n")
        }
        output.write("</list>")
    }

    // MARK: Running text

    mutating func write(_ content: [Inline]) {
        for (index, inline) in content.enumerated() {
            switch inline {
            case .text(let text): self.text(text)
            case .redaction(let printed): writeRedaction(printed)
            case .referenceMention(let mention): write(mention)
            case .paragraphMention(let mention):
                output.write("<ref type=\"paragraph\"")
                if let number = mention.number, paragraphNumbers.contains(number) {
                    pointerAttribute("target", "p\(number)")
                }
                output.write(">")
                text(mention.text)
                output.write("</ref>")
            case .link(let link):
                output.write("<ref type=\"link\"")
                attribute("target", URIs.escaped(link.target))
                output.write(">")
                text(link.text)
                output.write("</ref>")
            case .pageMark(let mark):
                if index > 0 { output.write(" ") }
                writePageMark(mark)
                if index + 1 < content.count, !content[index + 1].isBreak { output.write(" ") }
            case .interruption:
                if index > 0 { output.write(" ") }
                output.write("<milestone unit=\"interruption\"")
                pointerAttribute("resp", "cableconv")
                output.write(" cert=\"high\"/>")
            }
        }
    }

    private mutating func writeRedaction(_ printed: String) {
        output.write("<gap reason=\"redacted\" extent=\"unknown\"")
        if cable.provenance.page != nil { pointerAttribute("resp", "publisher") }
        output.write("><desc>")
        text(printed)
        output.write("</desc></gap>")
    }

    private mutating func write(_ mention: ReferenceMention) {
        let isSeptel = mention.text.lowercased().hasPrefix("septel")
        let type = mention.cited != nil ? "cable" : isSeptel ? "septel" : "reference"
        output.write("<ref")
        attribute("type", type)
        if let position = mention.reference, referenceAnchors.indices.contains(position) {
            pointerAttribute("target", referenceAnchors[position])
        } else if let target = mention.cited.flatMap(cable.target(of:)) {
            cableTarget(target)
        }
        output.write(">")
        text(mention.text)
        output.write("</ref>")
    }

    mutating func writePageMark(_ mark: PageMark) {
        let type: String
        switch mark.kind {
        case .pageLine(let line):
            output.write("<pb")
            attribute("n", line.page)
            output.write("/>")
            type = "page-line"
        case .banner: type = "banner"
        case .caption: type = "handling"
        case .sectionLine: type = "section-line"
        case .releaseStamp: type = "release-stamp"
        case .repeatedHead: type = "repeated-head"
        }
        element("fw", ("type", type), text: mark.printed)
    }

    // MARK: The end

    /// A block of the post's footer at the end of the text.
    private mutating func writeTrailing(_ block: Block) {
        switch block {
        case .paragraph(let paragraph):
            output.write("<trailer type=\"post-footer\">")
            if let line = lines.line(ofElement: element) {
                output.write("<lb n=\"")
                output.write(line)
                output.write("\"/>")
            }
            write(paragraph.content)
            output.write("</trailer>\n")
        case .pageMark(let mark):
            writePageMark(mark)
            output.write("\n")
        default: preconditionFailure("only footers and page marks stand there")
        }
    }

    mutating func writeClosing() {
        if let signature = transcription.signature {
            output.write("<closer><signed><persName>")
            let name = signature.name
            text(name)
            output.write("</persName>")
            text(String(signature.printed.dropFirst(name.count)))
            output.write("</signed></closer>\n")
        }
        for line in transcription.tail {
            switch line.kind {
            case .postscript:
                output.write("<postscript><p>")
                text(line.printed)
                output.write("</p></postscript>\n")
            case .endMark, .banner, .releaseStamp:
                element("trailer", ("type", line.kind.rawValue), text: line.printed)
                output.write("\n")
            }
        }
    }
}

extension Inline {
    /// Whether the inline stands between words.
    fileprivate var isBreak: Bool { plainText == nil }
}

extension Transcription {
    /// Where the post's footer begins that ends the text; the number of blocks where there is none.
    fileprivate var footerStart: Int {
        var start = body.count
        var hasFooter = false
        scan: for (index, block) in body.enumerated().reversed() {
            switch block {
            case .paragraph(let paragraph)
            where paragraph.role == .postFooter && paragraph.label == nil && paragraph.lists.isEmpty:
                start = index
                hasFooter = true
            case .pageMark: continue
            default: break scan
            }
        }
        return hasFooter ? start : body.count
    }

    /// The role of the first paragraph of the section that begins at a block.
    fileprivate func role(ofSectionAt index: Int) -> Paragraph.Role? {
        for block in body[index...].prefix(3) {
            if case .paragraph(let paragraph) = block {
                return paragraph.role == .postFooter ? nil : paragraph.role
            }
        }
        return nil
    }
}

/// Addresses as attributes can hold them.
enum URIs {
    /// The address with what no URI may have percent-encoded; a `%` stays.
    static func escaped(_ address: String) -> String {
        PercentEncoding.encoded(address, allowing: marksOfURIs)
    }

    /// The unreserved and the reserved marks, but for brackets (RFC 3986, section 2).
    private static let marksOfURIs = ByteSet("-._~:/?#@!$&'()*+,;=%")
}
