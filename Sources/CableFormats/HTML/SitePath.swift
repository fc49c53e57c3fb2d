import CableSyntax

/// Where the pages of a site lie. A path depends on nothing but what the page is about, so that a cable's
/// page can be written before the others are known.
package enum SitePath {
    /// The indexes of a site.
    package enum Index: String, CaseIterable, Sendable {
        case year, day, post, tag, classification
    }

    /// The path of a page about a value: `post/baku.html`, and `post/baku.2.html` for the second of several.
    package static func page(of value: String, in index: Index, number: Int = 1) -> String {
        "\(index.rawValue)/\(name(of: value, in: index))\(number == 1 ? "" : ".\(number)").html"
    }

    /// The page that lists all values of an index.
    package static func overview(of index: Index) -> String { "\(index.rawValue)/index.html" }

    /// A name for a value, in small letters, digits and hyphens. Two values have two names: where one is
    /// not spelt as the values of its index are, a hash of it stands behind the letters.
    package static func name(of value: String, in index: Index) -> String {
        guard !value.isEmpty else { return "unknown" }
        var name: [UInt8] = []
        var isUsual = value.utf8.count <= 60
        var isStart = true
        for byte in value.utf8 {
            if ASCII.isLetter(byte) || ASCII.isDigit(byte) {
                // Posts are `Buenos Aires`, TAGS `PREL`, levels `TOP SECRET`.
                let isCapital = index != .post || isStart
                if ASCII.isLetter(byte), ASCII.isUpper(byte) != isCapital { isUsual = false }
                name.append(ASCII.isLetter(byte) ? byte | 0x20 : byte)
                isStart = false
            } else {
                let separator: UInt8 = index == .day ? 0x2D : 0x20
                if byte != separator || isStart { isUsual = false }
                if !isStart { name.append(0x2D) }
                isStart = true
            }
        }
        let text = String(decoding: name.prefix(60), as: UTF8.self)
        let isOurs = text == "unknown" || text == "index"
        return isUsual && !isStart && !isOurs ? text : text + "-" + hash(of: value)
    }

    /// FNV-1a, in hexadecimal digits.
    private static func hash(of value: String) -> String {
        let hash = value.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        return String(hash, radix: 16)
    }
}
