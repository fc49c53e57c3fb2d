import CableSyntax

/// A text that a template takes in by `{{> name}}`, from a file beside it.
package struct TemplatePartial: Hashable, Sendable {
    package let name: String
    package let text: String

    /// - Parameters:
    ///   - name: as `{{> name}}` has it.
    ///   - text: what it stands for, which may have partials itself.
    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// The names of the partials that a text asks for, each once.
    ///
    /// - Parameters:
    ///   - text: a template, or a partial.
    ///   - partial: the name of the partial; `nil` for the template itself.
    /// - Throws: where the text is no template, or where a name could be a path.
    package static func names(
        in text: String, of partial: String?
    ) throws(FormatError) -> [String] {
        var names: [String] = []
        for piece in try RawPiece.parse(text, of: partial)
        where piece.kind == .partial && !names.contains(piece.name) {
            try check(piece)
            names.append(piece.name)
        }
        return names
    }

    /// A name is that of a file in the template's own folder, without its ending.
    fileprivate static func check(_ piece: RawPiece) throws(FormatError) {
        let isName =
            piece.name.utf8.allSatisfy { ASCII.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F }
            && (1...64).contains(piece.name.utf8.count)
        guard isName else {
            throw piece.error(
                "a partial is named by letters, digits, - and _, \(piece.name) is not; it lies as "
                    + "NAME.mustache beside the template")
        }
    }
}

/// Puts partials in the place of their tags.
struct TemplateExpansion {
    private let texts: [String: String]
    /// The bytes of all that was taken in; a partial counts as often as it is.
    private var size = 0

    /// Partials within partials beyond this number are an error; so one that takes in itself is.
    private static let deepest = 10
    /// How much may be taken in.
    private static let largest = 1 << 20

    init(_ partials: [TemplatePartial]) {
        texts = Dictionary(partials.map { ($0.name, $0.text) }) { first, _ in first }
    }

    /// The pieces of a text, with those of its partials.
    ///
    /// - Parameters:
    ///   - text: a template, or a partial.
    ///   - open: the partials that the text is in, its own last.
    mutating func pieces(
        of text: String, in open: [String] = []
    ) throws(FormatError) -> [RawPiece] {
        var pieces: [RawPiece] = []
        var indentation: [RawPiece] = []
        for piece in try RawPiece.parse(text, of: open.last) {
            guard piece.kind == .partial else {
                pieces.append(piece)
                if piece.kind == .lineEnd {
                    indentation = []
                } else if piece.kind == .blank, piece.isLayout {
                    indentation.append(piece)
                }
                continue
            }
            let inner = try self.pieces(of: piece, in: open)
            pieces += piece.standsAlone ? Self.indented(inner, by: indentation) : inner
        }
        return pieces
    }

    private mutating func pieces(
        of tag: RawPiece, in open: [String]
    ) throws(FormatError) -> [RawPiece] {
        try TemplatePartial.check(tag)
        guard let text = texts[tag.name] else {
            throw tag.error(
                "there is no partial \(tag.name); it is read from a file beside the template, "
                    + "\(tag.name).mustache")
        }
        guard !open.contains(tag.name) else {
            throw tag.error("partial \(tag.name) takes in itself")
        }
        guard open.count < Self.deepest else {
            throw tag.error("partials within partials, more than \(Self.deepest) deep")
        }
        size += text.utf8.count
        guard size <= Self.largest else {
            throw tag.error("partials of more than \(Self.largest) bytes in all")
        }
        return try pieces(of: text, in: open + [tag.name])
    }

    /// Pieces with blanks before each line that writes something.
    private static func indented(
        _ pieces: [RawPiece], by indentation: [RawPiece]
    ) -> [RawPiece] {
        guard !indentation.isEmpty else { return pieces }
        var blanks = indentation
        for index in blanks.indices { blanks[index].isLayout = false }
        var result: [RawPiece] = []
        var isAtStart = true
        for piece in pieces {
            if isAtStart, !piece.standsAlone, piece.kind != .lineEnd { result += blanks }
            isAtStart = piece.kind == .lineEnd
            result.append(piece)
        }
        return result
    }
}
