import CableGrammar
import CableSyntax

/// What is known of words of a subject that the text of its cable has not.
///
/// Places are those of the lists of posts and of geographic TAGS, acronyms the organization TAGS that a list
/// says the meaning of. The other lists are this program's own: words that stand for nothing else.
enum TitleVocabulary {
    /// How a word is spelt in a title.
    enum Kind { case word, capitals }

    /// What a word in capitals is; `nil` where that is not known.
    static func kind(of word: UnsafeBufferPointer<UInt8>) -> Kind? {
        let key = SubjectWords.key(word, word.indices)
        if words.contains(key) || isAlwaysWord(word, key) { return .word }
        if isAcronym(key) { return .capitals }
        let isOrganization =
            word.count >= 4 && Vocabulary.organizationTags.gloss(of: word) != nil
        return isOrganization ? .capitals : nil
    }

    /// Whether a word is part of the name of a place, by its key.
    static func isPlace(_ key: UInt64) -> Bool { places.contains(key) }

    /// Whether a word is no acronym even where a text has it in capitals alone.
    static func isAlwaysWord(_ word: UnsafeBufferPointer<UInt8>, _ key: UInt64) -> Bool {
        isPlace(key) || hasEndingOfWords(word)
    }

    /// Whether a word is an acronym however a text spells it, by its key.
    static func isAcronym(_ key: UInt64) -> Bool { acronyms.contains(key) }

    /// Whether texts have a word in small letters that subjects have as an acronym, which texts spell
    /// otherwise: `U.S.`
    static func isAmbiguous(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        word.elementsEqual([UInt8(ascii: "U"), UInt8(ascii: "S")])
    }

    // MARK: Endings

    /// Endings of English words, longer than an acronym in all.
    private static let endings: [StaticString] = [
        "ABLE", "ANCE", "ATED", "ATES", "ENCE", "FUL", "ICAL", "ING", "INGS", "ISM", "IST", "ISTS",
        "ITIES", "ITY", "IZED", "IZES", "LESS", "MENT", "MENTS", "NESS", "OUSLY", "SHIP", "SION",
        "SIONS", "TION", "TIONS",
    ]
    private static let leastLengthWithEnding = 7

    private static func hasEndingOfWords(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        word.count >= leastLengthWithEnding
            && endings.contains { ending in
                let bytes = UnsafeBufferPointer(
                    start: ending.utf8Start, count: ending.utf8CodeUnitCount)
                return word.suffix(bytes.count).elementsEqual(bytes)
            }
    }

    /// Inflections, the longer before the shorter: what is left without one is the word's stem.
    static let inflections: [StaticString] = [
        "INGS", "ING", "IES", "IED", "ERS", "ES", "ED", "ER", "LY", "S", "E", "Y",
    ]

    /// What may follow a stem, in small letters.
    static let continuations: Set<String> = [
        "", "d", "e", "ed", "er", "ers", "es", "ied", "ies", "ing", "ings", "ion", "ions", "ly",
        "r", "rs", "s", "y",
    ]

    // MARK: Lists

    private static let places: Set<UInt64> = {
        var places: Set<UInt64> = []
        for table in [Vocabulary.posts, Vocabulary.geographicTags] {
            for entry in table.entries {
                for name in [entry.key, entry.gloss ?? ""] {
                    add(name, atLeast: 4, to: &places)
                }
            }
        }
        return places
    }()

    private static let words: Set<UInt64> = {
        var words: Set<UInt64> = []
        add(list, atLeast: 2, to: &words)
        for name in Months.names { add(name.description, atLeast: 2, to: &words) }
        return words
    }()

    private static let acronyms: Set<UInt64> = {
        var acronyms: Set<UInt64> = []
        add(
            "CODEL EU FM GTMO II III IV MFA NATO PM PRC SITREP UK UN UNSC UNSCR USG VI VII VIII",
            atLeast: 2, to: &acronyms)
        return acronyms
    }()

    private static func add(_ names: String, atLeast length: Int, to keys: inout Set<UInt64>) {
        var names = names
        names.withUTF8 { buffer in
            SubjectWords.forEachWord(in: buffer, beginning: .any) { word in
                if word.count >= length { keys.insert(SubjectWords.key(buffer, word)) }
            }
        }
    }

    /// Words that subjects have and texts say in others, and the small words of English. What is an acronym,
    /// too, is none of them: CAN, IT, US, WHO.
    private static let list = """
        ABOUT AFTER AGAIN AGAINST AHEAD ALL AMBASSADOR AMID ANOTHER ARE ASKS ASSESSMENT
        ASSISTANT BACK BE BEFORE BEHIND BEYOND BIG BRIEFS CALLS CAUTION CLAIMS COMMENTS CONCERNS
        CONTACT CONTACTS DEBATE DEMARCHE DENIES DEPUTY DESPITE DISCUSS DISCUSSES DOES DURING
        EFFORTS END EVE EXPECTS FACES FOCUS FOCUSES FOLLOW FORMER FRIDAY FUTURE GAIN GET GIVES
        GOOD GROWING GUIDANCE HAS HAVE HEAD HIGH HIS HOLDS HOPES HOW IMPLICATIONS IS ISSUES ITS
        KEY LEADER LEADS LIKELY LOOK LOOKS MAKES MEDIA MEET MEETING MEETINGS MEETS MINISTER
        MONDAY MORE MOVES NEAR NEW NEWS NEXT NO NOT NOTES NOW OFF OFFERS OFFICIAL OFFICIALS
        OPPOSITION OPTIONS OUR OUT OUTLINES OVER OVERVIEW PART PATH PLANS PLEDGES POLICY
        POLITICS POSSIBLE PRESIDENT PRESSES PROBLEMS PROGRESS PROPOSED PROSPECTS QUESTIONS
        RAISES REACHES REACTION REACTIONS READOUT READY RELATIONS REPORT REPORTS REQUEST
        REQUESTS RESPONDS RESPONSE RETURNS REVIEW ROLE ROUND SATURDAY SAY SAYS SCENESETTER
        SECOND SECRETARY SEEK SEEKS SEES SENATOR SENIOR SHARES SHOWS SNAPSHOT STATUS STEP STEPS
        STILL SUMMIT SUNDAY SUPPORT TAKES TALK TALKS TEAM THAN THAT THEIR THIRD THOUGHTS THREAT
        THREE THURSDAY TOUR TOWARD TOWARDS TRIP TUESDAY TWO UNDER UNTIL UP UPCOMING UPDATE
        UPDATES URGES VIEW VIEWS VISIT VISITS VOWS WANTS WARNS WARY WAY WEDNESDAY WEEK WEIGHS
        WELCOMES WHAT WHEN WHERE WHILE WHY WILL WINS WITHIN WITHOUT WORDS WORRIES YEAR YEARS YET
        """
}
