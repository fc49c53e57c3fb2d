import CableModel
import CableSyntax

/// The codes and words of the field, with what they mean and where that is written.
///
/// TAGS (geographic, subject, program, organization), captions, the parts of portion markings,
/// precedences and posts: one `VocabularyTable` each, in the files beside this one. The facts come
/// from the sources that `sources` explains. A code that stands in a list without a meaning, or
/// whose meaning rests on nothing that can be named, has an entry without a gloss: its kind is
/// known, and readers are shown the code alone.
///
/// To add an entry, put its line at its place in the order of bytes, with the key of a source; a
/// new source gets a line in `sources`. The tests check the order, the sources and the glosses.
///
/// A code's meaning has changed over the decades in some cases (`WTO`); a gloss is that of the
/// source's date, and what the telegram's office meant is for its reader to say.
public enum Vocabulary {
    /// The table of a kind of TAGS; no code is in two of them.
    package static func tags(_ kind: Tag.Kind) -> VocabularyTable? {
        switch kind {
        case .geographic: geographicTags
        case .subject: subjectTags
        case .program: programTags
        case .organization: organizationTags
        case .person: nil
        }
    }

    private static let kindsOfTwoLetters: [Tag.Kind] = [.geographic, .organization]
    private static let kindsOfFourLetters: [Tag.Kind] = [.subject, .program, .organization]
    private static let otherKinds: [Tag.Kind] = [.organization]

    /// The kinds that a code can be by its length, so that no more tables are searched.
    private static func kinds(ofLength length: Int) -> [Tag.Kind] {
        switch length {
        case 2: kindsOfTwoLetters
        case 4: kindsOfFourLetters
        default: otherKinds
        }
    }

    /// The kind of a tag, told by its code alone; `nil` for codes that no list has.
    ///
    /// A name and a given name with a comma between them are a person (5 FAH-3): `QUIXOTE, A`.
    public static func kind(ofTag code: String) -> Tag.Kind? {
        code.withBytes { code in
            for kind in kinds(ofLength: code.count) where tags(kind)?.contains(code) == true {
                return kind
            }
            return code.contains(UInt8(ascii: ",")) ? .person : nil
        }
    }

    /// What the code of a tag means: `PREL` is `External Political Relations`.
    public static func gloss(ofTag code: String) -> String? {
        for kind in kinds(ofLength: code.utf8.count) {
            if let gloss = tags(kind)?.gloss(of: code) { return gloss }
        }
        return nil
    }

    /// What a caption or dissemination control means: `SIPDIS`, `NOFORN`, `FGI`.
    public static func gloss(ofHandling name: String) -> String? {
        captions.gloss(of: name) ?? markings.gloss(of: name)
    }

    /// What a level of classification is called in words: `Secret`.
    public static func gloss(of level: ClassificationLevel) -> String? {
        markings.gloss(of: level.abbreviation)
    }

    /// Whether a name, by its letters alone, is that of a post, a mission or an office that numbers
    /// telegrams.
    package static func isPost(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        posts.contains(key) || furtherStations.contains(key)
    }

    /// Whether a name is that of a land which has a TAG: `Peru`.
    package static func isLand(_ name: ByteView) -> Bool {
        ASCII.isUpper(name.first) && geographicTags.hasGloss(name)
    }

    /// The only post whose name is one slip from another of seven letters or more; `nil` where there is
    /// none, or more than one.
    package static func post(near name: ByteView) -> String? {
        name.withPostKey { key -> String? in
            guard leastOfMisspeltPost...EditDistance.greatestLength ~= key.count else { return nil }
            var found: String?
            for table in [posts, furtherStations] {
                for near in table.entries(near: key) {
                    if found != nil { return nil }
                    found = near.gloss?.uppercased() ?? near.key
                }
            }
            return found
        }
    }

    private static let leastOfMisspeltPost = 7

    /// The tags that a word is made of where nothing parts them: `EINDETRD` is EIND and ETRD.
    ///
    /// Only codes of four letters with an entry count, and lands beside such a code: two letters
    /// are soon a land, so that `MASC` could be two of them. `nil` where the word is a code itself
    /// or cannot be parted without a rest.
    package static func parts(ofGluedTag word: String) -> [String]? {
        guard (6...40).contains(word.utf8.count), kind(ofTag: word) == nil else { return nil }
        let letters = Array(word.utf8)
        var codes: [String] = []
        var index = 0
        var hasSubject = false
        while index < letters.count {
            if let code = code(in: letters, at: index, length: 4), isSubject(code) {
                codes.append(code)
                hasSubject = true
                index += 4
            } else if let code = code(in: letters, at: index, length: 2),
                geographicTags.contains(code)
            {
                codes.append(code)
                index += 2
            } else if let code = code(in: letters, at: index, length: 4), code.utf8.first == 0x4B,
                codes.count(where: { $0.utf8.count == 4 }) >= 2
            {
                // Behind two that are known, four letters with a K are a program that no list has.
                codes.append(code)
                index += 4
            } else {
                return nil
            }
        }
        return hasSubject ? codes : nil
    }

    private static func isSubject(_ code: String) -> Bool {
        subjectTags.contains(code) || programTags.contains(code)
    }

    private static func code(in letters: [UInt8], at start: Int, length: Int) -> String? {
        guard start + length <= letters.count else { return nil }
        return String(decoding: letters[start..<(start + length)], as: UTF8.self)
    }
}

extension ByteView {
    /// Calls with the name of a post as the table of posts spells it: its letters alone, in capitals.
    package func withPostKey<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { key in
            var length = 0
            for index in range where ASCII.isLetter(self[index]) {
                key[length] = ASCII.uppercased(self[index])
                length += 1
            }
            return body(UnsafeBufferPointer(rebasing: key[..<length]))
        }
    }
}
