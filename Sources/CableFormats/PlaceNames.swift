import CableSyntax

/// Places in plain-language addresses.
public enum PlaceNames {
    /// Words for a post, which the name of its city follows.
    private static let posts: Set<String> = [
        "AMEMBASSY", "AMCONSUL", "AMCONGEN", "USINT", "USOFFICE", "USLO", "AMEMB",
    ]

    /// The place of an address: the post's name after AMEMBASSY and the like, Washington for the
    /// offices there; `nil` for anything else, collectives and missions included.
    public static func place(ofAddress address: String) -> String? {
        if let space = address.utf8.firstIndex(of: 0x20),
            posts.contains(String(address[..<space]))
        {
            let name = address[address.utf8.index(after: space)...]
            return name.isEmpty ? nil : postName(name) ?? String(name).titleCased
        }
        if address.hasSuffix(" WASHDC") || address.hasSuffix(" WASHINGTON DC") {
            return "Washington"
        }
        return nil
    }

    /// The name that the vocabulary has, which is not always the address in small letters:
    /// `N'Djamena` for `NDJAMENA`, `Abu Dhabi` for `ABUDHABI`.
    private static func postName(_ name: Substring) -> String? {
        var key: [UInt8] = []
        key.reserveCapacity(name.utf8.count)
        for byte in name.utf8 where ASCII.isLetter(byte) { key.append(ASCII.uppercased(byte)) }
        return Vocabulary.posts.gloss(of: String(decoding: key, as: UTF8.self))
    }
}

extension String {
    private static let smallWords = ["Of", "De", "And", "The", "Au"].map { Array($0.utf8) }

    /// The text in small letters, the first letter of each word a capital: `Buenos Aires`. Small
    /// words within stay small: `Port of Spain`, `Rio de Janeiro`.
    var titleCased: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        for word in utf8.split(separator: 0x20, omittingEmptySubsequences: false) {
            let isFirst = bytes.isEmpty
            if !isFirst { bytes.append(0x20) }
            let start = bytes.count
            var isStart = true
            for byte in word {
                let isCapital = ASCII.isUpper(byte)
                bytes.append(
                    isStart ? ASCII.uppercased(byte) : isCapital ? byte | 0x20 : byte)
                isStart = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'")
            }
            if !isFirst, Self.smallWords.contains(where: { $0.elementsEqual(bytes[start...]) }) {
                bytes[start] |= 0x20
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
