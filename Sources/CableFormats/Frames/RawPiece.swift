import CMustache
import CableSyntax

/// A piece of a template as the parser gives it.
struct RawPiece {
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
    /// Whether it is of such a line.
    var standsAlone = false
    /// The partial that it is of; `nil` for the template itself.
    var partial: String?

    var isText: Bool { kind == .text || kind == .blank || kind == .lineEnd }

    func error(_ message: String) -> FormatError {
        Self.error(message, in: partial, line: line, column: column)
    }

    private static func error(
        _ message: String, in partial: String?, line: Int, column: Int
    ) -> FormatError {
        let name = partial.map { "partial \($0)," } ?? "template"
        return FormatError("\(name) line \(line), column \(column): \(message)")
    }

    /// Sections within sections beyond this number are an error: the parser calls itself for each.
    private static let deepestSection = 100

    /// - Throws: where sections lie too deep, by the usual delimiters. Where a template changes these,
    ///   all that may begin one counts.
    private static func checkDepth(
        _ bytes: [UInt8], in partial: String?
    ) throws(FormatError) {
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
            in: partial, line: place.line, column: place.column)
    }

    /// The pieces of a text.
    ///
    /// - Parameter partial: the partial whose text it is; `nil` for the template itself.
    static func parse(_ text: String, of partial: String?) throws(FormatError) -> [RawPiece] {
        let bytes = Array(text.utf8)
        try refuseControls(in: bytes, of: partial)
        try checkDepth(bytes, in: partial)
        let parsed = bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { cmustache_parse($0.baseAddress, $0.count) }
        }
        defer { cmustache_free(parsed) }
        if let message = cmustache_error(parsed) {
            throw Self.syntaxError(String(cString: message), bytes, of: partial)
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
                RawPiece(
                    kind: kind, name: name, line: place.line, column: place.column,
                    partial: partial))
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
                case .section, .inverted, .end, .partial, .remark: hasTag = true
                case .blank, .lineEnd: break
                case .text, .value: isEmpty = false
                }
            }
            if hasTag && isEmpty {
                for position in start..<end {
                    let kind = pieces[position].kind
                    pieces[position].standsAlone = true
                    pieces[position].isLayout = kind == .blank || kind == .lineEnd
                }
            }
            start = end
        }
    }

    /// The parser's message, `Unclosed tag at 12`, with line and column in place of the byte.
    private static func syntaxError(
        _ message: String, _ text: [UInt8], of partial: String?
    ) -> FormatError {
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
        return error(
            "\(reason); \(remedy)", in: partial, line: place.line, column: place.column)
    }

    /// Control characters mark places of a site's pages, and no document needs them.
    private static func refuseControls(
        in bytes: [UInt8], of partial: String?
    ) throws(FormatError) {
        var line = 1
        for byte in bytes {
            if byte == 0x0A { line += 1 }
            guard byte < 0x20, ![0x09, 0x0A, 0x0D].contains(byte) else { continue }
            throw FormatError(
                "line \(line) of \(partial.map { "partial \($0)" } ?? "the template") has a control "
                    + "character; take it out")
        }
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
