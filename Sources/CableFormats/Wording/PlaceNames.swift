import CableGrammar
import CableSyntax

/// Places in plain-language addresses.
package enum PlaceNames {
    /// Words for a post, which the name of its city follows.
    private static let posts: [StaticString] = [
        "AMEMBASSY ", "AMCONSUL ", "AMCONGEN ", "USINT ", "USOFFICE ", "USLO ", "AMEMB ",
        // As a page has its origin.
        "Embassy ", "Consulate ",
    ]

    /// The place of an address: the post's name after AMEMBASSY and the like, Washington for the
    /// offices there; `nil` for anything else, collectives and missions included.
    package static func place(ofAddress address: String) -> String? {
        var address = address
        return address.withUTF8 { bytes in
            let view = ByteView(bytes)
            let name = nameOfPlace(view)
            if name.start > view.start {
                return name.isEmpty ? nil : postName(name) ?? name.string.titleCased
            }
            let isWashington = offices.contains {
                view.isExactly($0, at: view.end - $0.utf8CodeUnitCount)
            }
            return isWashington ? "Washington" : nil
        }
    }

    /// An address without the word for a post before its name.
    static func nameOfPlace(_ address: ByteView) -> ByteView {
        let post = posts.first { address.isExactly($0, at: address.start) }
        return address.from(address.start + (post?.utf8CodeUnitCount ?? 0))
    }

    private static let offices: [StaticString] = [" WASHDC", " WASHINGTON DC"]

    /// The name that the vocabulary has, which is not always the address in small letters:
    /// `N'Djamena` for `NDJAMENA`, `Abu Dhabi` for `ABUDHABI`.
    private static func postName(_ name: ByteView) -> String? {
        name.withPostKey { Vocabulary.posts.gloss(of: $0) }
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
