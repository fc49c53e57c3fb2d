/// How far the head's rules look, and how long what they look for may be.
enum HeadLimits {
    /// A line with more pieces than this is text that looks like a head: to look at the rest of it
    /// again and again would take time beyond measure.
    static let piecesOfLine = 64

    /// How many lines that are not blank are looked at for a further line of the head: above the
    /// first label a telegram may have its addressees, and a dump its notes; between labels a
    /// passing instruction or a wrapped line; behind the subject only references and what belongs
    /// to them.
    static let linesAhead = (beforeLabels: 60, betweenLabels: 14, afterSubject: 6)

    /// How many lines below a date-time group, or below the fields of a dump, the sender and the
    /// first addressee may stand.
    static let linesToSender = 12

    /// How many lines below a dump's list of fields the telegram's own number may stand.
    static let linesToNumber = 200

    /// How many lines, banners among them, may stand between a banner at the foot of a page and
    /// the page line at the head of the next.
    static let linesToPageLine = 8

    /// A paragraph's number above this is a year or a quantity.
    static let greatestParagraphNumber = 200

    /// How far into a line the office may begin that an address was too long for:
    /// `FL//CCJ2/POLAD//`.
    static let bytesBeforeWrappedOffice = 4

    /// The number under the page line of an older record copy has two or three digits.
    static let digitsOfPageNumber = 2...3

    /// `VZCZCADI319`: longer words are none that identifies a transmission.
    static let bytesOfTransmissionIdentifier = 14

    /// The longest line that is the number of a classification line cut before it.
    static let wrappedNumber = 40
    /// The most lines that it may stand on.
    static let linesOfWrappedNumber = 2

    /// The lines that a subject may have below a blank line.
    static let linesOfSubjectBelow = 3

    /// How much of a line a message quotes, in characters.
    static let charactersOfQuote = 60

    /// The rest of a subject below a blank line: no longer than a line, with a word in it.
    static let restOfSubject = (bytes: 64, letters: 3)
}
