import CableModel
import CableSyntax

/// Parts a person from title and function: by what a name can be, and by the words of titles.
package enum PersonSplitter {
    /// A person, where name and titles stand.
    struct Person {
        var name: Stretch?
        /// One, or one on either side of the name.
        var titles: [Stretch] = []
    }

    /// A stretch of the printed text, and how it is spelled right where it is not.
    struct Stretch {
        var view: ByteView
        var repaired: String?
    }

    /// A name has so many words at most.
    private static let wordsOfName = 6
    /// Behind a function with words that nobody knows, a name has two to four words.
    private static let wordsOfNameBehindFunction = 2...4

    /// The persons of a text: one, or two with `and` between them.
    static func split(_ text: ByteView) -> [Person] {
        let redactions = Redactions.all(in: text)
        if redactions.isEmpty { return splitPrinted(text) }
        // What is blacked out is neither name nor title, whatever words stand in brackets.
        var persons: [Person] = []
        var start = text.start
        for redaction in redactions + [text.end..<text.end] {
            let piece = withoutSigns(ByteView(text.base, start, redaction.lowerBound))
            for var person in piece.isEmpty ? [] : splitPrinted(piece) {
                // "Marinus XXXXXXXXXXXX": a name goes on in what is blacked out.
                if let name = person.name?.view, !redaction.isEmpty,
                    ByteView(text.base, name.end, redaction.lowerBound).trimmed.isEmpty
                {
                    person.name?.view.end = redaction.upperBound
                }
                persons.append(person)
            }
            start = redaction.upperBound
        }
        return persons
    }

    /// A text without the commas and the AND at its ends, which parted it from a redaction.
    private static func withoutSigns(_ text: ByteView) -> ByteView {
        var text = text.trimmed
        while !text.isEmpty {
            if text.first.isOne(of: ",;:") {
                text = text.from(text.start + 1).trimmed
            } else if text.last.isOne(of: ",;:") {
                text = text.dropLast.trimmed
            } else if let word = text.firstWord, word.equals("AND") || word.equals("&") {
                text = text.from(word.end).trimmed
            } else if let word = text.lastWord, word.equals("AND") || word.equals("&") {
                text = text.upTo(word.start).trimmed
            } else {
                return text
            }
        }
        return text
    }

    private static func splitPrinted(_ text: ByteView) -> [Person] {
        let words = withoutTelephone(PersonWord.words(of: text))
        if let and = words.indices.first(where: { isAnd(words, at: $0) }) {
            let first = Array(words[..<and])
            let second = Array(words[(and + 1)...])
            if let pair = pair(first, second) { return pair }
        }
        if let pair = pairBehindSign(words) { return pair }
        return [person(words) ?? Person(name: Stretch(view: text))]
    }

    /// The words without a telephone's number behind them: `Jane Roe, DCM, x1234`.
    private static func withoutTelephone(_ words: [PersonWord]) -> [PersonWord] {
        guard let last = segments(of: words).last, last.startIndex > 0,
            last.contains(where: { $0.view.hasDigits }),
            last.allSatisfy({ isOfTelephone($0.view) })
        else { return words }
        return Array(words[..<last.startIndex])
    }

    /// `x1234`, `555-1234`, `tel.`, `ext`.
    private static func isOfTelephone(_ word: ByteView) -> Bool {
        if telephones.contains(where: { word.equals($0) }) { return true }
        let digits =
            ASCII.uppercased(word.first) == UInt8(ascii: "X") ? word.from(word.start + 1) : word
        return digits.count >= 3
            && digits.range.allSatisfy {
                ASCII.isDigit(digits[$0]) || digits[$0].isOne(of: "-./")
            }
    }

    private static let telephones: [StaticString] = [
        "TEL", "TEL.", "TEL:", "EXT", "EXT.", "EXT:", "X", "PHONE", "PHONE:", "TELEPHONE",
    ]

    // MARK: Two persons

    private static func isAnd(_ words: [PersonWord], at index: Int) -> Bool {
        let view = words[index].view
        return index > 0 && index + 1 < words.count && (view.equals("AND") || view.equals("&"))
    }

    /// The persons on either side of a semicolon, or of a FOR, where both have a title before a whole
    /// name: `DCM Jane Sample for Ambassador John Example`.
    private static func pairBehindSign(_ words: [PersonWord]) -> [Person]? {
        for (index, word) in words.enumerated() where index > 1 && index + 2 < words.count {
            let isFor = word.view.equals("FOR")
            guard isFor || words[index - 1].view.endsBeforeSemicolon else { continue }
            let first = Array(words[..<index])
            let second = Array(words[(isFor ? index + 1 : index)...])
            guard let pair = pair(first, second), pair.allSatisfy({ $0.isTitledInFront }) else {
                return nil
            }
            return pair
        }
        return nil
    }

    /// The persons on either side of `and`, where both have a whole name: what follows `Counselor
    /// for Economic and` has none.
    private static func pair(_ first: [PersonWord], _ second: [PersonWord]) -> [Person]? {
        guard let one = person(first), let other = person(second), let name = one.name,
            let otherName = other.name, let start = second.first,
            name.view.words.count > 1 || !one.titles.isEmpty,
            otherName.view.words.count > 1
                || other.titles.first.map({ $0.view.start < otherName.view.start }) == true
                    && !isPost(otherName.view)
        else { return nil }
        // "Jane Sample, Office of Inland Affairs and Regional Conflicts"
        if otherName.view.words.count == 1, first.last?.endsSegment != true,
            let last = segments(of: first).last?.first, name.view.end <= last.view.start
        {
            return nil
        }
        // "Jane Sample, Director for Laputa and Northern Islands"
        let isWithoutTitle = otherName.view.start == start.view.start && other.titles.isEmpty
        if isWithoutTitle, !one.titles.isEmpty {
            // "PolOffs Jane Sample and John Example": one title in front of both.
            let isOfBoth =
                one.titles.count == 1 && one.titles[0].view.end <= name.view.start
                && segments(of: first).count == 1 && first.last?.endsSegment != true
                && name.view.words.count > 1 && otherName.view.words.count > 1
            if !isOfBoth { return nil }
        }
        if otherName.view.start == start.view.start, !isWithoutTitle,
            first.last?.endsSegment != true
        {
            // "DCM Jane Sample and John Example, Consul": each has its own, on either side.
            let isInFront =
                one.titles.count == 1 && one.titles[0].view.end <= name.view.start
                && name.view.words.count > 1 && otherName.view.words.count > 1
                && other.titles.count == 1
            if !isInFront { return nil }
        }
        return [one, other]
    }

    // MARK: One person

    /// What stands between two commas.
    private enum Shape {
        case titles
        case name
        case titlesThenName(Int)
        case nameThenTitles(Int)
        /// A function with the name of what it is for, or something else.
        case other
    }

    private static func person(_ words: [PersonWord]) -> Person? {
        let segments = segments(of: words)
        guard let first = segments.first else { return nil }
        let rest = segments.dropFirst()
        switch shape(first) {
        case .titlesThenName(let start):
            var titles = [stretch(first[..<start])]
            if let next = rest.first, !isName(next) { titles.append(stretch(joined(rest))) }
            return Person(name: stretch(first[start...]), titles: titles)
        case .nameThenTitles(let start):
            return Person(
                name: stretch(first[..<start]), titles: [stretch(words[start...])])
        case .name: return named(first, rest)
        case .titles: return titled(first, rest) ?? Person(titles: [stretch(words[...])])
        case .other:
            // "Director for Erewhon, Jane Example"
            return first.first?.kind == .title ? titled(first, rest) : nil
        }
    }

    /// A person whose name stands in front: `Jane Roe, Political Counselor`.
    private static func named(
        _ first: ArraySlice<PersonWord>, _ rest: ArraySlice<ArraySlice<PersonWord>>
    ) -> Person? {
        guard let next = rest.first else { return Person(name: stretch(first)) }
        let further = rest.dropFirst()
        if isName(next) {
            // "Sample, Vilma, Ambassador"
            if first.count == 1, let title = further.first, !isName(title) {
                return Person(
                    name: stretch(joined([first, next])), titles: [stretch(joined(further))])
            }
            guard first.count > 1, next.count == 1, next.first?.kind == .name else { return nil }
        }
        return Person(name: stretch(first), titles: [stretch(joined(rest))])
    }

    /// A person whose titles stand in front, with a comma behind: `Charge d'Affaires, a.i., Jane Roe`.
    private static func titled(
        _ first: ArraySlice<PersonWord>, _ rest: ArraySlice<ArraySlice<PersonWord>>
    ) -> Person? {
        var titles = [first]
        for (index, segment) in zip(rest.indices, rest) {
            let behind = rest[(index + 1)...]
            let after = behind.isEmpty || isName(behind.first!) ? [] : [stretch(joined(behind))]
            switch shape(segment) {
            case .titles:
                titles.append(segment)
                continue
            case .name:
                // "Consul General, Laputa"
                if segment.count == 1, isPost(segment.first!.view) { return nil }
                return Person(
                    name: stretch(segment), titles: [stretch(joined(titles[...]))] + after)
            case .titlesThenName(let start):
                titles.append(segment[..<start])
                return Person(
                    name: stretch(segment[start...]),
                    titles: [stretch(joined(titles[...]))] + after)
            case .other:
                // "Director, Office of Mainland Affairs, Jane Roe"
                guard segment.first?.kind == .title, segment.last?.kind == .title else {
                    return nil
                }
                titles.append(segment)
                continue
            default: return nil
            }
        }
        return nil
    }

    private static func shape(_ words: ArraySlice<PersonWord>) -> Shape {
        guard let last = words.lastIndex(where: { $0.kind == .title }) else {
            guard isName(words) else { return .other }
            return beginsWithAcronym(words) ? .titlesThenName(words.startIndex + 1) : .name
        }
        let isFunction = words[...last].allSatisfy {
            $0.kind == .title || $0.kind == .connective || $0.kind == .initial
        }
        let tail = words[(last + 1)...]
        if tail.isEmpty, isFunction { return .titles }
        if isName(tail) {
            // "CONGEN JANE ROE" is a person, "CONGEN LAPUTA" a place.
            let isPerson =
                words[last].view.equals("CONGEN") && tail.count > 1 && !isPost(stretch(tail).view)
            if TitleWords.bearsPlace(words[last].view), !isPerson {
                if isFunction { return .titles }
            } else if isFunction && sizeOfName(tail) < wordsOfName {
                return .titlesThenName(last + 1)
            } else if wordsOfNameBehindFunction.contains(sizeOfName(tail)),
                tail.contains(where: { $0.kind == .name && $0.view.count > 1 })
            {
                return .titlesThenName(last + 1)
            }
        }
        // "Ambassador to Lisbon Jane Roe"
        if let start = nameBehindPlace(tail) { return .titlesThenName(start) }
        // "Jane Roe DCM"
        if let title = words.firstIndex(where: { $0.kind == .title }), title > words.startIndex {
            let name = words[..<title]
            if isName(name), name.count > 1 || tail.isEmpty && title == last {
                return .nameThenTitles(title)
            }
        }
        return .other
    }

    /// Whether a function that no list has stands before a name in small letters: `FPO Jane Roe`. In
    /// such a name no word but the last is in capitals.
    private static func beginsWithAcronym(_ words: ArraySlice<PersonWord>) -> Bool {
        guard let first = words.first, first.kind == .name,
            lettersOfAcronym.contains(first.view.count),
            first.view.range.allSatisfy({ ASCII.isUpper(first.view[$0]) })
        else { return false }
        return words.dropFirst().count { $0.kind == .name && $0.view.containsLowercase } >= 2
    }

    /// `RAO`, `FPO`, `DPAO`: two capitals may be initials.
    private static let lettersOfAcronym = 3...4

    /// Where a name begins behind the place of a function: `to Lisbon Jane Roe`. The place is a post
    /// that is known; of others nobody knows where they end.
    private static func nameBehindPlace(_ tail: ArraySlice<PersonWord>) -> Int? {
        guard let to = tail.first, to.kind == .connective else { return nil }
        let place = tail.dropFirst()
        for count in 1...wordsOfPlace where place.count > count {
            let words = place.prefix(count)
            let name = place.dropFirst(count)
            guard words.allSatisfy({ !$0.endsSegment }),
                isPost(stretch(words).view) || Vocabulary.isLand(stretch(words).view)
                    || isAcronym(words, before: name)
            else { continue }
            // "for Peru and Chile Jane Roe"
            if name.first?.view.equals("AND") == true { return nameBehindPlace(name) }
            guard isName(name), wordsOfNameBehindFunction.contains(sizeOfName(name)) else {
                continue
            }
            return name.startIndex
        }
        return nil
    }

    /// `Rio de Janeiro`
    private static let wordsOfPlace = 3

    /// Whether a word is capitals before a name that has small letters: `to UNESCO Jane Roe`.
    private static func isAcronym(
        _ words: ArraySlice<PersonWord>, before name: ArraySlice<PersonWord>
    ) -> Bool {
        guard words.count == 1, let word = words.first?.view,
            word.count >= lettersOfAcronym.lowerBound
        else { return false }
        return word.range.allSatisfy { ASCII.isUpper(word[$0]) }
            && name.allSatisfy { $0.kind != .name || $0.view.containsLowercase }
    }

    /// Whether words are a name: one to six, a word with a capital among them.
    private static func isName(_ words: ArraySlice<PersonWord>) -> Bool {
        guard (1...wordsOfName).contains(sizeOfName(words)), words.first?.kind != .suffix,
            words.contains(where: { $0.kind == .name })
        else { return false }
        return words.indices.allSatisfy { index in
            switch words[index].kind {
            case .name, .initial: true
            case .particle: index + 1 < words.endIndex
            case .suffix: index + 1 == words.endIndex || words[index + 1].kind == .suffix
            default: false
            }
        }
    }

    /// How many words a name has, particles and what follows it left out.
    private static func sizeOfName(_ words: ArraySlice<PersonWord>) -> Int {
        words.count { $0.kind != .particle && $0.kind != .suffix }
    }

    private static func isPost(_ word: ByteView) -> Bool {
        word.withPostKey { Vocabulary.isPost($0) }
    }

    // MARK: Stretches

    private static func segments(of words: [PersonWord]) -> [ArraySlice<PersonWord>] {
        var segments: [ArraySlice<PersonWord>] = []
        var start = 0
        for index in words.indices where words[index].endsSegment || index + 1 == words.count {
            segments.append(words[start...index])
            start = index + 1
        }
        return segments
    }

    private static func joined(
        _ segments: some Collection<ArraySlice<PersonWord>>
    ) -> ArraySlice<PersonWord> {
        Array(segments.joined())[...]
    }

    private static func stretch(_ words: ArraySlice<PersonWord>) -> Stretch {
        let first = words.first!.view
        var view = ByteView(first.base, first.start, words.last!.view.end)
        // "Charge (a.i.)": the signs of a parenthesis are cut off a word.
        let open = view.lastIndex(ofByte: UInt8(ascii: "("))
        if let open, view.from(open).firstIndex(ofByte: UInt8(ascii: ")"), from: open) == nil,
            view.base.count > view.end, view.base[view.end] == UInt8(ascii: ")")
        {
            view.end += 1
        }
        guard words.contains(where: { $0.repaired != nil }) else { return Stretch(view: view) }
        var text = ""
        var end = view.start
        for word in words {
            guard let repaired = word.repaired else { continue }
            text += ByteView(view.base, end, word.view.start).string + repaired
            end = word.view.end
        }
        text += ByteView(view.base, end, view.end).string
        return Stretch(
            view: view, repaired: text.withBytes { JoinedText.string(of: ByteView($0)) })
    }
}

extension PersonSplitter.Person {
    /// Whether a title stands before a name of two words or more.
    fileprivate var isTitledInFront: Bool {
        guard let name else { return false }
        return name.view.words.count > 1
            && titles.contains { $0.view.end <= name.view.start }
    }
}

extension ByteView {
    fileprivate var endsBeforeSemicolon: Bool {
        last == UInt8(ascii: ";") || end < base.count && base[end] == UInt8(ascii: ";")
    }

    fileprivate var hasDigits: Bool { range.contains { ASCII.isDigit(self[$0]) } }
}
