import CableSyntax

/// Escaping of running text, so that nothing in it becomes markup in any of the common renderers
/// (CommonMark, GFM, pandoc, kramdown, Python-Markdown, Hugo, markdown-it), and prose stays
/// readable.
///
/// - A backslash stands before ``\ ` * _ ]``, an entity for `< > { } | ~ ^ $ @`, always.
///   `[` and `(` stay, since `\[` and `\(` begin formulas; their closers are escaped instead.
/// - Some signs are escaped only where they would do something: `- . ! + = : , ? #` in a row or
///   where a block begins; `.` within a domain name; `:` of an emoji or a URL; `&` of an entity;
///   `)` of `(c)`; the point of `1.` where a block begins.
/// - GFM makes links of mail addresses however the `@` is written, so that an empty comment
///   follows it.
extension Output {
    /// Writes running text.
    ///
    /// - Parameters:
    ///   - atLineStart: whether a block begins here.
    ///   - guardingParenthesis: whether a `(` that begins the text is escaped, so that it is not
    ///     taken for a portion marking.
    ///   - flavor: the dialect; what does nothing in it is not escaped.
    /// - Returns: whether every character could be written; control characters become U+FFFD.
    @discardableResult
    mutating func write(
        markdown text: String, atLineStart: Bool = false, guardingParenthesis: Bool = false,
        flavor: MarkdownFlavor = .any
    ) -> Bool {
        var text = text
        return text.withUTF8 { buffer in
            var isWhole = true
            var start = 0
            let before = last ?? 0x0A
            let markerEnd = atLineStart ? Self.listMarkerEnd(buffer) : -1
            let signs =
                MarkdownBytes.mayEscapeBlanks(of: buffer)
                ? MarkdownBytes.signs : MarkdownBytes.signsButBlanks
            // At the start of a block more signs count.
            var index =
                atLineStart ? 0 : signs.firstIndex(in: buffer, from: 0, to: buffer.count)
            while index < buffer.count {
                let byte = buffer[index]
                let place = MarkdownPlace(
                    buffer: buffer, index: index, before: before,
                    isStart: atLineStart && index == 0, isMarkerEnd: index == markerEnd)
                if let substitute = MarkdownBytes.substitutes[byte]
                    ?? place.substitute(guardingParenthesis: guardingParenthesis),
                    flavor == .any || !place.isText(in: flavor)
                {
                    write(raw: UnsafeBufferPointer(rebasing: buffer[start..<index]))
                    write(substitute.text)
                    start = index + substitute.length
                    if substitute.isLoss { isWhole = false }
                }
                index = signs.firstIndex(in: buffer, from: index + 1, to: buffer.count)
            }
            if start < buffer.count { write(raw: UnsafeBufferPointer(rebasing: buffer[start...])) }
            return isWhole
        }
    }

    /// Where the mark of a list ends that a text begins with, were it a block: the place of the
    /// point or parenthesis in `12.`, `a)`, `(iv)`; -1 where there is none.
    private static func listMarkerEnd(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var index = text.first == UInt8(ascii: "(") ? 1 : 0
        let start = index
        var isNumber = true
        var isRoman = true
        while index < text.count, index - start < 12, ASCII.isAlphanumeric(text[index]) {
            if !ASCII.isDigit(text[index]) { isNumber = false }
            switch text[index] | 0x20 {
            case 0x69, 0x76, 0x78, 0x6C, 0x63, 0x64, 0x6D: break
            default: isRoman = false
            }
            index += 1
        }
        guard index > start, isNumber || isRoman || index - start == 1, index < text.count,
            text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ")"),
            index + 1 == text.count || text[index + 1] == 0x20
        else { return -1 }
        return index
    }

    /// Ends a block: a blank at its end would get lost.
    mutating func endMarkdownBlock() {
        guard last == 0x20 else { return }
        truncate(to: count - 1)
        write("&#32;")
    }
}

/// What bytes do in Markdown.
enum MarkdownBytes {
    struct Substitute {
        var text: StaticString
        /// How many bytes it stands for.
        var length = 1
        /// Whether the character itself is lost.
        var isLoss = false

        init(_ text: StaticString, length: Int = 1, isLoss: Bool = false) {
            self.text = text
            self.length = length
            self.isLoss = isLoss
        }
    }

    struct Substitutes: Sendable {
        subscript(byte: UInt8) -> Substitute? {
            switch byte {
            case UInt8(ascii: "\\"): Substitute("\\\\")
            case UInt8(ascii: "`"): Substitute("\\`")
            case UInt8(ascii: "*"): Substitute("\\*")
            case UInt8(ascii: "_"): Substitute("\\_")
            case UInt8(ascii: "]"): Substitute("\\]")
            case UInt8(ascii: "<"): Substitute("&lt;")
            case UInt8(ascii: ">"): Substitute("&gt;")
            // Liquid and Hugo look for braces before Markdown does, and see through a backslash.
            case UInt8(ascii: "{"): Substitute("&#123;")
            case UInt8(ascii: "}"): Substitute("&#125;")
            case UInt8(ascii: "|"): Substitute("&#124;")
            case UInt8(ascii: "~"): Substitute("&#126;")
            case UInt8(ascii: "^"): Substitute("&#94;")
            case UInt8(ascii: "$"): Substitute("&#36;")
            case 0x09: Substitute("&#9;")
            case 0x0A: Substitute("&#10;")
            case 0x0D: Substitute("&#13;")
            case 0x00..<0x20, 0x7F: Substitute("\u{FFFD}", isLoss: true)
            default: nil
            }
        }
    }

    static let substitutes = Substitutes()

    /// The bytes that do something, wherever or in some place.
    static let signs = ByteSet { isSign($0) }

    static let signsButBlanks = ByteSet { $0 != 0x20 && isSign($0) }

    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "+"),
            UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "?"),
            UInt8(ascii: "#"), UInt8(ascii: ")"), UInt8(ascii: "&"), UInt8(ascii: "@"), 0x20, 0xE2:
            true
        default: substitutes[byte] != nil
        }
    }

    /// Whether a blank of a text may be one to be escaped. Hardly a text has one, and every sixth sign
    /// is a blank.
    static func mayEscapeBlanks(of text: UnsafeBufferPointer<UInt8>) -> Bool {
        let view = ByteView(text)
        return view.first == 0x20 || view.bytewiseIndex(of: "  ") != nil
            || view.bytewiseIndex(of: "\n ") != nil
    }
}

/// A byte of running text among its neighbours.
private struct MarkdownPlace {
    let buffer: UnsafeBufferPointer<UInt8>
    let index: Int
    /// The byte that was written before the text.
    let before: UInt8
    /// Whether a block begins with the byte.
    let isStart: Bool
    /// Whether the byte ends what would be the mark of a list.
    let isMarkerEnd: Bool

    /// The byte at a distance; zero outside the text.
    private func neighbour(_ distance: Int) -> UInt8 {
        let position = index + distance
        if position == -1 { return before }
        return position >= 0 && position < buffer.count ? buffer[position] : 0
    }

    private var isInRow: Bool {
        neighbour(1) == buffer[index] || neighbour(-1) == buffer[index]
    }

    /// Whether the byte does nothing in a dialect.
    func isText(in flavor: MarkdownFlavor) -> Bool {
        flavor.isText(buffer[index], before: neighbour(1))
    }

    func substitute(guardingParenthesis: Bool) -> MarkdownBytes.Substitute? {
        switch buffer[index] {
        case UInt8(ascii: "-"):
            isInRow || isStart ? MarkdownBytes.Substitute("\\-") : nil
        case UInt8(ascii: "."):
            isInRow || isMarkerEnd || isInDomain ? MarkdownBytes.Substitute("\\.") : nil
        case UInt8(ascii: "!"):
            isInRow || isStart || neighbour(1) == UInt8(ascii: "[")
                ? MarkdownBytes.Substitute("\\!") : nil
        case UInt8(ascii: "+"):
            isInRow || isStart || neighbour(1) == UInt8(ascii: "-")
                ? MarkdownBytes.Substitute("\\+") : nil
        case UInt8(ascii: "="):
            isInRow || isStart ? MarkdownBytes.Substitute("&#61;") : nil
        case UInt8(ascii: ","):
            isInRow ? MarkdownBytes.Substitute("&#44;") : nil
        case UInt8(ascii: "?"):
            isInRow || isStart ? MarkdownBytes.Substitute("&#63;") : nil
        case UInt8(ascii: "#"):
            isInRow || isStart || ASCII.isLetter(neighbour(1)) || endsHeading
                ? MarkdownBytes.Substitute("\\#") : nil
        case UInt8(ascii: ":"):
            isInRow || isStart || beginsScheme || beginsEmoji
                ? MarkdownBytes.Substitute("&#58;") : nil
        case UInt8(ascii: ")"):
            isMarkerEnd || endsSymbol ? MarkdownBytes.Substitute("\\)") : nil
        case UInt8(ascii: "&"):
            ASCII.isAlphanumeric(neighbour(1)) || neighbour(1) == UInt8(ascii: "#")
                ? MarkdownBytes.Substitute("&amp;") : nil
        case UInt8(ascii: "@"):
            ASCII.isAlphanumeric(neighbour(1))
                ? MarkdownBytes.Substitute("&#64;<!-- -->") : MarkdownBytes.Substitute("&#64;")
        case 0x20:
            isStart || neighbour(-1) == 0x20 || neighbour(-1) == 0x0A
                ? MarkdownBytes.Substitute("&#32;") : nil
        case UInt8(ascii: "["): isStart ? MarkdownBytes.Substitute("&#91;") : nil
        case UInt8(ascii: "%"): isStart ? MarkdownBytes.Substitute("&#37;") : nil
        case UInt8(ascii: "("):
            isStart && guardingParenthesis ? MarkdownBytes.Substitute("&#40;") : nil
        // Some parsers take these for line ends.
        case 0xE2:
            neighbour(1) == 0x80 && neighbour(2) & 0xFE == 0xA8
                ? MarkdownBytes.Substitute(
                    neighbour(2) == 0xA8 ? "&#x2028;" : "&#x2029;", length: 3) : nil
        default: nil
        }
    }

    /// `www.` and `example.org`.
    private var isInDomain: Bool {
        ASCII.isAlphanumeric(neighbour(-1)) && ASCII.isLetter(neighbour(1))
            && ASCII.isLetter(neighbour(2)) || isAfterWWW
    }

    private var isAfterWWW: Bool {
        index >= 3 && (1...3).allSatisfy { neighbour(-$0) | 0x20 == UInt8(ascii: "w") }
    }

    private var beginsScheme: Bool {
        neighbour(1) == UInt8(ascii: "/") && neighbour(2) == UInt8(ascii: "/")
    }

    /// Whether a heading would end before the sign.
    private var endsHeading: Bool {
        neighbour(-1) == 0x20 && (index + 1 == buffer.count || neighbour(1) == 0x20)
    }

    /// `:word:`.
    private var beginsEmoji: Bool {
        var position = index + 1
        while position < buffer.count,
            ASCII.isAlphanumeric(buffer[position]) || buffer[position] == UInt8(ascii: "_")
                || buffer[position] == UInt8(ascii: "+") || buffer[position] == UInt8(ascii: "-")
        {
            position += 1
        }
        return position > index + 1 && position < buffer.count
            && buffer[position] == UInt8(ascii: ":")
    }

    /// `(c)`, `(r)`, `(p)`, `(tm)`: typographers make signs of them.
    private var endsSymbol: Bool {
        let first = neighbour(-1) | 0x20
        if neighbour(-2) == UInt8(ascii: "(") {
            return first == UInt8(ascii: "c") || first == UInt8(ascii: "r")
                || first == UInt8(ascii: "p")
        }
        return first == UInt8(ascii: "m") && neighbour(-2) | 0x20 == UInt8(ascii: "t")
            && neighbour(-3) == UInt8(ascii: "(")
    }
}

extension Output {
    /// Writes HTML text or the value of a quoted attribute within Markdown.
    ///
    /// - Returns: whether every character could be written.
    @discardableResult
    mutating func write(html text: String) -> Bool {
        write(text, escapedBy: HTMLEscaping.table)
        return !text.utf8.contains { HTMLEscaping.isLost($0) }
    }
}

private enum HTMLEscaping {
    static func isLost(_ byte: UInt8) -> Bool {
        (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D) || byte == 0x7F
    }

    static let table: EscapeTable = {
        var pairs: [UInt8: StaticString] = [
            UInt8(ascii: "&"): "&amp;", UInt8(ascii: "<"): "&lt;", UInt8(ascii: ">"): "&gt;",
            UInt8(ascii: "\""): "&quot;", UInt8(ascii: "'"): "&#39;", UInt8(ascii: "{"): "&#123;",
            UInt8(ascii: "}"): "&#125;", UInt8(ascii: "`"): "&#96;", UInt8(ascii: "|"): "&#124;",
            0x09: "&#9;", 0x0A: "&#10;", 0x0D: "&#13;",
        ]
        for byte in UInt8(0)...0x7F where isLost(byte) { pairs[byte] = "\u{FFFD}" }
        return EscapeTable(pairs)
    }()
}
