import Glibc

extension XMLParser {
    /// More attributes than any element has: libxml2 compares each of an element's with all before it.
    static let maximalAttributes = 4096

    /// Below this length a text has not the attributes for it to matter, and is not looked through.
    private static let lengthThatMatters = 1 << 16

    /// What is wrong with a text of which an element may have too many attributes.
    ///
    /// Counted is what looks like an attribute, between one `<` and the next: none stands within a value.
    static func tooManyAttributes(in source: UnsafeBufferPointer<UInt8>) -> XMLSyntaxError? {
        guard source.count >= lengthThatMatters, let base = source.baseAddress else { return nil }
        let end = base + source.count
        var position = base
        var count = 0
        while let sign = find(UInt8(ascii: "="), position, end) {
            if find(UInt8(ascii: "<"), position, sign) != nil { count = 0 }
            position = sign + 1
            var value = position
            while value < end, value.pointee <= 0x20 { value += 1 }
            guard value < end, quotes.contains(value.pointee) else { continue }
            count += 1
            if count > maximalAttributes {
                return XMLSyntaxError(
                    line: 1 + source[..<(sign - base)].count { $0 == 0x0A },
                    reason: "an element with more than \(maximalAttributes) attributes")
            }
        }
        return nil
    }

    private static let quotes = ByteSet("\"'")

    private static func find(
        _ byte: UInt8, _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8>? {
        memchr(start, Int32(byte), end - start).map {
            UnsafePointer($0.assumingMemoryBound(to: UInt8.self))
        }
    }
}
