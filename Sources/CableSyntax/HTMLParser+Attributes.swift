extension HTMLParser {
    /// Attributes of one tag beyond this number are not told: libxml2 compares each with all others of
    /// its tag, and no element has so many.
    static let mostAttributes = 500

    /// A source in which no tag has more attributes than are told, blanks in the place of the others;
    /// `nil` where it is one as it stands.
    static func withFewAttributes(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var changed: [UInt8]?
        var index = 0
        while index < source.count {
            guard source[index] == UInt8(ascii: "<"), index + 1 < source.count,
                ASCII.isLetter(source[index + 1])
            else {
                index += 1
                continue
            }
            let (end, limit) = tag(in: source, from: index + 1)
            if let limit {
                if changed == nil { changed = Array(source) }
                for place in limit..<end { changed?[place] = 0x20 }
            }
            index = end
        }
        return changed
    }

    /// The place of a tag's `>`, and where its attributes are too many.
    private static func tag(
        in source: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (end: Int, limit: Int?) {
        var count = 0
        var limit: Int?
        var quote: UInt8 = 0
        var isBlank = false
        var index = start
        while index < source.count {
            let byte = source[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: ">") {
                break
            } else if byte == 0x22 || byte == 0x27 {
                if source[index - 1] == UInt8(ascii: "=") { quote = byte }
            } else if byte <= 0x20 {
                isBlank = true
            } else if isBlank {
                isBlank = false
                count += 1
                if count == mostAttributes { limit = index }
            }
            index += 1
        }
        // A quotation without an end is for the parser to judge; the tag is cut all the same.
        return (index, limit)
    }
}
