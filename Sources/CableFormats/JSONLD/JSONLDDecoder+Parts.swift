import CableGrammar
import CableModel
import CableSyntax

/// The text proper, from `hasPart`.
extension JSONLDDecoder {
    mutating func body(into transcription: inout Transcription) {
        for (index, node) in parts(document).enumerated() {
            place = DocumentPlace(list: "hasPart", index: index)
            if let blocks = blocks(node) {
                transcription.body += blocks
                continue
            }
            switch node.mainType {
            case "Signature":
                if transcription.signature != nil { miss("the place of a second signature") }
                notePlace(node)
                transcription.signature = Signature(
                    printed: string(node, "text", in: "the signature"))
            case "Trailer":
                notePlace(node)
                let kind = node["lineType"]?.string.flatMap { TailLine.Kind(rawValue: $0) }
                if kind == nil { miss("\"lineType\" of a line after the text") }
                transcription.tail.append(
                    TailLine(
                        kind: kind ?? .postscript,
                        printed: string(node, "text", in: "a line after the text")))
            default: miss("a known type of a part of the text")
            }
        }
        place = nil
    }

    /// The block that a part is, of the text or of a quotation in it; `nil` for a part that is none. A
    /// quotation too deep in others is the blocks in it.
    private mutating func blocks(_ node: JSONValue, depth: Int = 0) -> [Block]? {
        guard !isTooDeep(depth) else { return [] }
        switch node.mainType {
        case "Paragraph": return paragraph(node, depth: depth)
        case "Heading":
            notePlace(node)
            return [
                .heading(
                    Heading(
                        portionMarking: portionMarking(node), content: inlines(node, "a heading")))
            ]
        case "BulletList", "ParticipantList": return [.list(list(node))]
        case "Preformatted":
            notePlace(node)
            let lines = string(node, "text", in: "preformatted text").split(
                separator: "\n", omittingEmptySubsequences: false)
            return [.preformatted(TableGrammar.preformatted(lines.map(String.init)))]
        case "QuotedText":
            var quoted: [Block] = []
            for part in parts(node) {
                if let blocks = blocks(part, depth: depth + 1) {
                    quoted += blocks
                } else {
                    miss("a known type of a part of a quotation")
                }
            }
            if depth < StatedValues.deepestQuotation {
                return [.quotation(Quotation(body: quoted))]
            }
            refuseDepthOfQuotation()
            return quoted
        case "PageMark":
            notePlace(node)
            let printed = string(node, "text", in: "a page mark")
            return [.pageMark(pageMark(node, printed: printed))]
        default: return nil
        }
    }

    /// A paragraph, and behind it the blocks that stand inside it.
    private mutating func paragraph(_ node: JSONValue, depth: Int) -> [Block] {
        notePlace(node)
        var paragraph = Paragraph()
        let number = number(node, "paragraphNumber", in: "a paragraph")
        let letter = node["paragraphLetter"]?.string
        if let label = node["label"]?.string ?? number.map({ "\($0)." }) ?? letter {
            paragraph.label = ParagraphLabel(printed: label, number: number, letter: letter)
        }
        paragraph.portionMarking = portionMarking(node)
        if let role = node["role"]?.string {
            paragraph.role = Paragraph.Role(rawValue: role)
            if paragraph.role == nil { miss("a known \"role\" of a paragraph") }
        }
        if let heading = node["paragraphHeading"]?.items.first {
            paragraph.heading = inlines(resolved(heading), "a heading")
        }
        paragraph.content = inlines(node, "a paragraph")
        let parts = parts(node)
        paragraph.lists = lists(parts.filter { !Self.isBlock($0) })
        var blocks: [Block] = [.paragraph(paragraph)]
        for part in parts where Self.isBlock(part) {
            guard depth < StatedValues.deepestQuotation else {
                refuse("a part of a paragraph", "lies too deep; left out")
                break
            }
            blocks += self.blocks(part, depth: depth + 1) ?? []
        }
        return blocks
    }

    /// Whether a part of a paragraph is a block that stands inside it, and not an item of its lists.
    private static func isBlock(_ part: JSONValue) -> Bool {
        ["Paragraph", "Heading", "Preformatted", "QuotedText", "PageMark", "BulletList"]
            .contains(part.mainType)
    }

    /// Whether parts named by their IRIs hold each other deeper than any document nests them, which is
    /// said; what lies there is left out.
    private mutating func isTooDeep(_ depth: Int) -> Bool {
        let deepest = 100
        guard depth > deepest else { return false }
        refuse("a part", "lies more than \(deepest) parts deep; left out")
        return true
    }

    /// The lists that items are of, by `listNumber`.
    private mutating func lists(
        _ items: [JSONValue], ofPersons isOfPersons: Bool = false, depth: Int = 1
    ) -> [ItemList] {
        guard !isTooDeep(depth), !items.isEmpty else { return [] }
        var lists: [ItemList] = []
        for item in items {
            if item.hasType("ParticipantList") {
                lists.append(list(item, depth: depth + 1))
                continue
            }
            notePlace(item)
            let value = ListItem(
                marker: marker(of: item, isPerson: isOfPersons),
                portionMarking: portionMarking(item), content: inlines(item, "an item"))
            let first = lists.last?.kind == .participants ? lists.count + 1 : 1
            let number = max(item["listNumber"]?.integer ?? 1, first, lists.count)
            // A number far off is no reason to make lists without items.
            if number > lists.count { lists.append(ItemList(items: [])) }
            let list = lists.count - 1
            lists[list].items.append(value)
            let inner = self.lists(parts(item), depth: depth + 1)
            if depth < StatedValues.deepestList {
                lists[list].items[lists[list].items.count - 1].lists = inner
            } else if !inner.isEmpty {
                lists[list].lift(inner)
                if depth == StatedValues.deepestList { refuseDepth() }
            }
        }
        return lists
    }

    /// A list that is a part of its own.
    private mutating func list(_ node: JSONValue, depth: Int = 1) -> ItemList {
        let isOfPersons = node.hasType("ParticipantList")
        var head: [Inline] = []
        if let heading = node["paragraphHeading"]?.items.first.map({ resolved($0) }) {
            notePlace(heading)
            head = inlines(heading, "a heading")
        }
        var list =
            lists(parts(node), ofPersons: isOfPersons, depth: depth).first ?? ItemList(items: [])
        if isOfPersons { list.kind = .participants }
        list.head = head
        return list
    }

    /// The mark of an item; a person has none.
    private mutating func marker(of item: JSONValue, isPerson: Bool) -> String {
        isPerson && item["marker"] == nil ? "" : string(item, "marker", in: "an item")
    }

    // MARK: Running text

    private mutating func inlines(_ node: JSONValue, _ what: String) -> [Inline] {
        var text = AnnotatedRunningText(string(node, "text", in: what))
        var events: [(start: Int, isAnnotation: Bool, node: JSONValue)] = []
        for (key, isAnnotation) in [("interruption", false), ("annotation", true)] {
            for item in node[key]?.items ?? [] {
                let item = resolved(item)
                events.append((integer(item, "start", in: "an \(key)"), isAnnotation, item))
            }
        }
        if zip(events, events.dropFirst()).contains(where: { $0.start > $1.start }) {
            // Not a stable sort: what stands at one place keeps its order by its index.
            events = events.enumerated().sorted {
                ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
            }.map(\.element)
        }
        for event in events {
            guard event.isAnnotation else {
                text.interrupt(
                    by: event.node.hasType("BlankLine")
                        ? .interruption
                        : .pageMark(
                            pageMark(
                                event.node, printed: string(event.node, "text", in: "a page mark"))),
                    at: event.start)
                continue
            }
            let exact = string(event.node, "exact", in: "an annotation")
            guard let mention = inline(event.node, exact) else {
                miss("a known type of an annotation")
                continue
            }
            if !text.annotate(exact, at: event.start, as: mention) {
                problems.append(
                    Diagnostic(
                        .jsonldAnnotation,
                        "the text has no \"\(exact)\" near the place of its annotation; left out"
                    ))
            }
        }
        return text.finished()
    }

    private mutating func inline(_ node: JSONValue, _ text: String) -> Inline? {
        switch node.mainType {
        case "Redaction": .redaction(text)
        case "ReferenceMention":
            .referenceMention(
                ReferenceMention(
                    text: text, letter: node["label"]?.string,
                    reference: node["target"]?.iri.flatMap { referencePositions[$0] },
                    cited: cited(node)))
        case "ParagraphMention":
            .paragraphMention(
                ParagraphMention(
                    text: text,
                    number: number(node, "paragraphNumber", in: "a mention")
                        ?? node["target"]?.iri.flatMap { Self.paragraphNumber(in: $0) }))
        case "LinkMention":
            .link(Link(text: text, target: string(node, "url", in: "a link")))
        default: nil
        }
    }

    /// The number of `urn:cable:07BAKU1467#p3`.
    private static func paragraphNumber(in iri: String) -> Int? {
        guard let hash = iri.utf8.lastIndex(of: UInt8(ascii: "#")) else { return nil }
        let name = iri[iri.utf8.index(after: hash)...]
        return name.utf8.first == UInt8(ascii: "p") ? StatedValues.number(name.dropFirst()) : nil
    }
}
