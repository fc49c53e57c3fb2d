import CableModel
import CableSyntax

/// The words of a subject, and how a text spells them.
struct SubjectWords {
    private struct Word {
        var range: Range<Int>
        var key: UInt64
        /// Settled without the text: small words, single letters, what follows an apostrophe.
        var isFixed: Bool
    }

    /// How a text spells a word, in all of its places.
    private struct Spellings {
        var hasSmallLetters = false
        /// A capital, and small letters behind it.
        var hasFirstCapital = false
        var hasCapitals = false
        /// Capitals within: `MacArthur`.
        var mixed: [UInt8]?
        var hasOthers = false
    }

    private static let smallWords: Set<String> = [
        "A", "AN", "AND", "AS", "AT", "BUT", "BY", "FOR", "FROM", "IN", "INTO", "OF", "ON", "OR",
        "THE", "TO", "VIA", "VS", "WITH",
    ]

    private let subject: [UInt8]
    private var words: [Word] = []
    private var keys: Set<UInt64> = []
    private var spellings: [UInt64: Spellings] = [:]
    private var firstLetters = FirstLetters()
    /// A bit for each word's length and first letter, since most words of a text are none of them.
    private var filter = [UInt64](repeating: 0, count: 32)
    /// The beginnings, in small letters, of words that the text has in no spelling.
    private var stems: [[UInt8]] = []
    private var stemLetters = FirstLetters()
    private var foundStems: Set<[UInt8]> = []

    init(subject: [UInt8]) {
        self.subject = subject
        subject.withUnsafeBufferPointer { buffer in
            Self.forEachWord(in: buffer, beginning: .any) { add($0, of: buffer) }
        }
    }

    /// Whether a subject is in capitals. Beyond ASCII it may have typographic quotation marks and dashes
    /// (E2 80 …), but no letters.
    static func isInCapitals(_ bytes: [UInt8]) -> Bool {
        var index = 0
        while index < bytes.count {
            if bytes[index] >= 0x80 {
                guard bytes[index...].starts(with: [0xE2, 0x80]) else { return false }
                index += 3
                continue
            }
            if ASCII.isLower(bytes[index]) { return false }
            index += 1
        }
        return true
    }

    /// Letters that words begin with, in either case.
    struct FirstLetters {
        private var bits: UInt32 = 0

        static let any = FirstLetters(bits: ~0)

        mutating func insert(_ letter: UInt8) { bits |= 1 << UInt32(letter & 31) }

        func contains(_ letter: UInt8) -> Bool { bits & 1 << UInt32(letter & 31) != 0 }
    }

    /// Every run of letters that begins with one of some. Where a word ends is looked for only then, which
    /// makes a title a quarter cheaper.
    static func forEachWord(
        in buffer: UnsafeBufferPointer<UInt8>, beginning firstLetters: FirstLetters,
        _ visit: (Range<Int>) -> Void
    ) {
        guard let address = buffer.baseAddress else { return }
        func visitWord(at start: Int) {
            guard firstLetters.contains(buffer[start]) else { return }
            visit(start..<endOfLetters(in: buffer, from: start + 1))
        }
        var isInWord = false
        var index = 0
        while index + 16 <= buffer.count {
            let letters = SixteenBytes(address, at: index).letters
            var starts = letters.runStarts(isMarkedBefore: isInWord)
            while starts.marksAny {
                visitWord(at: index + starts.firstMarked)
                starts = starts.droppingFirstMarked
            }
            isInWord = letters.marksLast
            index += 16
        }
        while index < buffer.count {
            let isLetter = ASCII.isLetter(buffer[index])
            if isLetter, !isInWord { visitWord(at: index) }
            isInWord = isLetter
            index += 1
        }
    }

    /// The first place from one on where no letter stands.
    @inline(__always)
    private static func endOfLetters(
        in buffer: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int {
        guard let address = buffer.baseAddress else { return start }
        var index = start
        while index + 16 <= buffer.count {
            let others = ~SixteenBytes(address, at: index).letters
            if others.marksAny { return index + others.firstMarked }
            index += 16
        }
        while index < buffer.count, ASCII.isLetter(buffer[index]) { index += 1 }
        return index
    }

    private mutating func add(_ range: Range<Int>, of buffer: UnsafeBufferPointer<UInt8>) {
        let text = String(decoding: buffer[range], as: UTF8.self)
        let isFixed =
            range.count == 1 || Self.smallWords.contains(text)
            || Self.isEnding(range, of: buffer)
        let key = Self.key(buffer, range)
        words.append(Word(range: range, key: key, isFixed: isFixed))
        guard !isFixed else { return }
        keys.insert(key)
        firstLetters.insert(buffer[range.lowerBound])
        filter[range.count & 31] |= 1 << UInt64(buffer[range.lowerBound] & 31)
    }

    /// Whether letters end a word or number: what follows an apostrophe, `40TH`.
    private static func isEnding(
        _ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        if range.count <= 2, followsApostrophe(range.lowerBound, in: bytes) { return true }
        guard range.count == 2, range.lowerBound > 0, ASCII.isDigit(bytes[range.lowerBound - 1])
        else { return false }
        return ordinalEndings.contains { ending in
            bytes[range].elementsEqual(
                UnsafeBufferPointer(
                    start: ending.utf8Start, count: ending.utf8CodeUnitCount))
        }
    }

    private static let ordinalEndings: [StaticString] = ["ND", "RD", "ST", "TH"]

    /// Whether a letter and an apostrophe stand before a place: also a comma, as which some copies have it.
    private static func followsApostrophe(
        _ place: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        if place > 1, bytes[place - 1] == 0x27 || bytes[place - 1] == 0x2C {
            return ASCII.isLetter(bytes[place - 2])
        }
        return place > 3 && bytes[(place - 3)..<place].elementsEqual([0xE2, 0x80, 0x99])
            && ASCII.isLetter(bytes[place - 4])
    }

    /// A hash of the letters without case.
    static func key(_ buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
        var key: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range { key = (key ^ UInt64(buffer[index] | 0x20)) &* 0x100_0000_01B3 }
        return key
    }

    // MARK: The text

    mutating func collect(_ blocks: [Block]) {
        let firstLetters = firstLetters
        Self.forEachText(in: blocks) { buffer in
            Self.forEachWord(in: buffer, beginning: firstLetters) { word in
                let bit: UInt64 = 1 << UInt64(buffer[word.lowerBound] & 31)
                if filter[word.count & 31] & bit != 0 { note(word, of: buffer) }
            }
        }
    }

    /// The running text. Headings are in capitals, or in title case; tables in anything.
    private static func forEachText(
        in blocks: [Block], _ visit: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        for block in blocks {
            switch block {
            case .paragraph(let paragraph):
                forEachText(in: paragraph.content, visit)
                for list in paragraph.lists { forEachText(in: list, visit) }
            case .list(let list): forEachText(in: list, visit)
            case .quotation(let quotation): forEachText(in: quotation.body, visit)
            case .heading, .preformatted, .pageMark: break
            }
        }
    }

    private static func forEachText(
        in list: ItemList, _ visit: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        for item in list.items {
            forEachText(in: item.content, visit)
            for inner in item.lists { forEachText(in: inner, visit) }
        }
    }

    private static func forEachText(
        in content: [Inline], _ visit: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        for case .text(var text) in content { text.withUTF8(visit) }
    }

    private mutating func note(_ range: Range<Int>, of buffer: UnsafeBufferPointer<UInt8>) {
        let key = Self.key(buffer, range)
        guard keys.contains(key) else { return }
        var found = spellings[key] ?? Spellings()
        let rest = buffer[(range.lowerBound + 1)..<range.upperBound]
        let beginsWithCapital = ASCII.isUpper(buffer[range.lowerBound])
        if rest.allSatisfy(ASCII.isLower) {
            if beginsWithCapital {
                found.hasFirstCapital = true
            } else {
                found.hasSmallLetters = true
            }
        } else if beginsWithCapital && rest.allSatisfy(ASCII.isUpper) {
            // Among words in capitals it may be any word.
            if Self.standsAmongCapitals(range, of: buffer) { return }
            found.hasCapitals = true
        } else if let mixed = found.mixed, !mixed.elementsEqual(buffer[range]) {
            found.hasOthers = true
        } else {
            found.mixed = Array(buffer[range])
        }
        spellings[key] = found
    }

    /// Whether the words beside one are in capitals, too, as far as there are any.
    private static func standsAmongCapitals(
        _ range: Range<Int>, of buffer: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var neighbours: [Bool] = []
        // A single letter tells nothing.
        var place = range.lowerBound - 2
        while place >= 0, !isWord(place, of: buffer) { place -= 1 }
        if place >= 0 { neighbours.append(isInCapitals(place, of: buffer)) }
        place = range.upperBound
        while place + 1 < buffer.count, !isWord(place, of: buffer) { place += 1 }
        if place + 1 < buffer.count { neighbours.append(isInCapitals(place, of: buffer)) }
        return !neighbours.isEmpty && neighbours.allSatisfy { $0 }
    }

    /// Whether a place has two letters, one beside the other.
    private static func isWord(_ place: Int, of buffer: UnsafeBufferPointer<UInt8>) -> Bool {
        ASCII.isLetter(buffer[place]) && ASCII.isLetter(buffer[place + 1])
    }

    private static func isInCapitals(_ place: Int, of buffer: UnsafeBufferPointer<UInt8>) -> Bool {
        ASCII.isUpper(buffer[place]) && ASCII.isUpper(buffer[place + 1])
    }

    // MARK: The title

    private enum Decision {
        case word
        case capitals
        case mixed([UInt8])
        /// A word, if the text has another form of it, which begins so.
        case stem([UInt8])
        case unsettled
    }

    /// Respells the subject, once the text was gone through.
    ///
    /// - Parameter blocks: the text, which is gone through again for other forms of words that it has not.
    /// - Returns: whether every word is settled.
    mutating func settle(_ bytes: inout [UInt8], _ blocks: [Block]) -> Bool {
        var decisions: [Decision] = []
        for word in words where !word.isFixed {
            let decision = decide(word)
            if case .unsettled = decision { return false }
            if case .stem(let stem) = decision {
                stems.append(stem)
                stemLetters.insert(stem[0])
            }
            decisions.append(decision)
        }
        if !stems.isEmpty {
            findStems(in: blocks)
            guard stems.allSatisfy(foundStems.contains) else { return false }
        }
        var settled = decisions.makeIterator()
        for (position, word) in words.enumerated() {
            if word.isFixed {
                settleFixed(word.range, isFirst: position == 0, &bytes)
                continue
            }
            switch settled.next() {
            case .word, .stem: for index in word.range.dropFirst() { bytes[index] |= 0x20 }
            case .mixed(let spelling): bytes.replaceSubrange(word.range, with: spelling)
            case .capitals, .unsettled, nil: break
            }
        }
        return true
    }

    private func decide(_ word: Word) -> Decision {
        subject.withUnsafeBufferPointer { subject in
            decide(word, UnsafeBufferPointer(rebasing: subject[word.range]))
        }
    }

    private func decide(_ word: Word, _ letters: UnsafeBufferPointer<UInt8>) -> Decision {
        if TitleVocabulary.isAcronym(word.key) { return .capitals }
        guard let found = spellings[word.key] else { return decideWithoutText(letters) }
        let isWord = found.hasSmallLetters || found.hasFirstCapital
        if isWord, TitleVocabulary.isAmbiguous(letters) { return .unsettled }
        if let mixed = found.mixed {
            let isAlone = !isWord && !found.hasCapitals && !found.hasOthers
            return isAlone && mixed.count == word.range.count ? .mixed(mixed) : .unsettled
        }
        guard found.hasCapitals else { return .word }
        if !isWord {
            return TitleVocabulary.isAlwaysWord(letters, word.key) ? .word : .capitals
        }
        // The Department prints names of persons in capitals; an acronym is seldom a word, too.
        let isName = !found.hasSmallLetters && word.range.count >= 4
        return isName || TitleVocabulary.isPlace(word.key) ? .word : .unsettled
    }

    private func decideWithoutText(_ letters: UnsafeBufferPointer<UInt8>) -> Decision {
        switch TitleVocabulary.kind(of: letters) {
        case .word: .word
        case .capitals: .capitals
        case nil: Self.stem(of: letters).map { .stem($0) } ?? .unsettled
        }
    }

    // MARK: Other forms of a word

    private static let leastStem = 4

    /// What a word has in common with its other forms, in small letters; `nil` where that is too little.
    private static func stem(of word: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var stem = word[...]
        for ending in TitleVocabulary.inflections {
            let bytes = UnsafeBufferPointer(
                start: ending.utf8Start, count: ending.utf8CodeUnitCount)
            if word.count >= leastStem + bytes.count, word.suffix(bytes.count).elementsEqual(bytes)
            {
                stem = word.dropLast(bytes.count)
                break
            }
        }
        guard stem.count >= leastStem else { return nil }
        // `PLANNING` is of `plan`, `TELLING` of `tell`.
        if stem.count > leastStem, stem.count < word.count, stem.last == stem.dropLast().last {
            stem = stem.dropLast()
        }
        return stem.map { $0 | 0x20 }
    }

    private mutating func findStems(in blocks: [Block]) {
        let stemLetters = stemLetters
        Self.forEachText(in: blocks) { buffer in
            Self.forEachWord(in: buffer, beginning: stemLetters) { word in
                guard word.count >= Self.leastStem, ASCII.isLower(buffer[word.lowerBound]) else {
                    return
                }
                for stem in stems where buffer[word].starts(with: stem) {
                    var rest = buffer[word].dropFirst(stem.count)
                    if rest.count > 1, rest.first == stem.last { rest = rest.dropFirst() }
                    if TitleVocabulary.continuations.contains(String(decoding: rest, as: UTF8.self))
                    {
                        foundStems.insert(stem)
                    }
                }
            }
        }
    }

    // MARK: What needs no text

    private func settleFixed(_ range: Range<Int>, isFirst: Bool, _ bytes: inout [UInt8]) {
        let before = range.lowerBound > 0 ? bytes[range.lowerBound - 1] : 0x20
        let after = range.upperBound < bytes.count ? bytes[range.upperBound] : 0x20
        let isEnding = subject.withUnsafeBufferPointer { Self.isEnding(range, of: $0) }
        if isEnding {
            for index in range { bytes[index] |= 0x20 }
        } else if range.count > 1 || (bytes[range.lowerBound] == 0x41 && after == 0x20) {
            let isSmall =
                !isFirst && before == 0x20 && after != 0x2D && !beginsPart(at: range.lowerBound)
            for index in isSmall ? range : range.dropFirst() { bytes[index] |= 0x20 }
        }
    }

    /// Whether a part of the title begins at a place, behind a stop or a dash.
    private func beginsPart(at place: Int) -> Bool {
        guard let last = subject[..<place].last(where: { $0 != 0x20 }) else { return true }
        return last == 0x3A || last == 0x2D || last == 0x3F || last == 0x21
    }
}
