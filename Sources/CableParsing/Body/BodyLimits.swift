/// Where the rules of a telegram's text stop: how long, how many, how far ahead.
///
/// Lengths are in bytes. A telegram's line has up to 69 columns; copies from the web join lines to
/// longer ones.
enum BodyLimits {
    // MARK: Headings

    /// Lines over an underline that may be one heading. More are a paragraph that ends with a rule.
    static let headingLines = 3
    /// The longest line over an underline; a longer one is a paragraph that was joined to one line.
    static let headingLine = 200
    /// The fewest signs of an underline on the heading's own line; fewer are a dash in the text.
    static let gluedUnderline = 5
    /// The longest heading over an underline that is a whole sentence; a longer one is text.
    static let headingOfSentence = 60
    /// The longest heading without underline, all lines of it: nothing else tells it from text.
    static let headingAlone = 120
    /// The fewest letters of a heading without underline: `5.` and `* * *` are none.
    static let headingLetters = 3
    /// The longest heading over an underline below a line of text, with which it may go on.
    static let headingBelowText = 100
    /// The fewest letters of a word that titles begin with a capital: not `of`, `and`.
    static let wordOfTitle = 4
    /// The shortest line of a heading of more than two lines, its last line left out.
    static let wrappedLineOfHeading = 30
    /// The shortest text before a heading on the same line that only its underline tells from it.
    static let textBeforeHeading = 40
    /// The shortest part of a heading whose other part stands below a blank line.
    static let shortestPartOfHeading = 12
    /// By how many signs an underline may be longer or shorter than a heading of two parts.
    static let slackOfUnderline = 2
    /// The longest heading among those that hardly anything tells from text: one line.
    static let shortHeading = 70
    static let wordsOfShortHeading = 9
    /// The longest title of two parts with a colon between them, behind a sentence.
    static let titleOfTwoParts = 90
    static let wordsOfTitleWithColon = 13
    /// The most words of a title with a colon: `Public Administration:`; more announce something.
    static let wordsOfTitle = 3

    // MARK: Quotations

    /// The shortest line of an announcement that goes on in the next: `BEGIN TEXT OF TALKING POINTS FOR
    /// THE GULF`.
    static let fullAnnouncement = 45
    static let linesOfAnnouncement = 12
    /// How far ahead the end of a paragraph is looked for in which a text is announced and begins.
    static let linesOfFirstParagraph = 60

    // MARK: Paragraphs and items

    /// The numbers that paragraphs have; higher ones are quantities and years.
    static let paragraphNumbers = 1...200
    /// The highest number that a later section of a telegram may begin with.
    static let firstNumberOfSection = 99
    /// How many numbers may be missing where a telegram was redacted: after the last, which may
    /// belong to a quoted list; and after the highest.
    static let missingNumbers = 3
    static let missingHighestNumbers = 9
    /// How far ahead the second lettered paragraph is looked for, before the first counts: lettered
    /// paragraphs may be pages long.
    static let linesToNextLetter = 60
    /// How far back the item before is looked for.
    static let draftsToLastItem = 100
    /// How far ahead the second item of a list with numbers or letters is looked for.
    static let linesToNextItem = 40
    /// How far ahead another item with an `o` is looked for: such items are short.
    static let linesToNextLetterO = 8
    /// The longest title before a name, its stop included: `Amb.`, `Gen.`, `Capt.`
    static let personsTitle = 5
    /// The longest word with a stop that may be an abbreviation: `Mr.`, `J.`
    static let abbreviation = 3
    /// The most dashes of an item's mark; more are an underline.
    static let dashesOfMark = 4
    /// The numbers that items have in parentheses; `(1975)` is a year.
    static let itemNumbers = 1...99
    /// The most digits or letters of an item's number: `(viii)`.
    static let signsOfItemNumber = 4

    // MARK: Lines

    /// How much deeper than the line before a line is set in on purpose.
    static let indent = 3
    /// The longest line that a program wrapped; in a copy with longer ones a line ends on purpose.
    static let wrappedLine = 100
    /// The length that the line before and the first word of the next reach together where the line
    /// ended because it was full.
    static let fullLine = 50
    /// Page marks that are cut out of one line; a line with more is text that looks like marks, and
    /// to look at the rest of it again and again would take time beyond measure.
    static let pageMarksOfLine = 64

    /// How far from the end of a text a parenthesis may be open.
    static let openParenthesis = 120
    /// How many lines tell how wide a text is.
    static let linesOfWidth = 12

    // MARK: Letters

    /// The longest salutation or closing of a letter.
    static let salutation = 60
    /// How far ahead the closing of a letter is looked for.
    static let linesOfLetter = 250
    /// The most lines below a closing that are a name and an office, and the longest.
    static let linesOfLettersName = 4
    static let lettersName = 60

    // MARK: Tables

    /// The fewest and the most lines of a table with a rule, title, head and rule included.
    static let shortestRuledTable = 4
    static let linesOfRuledTable = 300
    /// The fewest rows of a table with blank lines between them, and the most: each row is looked at
    /// again from the one before.
    static let shortestSpacedTable = 3
    static let linesOfSpacedTable = 60
    /// The most lines without a gap of a table whose gaps are small: a title, a note.
    static let evenLinesOfTable = 2
    /// The fewest lines with gaps of a table.
    static let linesOfTable = 2
    /// The least width to which a list of persons is wrapped.
    static let widthOfPersons = 45
    /// The longest person of a list, all lines of it.
    static let lineOfPerson = 100
    /// The most words of what says whose persons are: `Erewhonian Grain House Delegation`.
    static let wordsOfHeadOfPersons = 4
    /// How far ahead the heads of persons are looked for.
    static let linesOfPersons = 60
    /// The fewest lines that are kept as they are because they are short.
    static let shortLines = 3
    /// The fewest blanks of a gap: two stand behind sentences.
    static let gapOfTable = 3
    /// The longest line of a table; longer ones are text that was joined with its blanks.
    static let lineOfTable = 140

    // MARK: Mentions

    /// The most digits of the number of a telegram that a text names.
    static let digitsOfCitedSerial = 6
    /// The most words of a post's name: `Port of Spain`, `US Mission Geneva`.
    static let wordsOfPost = 4
    /// Numbers that are years where they stand in a text.
    static let yearsInText = 1900...2100
    /// The years that stand before a telegram's number in full.
    static let yearsOfTelegrams = 1960...2030

    // MARK: What is repeated and added

    /// The lines of a head that are looked for in a further section; more are no head.
    static let linesOfHead = 120
    /// The parts of heads that may be run together in one line.
    static let partsOfRepeatedLine = 16
    /// The most lines of a post's footer.
    static let linesOfFooter = 8
    /// The longest footer behind a sentence on the same line.
    static let footerBehindSentence = 220

    // MARK: The end

    /// The most lines of postscripts below a name; what has more is text.
    static let postscripts = 6
    /// How far above the last line of a stamp of a release its first may stand.
    static let linesOfStamp = 5
    /// How far above the last line of a group the first may stand that tells of what is attached.
    static let linesOfAttachment = 5
    /// The digits of the number of a page below a name; more are a sum.
    static let digitsOfPage = 1...2
    /// The most digits of the number that ACP 127 repeats at the end: `#0042`.
    static let digitsOfSerial = 5
    /// The longest group for automatic downgrading: `GP-3`, and one sign more.
    static let downgradingGroup = 5
    /// The longest stretch with dots behind it that came loose from the text.
    static let looseStretch = 60
    /// The shortest name of a telegram in an archive's footer: four digits, a post, a number.
    static let identifierInFooter = 8

    // MARK: Names

    /// The lengths of signatures. Longer ones are text.
    static let nameLength = 2...30
    /// The most words of a signature in capitals; and of one that is not, which is a sentence sooner.
    static let wordsOfName = 3
    /// The most words of what somebody is who signs: `Charge d'Affaires, a.i.`
    static let wordsOfSignersTitle = 4
    /// `J.Q.P.`
    static let lengthOfInitials = 6
    static let wordsOfNameInSmallLetters = 2
    /// The shortest name whose stop is residue; a shorter word with a stop is an abbreviation.
    static let nameWithStop = 4
    /// The longest abbreviation that is part of a name, its stop included: `Jr.`
    static let abbreviationInName = 3
    /// The shortest name that nothing but a sentence before it tells: `ON` or `IN` may follow one.
    static let shortestGluedName = 3
    /// The longest word before a name that belongs to it: `VAN`, `DE LA`.
    static let particleOfName = 4
    /// The shortest last word of a sentence that a name follows; a shorter one is an abbreviation.
    static let lastWordBeforeName = 4
    /// How far before a name the marking in parentheses may begin that ends the text.
    static let markingBeforeName = 48
    /// The most digits or letters of a paragraph's label.
    static let digitsOfLabel = 3
}
