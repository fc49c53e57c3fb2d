import CableGrammar
import CableModel
import CableSyntax

extension ModelDecoder {
    /// A block; none, with a problem noted, for a kind that the model does not have. A quotation too
    /// deep in others is the blocks in it.
    mutating func blocks(_ value: JSONValue, depth: Int = 0) -> [Block] {
        switch value["kind"]?.string {
        case "paragraph": return [.paragraph(paragraph(value))]
        case "heading":
            return [
                .heading(
                    Heading(
                        portionMarking: portionMarking(value["portionMarking"]),
                        content: inlines(value["content"])))
            ]
        case "list": return [.list(list(value))]
        case "preformatted":
            return [.preformatted(TableGrammar.preformatted(strings(value, "lines")))]
        case "quotation":
            let quoted = (value["body"]?.array ?? []).flatMap { blocks($0, depth: depth + 1) }
            if depth < StatedValues.deepestQuotation {
                return [.quotation(Quotation(body: quoted))]
            }
            refuseDepthOfQuotation()
            return quoted
        case "pageMark": return [.pageMark(pageMark(value))]
        default:
            miss("\"kind\" of a block")
            return []
        }
    }

    private mutating func paragraph(_ value: JSONValue) -> Paragraph {
        var paragraph = Paragraph()
        paragraph.label = value["label"].map { label($0) }
        paragraph.portionMarking = portionMarking(value["portionMarking"])
        if let role = value["role"]?.string {
            paragraph.role = Paragraph.Role(rawValue: role)
            if paragraph.role == nil { miss("\"role\" of a paragraph") }
        }
        if let heading = value["heading"] { paragraph.heading = inlines(heading) }
        paragraph.content = inlines(value["content"])
        paragraph.lists = lists(value)
        return paragraph
    }

    mutating func label(_ value: JSONValue) -> ParagraphLabel {
        ParagraphLabel(
            printed: string(value, "printed", in: "a label"),
            number: number(value, "number", in: "a label"),
            letter: value["letter"]?.string)
    }

    private mutating func lists(_ value: JSONValue, depth: Int = 1) -> [ItemList] {
        (value["lists"]?.array ?? []).map { list($0, depth: depth) }
    }

    private mutating func list(_ value: JSONValue, depth: Int = 1) -> ItemList {
        var list = ItemList(items: [])
        if let name = value["listKind"]?.string {
            if let kind = ItemList.Kind(rawValue: name) {
                list.kind = kind
            } else {
                miss("\"listKind\" of a list")
            }
        }
        if let head = value["head"] { list.head = inlines(head) }
        for item in value["items"]?.array ?? [] {
            let value = ListItem(
                marker: string(item, "marker", in: "an item"),
                portionMarking: portionMarking(item["portionMarking"]),
                content: inlines(item["content"]))
            list.items.append(value)
            let inner = lists(item, depth: depth + 1)
            if depth < StatedValues.deepestList {
                list.items[list.items.count - 1].lists = inner
            } else if !inner.isEmpty {
                list.lift(inner)
                if depth == StatedValues.deepestList { refuseDepth() }
            }
        }
        return list
    }

    private mutating func inlines(_ value: JSONValue?) -> [Inline] {
        guard let values = value?.array else {
            miss("\"content\"")
            return []
        }
        return values.compactMap { inline($0) }
    }

    mutating func inline(_ value: JSONValue) -> Inline? {
        if let text = value["text"]?.string { return .text(text) }
        if let text = value["redaction"]?.string { return .redaction(text) }
        if let text = value["referenceMention"]?.string {
            return .referenceMention(
                ReferenceMention(
                    text: text, letter: value["letter"]?.string,
                    reference: number(value, "reference", in: "a mention"),
                    cited: cited(value["cited"])))
        }
        if let text = value["paragraphMention"]?.string {
            return .paragraphMention(
                ParagraphMention(
                    text: text, number: number(value, "number", in: "a mention")))
        }
        if let text = value["link"]?.string {
            return .link(Link(text: text, target: string(value, "target", in: "a link")))
        }
        if let mark = value["pageMark"] { return .pageMark(pageMark(mark)) }
        if value["interruption"]?.bool == true { return .interruption }
        miss("the kind of a piece of text")
        return nil
    }

    mutating func pageMark(_ value: JSONValue) -> PageMark {
        let kind = PageMark.Kind(
            term: value["mark"]?.string,
            pageLine: PageLine(
                page: string(value, "page", in: "a page line"), total: value["total"]?.string))
        if kind == nil { miss("\"mark\" of a page mark") }
        return HeadGrammar.pageMark(
            string(value, "printed", in: "a page mark"), kind: kind ?? .banner)
    }

    mutating func portionMarking(_ value: JSONValue?) -> PortionMarking? {
        guard let value else { return nil }
        guard let level = level(value["level"]) else {
            miss("\"level\" of a portion marking")
            return nil
        }
        return PortionMarking(
            printed: string(value, "printed", in: "a portion marking"), level: level,
            controls: controls(value))
    }

    func level(_ value: JSONValue?) -> ClassificationLevel? {
        ClassificationLevel.allCases.first { $0.word == value?.string }
    }

    func controls(_ value: JSONValue) -> [DisseminationControl] {
        strings(value, "controls").map { DisseminationControl($0) }
    }

    func precedence(_ value: JSONValue?) -> Precedence? {
        Precedence.allCases.first { $0.word == value?.string }
    }
}
