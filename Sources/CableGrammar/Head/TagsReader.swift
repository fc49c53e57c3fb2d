import CableModel
import CableSyntax

/// Reads a TAGS line.
package enum TagsReader {
    /// One of the TAGS where it stands in a text.
    private struct Entry {
        var view: ByteView
        /// In capitals.
        var code: String
        var kind: Tag.Kind?
        var qualifier: ByteView?

        /// - Parameter kind: where the lists need not be asked.
        init(_ view: ByteView, code: String, kind: Tag.Kind? = nil) {
            self.view = view
            self.code = code
            self.kind = kind ?? Vocabulary.kind(ofTag: code)
        }
    }

    /// `TAGS: PREL, PGOV; OVIP (CLINTON, HILLARY)`.
    static func parts(_ line: ByteView) -> [HeadLine.Part] {
        var list = PartList(line, capacity: 12)
        var labelEnd = HeadLabels.match(line)?.end ?? line.start
        // "TAGS: TAGS: PREL": the label twice.
        while labelEnd > line.start, case let rest = line.from(labelEnd).trimmedStart,
            let again = HeadLabels.match(rest, isEmbedded: true), again.kind == .tags,
            rest.byte(at: again.end - 1) == UInt8(ascii: ":")
        {
            labelEnd = again.end
        }
        list.add(text: .label, line.upTo(labelEnd))
        for entry in entries(line.from(labelEnd)) {
            list.add(
                .tag, entry.view,
                value: .tag(
                    code: entry.view.isExactly(entry.code) ? nil : entry.code, kind: entry.kind))
            list.add(text: .qualifier, entry.qualifier)
        }
        return list.parts
    }

    /// The tags of a text without a label.
    package static func tags(_ text: ByteView) -> [Tag] {
        entries(text).map {
            Tag(code: $0.code, kind: $0.kind, qualifier: $0.qualifier.map(JoinedText.reduced))
        }
    }

    /// The tags of a text without its label: `PREL, PGOV; OVIP (CLINTON, HILLARY)`.
    ///
    /// Between commas a name of several words is one tag (`USEU BRUSSELS`), but codes of two to
    /// five letters are one each, since lists with and without commas get mixed.
    private static func entries(_ text: ByteView) -> [Entry] {
        var tags: [Entry] = []
        tags.reserveCapacity(8)
        // "TAGS: (U) PREL": the marking of the list is none of them.
        var index = PortionMarkings.match(text.trimmedStart)?.end ?? text.start
        let hasCommas = (text.start..<text.end).contains {
            text[$0] == UInt8(ascii: ",") || text[$0] == UInt8(ascii: ";")
        }
        while index < text.end {
            let byte = text[index]
            if byte == UInt8(ascii: "(") {
                var close = index + 1
                while close < text.end && text[close] != UInt8(ascii: ")") { close += 1 }
                add(qualifier: ByteView(text.base, index + 1, close).trimmed, to: &tags)
                index = min(close + 1, text.end)
                continue
            }
            if isSeparator(byte) {
                index += 1
                continue
            }
            let start = index
            while index < text.end && !isSeparator(text[index]) && text[index] != UInt8(ascii: "(")
            {
                index += 1
            }
            if let last = tags.last, last.code == "OVIP", last.qualifier == nil,
                let end = visitorEnd(text, from: start)
            {
                // A visitor's name without the parentheses that are its due.
                tags[tags.count - 1].qualifier = ByteView(text.base, start, end)
                index = end
                continue
            }
            index =
                hasCommas
                ? nameEnd(text, from: start, firstWordEnd: index)
                : unlistedNameEnd(text, from: start, firstWordEnd: index)
            let word = ByteView(text.base, start, index).withoutStop
            // "PREL, PGOV, AND EUN"
            if word.isExactly("AND"), !tags.isEmpty, index < text.end { continue }
            if let codes = joined(in: word) {
                for code in codes { add(code, to: &tags) }
            } else {
                add(word, to: &tags)
            }
        }
        return tags
    }

    /// The known codes that are printed as one word with signs between them: `PREL/PGOV`,
    /// `KDEM-KPAO`.
    private static func joined(in word: ByteView) -> [ByteView]? {
        guard word.count >= 5, word.range.contains(where: { isJoint(word[$0]) }) else { return nil }
        var codes: [ByteView] = []
        var start = word.start
        for index in word.start...word.end where index == word.end || isJoint(word[index]) {
            codes.append(ByteView(word.base, start, index))
            start = index + 1
        }
        let areKnown = codes.allSatisfy {
            (2...5).contains($0.count) && Vocabulary.kind(ofTag: $0.uppercasedString) != nil
        }
        return areKnown ? codes : nil
    }

    private static func isJoint(_ byte: UInt8) -> Bool {
        byte.isOne(of: "/-")
    }

    /// The words of a text, outside parentheses, that are known codes with a sign between them.
    package static func joinedTags(in text: ByteView) -> [ByteView] {
        // Few lists have such a sign.
        guard text.range.contains(where: { isJoint(text[$0]) }) else { return [] }
        var found: [ByteView] = []
        var open = 0
        for word in text.words {
            var code = word
            while isSeparator(code.last) || code.last == UInt8(ascii: ".") { code.end -= 1 }
            if word.first == UInt8(ascii: "(") { open += 1 }
            if open == 0, joined(in: code) != nil { found.append(code) }
            if word.contains(")") { open = 0 }
        }
        return found
    }

    /// Adds a word, or the codes that are printed in it with nothing between them.
    private static func add(_ view: ByteView, to tags: inout [Entry]) {
        guard view.letterCount > 0 else { return }
        let word = JoinedText.reduced(view).uppercased()
        guard let codes = Vocabulary.parts(ofGluedTag: word) else {
            tags.append(Entry(view, code: word))
            return
        }
        var start = view.start
        for code in codes {
            let end = min(start + code.utf8.count, view.end)
            tags.append(Entry(ByteView(view.base, start, end), code: code))
            start = end
        }
    }

    /// Adds what stands in parentheses: the qualifier of the tag before, or a person.
    private static func add(qualifier inside: ByteView, to tags: inout [Entry]) {
        guard let last = tags.last else {
            tags.append(Entry(inside, code: JoinedText.string(of: inside)))
            return
        }
        // One in each pair of parentheses: "(DOE, J) (ROE, R)"; or by itself: "IR, (DOE, J)".
        let isPerson =
            last.qualifier != nil || last.kind == .person
            || (last.kind == .geographic && inside.contains(","))
        if isPerson {
            tags.append(Entry(inside, code: JoinedText.string(of: inside), kind: .person))
        } else {
            tags[tags.count - 1].qualifier = inside
        }
    }

    /// The words of a text, outside parentheses, that are codes with nothing between them:
    /// `EINDETRD`.
    package static func gluedTags(in text: ByteView) -> [(word: ByteView, codes: [String])] {
        var found: [(word: ByteView, codes: [String])] = []
        var index = text.start
        while index < text.end {
            let start = index
            while index < text.end && ASCII.isLetter(text[index]) { index += 1 }
            if index - start >= 6 {
                let word = ByteView(text.base, start, index)
                if let codes = Vocabulary.parts(ofGluedTag: word.uppercasedString) {
                    found.append((word, codes))
                }
            }
            if index > start { continue }
            if text[index] == UInt8(ascii: "(") {
                while index < text.end && text[index] != UInt8(ascii: ")") { index += 1 }
            }
            index += 1
        }
        return found
    }

    /// Where a name of several words ends, if a word of it is no code; else where its first ends.
    private static func nameEnd(_ text: ByteView, from start: Int, firstWordEnd: Int) -> Int {
        var end = firstWordEnd
        while end < text.end, text[end] != UInt8(ascii: ","), text[end] != UInt8(ascii: ";"),
            text[end] != UInt8(ascii: "(")
        { end += 1 }
        let name = ByteView(text.base, start, end).trimmedEnd
        guard name.end > firstWordEnd else { return firstWordEnd }
        let words = name.words
        guard (2...3).contains(words.count), words.contains(where: { $0.count > 5 }),
            Vocabulary.kind(ofTag: words[0].string) == nil,
            words.allSatisfy({ word in
                (word.start..<word.end).allSatisfy { ASCII.isUpper(word[$0]) }
                    && Vocabulary.parts(ofGluedTag: word.string) == nil
            })
        else { return firstWordEnd }
        return name.end
    }

    /// Where a name ends that is two words of a list without commas: both in no list, and the second
    /// longer than a code: `COUNTER TERRORISM`, `USEU BRUSSELS`.
    private static func unlistedNameEnd(
        _ text: ByteView, from start: Int, firstWordEnd: Int
    ) -> Int {
        let first = ByteView(text.base, start, firstWordEnd)
        guard first.count > 3, text.byte(at: firstWordEnd) != UInt8(ascii: "("),
            let second = text.from(firstWordEnd).firstWord, second.count > 5,
            isUnlisted(first), isUnlisted(second)
        else { return firstWordEnd }
        // Of more words than two nobody knows where one name ends.
        if let third = text.from(second.end).firstWord, third.count > 3, isUnlisted(third) {
            return firstWordEnd
        }
        let before = ByteView(text.base, text.start, start).lastWord
        if let before, before.count > 3, isUnlisted(before) { return firstWordEnd }
        return second.end
    }

    /// Whether a word in capitals is in no list of TAGS, and no two of them.
    private static func isUnlisted(_ word: ByteView) -> Bool {
        guard (word.start..<word.end).allSatisfy({ ASCII.isUpper(word[$0]) }) else { return false }
        let code = word.string
        return Vocabulary.kind(ofTag: code) == nil && Vocabulary.parts(ofGluedTag: code) == nil
    }

    /// Where a visitor's name ends behind OVIP: two words that are in no list, with a comma between
    /// them or none: `SAMPLE, JANE`, `SAMPLE JOSEPH`.
    private static func visitorEnd(_ text: ByteView, from start: Int) -> Int? {
        let words = ByteView(text.base, start, text.end).words(upTo: 2)
        guard words.count > 1 else { return nil }
        var surname = words[0]
        let hasComma = surname.last == UInt8(ascii: ",")
        if hasComma { surname.end -= 1 }
        var given = words[1]
        while given.last == UInt8(ascii: ",") { given.end -= 1 }
        // A word of four letters is sooner a code that the lists lack.
        guard isUnlisted(surname), isUnlisted(given), surname.count != 4 || given.count > 4,
            surname.count > 2, given.count > 2
        else { return nil }
        return given.end
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        ASCII.isBlank(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
    }

    /// Where captions begin that stand behind the tags of a line: `TAGS: ECON CA SIPDIS`.
    package static func captionStart(in line: ByteView) -> Int? {
        var start: Int?
        var rest = line
        while let word = rest.lastWord, word.start > line.start {
            var caption = word
            while caption.last == UInt8(ascii: ",") || caption.last == UInt8(ascii: ".") {
                caption.end -= 1
            }
            guard captions.contains(caption), !caption.containsLowercase else { break }
            start = word.start
            rest.end = word.start
        }
        return start
    }

    /// Captions that no list of TAGS has among its codes.
    private static let captions = WordList([
        "EXDIS", "LIMDIS", "NODIS", "NOFORN", "SENSITIVE", "SIPDIS", "STADIS",
    ])

    /// Whether a line could be the rest of a TAGS line: codes in capitals, or a person.
    package static func isContinuation(_ line: ByteView) -> Bool {
        if line.first == UInt8(ascii: "(") { return true }
        let words = line.words.filter { $0.letterCount > 0 }
        guard let first = words.first else { return false }
        if !isCode(first) { return isInSmallLetters(words) }
        if line.contains("(") { return true }
        return words.allSatisfy(isCode)
    }

    /// Codes in capitals, with commas or semicolons between them or none.
    private static func isCode(_ word: ByteView) -> Bool {
        var start = word.start
        var hasCode = false
        for index in word.start...word.end
        where index == word.end || isSeparator(word[index]) {
            let code = ByteView(word.base, start, index).withoutStop
            start = index + 1
            if code.isEmpty { continue }
            guard (2...5).contains(code.count),
                code.range.allSatisfy({ ASCII.isUpper(code[$0]) })
            else { return false }
            hasCode = true
        }
        return hasCode
    }

    /// Whether words are known codes in a copy that lost its capitals.
    private static func isInSmallLetters(_ words: [ByteView]) -> Bool {
        // "in", "is" are codes as well.
        words.contains { $0.count > 3 }
            && words.allSatisfy { word in
                var code = word
                while isSeparator(code.last) { code.end -= 1 }
                code = code.withoutStop
                return (2...5).contains(code.count)
                    && Vocabulary.kind(ofTag: code.uppercasedString) != nil
            }
    }
}

extension ByteView {
    /// A code without the stop behind it.
    fileprivate var withoutStop: ByteView {
        count > 2 && last == UInt8(ascii: ".") && ASCII.isLetter(dropLast.last) ? dropLast : self
    }
}
