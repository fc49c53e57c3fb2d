import CableGrammar
import CableModel
import CableParsing
import CableSyntax

/// The text proper.
extension TEIDecoder {
    mutating func readBlocks(_ children: [XMLNode.Child]) {
        // A page begins before the line that says so.
        var page: XMLNode?
        for case .element(let node) in children {
            textElement = element
            switch node.name {
            case "pb": page = node
            case "fw":
                append(.pageMark(pageMark(node, page: page)))
                page = nil
            case "div": readSection(node)
            case "head": readHeading(node)
            case "p":
                append(paragraph(node))
                readInside()
            case "ab" where isInQuotation && node["type"] == nil && node.children.isEmpty: break
            case "ab":
                append(anonymousBlock(node))
                readInside()
            case "table" where node["xml:space"] == "preserve":
                append(.preformatted(TableGrammar.preformatted(linesOfTable(node))))
            case "floatingText": readQuotation(node)
            case "list": append(.list(ItemList(of: node, in: &self)))
            case "lb": break
            case "closer", "trailer", "postscript", "note", "figure":
                misfit(node, .leftOut)
            default:
                misfit(node, .textKept)
                append(paragraph(node))
                readInside()
            }
        }
        if let heading = headingOfParagraph {
            headingOfParagraph = nil
            append(.paragraph(heading))
        }
    }

    /// A text within the text: its blocks are the quotation's. One too deep in others is the blocks in
    /// it.
    private mutating func readQuotation(_ node: XMLNode) {
        if quotationDepth == StatedValues.deepestQuotation { misfit(node, .textKept) }
        let body = transcription.body
        transcription.body = []
        quotationDepth += 1
        for child in node.elements {
            if child.name == "body" { readBlocks(child.children) } else { misfit(child, .leftOut) }
        }
        quotationDepth -= 1
        let quoted = transcription.body
        transcription.body = body
        if quotationDepth < StatedValues.deepestQuotation {
            // Its blocks are counted already.
            transcription.body.append(.quotation(Quotation(body: quoted)))
        } else {
            transcription.body += quoted
        }
    }

    /// A section; its first paragraph has the role that the section is said to have.
    private mutating func readSection(_ section: XMLNode) {
        let first = transcription.body.count
        readBlocks(section.children)
        guard let name = section["subtype"], let role = Paragraph.Role(rawValue: name) else {
            return
        }
        for index in transcription.body.indices.dropFirst(first).prefix(3) {
            guard case .paragraph(var paragraph) = transcription.body[index] else { continue }
            paragraph.role = role
            transcription.body[index] = .paragraph(paragraph)
            return
        }
    }

    /// A heading; one with a number is that of the paragraph to come.
    private mutating func readHeading(_ node: XMLNode) {
        var text = TEIRunningText(of: node, in: &self)
        text.read(node.children, in: &self)
        if let label = text.label {
            headingOfParagraph = Paragraph(
                label: label, portionMarking: text.portionMarking, heading: text.content())
        } else {
            append(
                .heading(Heading(portionMarking: text.portionMarking, content: text.content())))
        }
    }

    /// Reads the lettered paragraphs inside the last one, which the model has behind it.
    private mutating func readInside() {
        guard !insideParagraph.isEmpty else { return }
        let lists = insideParagraph
        insideParagraph = []
        for list in lists {
            readBlocks(
                list.children.flatMap { child in
                    if case .element(let item) = child, item.name == "item" {
                        item.children
                    } else {
                        [child]
                    }
                })
        }
    }

    private mutating func paragraph(_ node: XMLNode) -> Block {
        var text = TEIRunningText(
            of: node, in: &self, behind: headingOfParagraph?.heading ?? [],
            mayHoldParagraphs: true)
        text.read(node.children, in: &self)
        insideParagraph += text.letteredLists
        let content = text.content()
        let above = headingOfParagraph
        headingOfParagraph = nil
        let heading = above?.heading ?? []
        return .paragraph(
            Paragraph(
                label: text.label ?? above?.label ?? node["n"].map { ParagraphLabel(text: $0) },
                portionMarking: text.portionMarking ?? above?.portionMarking,
                role: role(of: node, heading: heading, content: content), heading: heading,
                content: content, lists: text.lists))
    }

    /// The role that a paragraph is said to have, or else the one that its words give it.
    private func role(
        of node: XMLNode, heading: [Inline], content: [Inline]
    ) -> Paragraph.Role? {
        for pointer in (node["ana"] ?? "").split(separator: " ")
        where pointer.hasPrefix("#role-") {
            return Paragraph.Role(rawValue: String(pointer.dropFirst("#role-".count)))
        }
        if isInQuotation { return nil }
        return Roles.role(ofParagraph: content, heading: heading, after: transcription.body)
    }

    private mutating func anonymousBlock(_ node: XMLNode) -> Block {
        switch node["type"] {
        case "preformatted":
            return .preformatted(TableGrammar.preformatted(preformattedLines(node)))
        case "post-footer": break
        case nil: break
        default: misfit(node, .textKept)
        }
        let block = paragraph(node)
        guard case .paragraph(var footer) = block, node["type"] == "post-footer" else {
            return block
        }
        footer.role = .postFooter
        return .paragraph(footer)
    }
}

extension ItemList {
    init(of list: XMLNode, in decoder: inout TEIDecoder) {
        self.init(kind: list["type"] == "participants" ? .participants : .marked, items: [])
        let hasItems = list["rend"] != "none"
        var marker: String?
        for node in list.elements {
            switch node.name {
            case "label": marker = node.value
            case "head":
                var text = TEIRunningText(of: node, in: &decoder)
                text.read(node.children, in: &decoder)
                head += text.content()
            case "item" where !hasItems: break
            case "item":
                var text = TEIRunningText(of: node, in: &decoder)
                text.read(node.children, in: &decoder)
                let printed = text.label?.printed ?? marker
                marker = nil
                items.append(
                    ListItem(
                        marker: printed ?? node["n"] ?? kind.usualMarker,
                        portionMarking: text.portionMarking, content: text.content(),
                        lists: text.lists))
            default: decoder.misfit(node, .leftOut)
            }
        }
    }
}

extension ParagraphLabel {
    /// The label of a `p`.
    init?(of node: XMLNode) {
        let label = node.first("label")
        guard let printed = label?.value ?? node["n"] else { return nil }
        self.init(text: printed)
        if let features = label?.features { number = features.number(ofFeature: "number") }
    }
}

extension XMLNode {
    /// Whether a list is one of paragraphs: each item has one, and no words beside it.
    var isListOfParagraphs: Bool {
        self["type"] == "lettered"
            && elements.allSatisfy { node in
                guard node.name == "item" else { return ["pb", "fw"].contains(node.name) }
                return node.first("p") != nil
                    && node.children.allSatisfy { child in
                        guard case .text(let text) = child else { return true }
                        return text.utf8.allSatisfy(\.isXMLBlank)
                    }
            }
    }
}

extension TEIDecoder {
    /// The lines of a table whose cells have the blanks behind them.
    private mutating func linesOfTable(_ table: XMLNode) -> [String] {
        var lines: [String] = []
        var length = 0
        for node in table.elements {
            var line = ""
            switch node.name {
            case "milestone": line = node["n"] ?? ""
            case "row":
                for cell in node.elements {
                    line += words(of: cell, behind: length + line.utf8.count)
                }
            default: line = words(of: node, behind: length)
            }
            lines.append(line)
            length += line.utf8.count + 1
        }
        return lines
    }

    /// The words of a node, with what was put right in them.
    private mutating func words(of node: XMLNode, behind length: Int) -> String {
        var words = ""
        for child in node.children {
            switch child {
            case .text(let text): words += text
            case .element(let node):
                note(node.repair, at: length + words.utf8.count)
                words += node.repair?.meant ?? node.text
            }
        }
        return words
    }

    /// Takes what was put right at a place of the element that comes next.
    private mutating func note(_ repair: (printed: String, meant: String)?, at offset: Int) {
        guard let repair else { return }
        transcription.repairs.append(
            Repair(
                element: transcription.head.count + textElement, offset: offset,
                printed: repair.printed, meant: repair.meant))
    }

    /// The lines of preformatted text: each ends with `lb` and a line end.
    private mutating func preformattedLines(_ block: XMLNode) -> [String] {
        guard block["n"] != "0" else { return [] }
        var lines = [""]
        var length = 0
        var isAfterBreak = false
        func add(_ text: String) {
            lines[lines.count - 1] += text
            length += text.utf8.count
        }
        for child in block.children {
            switch child {
            case .text(var text):
                if isAfterBreak, text.utf8.first == 0x0A {
                    text = String(decoding: text.utf8.dropFirst(), as: UTF8.self)
                }
                add(text)
                isAfterBreak = false
            case .element(let node) where node.name == "lb":
                lines.append("")
                length += 1
                isAfterBreak = true
            case .element(let node):
                note(node.repair, at: length)
                add(node.repair?.meant ?? node.text)
            }
        }
        return lines
    }
}

extension Roles {
    /// The role of a paragraph with a content, behind the blocks before it.
    static func role(
        ofParagraph content: [Inline], heading: [Inline],
        after blocks: some BidirectionalCollection<Block>
    ) -> Paragraph.Role? {
        if !heading.isEmpty, let own = role(heading, isWhole: true) { return own }
        if let own = role(content, isWhole: false) { return own }
        for block in blocks.reversed() {
            switch block {
            case .heading(let heading): return role(heading.content, isWhole: true)
            case .paragraph(let paragraph) where paragraph.role != .postFooter: return nil
            default: continue
            }
        }
        return nil
    }

    /// The letters that the words begin with that say what a paragraph is.
    private static let firstLetters = ByteSet("ABCISabcis")

    private static func role(_ content: [Inline], isWhole: Bool) -> Paragraph.Role? {
        if let first = content.first?.plainText?.utf8.first, !firstLetters.contains(first) {
            return nil
        }
        var text =
            content.count == 1
            ? content[0].plainText ?? "" : Array(content.prefix(4)).runningText
        return text.withUTF8 { role(ByteView($0), isWhole: isWhole) }
    }
}
