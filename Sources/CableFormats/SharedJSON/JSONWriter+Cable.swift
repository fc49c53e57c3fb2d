import CableModel
import CableSyntax

extension JSONWriter {
    mutating func write(_ cable: Cable) {
        object { json in
            json.key("transcription")
            json.write(cable.transcription)
            json.key("provenance")
            json.write(cable.provenance)
        }
    }

    private mutating func write(_ transcription: Transcription) {
        object { json in
            json.key("head")
            json.array(transcription.head) { $0.write($1) }
            json.key("body")
            json.array(transcription.body) { $0.write($1) }
            json.member("signature", ifPresent: transcription.signature?.printed)
            if !transcription.tail.isEmpty {
                json.key("tail")
                json.array(transcription.tail) { json, line in
                    json.object(inline: true) { json in
                        json.member("kind", line.kind.rawValue)
                        json.member("printed", line.printed)
                    }
                }
            }
            json.member("unplaced", ifAny: transcription.unplaced)
            guard !transcription.repairs.isEmpty else { return }
            json.key("repairs")
            json.array(transcription.repairs) { json, repair in
                json.object(inline: true) { json in
                    json.member("element", repair.element)
                    json.member("offset", repair.offset)
                    json.member("printed", repair.printed)
                    json.member("meant", repair.meant)
                }
            }
        }
    }

    private mutating func write(_ provenance: Provenance) {
        object { json in
            if let source = provenance.source {
                json.key("source")
                json.object { json in
                    json.member("name", ifPresent: source.name)
                    json.member("format", source.format)
                    json.member("encoding", source.encoding)
                    json.member("size", source.size)
                    json.member("sha256", source.sha256)
                }
            }
            if let page = provenance.page {
                json.key("page")
                json.object { json in
                    json.member("layout", page.layout)
                    json.member("referenceID", ifPresent: page.referenceID)
                    json.member("created", ifPresent: page.created)
                    json.member("released", ifPresent: page.released)
                    json.member("classification", ifPresent: page.classification)
                    json.member("origin", ifPresent: page.origin)
                }
            }
            json.member("articles", ifAny: provenance.articles)
            if !provenance.attributes.isEmpty {
                json.key("attributes")
                json.array(provenance.attributes) { json, attribute in
                    json.object(inline: true) { json in
                        json.member("name", attribute.name)
                        json.member("value", attribute.value)
                    }
                }
            }
        }
    }

    // MARK: Body

    private mutating func write(_ block: Block) {
        switch block {
        case .paragraph(let paragraph):
            object { json in
                json.member("kind", "paragraph")
                if let label = paragraph.label {
                    json.key("label")
                    json.write(label)
                }
                json.write(paragraph.portionMarking)
                json.member("role", ifPresent: paragraph.role?.rawValue)
                if !paragraph.heading.isEmpty { json.write(paragraph.heading, as: "heading") }
                json.write(paragraph.content)
                json.write(paragraph.lists)
            }
        case .heading(let heading):
            object { json in
                json.member("kind", "heading")
                json.write(heading.portionMarking)
                json.write(heading.content)
            }
        case .list(let list):
            object { json in
                json.member("kind", "list")
                json.writeItems(list)
            }
        case .preformatted(let preformatted):
            object { json in
                json.member("kind", "preformatted")
                json.key("lines")
                json.array(preformatted.lines) { $0.value($1) }
            }
        case .quotation(let quotation):
            object { json in
                json.member("kind", "quotation")
                json.key("body")
                json.array(quotation.body) { $0.write($1) }
            }
        case .pageMark(let mark):
            object(inline: true) { json in
                json.member("kind", "pageMark")
                json.writeMembers(of: mark)
            }
        }
    }

    mutating func write(_ label: ParagraphLabel) {
        object(inline: true) { json in
            json.member("printed", label.printed)
            json.member("number", ifPresent: label.number)
            json.member("letter", ifPresent: label.letter)
        }
    }

    private mutating func write(_ lists: [ItemList]) {
        guard !lists.isEmpty else { return }
        key("lists")
        array(lists) { json, list in json.object { $0.writeItems(list) } }
    }

    private mutating func writeItems(_ list: ItemList) {
        if list.kind != .marked { member("listKind", list.kind.rawValue) }
        if !list.head.isEmpty { write(list.head, as: "head") }
        key("items")
        array(list.items) { json, item in
            json.object { json in
                json.member("marker", item.marker)
                json.write(item.portionMarking)
                json.write(item.content)
                json.write(item.lists)
            }
        }
    }

    private mutating func write(_ content: [Inline], as name: StaticString = "content") {
        key(name)
        array(content) { json, inline in
            json.object(inline: true) { $0.writeMembers(of: inline) }
        }
    }

    mutating func writeMembers(of inline: Inline) {
        switch inline {
        case .text(let text): member("text", text)
        case .redaction(let text): member("redaction", text)
        case .referenceMention(let mention):
            member("referenceMention", mention.text)
            member("letter", ifPresent: mention.letter)
            member("reference", ifPresent: mention.reference)
            member(ifPresent: mention.cited)
        case .paragraphMention(let mention):
            member("paragraphMention", mention.text)
            member("number", ifPresent: mention.number)
        case .link(let link):
            member("link", link.text)
            member("target", link.target)
        case .pageMark(let mark):
            key("pageMark")
            object(inline: true) { $0.writeMembers(of: mark) }
        case .interruption: member("interruption", true)
        }
    }

    mutating func writeMembers(of mark: PageMark) {
        member("mark", mark.kind.term)
        if case .pageLine(let line) = mark.kind {
            member("page", line.page)
            member("total", ifPresent: line.total)
        }
        member("printed", mark.printed)
    }

    mutating func write(_ marking: PortionMarking?) {
        guard let marking else { return }
        key("portionMarking")
        object(inline: true) { $0.writeMembers(of: marking) }
    }

    mutating func writeMembers(of marking: PortionMarking) {
        member("printed", marking.printed)
        member("level", marking.level.word)
        member("controls", ifAny: marking.controls.map(\.name))
    }
}
