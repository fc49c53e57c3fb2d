import CMustache
import CableSyntax
import Synchronization

/// A template, parsed and checked: every name in it is known, every value has its place.
///
/// The language is Mustache without partials. Values and lists are those of `FrameValue` and
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
    /// - Throws: what is wrong, with the line of the template and what to write instead.
    init(_ text: String) throws(FormatError) {
        try Self.refuseControls(in: text)
        let raw = try RawPiece.parse(text)
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
            case .partial:
                throw piece.error("partials ({{>\(piece.name)}}) are not supported")
            case .remark: break
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
    /// Control characters mark places of a site's pages, and no document needs them.
    private static func refuseControls(in text: String) throws(FormatError) {
        var line = 1
        for byte in text.utf8 {
            if byte == 0x0A { line += 1 }
            guard byte < 0x20, ![0x09, 0x0A, 0x0D].contains(byte) else { continue }
            throw FormatError("line \(line) of the template has a control character; take it out")
        }
    }

    /// The template of a text; each text is parsed once in a run.
    static func parsed(_ text: String) throws(FormatError) -> MarkdownTemplate {
        let result = cache.withLock { cache -> Result<MarkdownTemplate, FormatError> in
            if let known = cache[text] { return known }
            let parsed = Result { () throws(FormatError) in try MarkdownTemplate(text) }
            cache[text] = parsed
            return parsed
        }
        return try result.get()
    }

    private static let cache = Mutex<[String: Result<MarkdownTemplate, FormatError>]>([:])
}

/// A piece of a template as the parser gives it.
private struct RawPiece {
    enum Kind: Int { case text, blank, lineEnd, value, section, inverted, end, partial, remark }

    var kind: Kind
    /// The text, or the name.
    var name: String
    /// From 1, both; columns are counted in characters.
    var line: Int
    var column: Int
    /// Whether the piece is blank or the end of a line on which nothing but tags stand that write
    /// nothing: such a line leaves no trace.
    var isLayout = false

    var isText: Bool { kind == .text || kind == .blank || kind == .lineEnd }

    func error(_ message: String) -> FormatError {
        Self.error(message, line: line, column: column)
    }

    private static func error(_ message: String, line: Int, column: Int) -> FormatError {
        FormatError("template line \(line), column \(column): \(message)")
    }

    /// Sections within sections beyond this number are an error: the parser calls itself for each.
    private static let deepestSection = 100

    /// - Throws: where sections lie too deep, by the usual delimiters. Where a template changes these,
    ///   all that may begin one counts.
    private static func checkDepth(_ bytes: [UInt8]) throws(FormatError) {
        var depth = 0
        var place = TemplatePlace()
        var mayChange = false
        var signs = 0
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "^") { signs += 1 }
            guard byte == UInt8(ascii: "{"), index > 0, bytes[index - 1] == byte else { continue }
            let rest = bytes[(index + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
            switch rest.first {
            case UInt8(ascii: "#"), UInt8(ascii: "^"): depth += 1
            case UInt8(ascii: "/"): depth -= 1
            case UInt8(ascii: "="): mayChange = true
            default: break
            }
            if depth > deepestSection {
                place.move(to: index - 1, in: bytes)
                break
            }
        }
        guard depth > deepestSection || mayChange && signs > 10 * deepestSection else { return }
        throw error(
            "sections within sections, more than \(deepestSection) deep; close some before others begin",
            line: place.line, column: place.column)
    }

    static func parse(_ text: String) throws(FormatError) -> [RawPiece] {
        let bytes = Array(text.utf8)
        try checkDepth(bytes)
        let parsed = bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { cmustache_parse($0.baseAddress, $0.count) }
        }
        defer { cmustache_free(parsed) }
        if let message = cmustache_error(parsed) {
            throw Self.syntaxError(String(cString: message), bytes)
        }
        var pieces: [RawPiece] = []
        var place = TemplatePlace()
        for index in 0..<cmustache_count(parsed) {
            let piece = cmustache_piece_at(parsed, index)
            guard let kind = Kind(rawValue: Int(piece.kind)) else {
                preconditionFailure("the shim's kinds are these")
            }
            // The end of a section comes with the place of its beginning.
            if kind != .end { place.move(to: piece.offset, in: bytes) }
            let name = UnsafeBufferPointer(start: piece.text, count: piece.length)
                .withMemoryRebound(to: UInt8.self) { String(decoding: $0, as: UTF8.self) }
            pieces.append(
                RawPiece(kind: kind, name: name, line: place.line, column: place.column))
        }
        markLayout(&pieces)
        return pieces
    }

    private static func markLayout(_ pieces: inout [RawPiece]) {
        var start = 0
        for index in 0...pieces.count {
            guard index == pieces.count || pieces[index].kind == .lineEnd else { continue }
            let end = min(index + 1, pieces.count)
            var hasTag = false
            var isEmpty = true
            for piece in pieces[start..<end] {
                switch piece.kind {
                case .section, .inverted, .end, .remark: hasTag = true
                case .blank, .lineEnd: break
                case .text, .value, .partial: isEmpty = false
                }
            }
            if hasTag && isEmpty {
                for position in start..<end
                where pieces[position].kind == .blank || pieces[position].kind == .lineEnd {
                    pieces[position].isLayout = true
                }
            }
            start = end
        }
    }

    /// The parser's message, `Unclosed tag at 12`, with line and column in place of the byte.
    private static func syntaxError(_ message: String, _ text: [UInt8]) -> FormatError {
        let words = message.split(separator: " ")
        var place = TemplatePlace()
        var reason = message
        if words.count > 2, let offset = Int(words[words.count - 1]) {
            place.move(to: offset, in: text)
            reason = words.dropLast(2).joined(separator: " ").lowercased()
        }
        let remedy =
            reason.contains(text: "tag")
            ? "close every tag with }}" : "give every {{#name}} its {{/name}}, in the right order"
        return error("\(reason); \(remedy)", line: place.line, column: place.column)
    }
}

/// A place in a template, that goes forward only.
private struct TemplatePlace {
    private(set) var line = 1
    private(set) var column = 1
    private var offset = 0

    mutating func move(to end: Int, in bytes: [UInt8]) {
        while offset < min(end, bytes.count) {
            if bytes[offset] == 0x0A {
                line += 1
                column = 1
            } else if bytes[offset] & 0xC0 != 0x80 {
                column += 1
            }
            offset += 1
        }
    }
}
