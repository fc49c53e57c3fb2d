import CableModel
import CableSyntax

/// Puts right characters that were spoilt on the way into the copy. Only where the user asks for
/// it, since each repair is a guess.
///
/// - A comma for an apostrophe: `the minister,s`, `Qa,ida`.
/// - `&` and `8` for quotation marks: `&the mills8`; `Q` for both: `QGreen MillsQ`.
/// - UTF-8 that was read as Windows-1252: `theyâ€™re`.
struct CharacterRepair {
    private let base: UnsafeBufferPointer<UInt8>
    private let block: Range<Int>
    private var output: [UInt8]
    private var made: [Made] = []
    /// The places of closing marks whose opening marks have been found.
    private var closings: Set<Int> = []

    /// A character that was put right.
    struct Made {
        /// Where it stands in the new text.
        var range: Range<Int>
        var printed: String
        var meant: String
        var message: String

        var diagnostic: Diagnostic { Diagnostic(.repairedCharacter, message, range: range) }
    }

    /// The text with its repairs, and what they were.
    static func repaired(_ text: TelegramText) -> (text: TelegramText, made: [Made]) {
        var made: [Made] = []
        let repaired = text.rewritten { base, block, output, _ in
            var repair = CharacterRepair(base: base, block: block, output: output)
            repair.run()
            output = repair.output
            made += repair.made
        }
        return (repaired.text, made)
    }

    private init(base: UnsafeBufferPointer<UInt8>, block: Range<Int>, output: [UInt8]) {
        self.base = base
        self.block = block
        self.output = output
    }

    private mutating func run() {
        var index = block.lowerBound
        while index < block.upperBound {
            let byte = base[index]
            if byte == UInt8(ascii: ","), isApostrophe(index) {
                put("'", for: 1, at: &index, "comma read as an apostrophe")
            } else if byte == UInt8(ascii: "&"), let closing = closing(of: index) {
                closings.insert(closing)
                put("\u{201C}", for: 1, at: &index, "\"&\" read as an opening quotation mark")
            } else if byte == UInt8(ascii: "Q"), let closing = closingQ(of: index) {
                closings.insert(closing)
                put("\u{201C}", for: 1, at: &index, "\"Q\" read as an opening quotation mark")
            } else if closings.contains(index) {
                let printed = String(UnicodeScalar(byte))
                put(
                    "\u{201D}", for: 1, at: &index,
                    "\"\(printed)\" read as a closing quotation mark")
            } else if byte >= 0xC2,
                let found = Mojibake.match(base, at: index, end: block.upperBound)
            {
                put(
                    found.character, for: found.length, at: &index,
                    "UTF-8 that was read as Windows-1252")
            } else {
                output.append(byte)
                index += 1
            }
        }
    }

    private mutating func put(
        _ text: String, for length: Int, at index: inout Int, _ message: String
    ) {
        let start = output.count
        output += text.utf8
        made.append(
            Made(
                range: start..<output.count,
                printed: ByteView(base, index, index + length).string, meant: text,
                message: message))
        index += length
    }

    private func byte(_ index: Int) -> UInt8 { block.contains(index) ? base[index] : 0 }

    // MARK: Apostrophes

    private static let endings: Set<String> = ["s", "t", "re", "ve", "ll", "d", "m"]
    /// Words that may stand behind a comma whose space was lost.
    private static let smallWords: Set<String> = [
        "the", "and", "but", "who", "for", "or", "as", "in", "on", "to", "of", "by", "is", "was",
        "not", "with", "while", "where", "when", "then", "than", "that", "he", "she", "it", "they",
    ]

    /// Whether a comma between letters is an apostrophe: before an ending, or within a name.
    private func isApostrophe(_ comma: Int) -> Bool {
        var start = comma
        while ASCII.isLetter(byte(start - 1)) { start -= 1 }
        var end = comma + 1
        while ASCII.isLetter(byte(end)) { end += 1 }
        guard comma - start >= 2, end > comma + 1 else { return false }
        let ending = String(decoding: base[(comma + 1)..<end], as: UTF8.self)
        let isInCapitals = (start..<comma).allSatisfy { ASCII.isUpper(base[$0]) }
        if Self.endings.contains(isInCapitals ? ending.lowercased() : ending) { return true }
        // "Qa,ida": a name in small letters on both sides.
        return ASCII.isUpper(base[start])
            && ((start + 1)..<comma).allSatisfy { ASCII.isLower(base[$0]) }
            && comma - start <= 6 && (2...5).contains(ending.utf8.count)
            && ending.utf8.allSatisfy(ASCII.isLower) && !Self.smallWords.contains(ending)
    }

    // MARK: Quotation marks

    /// The place of the `Q` that closes what one opens: `QGreen MillsQ`; `nil` where it opens nothing.
    private func closingQ(of opening: Int) -> Int? {
        let before = byte(opening - 1)
        guard before == 0 || ASCII.isBlank(before) || before == 0x0A || before == UInt8(ascii: "("),
            ASCII.isUpper(byte(opening + 1)), ASCII.isLower(byte(opening + 2))
        else { return nil }
        for index in (opening + 3)..<max(opening + 3, min(block.upperBound, opening + 80))
        where base[index] == UInt8(ascii: "Q") {
            let isBehindWord = ASCII.isLower(base[index - 1])
            return isBehindWord && !ASCII.isAlphanumeric(byte(index + 1)) ? index : nil
        }
        return nil
    }

    /// The place of the `8` that closes what an `&` opens; `nil` where it opens nothing.
    private func closing(of opening: Int) -> Int? {
        let before = byte(opening - 1)
        guard before == 0 || ASCII.isBlank(before) || before == 0x0A || before == UInt8(ascii: "("),
            ASCII.isLetter(byte(opening + 1))
        else { return nil }
        var index = opening + 2
        while index < min(block.upperBound, opening + 400) {
            switch base[index] {
            case UInt8(ascii: "&"): return nil
            case 0x0A where byte(index + 1) == 0x0A: return nil
            case UInt8(ascii: "8"):
                let last = byte(index - 1)
                let isBehindWord = ASCII.isLetter(last) || last.isOne(of: ".,?!")
                if isBehindWord, !ASCII.isAlphanumeric(byte(index + 1)) { return index }
            default: break
            }
            index += 1
        }
        return nil
    }
}

/// UTF-8 whose bytes were taken for characters of Windows-1252 and encoded again.
enum Mojibake {
    /// In UTF-8 the characters Â to ô begin with this byte; they stand for the first byte of a
    /// sequence that was read as Windows-1252.
    private static var lead: UInt8 { 0xC3 }

    /// The first spoilt character of a text.
    static func first(in base: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        let text = ByteView(base)
        var index = 0
        while let start = text.firstIndex(ofByte: lead, from: index) {
            if let found = match(base, at: start, end: base.count) {
                return start..<(start + found.length)
            }
            index = start + 1
        }
        return nil
    }

    /// The character that was meant by the characters at a place, and their length in bytes.
    static func match(
        _ base: UnsafeBufferPointer<UInt8>, at start: Int, end: Int
    ) -> (character: String, length: Int)? {
        // The first byte of a sequence of two to four, as a character: Â to ô.
        guard base[start] == lead else { return nil }
        var bytes: [UInt8] = []
        var index = start
        while index < end, bytes.count < 4 {
            guard let (scalar, length) = scalar(base, at: index, end: end),
                let byte = Windows1252.byte(of: scalar), byte >= 0x80
            else { break }
            bytes.append(byte)
            index += length
            if let text = String(validating: bytes, as: UTF8.self) {
                return (text, index - start)
            }
        }
        return nil
    }

    private static func scalar(
        _ base: UnsafeBufferPointer<UInt8>, at start: Int, end: Int
    ) -> (Unicode.Scalar, Int)? {
        let length = base[start] < 0x80 ? 1 : base[start] < 0xE0 ? 2 : base[start] < 0xF0 ? 3 : 4
        guard start + length <= end,
            let text = String(validating: base[start..<(start + length)], as: UTF8.self),
            let scalar = text.unicodeScalars.first
        else { return nil }
        return (scalar, length)
    }
}
