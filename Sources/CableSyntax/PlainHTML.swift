/// The quick way through plain HTML: nothing but text, character references and a few elements that
/// are well nested, as the pages have them on which a publisher's program put a telegram.
///
/// Markup is libxml2's work, and whatever is not plain in every byte is left to it. But libxml2 took
/// a third of the time that a page needed from HTML to TEI; this takes a tenth of that. A handler is
/// told the same by both, which the tests compare over the whole corpus and over pages spoilt at
/// random.
struct PlainHTML {
    private let source: UnsafeBufferPointer<UInt8>
    private var index = 0
    /// The elements that are open, the outermost first.
    private var open: [Element] = []
    /// The text since the last tag, its character references decoded: never longer than the source.
    private let text: UnsafeMutablePointer<UInt8>
    private var textCount = 0

    /// Tells the handler all of the source, or nothing of use.
    ///
    /// - Returns: whether the source is plain. Where it is not, the handler may have been told a part.
    static func parse<Handler: MarkupHandler>(
        _ source: UnsafeBufferPointer<UInt8>, with handler: inout Handler
    ) -> Bool {
        // libxml2 skips blanks before the first tag.
        guard source.first == UInt8(ascii: "<") else { return false }
        let text = UnsafeMutablePointer<UInt8>.allocate(capacity: source.count)
        defer { text.deallocate() }
        var parser = PlainHTML(source: source, text: text)
        return parser.parse(with: &handler)
    }

    private init(source: UnsafeBufferPointer<UInt8>, text: UnsafeMutablePointer<UInt8>) {
        self.source = source
        self.text = text
    }

    private mutating func parse<Handler: MarkupHandler>(with handler: inout Handler) -> Bool {
        while index < source.count {
            let byte = source[index]
            let countBefore = textCount
            if byte == UInt8(ascii: "<"), Self.beginsTag(self.byte(index + 1)) {
                tellText(to: &handler)
                guard readTag(with: &handler) else { return false }
            } else if byte == UInt8(ascii: "&") {
                guard readReference() else { return false }
            } else {
                let start = index
                // A sign that begins no tag stands for itself.
                if byte == UInt8(ascii: "<") { take(byte) }
                takeText()
                guard index > start else { return false }
            }
            // Text outside of all elements begins a paragraph for libxml2, unless it is blank.
            guard !open.isEmpty || isTextBlank(from: countBefore) else { return false }
        }
        tellText(to: &handler)
        while let element = open.popLast() { handler.endElement(element.name) }
        return true
    }

    /// Whether a byte may stand behind the `<` of a tag, a comment or an instruction.
    private static func beginsTag(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "_"),
            UInt8(ascii: ":"):
            true
        default: ASCII.isLetter(byte) || byte >= 0x80
        }
    }

    // MARK: Text

    /// Takes text as it stands, up to a tag or a reference, or to what no plain text has: controls,
    /// and the byte with which U+FFFE and U+FFFF begin.
    private mutating func takeText() {
        guard let bytes = source.baseAddress else { return }
        var index = index
        var end = text + textCount
        while index < source.count {
            if index + 16 <= source.count {
                let sixteen = SixteenBytes(bytes, at: index)
                // All are copied; what comes next is written over those that are no text. There is
                // room, since the text is never ahead of the source.
                sixteen.store(to: end)
                let marks =
                    sixteen.equal(to: UInt8(ascii: "&")) | sixteen.equal(to: UInt8(ascii: "<"))
                    | sixteen.equal(to: 0xEF) | sixteen.below(0x20)
                let length = marks.marksAny ? marks.firstMarked : 16
                index += length
                end += length
                if length == 16 { continue }
            }
            // It may be a line end.
            if Self.endsText(source[index]) { break }
            end.pointee = source[index]
            index += 1
            end += 1
        }
        self.index = index
        textCount = end - text
    }

    private static func endsText(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A: false
        case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: "&"), 0xEF: true
        default: false
        }
    }

    /// Takes a byte as it stands.
    private mutating func take(_ byte: UInt8) {
        append(byte)
        index += 1
    }

    private mutating func append(_ byte: UInt8) {
        text[textCount] = byte
        textCount += 1
    }

    private func isTextBlank(from start: Int) -> Bool {
        (min(start, textCount)..<textCount).allSatisfy { text[$0] == 0x20 || text[$0] == 0x0A }
    }

    private mutating func tellText<Handler: MarkupHandler>(to handler: inout Handler) {
        guard textCount > 0 else { return }
        handler.characters(UnsafeBufferPointer(start: text, count: textCount))
        textCount = 0
    }

    // MARK: Tags

    /// The elements that are plain.
    private enum Element {
        case table, row, heading, cell, link, lineBreak, code, preformatted

        var name: ByteView {
            let name: StaticString =
                switch self {
                case .table: "table"
                case .row: "tr"
                case .heading: "th"
                case .cell: "td"
                case .link: "a"
                case .lineBreak: "br"
                case .code: "code"
                case .preformatted: "pre"
                }
            return ByteView(
                UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        }

        /// Whether an element may stand directly in another (`nil`: in none), so that no parser ends
        /// the outer one for it.
        func isPlain(in outer: Element?) -> Bool {
            switch self {
            case .table, .code: outer == nil
            case .row: outer == .table
            case .heading, .cell: outer == .row
            case .preformatted: outer == .code
            case .link: outer == .cell || outer == .preformatted
            case .lineBreak: outer == .cell || outer == .preformatted || outer == .link
            }
        }

        /// Small letters only: names are told in them.
        init?(_ name: ByteView) {
            if name.isExactly("a") {
                self = .link
            } else if name.isExactly("br") {
                self = .lineBreak
            } else if name.isExactly("td") {
                self = .cell
            } else if name.isExactly("th") {
                self = .heading
            } else if name.isExactly("tr") {
                self = .row
            } else if name.isExactly("pre") {
                self = .preformatted
            } else if name.isExactly("code") {
                self = .code
            } else if name.isExactly("table") {
                self = .table
            } else {
                return nil
            }
        }
    }

    private func byte(_ index: Int) -> UInt8 { index < source.count ? source[index] : 0 }

    private mutating func readTag<Handler: MarkupHandler>(with handler: inout Handler) -> Bool {
        let isEnd = byte(index + 1) == UInt8(ascii: "/")
        let nameStart = index + (isEnd ? 2 : 1)
        var end = nameStart
        while ASCII.isLower(byte(end)) { end += 1 }
        let name = ByteView(source, nameStart, end)
        guard let element = Element(name) else { return false }
        if isEnd {
            guard byte(end) == UInt8(ascii: ">"), !open.isEmpty else { return false }
            if open.last == element {
                open.removeLast()
                handler.endElement(name)
            } else if open.contains(element) {
                return false
            }
            // An end tag of what is not open means nothing.
            index = end + 1
            return true
        }
        guard element.isPlain(in: open.last), let close = attributesEnd(from: end) else {
            return false
        }
        let attributes = MarkupAttributes(plain: ByteView(source, end, close))
        index = close + 1
        if byte(close) == UInt8(ascii: "/") {
            guard element == .lineBreak, byte(index) == UInt8(ascii: ">") else { return false }
            index += 1
        }
        handler.startElement(name, attributes: attributes)
        if element == .lineBreak {
            handler.endElement(name)
        } else {
            open.append(element)
        }
        return true
    }

    /// The place of the `>` or `/` behind the attributes of a tag; `nil` where they are not plain:
    /// ` name='value'`, in either quotes, without references.
    private func attributesEnd(from start: Int) -> Int? {
        var index = start
        while true {
            let blank = index
            while byte(index) == 0x20 { index += 1 }
            if byte(index) == UInt8(ascii: ">") || byte(index) == UInt8(ascii: "/") { return index }
            guard index > blank else { return nil }
            let name = index
            while ASCII.isLower(byte(index)) { index += 1 }
            guard index > name, byte(index) == UInt8(ascii: "=") else { return nil }
            let quote = byte(index + 1)
            guard quote == 0x22 || quote == 0x27 else { return nil }
            index += 2
            while Self.plainValues.contains(byte(index)), byte(index) != quote { index += 1 }
            guard byte(index) == quote else { return nil }
            index += 1
        }
    }

    /// The bytes of plain values.
    private static let plainValues = ByteSet { byte in
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<")
            && byte != UInt8(ascii: ">")
    }

    // MARK: Character references

    private mutating func readReference() -> Bool {
        // Pages have all line ends in this form.
        if ByteView(source).isExactly("&#x000A;", at: index) {
            append(0x0A)
            index += 8
            return true
        }
        if let found = HTMLEntity.match(in: ByteView(source), at: index) {
            for byte in UTF8.encode(found.character)! { append(byte) }
            index += found.length
            return !Self.isRare(found.character)
        }
        if byte(index + 1) == UInt8(ascii: "#") { return false }
        // "R&D", "&nosuch;": an ampersand that begins no reference stands for itself.
        take(UInt8(ascii: "&"))
        return true
    }

    /// Characters that XML forbids or discourages.
    private static func isRare(_ character: Unicode.Scalar) -> Bool {
        character.value < 0x20 && character != "\n" || (0x7F...0x9F).contains(character.value)
            || character.value & 0xFFFE == 0xFFFE
    }
}
