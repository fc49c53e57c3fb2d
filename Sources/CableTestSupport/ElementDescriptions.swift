import CableModel

extension Transcription {
    /// The elements in the order of the source map, each in a few words.
    var elementDescriptions: [String] {
        head.map(\.content.caseName) + body.flatMap(\.descriptions)
            + (signature.map { ["signature \"\($0.printed)\""] } ?? [])
            + tail.map { $0.kind.caseName }
    }
}

extension Block {
    fileprivate var descriptions: [String] {
        switch self {
        case .paragraph(let paragraph):
            let words = [
                "paragraph", paragraph.label.map { "\"\($0.printed)\"" },
                paragraph.portionMarking?.printed, paragraph.role.map { "\($0.rawValue)" },
            ]
            let heading =
                paragraph.heading.isEmpty ? "" : " with heading" + paragraph.heading.description
            return [
                words.compactMap { $0 }.joined(separator: " ") + heading
                    + paragraph.content.description
            ]
                + paragraph.lists.flatMap { $0.descriptions("item") }
        case .heading(let heading):
            let marking = heading.portionMarking.map { " " + $0.printed } ?? ""
            return ["heading" + marking + heading.content.description]
        case .list(let list): return list.descriptions("loose item")
        case .preformatted(let table): return ["table of \(table.lines.count)"]
        case .quotation(let quotation):
            return quotation.body.flatMap(\.descriptions).map { "quoted " + $0 }
        case .pageMark(let mark): return [mark.kind.caseName]
        }
    }
}

extension ItemList {
    fileprivate func descriptions(_ name: String) -> [String] {
        (head.isEmpty ? [] : ["head of \(name)s" + head.description])
            + items.flatMap { item in
                let marking = item.portionMarking.map { " " + $0.printed } ?? ""
                let own = kind == .participants ? "participant" : "\(name) \"\(item.marker)\""
                return [own + marking + item.content.description]
                    + item.lists.flatMap { $0.descriptions("inner " + name) }
            }
    }
}

extension [Inline] {
    /// What stands among the words.
    fileprivate var description: String {
        reduce(into: "") { text, inline in
            switch inline {
            case .text: break
            case .redaction(let printed): text += " {redaction \(printed)}"
            case .referenceMention(let mention):
                let reference = mention.reference.map { " = reference \($0)" }
                let cited = mention.cited.map { cited in
                    let year = cited.year.map { "\($0) " } ?? ""
                    return " = \(year)\(cited.post) \(cited.serial)"
                }
                text += " {\(mention.text)\(reference ?? cited ?? "")}"
            case .paragraphMention(let mention):
                text += " {\(mention.text) = paragraph \(mention.number ?? 0)}"
            case .link(let link): text += " {\(link.text) = \(link.target)}"
            case .pageMark(let mark): text += " {\(mark.kind.caseName)}"
            case .interruption: text += " {gap}"
            }
        }
    }
}

extension HeadLine.Content {
    fileprivate var caseName: String { nameOfCase(self) }
}

extension PageMark.Kind {
    fileprivate var caseName: String { nameOfCase(self) }
}

extension TailLine.Kind {
    fileprivate var caseName: String { nameOfCase(self) }
}

/// The name of an enumeration's case, without what it holds.
private func nameOfCase(_ value: some Any) -> String {
    let mirror = Mirror(reflecting: value)
    return mirror.children.first?.label ?? "\(value)"
}
