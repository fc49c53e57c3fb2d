import CableSyntax

/// Text of a known encoding made to UTF-8, once, before anything reads it.
package struct DecodedText: Sendable {
    /// UTF-8, without a byte order mark.
    package var bytes: [UInt8]
    /// The encoding that the source had: `utf-8`, `utf-16le`, `windows-1252`.
    package var encoding: String
    /// Byte offset in the source of the first byte that made it another encoding than expected;
    /// `nil` where the encoding was declared or is UTF-8.
    package var guessedAt: Int?
}

/// Tells the encoding of a source and decodes it.
///
/// In this order: a byte order mark, UTF-8, and else Windows-1252, of which ISO 8859-1 is a part
/// as far as printed text goes. A page's declaration is no better witness than its bytes: text
/// that is valid UTF-8 is never by accident so. But where it declares what the bytes turn out to
/// be, nothing is guessed.
package enum Decoding {
    package static func decode(_ source: consuming [UInt8]) -> DecodedText {
        if source.starts(with: [0xEF, 0xBB, 0xBF]) {
            source.removeFirst(3)
            return DecodedText(bytes: UTF8Repair.repaired(source), encoding: "utf-8")
        }
        if source.starts(with: [0xFF, 0xFE]) {
            return DecodedText(bytes: utf16(source, isBigEndian: false), encoding: "utf-16le")
        }
        if source.starts(with: [0xFE, 0xFF]) {
            return DecodedText(bytes: utf16(source, isBigEndian: true), encoding: "utf-16be")
        }
        guard let offset = UTF8Repair.firstInvalidOffset(source) else {
            return DecodedText(bytes: source, encoding: "utf-8")
        }
        let isDeclared = source.withUnsafeBufferPointer { DeclaredEncoding.isWindows1252($0) }
        return DecodedText(
            bytes: windows1252(source), encoding: "windows-1252",
            guessedAt: isDeclared ? nil : offset)
    }

    private static func utf16(_ source: [UInt8], isBigEndian: Bool) -> [UInt8] {
        var units: [UInt16] = []
        for index in stride(from: 2, to: source.count - 1, by: 2) {
            let high = UInt16(source[isBigEndian ? index : index + 1])
            let low = UInt16(source[isBigEndian ? index + 1 : index])
            units.append(high << 8 | low)
        }
        // Half a unit at the end stands for a character that was cut off.
        if source.count % 2 == 1 { units.append(0xFFFD) }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func windows1252(_ source: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count + source.count / 16)
        for byte in source {
            if byte < 0x80 {
                bytes.append(byte)
            } else {
                bytes += UTF8.encode(Windows1252.scalar(of: byte))!
            }
        }
        return bytes
    }
}

/// Checks on UTF-8.
enum UTF8Repair {
    /// Where the text stops being UTF-8; `nil` where all of it is.
    static func firstInvalidOffset(_ source: [UInt8]) -> Int? {
        source.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                index = endOfASCII(bytes, from: index)
                guard index < bytes.count else { return nil }
                let length = sequenceLength(bytes, index)
                if length == 0 { return index }
                index += length
            }
            return nil
        }
    }

    /// Where ASCII ends that begins at a position: at the first byte of something else, or with the
    /// text.
    private static func endOfASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let address = bytes.baseAddress else { return start }
        func notASCII(at index: Int) -> SixteenBytes.Marks {
            SixteenBytes(address, at: index).notASCII
                | SixteenBytes(address, at: index + 16).notASCII
                | SixteenBytes(address, at: index + 32).notASCII
                | SixteenBytes(address, at: index + 48).notASCII
        }
        var index = start
        while index + 128 <= bytes.count,
            !(notASCII(at: index) | notASCII(at: index + 64)).marksAny
        {
            index += 128
        }
        while index + 16 <= bytes.count {
            let marks = SixteenBytes(address, at: index).notASCII
            if marks.marksAny { return index + marks.firstMarked }
            index += 16
        }
        while index < bytes.count && bytes[index] < 0x80 { index += 1 }
        return index
    }

    /// The length of the well-formed sequence at a position; 0 where there is none.
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let first = bytes[index]
        func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < bytes.count && range.contains(bytes[index + offset])
        }
        switch first {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: return continues(1) ? 2 : 0
        case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
        case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
        case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
        case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
        case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
        case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
        default: return 0
        }
    }

    /// The text with ill-formed bytes replaced by U+FFFD.
    static func repaired(_ source: [UInt8]) -> [UInt8] {
        firstInvalidOffset(source) == nil
            ? source : Array(String(decoding: source, as: UTF8.self).utf8)
    }
}
