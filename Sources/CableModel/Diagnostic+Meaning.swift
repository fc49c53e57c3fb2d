/// What each kind of diagnostic means: its severity, a sentence or two, an example.
extension Diagnostic.Kind {
    /// How much a diagnostic of the kind weighs.
    public var severity: Diagnostic.Severity { facts.severity }

    /// What it says of a cable: one sentence, or two.
    public var meaning: String { facts.meaning }

    /// A message of the kind.
    public var example: String { facts.example }

    private var facts: (severity: Diagnostic.Severity, meaning: String, example: String) {
        switch self {
        case .decodedAsWindows1252:
            (
                .warning, "The input is no valid UTF-8 and was decoded as Windows-1252.",
                "not valid UTF-8; decoded as Windows-1252"
            )
        case .mojibake:
            (
                .warning,
                "UTF-8 that somebody read as Windows-1252 is in the text. Nothing is changed without --repair.",
                "UTF-8 that was read as Windows-1252 is in the text; --repair puts it right"
            )
        case .repairedCharacter:
            (
                .warning, "A spoilt character was put right, as --repair asks.",
                "\"Ã©\" read as \"é\""
            )
        case .characterReference:
            (
                .note, "A reference that a web page left in the text was decoded.",
                "\"&amp;\" left over from a web page; decoded"
            )
        case .brokenRecord:
            (
                .warning,
                "A row or line of a text with many cables holds none. The others are converted.",
                "record is broken: it has 4 fields, not 8; the others are converted"
            )
        case .missingFacts:
            (
                .warning,
                "Neither the telegram nor a record nor a page gives its date, its sender or its number.",
                "nothing gives the telegram's date, number"
            )
        case .noKnownLine:
            (
                .warning,
                "No line of a telegram's head was found, and the text is read as plain text.",
                "no line of a telegram's head found; read as plain text"
            )
        case .uninterpretedLine:
            (
                .warning, "A line of the head is none that is known. It is kept as it stands.",
                "line of the head not understood: CHARGE: PROGRAM"
            )
        case .militaryMessage:
            (
                .warning,
                "The text is a message of the armed forces. Its transmission is read, its sets are kept as text.",
                "a military message (MSGID/GENADMIN); only its transmission is read, the rest is kept as text"
            )
        case .oddDateTimeGroup:
            (
                .warning,
                "The date-time group is printed in an unusual form, or a part of it was inferred.",
                "date-time group \"1310 ZMAY 07\" read as 2007-05-13T10:00Z"
            )
        case .zeroForO:
            (
                .warning, "A precedence has the digit zero for the letter O.",
                "precedence \"0\" read as the letter O"
            )
        case .precedenceSpelling:
            (
                .warning, "A precedence is misspelt.",
                "precedence spelled \"PRIORTY\""
            )
        case .emptyAddressees:
            (
                .warning, "A label of addressees has nobody behind it.",
                "\"INFO\" has no addressee"
            )
        case .rejoinedAddress:
            (
                .note, "An addressee's line goes on in the next one.",
                "address goes on in the next line"
            )
        case .distributionTotal:
            (
                .note, "The copies for the offices do not add up to the total that is printed.",
                "copies add up to 41, not to the total of 42"
            )
        case .garbledClassification:
            (
                .warning, "The classification line is misspelt, or cut in two.",
                "classification \"C O N F I D E N T A L\" read as CONFIDENTIAL"
            )
        case .gluedClassification:
            (
                .note, "The classification line is glued to the line before.",
                "classification line is glued to the line before; split"
            )
        case .duplicateCaption:
            (
                .note, "A caption is printed more than once.",
                "caption SIPDIS occurs again"
            )
        case .captionSpelling:
            (
                .note, "A caption is misspelt, and read as the one that is nearest.",
                "caption \"SIDPIS\" read as SIPDIS"
            )
        case .labelGlued:
            (
                .note, "A label is glued to the word before it.",
                "a label is glued to the word before it; split"
            )
        case .subjectLabel:
            (
                .warning, "The label of the subject is misspelt.",
                "SUBJECT label spelled \"SUBJCET\""
            )
        case .authorityLabel:
            (
                .warning, "The label of the line that says who classified is misspelt.",
                "CLASSIFIED label spelled \"CLASSFIED\""
            )
        case .tagsLabel:
            (
                .warning, "The label of the TAGS is misspelt.",
                "TAGS label spelled \"TASG\""
            )
        case .tagsGlued:
            (
                .warning, "Several TAGS are printed as one word.",
                "TAGS \"PRELPGOV\" read as PREL, PGOV"
            )
        case .subjectBelowBlank:
            (
                .note, "The subject stands below its label, behind a blank line.",
                "subject stands below its label"
            )
        case .rejoinedSubject:
            (
                .note, "A blank line inside the subject was taken out.",
                "blank line inside the subject; it is made whole"
            )
        case .rejoinedAuthority:
            (
                .note, "A blank line inside the line that says who classified was taken out.",
                "blank line inside the line that says who classified; it is made whole"
            )
        case .authoritySpelling:
            (
                .note, "The classifier's name or title is misspelt.",
                "title read as Political Counselor"
            )
        case .referenceSpelling:
            (
                .note,
                "The post or the year of a reference is misspelt; it is read as the only one near.",
                "post \"BUENOS ARIES\" read as BUENOS AIRES"
            )
        case .reasonSection:
            (
                .note, "A reason for classification names no section of the order, or a wrong one.",
                "section of the order read as 1.4"
            )
        case .paragraphInsideLine:
            (
                .note, "The first paragraph begins inside a line of the head.",
                "paragraph 1 begins inside a line of the head"
            )
        case .repeatedHead:
            (
                .note, "A further section of the telegram repeats the head.",
                "a further section repeats the head"
            )
        case .rejoinedBreak:
            (
                .note,
                "A blank line or a page line stands inside a paragraph, which was made whole.",
                "blank line inside a sentence; the paragraph is made whole"
            )
        case .doubledNumber:
            (
                .note, "The number of a paragraph is printed twice.",
                "paragraph number printed twice"
            )
        case .numberWithoutStop:
            (
                .note, "The number of a paragraph has another sign than its full stop, or none.",
                "paragraph number without its full stop"
            )
        case .markingBeforeNumber:
            (
                .note, "A portion marking stands before the paragraph's number.",
                "portion marking before the number"
            )
        case .markingWithoutParenthesis:
            (
                .note, "A portion marking lacks its opening parenthesis.",
                "portion marking without its opening parenthesis"
            )
        case .headingInsideLine:
            (
                .note,
                "A heading stands behind the text on the same line; its underline tells it, or its capitals.",
                "a heading stands behind the text on the same line; split"
            )
        case .itemsInsideLine:
            (
                .note, "Items of a list stand one behind the other on a line.",
                "items of a list stand one behind the other on a line; split"
            )
        case .footerInsideLine:
            (
                .note,
                "What a post prints under its telegrams stands behind the text on the same line.",
                "the post's footer stands behind the text on the same line; split"
            )
        case .unmarkedLetter:
            (
                .note,
                "A letter stands in the text without a line that begins or ends it; its salutation and its closing tell it.",
                "a letter that no line announces, told by how it begins and ends"
            )
        case .unendedQuotation:
            (
                .note,
                "A line begins a text within the text, and none ends it. It is read as the telegram's own.",
                "a text begins whose end is not marked"
            )
        case .textBreaksOff:
            (
                .note, "The copy is a part of the telegram and ends with dots.",
                "the copy breaks off: it ends with dots, and no name follows"
            )
        case .furtherTelegram:
            (
                .warning,
                "Another telegram begins behind the first in the same text. It is a cable of its own.",
                "another telegram (LAPUTA 131) begins in the same text; it is read by itself"
            )
        case .secondHead:
            (
                .warning,
                "The text holds the head of another telegram, and nothing shows that the first has ended.",
                "the head of another telegram (LAPUTA 131) stands in the text; it is read as text"
            )
        case .unplacedText:
            (
                .warning, "A part of the text belongs to no element. It is kept beside the others.",
                "text without a place"
            )
        case .attributeDiffers:
            (
                .note, "An archive's record says other than the telegram. The telegram counts.",
                "attribute TAGS is \"PREL\", the telegram has \"PGOV\", which is taken"
            )
        case .unknownAttribute:
            (
                .note, "An archive's record has an attribute of an unknown name.",
                "attribute \"Shelf\" not known; kept"
            )
        case .unnamedAttribute:
            (
                .note, "Text stands above the first attribute of a record.",
                "text before the first attribute; kept"
            )
        case .numberMisread:
            (
                .warning, "The number in a record has letters for digits or digits for letters.",
                "number \"07 EREWH0N 42\" read as 07 EREWHON 42"
            )
        case .dateMisread:
            (
                .warning, "A scanner took digits of a print's date-time group for letters.",
                "date-time group \"O31210Z FEB 09\" read as 2009-02-03T12:10Z"
            )
        case .numberNotUnderstood:
            (
                .warning, "A record has something else in the place of a telegram's number.",
                "\"NONE\" is no number of a telegram; kept as it stands"
            )
        case .labelMisread:
            (
                .note, "A label of a print was misread by the scanner.",
                "label \"Dra fted By\" read as \"Drafted By:\""
            )
        case .textNotRetrievable:
            (
                .warning, "The archive says that the telegram's text was lost.",
                "the archive could not retrieve the text"
            )
        case .unknownLayout:
            (
                .warning, "The page is of no publisher that is known.",
                "the page's layout is not known; the part that looks like a telegram is read"
            )
        case .changedText:
            (
                .warning, "The page shows two versions of the text in one.",
                "the page compares two versions of the text; the deleted words are left out"
            )
        case .hiddenText:
            (
                .warning, "Part of the page's text is hidden from whoever reads it in a browser.",
                "a browser does not show 2 words in a hidden <span>; left out"
            )
        case .strayText:
            (
                .warning, "Tags of the page end the telegram's text before its end.",
                "text stands outside of its block, behind a tag that ends it; read with the block"
            )
        case .unknownTag:
            (
                .warning, "Text of the telegram has the form of a tag.",
                "\"<deleted\" in the text is no element of HTML, but a browser shows nothing of it up to \">\"; left out"
            )
        case .characterCountDiffers:
            (
                .warning, "The page says how long the text is, and it is not.",
                "the text has 1204 characters, the page says 1310"
            )
        case .classificationFromPage:
            (
                .note,
                "The telegram has no classification line; the page says how it was classified.",
                "no classification line; SECRET is what the page says"
            )
        case .pageNumberDiffers:
            (
                .warning, "The page has another number than the telegram.",
                "the telegram's own number is EREWHON 42, the page has it as 07EREWHON43"
            )
        case .pageClassificationDiffers:
            (
                .warning, "The page has another classification than the telegram.",
                "the telegram is classified SECRET, the page has CONFIDENTIAL"
            )
        case .pageDateDiffers:
            (
                .warning, "The page has another day or hour than the date-time group.",
                "the date-time group is 131000Z MAY 07, the page has 2007-05-14 10:00"
            )
        case .noFrontMatter:
            (
                .warning, "The document has no front matter, which carries the telegram's head.",
                "no front matter, which carries the head of the telegram; the text alone is read"
            )
        case .frontMatterSyntax:
            (
                .warning, "The front matter is not valid YAML, or has no keys.",
                "front matter has no keys; the text alone is read"
            )
        case .frontMatterKey:
            (
                .warning, "The front matter has a key that no cable has.",
                "key \"layout\" has no place in a cable; left out"
            )
        case .frontMatterValue:
            (
                .warning, "A key of the front matter has a value of the wrong kind.",
                "\"source_size\" is no number"
            )
        case .frontMatterTag:
            (
                .warning, "A tag has not the form of TAGS.",
                "tag \"mills\" is none of the TAGS, by its form; left out"
            )
        case .frontMatterEdited:
            (
                .warning, "A key of the front matter was edited, and the head's lines follow it.",
                "the subject is taken from \"title\""
            )
        case .frontMatterDiffers:
            (
                .warning,
                "A key of the front matter says other than the head's lines, which count.",
                "\"id\" is \"07EREWHON43\", by the head's lines \"07EREWHON42\"; the lines count"
            )
        case .repairsWithoutPlaces:
            (
                .note,
                "The document says that characters had been put right in the text, but not where.",
                "characters had been put right before: 2 (\",\" for \"'\")"
            )
        case .pageMarksDropped:
            (
                .note, "The document is without the page marks of the text, as --page-marks asks.",
                "page marks left out of the Markdown: 3; read back it is without them"
            )
        case .headFromKeys:
            (
                .note, "The front matter has no head, and its lines were made of the other keys.",
                "no \"telegram_head\"; the lines of the head are made of the other keys"
            )
        case .unlistedAddressee:
            (
                .note, "A line of the head is in no list of addressees.",
                "\"RUEHC\" is in no list of addressees; read as a note among the head's lines"
            )
        case .viewNotRead:
            (
                .warning,
                "What stands above the text is a view of the head; it was edited, and is not read.",
                "\"Secret\" stands above the text, but not in the head's lines; what stands there is a view and is not read"
            )
        case .markdownComment:
            (
                .warning, "A comment was left out.",
                "a comment within the text; left out"
            )
        case .markdownEmphasis:
            (
                .note, "Emphasis was left out.",
                "emphasis, which a cable has none of"
            )
        case .markdownCode:
            (
                .note, "Code within the text is read as text.",
                "code within the text; read as text"
            )
        case .markdownHtml:
            (
                .note, "HTML within the text is read without its tags.",
                "element <b> within the text; its tags are left out"
            )
        case .markdownImage:
            (
                .warning, "An image was left out, and its description kept.",
                "an image, which a cable has none of; its description is kept"
            )
        case .markdownTable:
            (
                .note, "A table is kept as lines.",
                "a table; its lines are kept as they stand"
            )
        case .itemParagraph:
            (
                .note, "An item of a list has a second paragraph.",
                "a second paragraph of an item; joined to the first"
            )
        case .textAfterClosing:
            (
                .note, "Text stands behind the signature.",
                "text after the signature counts as text before it"
            )
        case .secondSignature:
            (
                .warning, "The document has a second signature.",
                "a second signature; kept behind the first"
            )
        case .unknownAnchor:
            (
                .warning, "A link leads to a part that the document does not have.",
                "link to \"#p9\", which the document has not; read as text"
            )
        case .portionMarking:
            (
                .warning, "A portion marking is not known.",
                "portion marking \"(Q)\" not understood; read as text"
            )
        case .illegalInMarkdown:
            (
                .warning, "Control characters cannot be written in Markdown or by a template.",
                "control characters, which Markdown cannot hold, are written as U+FFFD"
            )
        case .illegalInHTML:
            (
                .warning, "Control characters cannot be written in HTML.",
                "control characters, which HTML cannot hold, are written as U+FFFD"
            )
        case .notCarried:
            (
                .warning, "Markdown cannot say all that the cable says.",
                "Markdown does not carry all of block 2 of the text; read back it would be less, or other"
            )
        case .illegalInXml:
            (
                .warning, "Characters cannot be written in XML.",
                "characters that XML cannot hold are written as U+FFFD"
            )
        case .readBackOtherwise:
            (
                .note, "Parts of the text would mean something else to whoever reads it again.",
                "read back as a telegram it would be other: block 3 of the text, the signature"
            )
        case .unsafeLink:
            (
                .warning, "A link leads to neither the web, mail nor a cable.",
                "the address \"javascript:alert(1)\" may run something; written as text, not as a link"
            )
        case .teiValue:
            (
                .warning, "A value of the document is missing or of the wrong kind.",
                "the document has no teiHeader"
            )
        case .teiLine:
            (
                .warning, "A line of an opener is not what its element says.",
                "the line \"SIPDIS\" is no tags; kept as it stands"
            )
        case .teiElement:
            (
                .warning, "An element has no place in a cable.",
                "the element \"figure\" (line 42) has no place in a cable; left out"
            )
        case .teiHeader:
            (
                .warning, "The header says other than the text, which counts.",
                "the header's date (1972-03-01) differs from the text's (1972-03-02); the text counts"
            )
        case .jsonldContext:
            (
                .warning, "The context of the document is not the one that is known.",
                "the context \"https://example.org\" is not known; the names are read as those of ours"
            )
        case .jsonldAnnotation:
            (
                .warning, "An annotation does not fit the text.",
                "the text has no \"REFTEL\" near the place of its annotation; left out"
            )
        case .jsonldLinesMade:
            (
                .warning, "The document has no lines of a head; they were made of the fields.",
                "\"headLine\" is missing; the lines of the head are made from the fields"
            )
        case .jsonldDisagrees:
            (
                .warning, "A field says other than the lines and parts, which count.",
                "\"about\" of the cable says other than the lines and parts, which count"
            )
        case .jsonldNoPlace:
            (
                .warning, "A field has no place in a cable.",
                "\"author\" of the cable has no place in a cable; left out"
            )
        case .jsonValue:
            (
                .warning, "A value of a JSON document is missing or of the wrong type.",
                "\"kind\" of a head line is missing or of the wrong type; left out"
            )
        case .jsonldValue:
            (
                .warning, "A value of a JSON-LD document is missing or of the wrong type.",
                "\"text\" of a paragraph is missing or of the wrong type; left out"
            )
        case .noChecksum:
            (
                .note, "A compressed file has no checksum by which damage would be seen.",
                "the compressed file has no checksum; damage to it may not be seen"
            )
        case .memberRenamed:
            (
                .warning, "Two cables of a document have one name.",
                "the ids of another cable begin with a; these with a-2"
            )
        case .outputRenamed:
            (
                .warning, "Two cables of a run have one name, or a name that cannot be written.",
                "output a.md is that of another cable; written as a-2.md"
            )
        case .unwrittenTelegram:
            (
                .warning,
                "A further telegram of a text is not written, since there is room for one.",
                "06LAPUTA131 is not written: there is room for one cable only; name a folder for several with --output DIR/"
            )
        }
    }
}
