import CableModel
import CableSyntax

/// Parts a person from title and function, by written-down patterns only.
package enum PersonSplitter {
    /// Words that titles and functions are made of.
    package static let titleWords = WordList([
        "A.I.", "A/DCM", "A/S", "ACTING", "ADCM", "ADCM,", "ADVISER", "ADVISOR", "AF",
        "AFFAIRES", "AFFAIRS", "AMB", "AMB.", "AMBASSADOR", "AMBASSADOR,", "AND", "ASSISTANT",
        "ATTACHE", "BY", "CDA", "CG", "CHARG", "CHARGE", "CHARGE'", "CHARGE,", "CHARGE’",
        "CHARGÉ", "CHARGé", "CHIEF", "CHIEF,", "COM", "COMMERCIAL", "CONSUL", "CONSULAR",
        "COORDINATOR", "COUNSELLOR", "COUNSELOR", "COUNSELOR,", "COUNSUL", "D'AFFAIRES",
        "D'AFFAIRES,", "DAS", "DCM", "DCM,", "DEFENSE", "DEPUTY", "DIRECTOR", "DR.",
        "D’AFFAIRES", "EAP", "ECON", "ECON/POL", "ECONCOUNS", "ECONMINCOUNS", "ECONOFF",
        "ECONOMIC", "ECONOMIC-POLITICAL", "ECONPOL", "ECOPOL", "EMBASSY", "ENVOY", "EUR",
        "EXECUTIVE", "EXTERNAL", "FINANCIAL", "FOR", "GENERAL", "GENERAL,", "HEAD", "INR",
        "INTERNAL", "ISN", "LABOR", "LEADER", "LEGAL", "M/C", "MANAGEMENT", "MC", "MILITARY",
        "MINCOUNS", "MINISTER", "MINISTER-COUNSELOR", "MISSION", "MR.", "MRS.", "MS.", "NEA",
        "OF", "OFFICE", "OFFICER", "OFFICER,", "P/E", "PAO", "PDAS", "PERMANENT", "PM", "PO",
        "POL", "POL-ECON", "POL-MIL", "POL/ECON", "POLCOUNS", "POLCOUNSELOR", "POLECON",
        "POLITICAL", "POLITICAL-ECONOMIC", "POLITICAL-MILITARY", "POLITICAL/ECONOMIC",
        "POLITICAL/MILITARY", "POLMC", "POLMINCOUNS", "POLMINCOUNS,", "POLOFF", "PRINCIPAL",
        "PRT", "PUBLIC", "REGIONAL", "REPRESENTATIVE", "RSO", "SCA", "SCIENCE", "SECRETARY",
        "SECTION", "SENIOR", "SPECIAL", "SPECIALIST", "STAFF", "TEAM", "THE", "U.S.", "UNDER",
        "UNIT", "US", "WHA",
    ])

    /// A person, where name and titles stand.
    struct Person {
        var name: ByteView?
        /// One, or one on either side of the name.
        var titles: [ByteView] = []
    }

    /// Name and title of `Political Counselor Jane Roe` or `Jane Roe, Political Counselor`.
    ///
    /// Where no pattern is sure the whole is the name.
    static func split(_ text: ByteView) -> Person {
        let words = text.words
        if let comma = text.firstIndex(of: ","), !isSuffix(text.from(comma + 1).trimmed) {
            let before = text.upTo(comma).trimmed
            let after = text.from(comma + 1).trimmed
            let wordsBefore = before.words[...]
            let wordsAfter = after.words[...]
            if isName(wordsBefore), let first = wordsAfter.first,
                isTitleWord(first) || !isName(wordsAfter)
                    || wordsBefore.count > 1 && wordsAfter.count == 1
            {
                return Person(name: before, titles: [after])
            }
            // "Ambassador Jane Roe, U.S. Embassy Erewhon": a title on either side.
            let person = split(before)
            if person.name != nil, !person.titles.isEmpty, let first = wordsAfter.first,
                isTitleWord(first), !isSuffix(after)
            {
                return Person(name: person.name, titles: person.titles + [after])
            }
            if wordsBefore.allSatisfy(isTitleWord), isName(wordsAfter) {
                return Person(name: after, titles: [before])
            }
        }
        // Leading words that are titles, then a name.
        var index = 0
        while index < words.count && isTitleWord(words[index]) { index += 1 }
        if index == words.count { return Person(name: nil, titles: [text]) }
        if index > 0, isName(words[index...]),
            !connectives.contains(where: { words[index - 1].equals($0) })
        {
            return Person(
                name: text.from(words[index].start),
                titles: [text.upTo(words[index - 1].end).withoutComma])
        }
        if let start = nameStart(behindTitlesIn: words) {
            var title = text.upTo(words[start - 1].end)
            if words[start - 1].equals("?") { title = title.dropLast.trimmed }
            return Person(name: text.from(words[start].start), titles: [title.withoutComma])
        }
        return Person(name: text)
    }

    /// Words of titles behind which neither a name nor a title ends.
    private static let connectives: [StaticString] = ["OF", "FOR", "AND", "THE", "BY"]

    /// Where the name begins behind a function that has words of its own in it: `Global Affairs Unit
    /// Chief Don Roe`, `Charge d'Affaires, a.i., Jane Roe`. What follows the last word of a title is
    /// the name, if it is two to four words that are one.
    private static func nameStart(behindTitlesIn words: [ByteView]) -> Int? {
        func bare(_ word: ByteView) -> ByteView {
            word.last == UInt8(ascii: ",") ? word.dropLast : word
        }
        guard let last = words.lastIndex(where: { isTitleWord(bare($0)) || $0.equals("?") }),
            !connectives.contains(where: { words[last].equals($0) })
        else { return nil }
        let name = words[(last + 1)...]
        // A letter by itself is a piece of a word that the transmission broke.
        guard (2...4).contains(name.count), isName(name),
            !name.contains(where: { $0.count == 1 })
        else { return nil }
        return last + 1
    }

    /// `Jr.`, which belongs to the name before its comma.
    private static func isSuffix(_ text: ByteView) -> Bool {
        text.equals("JR.") || text.equals("JR") || text.equals("SR.") || text.equals("III")
    }

    private static func isTitleWord(_ word: ByteView) -> Bool {
        titleWords.contains(word)
            || (word.contains("/") && !word.contains("."))
    }

    /// One to five words of letters, beginning with a capital, none of them a title.
    private static func isName(_ words: ArraySlice<ByteView>) -> Bool {
        guard (1...5).contains(words.count) else { return false }
        return words.indices.allSatisfy { index in
            // "Randt," before "Jr."
            var word = words[index]
            if word.last == UInt8(ascii: ","), index + 2 == words.endIndex,
                isSuffix(words[index + 1])
            {
                word = word.upTo(word.end - 1)
            }
            let isParticle = word.count <= 3 && ASCII.isLower(word.first)
            return (ASCII.isUpper(word.first) || isParticle || word.first == UInt8(ascii: "\""))
                && word.range.allSatisfy { isOfName(word[$0]) } && !titleWords.contains(word)
        }
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        byte != UInt8(ascii: "/") && byte != UInt8(ascii: ",") && !ASCII.isDigit(byte)
    }
}

extension ByteView {
    /// The view without a comma at its end.
    fileprivate var withoutComma: ByteView { last == UInt8(ascii: ",") ? dropLast : self }
}

extension PartList {
    /// Adds a person: the name with a title beside it, or the title alone.
    mutating func add(_ person: PersonSplitter.Person) {
        let titles = person.titles.map(\.trimmed)
        guard let name = person.name?.trimmed else {
            for title in titles { add(text: .title, title) }
            return
        }
        let before = titles.filter { $0.end <= name.start }
        let behind = titles.filter { $0.start >= name.end }
        // Of two titles neither is sure to be the whole.
        let start = titles.count == 1 ? before.first?.start : nil
        let end =
            titles.count == 1
            ? behind.first.flatMap { $0.start <= name.end + 2 ? $0.end : nil } : nil
        for title in before where start == nil { add(text: .title, title) }
        add(.person, ByteView(name.base, start ?? name.start, end ?? name.end), value: nil)
        for title in before where start != nil { add(text: .title, title) }
        add(text: .name, name)
        if let parts = PersonName(name) {
            add(.forename, parts.forename, value: nil)
            add(.surname, parts.surname, value: nil)
        }
        for title in behind { add(text: .title, title) }
    }
}
