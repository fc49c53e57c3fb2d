import CableSyntax
import Synchronization

/// A template, parsed and checked: every name in it is known, every value has its place.
///
/// The language is Mustache. Values and lists are those of `FrameValue` and
/// `FrameList`, and `{{body}}` is the text proper. `{{#subject}}…{{/subject}}` is shown where
/// there is such a value, `{{#info.any}}…` where the list has an item, `{{^…}}` where not.
struct MarkdownTemplate: Sendable {
    enum Piece: Sendable {
        case text([UInt8])
        case value(FrameValue, FramePlace)
        case field(FrameField, FramePlace)
        case body
        /// The head as printed, and where the copy came from.
        case received
        /// A section up to the piece at `end`.
        case section(Subject, isInverted: Bool, end: Int)
    }

    /// What a section asks for or goes through.
    enum Subject: Sendable {
        case value(FrameValue)
        case field(FrameField)
        /// Whether the list has an item.
        case any(FrameList)
        /// The items, one by one.
        case items(FrameList)
    }

    private(set) var pieces: [Piece] = []

    /// Parses a template.
    ///
    /// - Parameter partials: the texts that `{{> name}}` stands for.
    /// - Throws: what is wrong, with the line of the template and what to write instead.
    init(_ text: String, partials: [TemplatePartial] = []) throws(FormatError) {
        var expansion = TemplateExpansion(partials)
        let raw = try expansion.pieces(of: text)
        var open: [(index: Int, list: FrameList?)] = []
        var text: [UInt8] = []
        for piece in raw where !piece.isLayout {
            if !piece.isText && !text.isEmpty {
                pieces.append(.text(text))
                text = []
            }
            let scope = open.last { $0.list != nil }?.list
            switch piece.kind {
            case .value:
                pieces.append(try Self.value(piece, in: scope))
            case .section, .inverted:
                let subject = try Self.subject(piece, in: scope)
                var list: FrameList?
                if case .items(let items) = subject {
                    guard piece.kind == .section else {
                        throw piece.error(
                            "write {{^\(items.rawValue).any}} for a list that has no items")
                    }
                    list = items
                }
                open.append((pieces.count, list))
                pieces.append(.section(subject, isInverted: piece.kind == .inverted, end: 0))
            case .end:
                guard let index = open.popLast()?.index,
                    case .section(let subject, let isInverted, _) = pieces[index]
                else { preconditionFailure("the parser pairs sections") }
                pieces[index] = .section(subject, isInverted: isInverted, end: pieces.count)
            // In their place is what they stand for.
            case .partial, .remark: break
            case .text, .blank, .lineEnd: text += piece.name.utf8
            }
        }
        if !text.isEmpty { pieces.append(.text(text)) }
    }

    /// Whether it writes the text as Markdown.
    var hasMarkdown: Bool {
        pieces.contains { piece in
            switch piece {
            case .body, .received: true
            default: false
            }
        }
    }

    // MARK: Names

    private static func value(_ piece: RawPiece, in scope: FrameList?) throws(FormatError) -> Piece
    {
        if piece.name == "body" { return .body }
        if piece.name == "received" { return .received }
        let (name, place) = split(piece.name)
        let field = field(name, in: scope)
        let value = FrameValue(rawValue: name)
        guard field != nil || value != nil else { throw unknown(piece, name, scope) }
        guard let place else {
            let places = value?.isDate == true ? "yaml, markdown, iso" : "yaml, markdown, table"
            throw piece.error(
                "{{\(name)}} would stand there unescaped; write {{\(name).PLACE}}, "
                    + "where PLACE is \(places), html or url")
        }
        guard let place = FramePlace(rawValue: place) else {
            throw piece.error(
                "\(place) is no place; write {{\(name).yaml}}, or markdown, table, html or url "
                    + "for yaml")
        }
        if place == .iso && (field != nil || value?.isDate != true) {
            throw piece.error("\(name) is no date; write {{\(name).yaml}} or another place for iso")
        }
        if place == .before || place == .behind, field != .anchor {
            throw piece.error("\(name) is no anchor; write {{anchor.\(place.rawValue)}}")
        }
        if let field { return .field(field, place) }
        guard let value else { throw unknown(piece, name, scope) }
        return .value(value, place)
    }

    private static func subject(
        _ piece: RawPiece, in scope: FrameList?
    ) throws(FormatError) -> Subject {
        let (name, suffix) = split(piece.name)
        if let suffix {
            guard suffix == "any", let list = FrameList(rawValue: name) else {
                throw piece.error(
                    "a section has a bare name, or that of a list and .any; write {{#\(name)}}")
            }
            return .any(list)
        }
        if let field = field(name, in: scope) { return .field(field) }
        if let value = FrameValue(rawValue: name) { return .value(value) }
        if let list = FrameList(rawValue: name) { return .items(list) }
        throw unknown(piece, name, scope)
    }

    private static func field(_ name: String, in scope: FrameList?) -> FrameField? {
        guard let scope, let field = FrameField(rawValue: name), scope.fields.contains(field) else {
            return nil
        }
        return field
    }

    /// `subject.yaml` as its two parts.
    private static func split(_ name: String) -> (name: String, place: String?) {
        let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), parts.count == 2 ? String(parts[1]) : nil)
    }

    private static func unknown(
        _ piece: RawPiece, _ name: String, _ scope: FrameList?
    ) -> FormatError {
        if let list = FrameList(rawValue: name) {
            let fields = list.fields.map(\.rawValue).joined(separator: ", ")
            return piece.error(
                "\(name) is a list; write {{#\(name)}}…{{/\(name)}} "
                    + "with the item's \(fields) in it")
        }
        if let field = FrameField(rawValue: name) {
            let lists = FrameList.allCases.filter { $0.fields.contains(field) }.map(\.rawValue)
            return piece.error(
                "\(name) belongs to an item; write it within {{#LIST}}…{{/LIST}}, where LIST is "
                    + lists.joined(separator: ", "))
        }
        let names =
            FrameValue.allCases.map(\.rawValue) + FrameList.allCases.map(\.rawValue)
            + (scope?.fields.map(\.rawValue) ?? []) + ["body", "received"]
        return piece.error(
            "no value is named \"\(name)\"; write one of " + names.joined(separator: ", "))
    }
}

extension MarkdownTemplate {
    /// What a template is made of.
    private struct Source: Hashable {
        var text: String
        var partials: [TemplatePartial]
    }

    /// The template of a text; each text is parsed once in a run.
    ///
    /// - Parameter partials: the texts that `{{> name}}` stands for.
    static func parsed(
        _ text: String, partials: [TemplatePartial]
    ) throws(FormatError) -> MarkdownTemplate {
        let source = Source(text: text, partials: partials)
        let result = cache.withLock { cache -> Result<MarkdownTemplate, FormatError> in
            if let known = cache[source] { return known }
            let parsed = Result { () throws(FormatError) in
                try MarkdownTemplate(text, partials: partials)
            }
            cache[source] = parsed
            return parsed
        }
        return try result.get()
    }

    private static let cache = Mutex<[Source: Result<MarkdownTemplate, FormatError>]>([:])
}
