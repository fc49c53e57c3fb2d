extension Diagnostic {
    /// What a diagnostic is about. The raw value is its id in reports and documents.
    public enum Kind: String, Sendable, CaseIterable {
        // Telegrams: bytes and characters
        case decodedAsWindows1252 = "decoded-as-windows-1252"
        case mojibake = "mojibake"
        case repairedCharacter = "repaired-character"
        case characterReference = "character-reference"
        case brokenRecord = "broken-record"

        // Telegrams: the head
        case missingFacts = "missing-facts"
        case noKnownLine = "no-known-line"
        case uninterpretedLine = "uninterpreted-line"
        case militaryMessage = "military-message"
        case oddDateTimeGroup = "odd-date-time-group"
        case zeroForO = "zero-for-o"
        case precedenceSpelling = "precedence-spelling"
        case emptyAddressees = "empty-addressees"
        case rejoinedAddress = "rejoined-address"
        case distributionTotal = "distribution-total"
        case garbledClassification = "garbled-classification"
        case gluedClassification = "glued-classification"
        case duplicateCaption = "duplicate-caption"
        case captionSpelling = "caption-spelling"
        case labelGlued = "label-glued"
        case tagsLabel = "tags-label"
        case subjectLabel = "subject-label"
        case authorityLabel = "authority-label"
        case tagsGlued = "tags-glued"
        case subjectBelowBlank = "subject-below-blank"
        case rejoinedSubject = "rejoined-subject"
        case rejoinedAuthority = "rejoined-authority"
        case authoritySpelling = "authority-spelling"
        case referenceSpelling = "reference-spelling"
        case reasonSection = "reason-section"
        case paragraphInsideLine = "paragraph-inside-line"

        // Telegrams: the text
        case repeatedHead = "repeated-head"
        case rejoinedBreak = "rejoined-break"
        case doubledNumber = "doubled-number"
        case numberWithoutStop = "number-without-stop"
        case markingBeforeNumber = "marking-before-number"
        case markingWithoutParenthesis = "marking-without-parenthesis"
        case headingInsideLine = "heading-inside-line"
        case itemsInsideLine = "items-inside-line"
        case footerInsideLine = "footer-inside-line"
        case unendedQuotation = "unended-quotation"
        case unmarkedLetter = "unmarked-letter"
        case textBreaksOff = "text-breaks-off"
        case furtherTelegram = "further-telegram"
        case secondHead = "second-head"
        case unplacedText = "unplaced-text"

        // Records and prints of archives
        case attributeDiffers = "attribute-differs"
        case unknownAttribute = "unknown-attribute"
        case unnamedAttribute = "unnamed-attribute"
        case numberMisread = "number-misread"
        case dateMisread = "date-misread"
        case numberNotUnderstood = "number-not-understood"
        case labelMisread = "label-misread"
        case textNotRetrievable = "text-not-retrievable"

        // Pages
        case unknownLayout = "unknown-layout"
        case changedText = "changed-text"
        case hiddenText = "hidden-text"
        case strayText = "stray-text"
        case unknownTag = "unknown-tag"
        case characterCountDiffers = "character-count-differs"
        case classificationFromPage = "classification-from-page"
        case pageNumberDiffers = "page-number-differs"
        case pageClassificationDiffers = "page-classification-differs"
        case pageDateDiffers = "page-date-differs"

        // Markdown
        case noFrontMatter = "no-front-matter"
        case frontMatterSyntax = "front-matter-syntax"
        case frontMatterKey = "front-matter-key"
        case frontMatterValue = "front-matter-value"
        case frontMatterTag = "front-matter-tag"
        case frontMatterEdited = "front-matter-edited"
        case frontMatterDiffers = "front-matter-differs"
        case pageMarksDropped = "page-marks-dropped"
        case repairsWithoutPlaces = "repairs-without-places"
        case headFromKeys = "head-from-keys"
        case unlistedAddressee = "unlisted-addressee"
        case viewNotRead = "view-not-read"
        case markdownComment = "markdown-comment"
        case markdownEmphasis = "markdown-emphasis"
        case markdownCode = "markdown-code"
        case markdownHtml = "markdown-html"
        case markdownImage = "markdown-image"
        case markdownTable = "markdown-table"
        case itemParagraph = "item-paragraph"
        case textAfterClosing = "text-after-closing"
        case secondSignature = "second-signature"
        case unknownAnchor = "unknown-anchor"
        case portionMarking = "portion-marking"
        case illegalInMarkdown = "illegal-in-markdown"
        case illegalInHTML = "illegal-in-html"
        case notCarried = "not-carried"

        // Text
        case readBackOtherwise = "read-back-otherwise"

        // TEI
        case illegalInXml = "illegal-in-xml"
        case unsafeLink = "unsafe-link"
        case teiValue = "tei-value"
        case teiLine = "tei-line"
        case teiElement = "tei-element"
        case teiHeader = "tei-header"

        // JSON-LD
        case jsonldContext = "jsonld-context"
        case jsonldValue = "jsonld-value"
        case jsonldAnnotation = "jsonld-annotation"
        case jsonldLinesMade = "jsonld-lines-made"
        case jsonldDisagrees = "jsonld-disagrees"
        case jsonldNoPlace = "jsonld-no-place"

        // JSON
        case jsonValue = "json-value"

        // Runs
        case noChecksum = "no-checksum"
        case memberRenamed = "member-renamed"
        case outputRenamed = "output-renamed"
        case unwrittenTelegram = "unwritten-telegram"
    }
}
