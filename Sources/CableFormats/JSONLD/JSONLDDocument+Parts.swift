import CableModel
import CableSyntax

extension ItemList {
    /// How many parts of a paragraph it is: its items, or one.
    fileprivate var partCount: Int { kind == .marked ? items.count : 1 }
}

/// The blocks of the text or of a quotation while they are written.
private struct Parts {
    let text: NestedBlocks
    /// What the names of the parts begin with.
    let names: String
    let isQuoted: Bool
    /// How many headings have been written.
    var headings = 0

    init(_ blocks: [Block], names: String, isQuoted: Bool) {
        text = NestedBlocks(blocks)
        self.names = names
        self.isQuoted = isQuoted
    }
}

/// The text proper: its parts in `hasPart`, and all of it in `text`.
extension JSONLDDocument {
    mutating func writeText() {
        let text = ReadableText(transcription).text
        if !text.isEmpty { json.member("text", text) }
        let tail = transcription.tail
        guard !transcription.body.isEmpty || transcription.signature != nil || !tail.isEmpty else {
            return
        }
        json.key("hasPart")
        json.beginArray()
        write(transcription.body)
        var position = transcription.body.count
        if let signature = transcription.signature {
            position += 1
            writeLine("signature", type: "Signature", position, signature.printed)
        }
        for (index, line) in tail.enumerated() {
            position += 1
            writeLine("tail-\(index + 1)", type: "Trailer", position, line.printed) {
                $0.member("lineType", line.kind.rawValue)
            }
        }
        json.endArray()
        json.member("unplaced", ifAny: transcription.unplaced)
    }

    /// The blocks of the text, or of a quotation in it.
    ///
    /// - Parameter quotation: the quotation's name, with which the names of its parts begin.
    private mutating func write(_ blocks: [Block], of quotation: String? = nil) {
        var parts = Parts(
            blocks, names: quotation.map { $0 + "-" } ?? "", isQuoted: quotation != nil)
        for index in parts.text.outermost(in: blocks.indices) {
            write(&parts, at: index, position: index + 1)
        }
    }

    /// A part that is one printed line.
    private mutating func writeLine(
        _ id: String, type: StaticString, _ position: Int, _ text: String,
        _ more: (inout JSONWriter) -> Void = { _ in }
    ) {
        beginPart(id, type: type)
        json.member("position", position)
        more(&json)
        json.member("text", text)
        writeSourceOfElement()
        json.endObject()
        element += 1
    }

    /// - Parameter position: the place among the parts of what the block is a part of.
    private mutating func write(_ parts: inout Parts, at index: Int, position: Int) {
        let names = parts.names
        // Its place in the whole text names it, whatever it stands inside.
        let number = index + 1
        switch parts.text.blocks[index] {
        case .paragraph(let paragraph):
            let anchor = paragraph.label.map {
                parts.isQuoted
                    ? paragraphAnchors.nextQuoted(for: $0) : paragraphAnchors.next(for: $0)
            }
            write(paragraph, position, id: anchor ?? "\(names)block-\(number)", &parts, at: index)
        case .heading(let heading):
            parts.headings += 1
            let id = "\(names)h\(parts.headings)"
            beginPart(id, type: "Heading")
            json.member("position", position)
            json.member("level", 2)
            json.writeMarking(heading.portionMarking)
            writeContent(heading.content, of: id)
            writeSourceOfElement()
            json.endObject()
            element += 1
        case .list(let list):
            write(list, id: "\(names)list-\(number)", position)
        case .preformatted(let preformatted):
            let id = "\(names)block-\(number)"
            beginPart(id, type: "Preformatted")
            json.member("position", position)
            json.member("text", preformatted.lines.joined(separator: "\n"))
            writeSourceOfElement()
            element += 1
            if let table = preformatted.table { writeRows(of: table, preformatted.lines, id: id) }
            json.endObject()
        case .quotation(let quotation):
            let id = "\(names)quotation-\(number)"
            beginPart(id, type: "QuotedText")
            json.member("position", position)
            if !quotation.body.isEmpty {
                json.key("hasPart")
                json.beginArray()
                write(quotation.body, of: id)
                json.endArray()
            }
            json.endObject()
        case .pageMark(let mark):
            writeLine("\(names)block-\(number)", type: "PageMark", position, mark.printed) {
                $0.writeKind(of: mark)
            }
        }
    }

    /// The rows of a table whose lines were written as they stand.
    private mutating func writeRows(of table: Table, _ lines: [String], id: String) {
        json.key("hasPart")
        json.beginArray()
        for (index, row) in table.rows.enumerated() {
            beginPart("\(id)-r\(index + 1)", type: "TableRow")
            json.member("position", index + 1)
            if row.isHead { json.member("isHead", true) }
            json.member("cell", ifAny: row.cells(of: lines[row.line]))
            json.endObject()
        }
        json.endArray()
    }

    private mutating func write(
        _ paragraph: Paragraph, _ position: Int, id: String, _ parts: inout Parts, at index: Int
    ) {
        beginPart(id, type: "Paragraph")
        json.member("position", position)
        json.member("paragraphNumber", ifPresent: paragraph.label?.number)
        json.member("paragraphLetter", ifPresent: paragraph.label?.letter)
        json.member("label", ifPresent: paragraph.label?.printed)
        json.writeMarking(paragraph.portionMarking)
        json.member("role", ifPresent: paragraph.role?.rawValue)
        if !paragraph.heading.isEmpty {
            json.key("paragraphHeading")
            beginPart("\(id)-h", type: "Heading")
            writeContent(paragraph.heading, of: "\(id)-h")
            json.endObject()
        }
        writeContent(paragraph.content, of: id)
        writeSourceOfElement()
        element += 1
        let inside = parts.text.inside(index)
        writeItems(paragraph.lists, of: id, endsParts: inside.isEmpty)
        if !inside.isEmpty { writeInside(inside, of: paragraph, &parts) }
        json.endObject()
    }

    /// The blocks that stand inside a paragraph, behind the items of its lists.
    private mutating func writeInside(
        _ inside: Range<Int>, of paragraph: Paragraph, _ parts: inout Parts
    ) {
        var position = paragraph.lists.reduce(0) { $0 + $1.partCount }
        if position == 0 {
            json.key("hasPart")
            json.beginArray()
        }
        for index in parts.text.outermost(in: inside) {
            position += 1
            write(&parts, at: index, position: position)
        }
        json.endArray()
    }

    /// A list that is a part of its own.
    private mutating func write(_ list: ItemList, id: String, _ position: Int) {
        beginPart(id, type: list.kind == .participants ? "ParticipantList" : "BulletList")
        json.member("position", position)
        if !list.head.isEmpty {
            json.key("paragraphHeading")
            beginPart("\(id)-h", type: "Heading")
            writeContent(list.head, of: "\(id)-h")
            writeSourceOfElement()
            json.endObject()
            element += 1
        }
        if !list.items.isEmpty {
            json.key("hasPart")
            json.beginArray()
            for (index, item) in list.items.enumerated() {
                write(item, index + 1, id: "\(id)-i\(index + 1)", listNumber: nil, in: list)
            }
            json.endArray()
        }
        json.endObject()
    }

    /// The items of lists, and lists of persons as they are; `listNumber` tells a second list of the same paragraph from the first.
    ///
    /// - Parameter endsParts: whether no more parts of the parent follow.
    private mutating func writeItems(
        _ lists: [ItemList], of parent: String, endsParts: Bool = true
    ) {
        guard lists.contains(where: { $0.partCount > 0 }) else { return }
        json.key("hasPart")
        json.beginArray()
        var position = 0
        for (index, list) in lists.enumerated() {
            guard list.kind == .marked else {
                position += 1
                write(list, id: "\(parent)-list-\(index + 1)", position)
                continue
            }
            for item in list.items {
                position += 1
                write(
                    item, position, id: "\(parent)-i\(position)",
                    listNumber: index > 0 ? index + 1 : nil, in: list)
            }
        }
        if endsParts { json.endArray() }
    }

    private mutating func write(
        _ item: ListItem, _ position: Int, id: String, listNumber: Int?, in list: ItemList
    ) {
        beginPart(id, type: "BulletItem")
        json.member("position", position)
        json.member("listNumber", ifPresent: listNumber)
        if item.marker != list.kind.usualMarker || list.kind == .marked {
            json.member("marker", item.marker)
        }
        json.writeMarking(item.portionMarking)
        writeContent(item.content, of: id)
        writeSourceOfElement()
        element += 1
        writeItems(item.lists, of: id)
        json.endObject()
    }

    // MARK: Running text

    /// The running text as one plain string, and beside it what stands where in it.
    private mutating func writeContent(_ content: [Inline], of id: String) {
        let text = AnnotatedText(content)
        json.member("text", text.text)
        if !text.annotations.isEmpty {
            json.key("annotation")
            json.beginArray()
            for (index, annotation) in text.annotations.enumerated() {
                write(annotation, id: "\(id)-a\(index + 1)")
            }
            json.endArray()
        }
        guard !text.interruptions.isEmpty else { return }
        json.key("interruption")
        json.beginArray()
        for (index, interruption) in text.interruptions.enumerated() {
            let mark = interruption.mark
            let id = "\(id)-b\(index + 1)"
            if mark == nil {
                beginNode(id, type: "BlankLine")
            } else {
                beginPart(id, type: "PageMark")
            }
            json.member("position", index + 1)
            json.member("start", interruption.offset)
            if let mark {
                json.writeKind(of: mark)
                json.member("text", mark.printed)
            }
            json.endObject()
        }
        json.endArray()
    }

    private mutating func write(_ annotation: AnnotatedText.Annotation, id: String) {
        let type: StaticString =
            switch annotation.inline {
            case .redaction: "Redaction"
            case .paragraphMention: "ParagraphMention"
            case .link: "LinkMention"
            default: "ReferenceMention"
            }
        beginNode(id, type: type)
        json.member("start", annotation.start)
        json.member("end", annotation.end)
        json.member("exact", annotation.exact)
        switch annotation.inline {
        case .redaction(let printed): json.member("redactionText", printed)
        case .referenceMention(let mention):
            json.member("label", ifPresent: mention.letter)
            if let cited = mention.cited { write(cited) }
            if let position = mention.reference, referenceAnchors.indices.contains(position) {
                json.member("target", identity.part(referenceAnchors[position]))
            } else if let target = mention.cited.flatMap(cable.target(of:)) {
                json.member("target", identity.cable(target.number.identifier))
            }
        case .paragraphMention(let mention):
            json.member("paragraphNumber", ifPresent: mention.number)
            if let number = mention.number {
                if paragraphNumbers.contains(number) {
                    json.member("target", identity.part("p\(number)"))
                } else if let position = transcription.authorities.firstIndex(where: {
                    $0.paragraphNumber == number
                }) {
                    json.member("target", identity.part(Self.authorityID(position + 1)))
                }
            }
        case .link(let link): json.member("url", link.target)
        default: break
        }
        json.endObject()
    }
}
