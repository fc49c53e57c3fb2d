import CableModel
import CableSyntax

/// The subject in title case, for a page's title.
///
/// Subjects are in capitals. Whether NATO, Bush or MISSILE is an acronym, a name or a word is told
/// by the text itself: each word of the subject must come in it, always in one spelling. Where one
/// does not, the subject stays as printed, since half of a title in capitals is worse than all.
enum DisplayTitle {
    /// `DEPUTY MINISTER ON CFE` as `Deputy Minister on CFE`, where the text has all these words.
    static func title(for subject: String, in body: [Block]) -> String {
        var bytes = Array(subject.utf8)
        guard bytes.allSatisfy({ $0 < 0x80 && !ASCII.isLower($0) }),
            bytes.contains(where: ASCII.isUpper)
        else { return subject }
        var words = TitleWords(subject: bytes)
        for block in body { words.collect(block) }
        return words.settle(&bytes) ? String(decoding: bytes, as: UTF8.self) : subject
    }
}

/// The words of a subject, and how a text spells them.
private struct TitleWords {
    private struct Word {
        var range: Range<Int>
        var key: UInt64
        /// Settled without the text: small words, single letters, what follows an apostrophe.
        var isFixed: Bool
    }

    private enum Spelling: Equatable {
        /// Small letters, with or without a first capital.
        case word
        case capitals
        /// Capitals within: `MacArthur`.
        case mixed([UInt8])
        /// The text has several.
        case unsettled
    }

    private static let smallWords: Set<String> = [
        "A", "AN", "AND", "AS", "AT", "BUT", "BY", "FOR", "FROM", "IN", "INTO", "OF", "ON", "OR",
        "THE", "TO", "VIA", "VS", "WITH",
    ]

    private var words: [Word] = []
    private var keys: Set<UInt64> = []
    private var spellings: [UInt64: Spelling] = [:]
    /// A bit for each word's length and first letter, since most words of a text are none of them.
    private var filter = [UInt64](repeating: 0, count: 32)

    init(subject: [UInt8]) {
        subject.withUnsafeBufferPointer { buffer in
            Self.forEachWord(in: buffer) { add($0, of: buffer) }
        }
    }

    /// Every run of letters.
    private static func forEachWord(
        in buffer: UnsafeBufferPointer<UInt8>, _ visit: (Range<Int>) -> Void
    ) {
        var index = first(of: buffer, from: 0, isLetter: true)
        while index < buffer.count {
            let end = first(of: buffer, from: index, isLetter: false)
            visit(index..<end)
            index = first(of: buffer, from: end, isLetter: true)
        }
    }

    /// The first place from one on where a letter stands, or something else; the end where none does.
    @inline(__always)
    private static func first(
        of buffer: UnsafeBufferPointer<UInt8>, from start: Int, isLetter: Bool
    ) -> Int {
        guard let address = buffer.baseAddress else { return start }
        var index = start
        while index + 16 <= buffer.count {
            let letters = SixteenBytes(address, at: index).letters
            let marks = isLetter ? letters : ~letters
            if marks.marksAny { return index + marks.firstMarked }
            index += 16
        }
        while index < buffer.count, ASCII.isLetter(buffer[index]) != isLetter { index += 1 }
        return index
    }

    private mutating func add(_ range: Range<Int>, of buffer: UnsafeBufferPointer<UInt8>) {
        let text = String(decoding: buffer[range], as: UTF8.self)
        let followsApostrophe =
            range.lowerBound > 1 && buffer[range.lowerBound - 1] == 0x27
            && ASCII.isLetter(buffer[range.lowerBound - 2])
        let isFixed =
            range.count == 1 || Self.smallWords.contains(text)
            || (followsApostrophe && range.count <= 2)
        let key = Self.key(buffer, range)
        words.append(Word(range: range, key: key, isFixed: isFixed))
        guard !isFixed else { return }
        keys.insert(key)
        filter[range.count & 31] |= 1 << UInt64(buffer[range.lowerBound] & 31)
    }

    /// A hash of the letters without case.
    private static func key(_ buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
        var key: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range { key = (key ^ UInt64(buffer[index] | 0x20)) &* 0x100_0000_01B3 }
        return key
    }

    // MARK: The text

    mutating func collect(_ block: Block) {
        switch block {
        case .paragraph(let paragraph):
            collect(paragraph.content)
            for list in paragraph.lists { collect(list) }
        case .list(let list): collect(list)
        case .quotation(let quotation): for quoted in quotation.body { collect(quoted) }
        // Headings are in capitals, or in title case; tables in anything.
        case .heading, .preformatted, .pageMark: break
        }
    }

    private mutating func collect(_ list: ItemList) {
        for item in list.items {
            collect(item.content)
            for inner in item.lists { collect(inner) }
        }
    }

    private mutating func collect(_ content: [Inline]) {
        for case .text(var text) in content {
            text.withUTF8 { buffer in
                Self.forEachWord(in: buffer) { word in
                    let bit: UInt64 = 1 << UInt64(buffer[word.lowerBound] & 31)
                    if filter[word.count & 31] & bit != 0 { note(word, of: buffer) }
                }
            }
        }
    }

    private mutating func note(_ range: Range<Int>, of buffer: UnsafeBufferPointer<UInt8>) {
        let key = Self.key(buffer, range)
        guard keys.contains(key) else { return }
        let rest = buffer[(range.lowerBound + 1)..<range.upperBound]
        let spelling: Spelling =
            if rest.allSatisfy(ASCII.isLower) {
                .word
            } else if ASCII.isUpper(buffer[range.lowerBound]) && rest.allSatisfy(ASCII.isUpper) {
                .capitals
            } else {
                .mixed(Array(buffer[range]))
            }
        spellings[key] = spellings[key].map { $0 == spelling ? spelling : .unsettled } ?? spelling
    }

    // MARK: The title

    /// Respells the subject; returns whether every word is settled.
    func settle(_ bytes: inout [UInt8]) -> Bool {
        for (position, word) in words.enumerated() {
            if word.isFixed {
                settleFixed(word.range, isFirst: position == 0, &bytes)
                continue
            }
            switch spellings[word.key] {
            case .word:
                for index in word.range.dropFirst() { bytes[index] |= 0x20 }
            case .capitals: break
            case .mixed(let spelling):
                guard spelling.count == word.range.count else { return false }
                bytes.replaceSubrange(word.range, with: spelling)
            case .unsettled, nil: return false
            }
        }
        return true
    }

    private func settleFixed(_ range: Range<Int>, isFirst: Bool, _ bytes: inout [UInt8]) {
        let before = range.lowerBound > 0 ? bytes[range.lowerBound - 1] : 0x20
        let after = range.upperBound < bytes.count ? bytes[range.upperBound] : 0x20
        if before == 0x27 && range.lowerBound > 1 && ASCII.isLetter(bytes[range.lowerBound - 2]) {
            for index in range { bytes[index] |= 0x20 }
        } else if range.count > 1 || (bytes[range.lowerBound] == 0x41 && after == 0x20) {
            let isSmall = !isFirst && before == 0x20
            for index in isSmall ? range : range.dropFirst() { bytes[index] |= 0x20 }
        }
    }
}
