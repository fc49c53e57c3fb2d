import CableModel
import CableSyntax

/// A post as a reference names it.
struct CitedPost {
    /// As its own telegrams are numbered, words apart: `THE HAGUE` for HAGUE.
    var name: String
    /// The words that name it, labels left out.
    var view: ByteView
    var isKnown: Bool
    var isOneWord: Bool
    var end: Int

    private static let maximalWords = 5

    /// Words before a post's name that are none of it.
    private static let labels: [StaticString] = [
        "AMEMBASSY", "AMEMB", "EMBASSY", "AMCONSUL", "AMCONGEN", "CONGEN", "CONSULATE", "USINT",
        "USMISSION", "MISSION", "REO", "US", "II", "II.", "III", "IV", "IV.", "PREVIOUS", "SEE",
        "ALSO",
    ]

    /// What a telegram is called between its post and its number.
    private static let kinds: [StaticString] = ["CABLE", "TELEGRAM", "TEL", "MESSAGE", "MSG"]

    /// Words of reports and conversations, of directives and general messages, and what calls a telegram
    /// by whose it is (`EMBTEL`), which no post's name has; nor has it those of months.
    private static let wordsOfNoPost = WordList([
        "ACT", "AGREEMENT", "ALARACT", "ALDAC", "ALNAV", "AND", "ANNEX", "ARTICLE", "BULLETIN",
        "BY", "CABLE", "CALL", "CASE", "CFR", "CHAPTER", "CIRCULAR", "CONGENTEL", "CONTEL",
        "CONTRACT", "CONVERSATION", "CONVERSATIONS", "DAILY", "DATED", "DEMARCHE", "DEPTO",
        "E-MAIL", "E-MAILS", "EMAIL", "EMAILS", "EMBTEL", "EO", "FAH", "FAM", "FAX", "FBIS", "FILE",
        "FORM", "FROM", "GRANT", "GUIDANCE", "HSPD", "IIR", "IN", "ISSUE", "ITEM", "LAW", "LETTER",
        "MAIL", "MAILS", "MARADMIN", "MEETING", "MEMCON", "MEMO", "MESSAGE", "MSG", "MTG", "MYTEL",
        "NAVADMIN", "NO", "NOTE", "NOTICE", "NSD", "NSDD", "NSDM", "NSPD", "NSSM", "OF", "OMB",
        "ON", "OPTION", "ORDER", "OURTEL", "PAGE", "PARA", "PARAGRAPH", "PARAGRAPHS", "PARAS",
        "PART", "PARTO", "PDD", "PHONE", "PHONECON", "PLUS", "POINTS", "PROJECT", "REPORT",
        "REQUEST", "RES",
        "RESOLUTION", "SECTION", "SECTO", "STORY", "TAB", "TD", "TDX", "TELCON", "TELECON",
        "TELEGRAM", "THROUGH", "THRU", "TO", "TODEP", "TOPAR", "TOSEC", "TOVIP",
        "TREATY", "UNGA", "UNSCR", "URTEL", "USC",
        "VIA", "VIPTO", "VOLUME", "WASHDC", "YOUR", "YOURTEL",
    ])

    /// The post at the start of a text: words of letters, up to digits.
    init?(_ text: ByteView) {
        var words: [ByteView] = []
        var index = text.start
        while words.count < Self.maximalWords {
            while index < text.end && ASCII.isBlank(text[index]) { index += 1 }
            let word = Self.word(text.from(index))
            guard !word.isEmpty, !Self.isOfSerial(text.from(index), word) else { break }
            words.append(word)
            index = word.end
            // Anything but a blank ends the name.
            guard ASCII.isBlank(text.byte(at: index)) else { break }
        }
        guard let last = words.last else { return nil }
        end = last.end
        while words.count > 1, let first = words.first,
            first.count == 1 || Self.labels.contains(where: { first.equals($0) })
                || CitedForm.isRemark(first)
        {
            words.removeFirst()
        }
        if words.count > 1, let kind = words.last,
            Self.kinds.contains(where: { kind.equals($0) }),
            ByteView(text.base, words[0].start, words[words.count - 2].end)
                .withPostKey(Vocabulary.isPost)
        {
            // "ROME TELEGRAM 12"
            words.removeLast()
        }
        // "B. 06 LAPUTA 12": the letter of an entry is no post.
        guard let first = words.first, first.letterCount > (words.count > 1 ? 0 : 1) else {
            return nil
        }
        view = ByteView(text.base, first.start, (words.last ?? last).end)
        let short = view.withPostKey { Vocabulary.shortPostNames.gloss(of: $0) }
        name =
            short
            ?? words.map { Self.spelling($0) }.joined(separator: " ")
        isOneWord = words.count == 1
        isKnown = short != nil || view.withPostKey(Vocabulary.isPost)
        if isKnown { return }
        let isOther = words.contains {
            Self.wordsOfNoPost.contains($0) || Months.number(of: $0) != nil
        }
        if isOther || words.count > 3 { return nil }
        // "STATE l2345": a letter for a digit, and nobody knows the number.
        if let last = words.last, words.count > 1, last.count == 1,
            ASCII.isDigit(text.byte(at: end))
        {
            return nil
        }
    }

    /// A word of a name: letters, with hyphens and an apostrophe within, a stop at the end.
    private static func word(_ text: ByteView) -> ByteView {
        var end = text.start
        while end < text.end {
            let byte = text[end]
            let isInner =
                byte == 0x27
                || byte == UInt8(ascii: "-") && end > text.start
                    && ASCII.isLetter(text.byte(at: end + 1))
            guard ASCII.isLetter(byte) || isInner else { break }
            end += 1
        }
        // "ST. PETERSBURG"
        if end > text.start, end - text.start <= 3, text.byte(at: end) == UInt8(ascii: "."),
            ASCII.isBlank(text.byte(at: end + 1))
        {
            end += 1
        }
        return text.upTo(end)
    }

    /// Whether a word belongs to the number already: `A-977`, `NO. 12`.
    private static func isOfSerial(_ text: ByteView, _ word: ByteView) -> Bool {
        if word.count == 1, text.byte(at: word.end) == UInt8(ascii: "-"),
            ASCII.isDigit(text.byte(at: word.end + 1))
        {
            return true
        }
        guard ["NO", "NO.", "NR", "NR.", "NUMBER"].contains(where: { word.equals($0) }) else {
            return false
        }
        return ASCII.isDigit(text.from(word.end).trimmedStart.first)
    }

    /// A word in capitals, hyphens as blanks, without a stop: `PORT OF SPAIN`, `ST`.
    private static func spelling(_ word: ByteView) -> String {
        let bytes = word.range.compactMap { index -> UInt8? in
            switch word[index] {
            case UInt8(ascii: "."): nil
            case UInt8(ascii: "-"): 0x20
            default: ASCII.uppercased(word[index])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
