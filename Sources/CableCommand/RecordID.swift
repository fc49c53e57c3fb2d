import CableSyntax

/// The number that a record of the filter has for its `id`, as it is written: a driver's numbers may be
/// larger than any that a program counts with, or have a form of their own.
struct RecordID {
    /// Where the number stands in the record.
    let range: Range<Int>

    /// The number of the member `id` of an object; `nil` where it is something else.
    init?(in record: [UInt8]) {
        var depth = 0
        var index = 0
        var key: Range<Int>?
        while index < record.count {
            switch record[index] {
            case UInt8(ascii: "\""):
                let start = index + 1
                index = start
                while index < record.count, record[index] != UInt8(ascii: "\"") {
                    index += record[index] == UInt8(ascii: "\\") ? 2 : 1
                }
                key = start..<min(index, record.count)
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ":"):
                if depth == 1, let key, record[key].elementsEqual("id".utf8) {
                    guard let range = Self.number(in: record, behind: index) else { return nil }
                    self.range = range
                    return
                }
            default: break
            }
            index += 1
        }
        return nil
    }

    /// A number by the grammar of JSON (RFC 8259, section 6), and nothing behind it.
    private static func number(in record: [UInt8], behind colon: Int) -> Range<Int>? {
        func byte(_ index: Int) -> UInt8 { index < record.count ? record[index] : 0 }
        func digitsEnd(_ index: Int) -> Int? {
            var end = index
            while ASCII.isDigit(byte(end)) { end += 1 }
            return end > index ? end : nil
        }
        var start = colon + 1
        while [0x20, 0x09, 0x0D].contains(byte(start)) { start += 1 }
        let first = byte(start) == UInt8(ascii: "-") ? start + 1 : start
        guard var end = digitsEnd(first), byte(first) != UInt8(ascii: "0") || end == first + 1
        else { return nil }
        if byte(end) == UInt8(ascii: ".") {
            guard let fraction = digitsEnd(end + 1) else { return nil }
            end = fraction
        }
        if byte(end) | 0x20 == UInt8(ascii: "e") {
            let hasSign = byte(end + 1) == UInt8(ascii: "+") || byte(end + 1) == UInt8(ascii: "-")
            guard let exponent = digitsEnd(end + (hasSign ? 2 : 1)) else { return nil }
            end = exponent
        }
        let ends: [UInt8] = [0, 0x20, 0x09, 0x0D, UInt8(ascii: ","), UInt8(ascii: "}")]
        return ends.contains(byte(end)) ? start..<end : nil
    }
}
