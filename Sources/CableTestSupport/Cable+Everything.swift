import CableGrammar
import CableModel

extension Cable {
    /// A cable that uses every case of the model, for the laws that every writer keeps.
    package static var everything: Cable {
        let noforn = DisseminationControl.noForeignNationals
        let redaction = "XXXXXXXXXXXX"
        let pageLine = PageMark(
            kind: .pageLine(PageLine(page: "002.2", total: "003")),
            printed: "EREWHON 00000042 002.2 OF 003")
        let dateTimeGroup = DateTimeGroup(
            printed: "111031Z DEC 07", year: 2007, month: 12, day: 11, hour: 10, minute: 31)
        let head: [HeadLine] = [
            HeadLine(printed: "ID: 42", content: .plain(.preamble)),
            HeadLine(
                printed: "This record is a partial extract of the original cable.",
                content: .textStatus(.partialExtract)),
            HeadLine(printed: "VZCZCXRO0042", content: .plain(.transmissionIdentifier)),
            HeadLine(
                printed: "OO RUEHXX RUEHYY",
                content: .relay(
                    RelayLine(precedence: .immediate, routingIndicators: ["RUEHXX", "RUEHYY"]))),
            HeadLine(
                printed: "DE RUEHER #0042/01 3451031",
                content: .station(
                    StationLine(
                        routingIndicator: "RUEHER", stationSerialNumber: "0042", section: "01",
                        filingTime: "3451031"))),
            HeadLine(
                printed: "ZNY SSSSS ZZH", content: .operatingSignals(["ZNY", "SSSSS", "ZZH"])),
            HeadLine(
                printed: "O R 111031Z DEC 07 ZDK",
                content: .dateTimeGroup(
                    DateTimeGroupLine(
                        precedences: [.immediate, .routine], dateTimeGroup: dateTimeGroup,
                        operatingSignals: ["ZDK"]))),
            HeadLine(
                printed: "ACTION EAP-00 /001W",
                content: .officeDistribution(
                    OfficeDistribution(
                        role: .action, offices: [.init(symbol: "EAP", copies: "00")],
                        total: "/001W"))),
            HeadLine(
                printed: "DRAFTED BY OES/OFA:QEXAMPLE:AB",
                content: .drafting(DraftingLine(role: .drafter, text: "OES/OFA:QEXAMPLE:AB"))),
            HeadLine(
                printed: "------------------A54E38 291401Z /38",
                content: .plain(.communicationsCentreStamp)
            ),
            HeadLine(
                printed: "FM AMEMBASSY EREWHON",
                content: .originator(Originator(name: "AMEMBASSY EREWHON"))),
            HeadLine(
                printed: "TO RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 4418",
                content: .addressee(
                    Addressee(
                        role: .action, name: "SECSTATE WASHDC", routingIndicator: "RUEHC",
                        precedence: .niactImmediate, stationSerial: "4418"))),
            HeadLine(
                printed: "INFO RUCNCIS/UTOPIA COLLECTIVE PRIORITY",
                content: .addressee(
                    Addressee(
                        role: .info, name: "UTOPIA COLLECTIVE", routingIndicator: "RUCNCIS",
                        precedence: .priority))),
            HeadLine(
                printed: "RHMFISS/CDR ATLANTIS//J5/FPA// FLASH",
                content: .addressee(
                    Addressee(
                        role: .info, name: "CDR ATLANTIS", routingIndicator: "RHMFISS",
                        precedence: .flash, office: "J5/FPA"))),
            HeadLine(
                printed: "XMT AMCONSUL LAPUTA",
                content: .addressee(Addressee(role: .exempt, name: "AMCONSUL LAPUTA"))),
            HeadLine(
                printed: "Wednesday, 12 December 2007, 10:31", content: .plain(.publisherNote)),
            HeadLine(
                printed: "S E C R E T//NOFORN SECTION 01 OF 03 EREWHON 000042",
                content: .classification(
                    ClassificationLine(
                        level: .secret, printedClassification: "S E C R E T//NOFORN",
                        controls: [noforn],
                        section: .init(printed: "SECTION 01 OF 03", number: 1, total: 3),
                        printedNumber: "EREWHON 000042", post: "EREWHON", serial: 42))),
            HeadLine(printed: "SIPDIS", content: .captions([.sipdis])),
            HeadLine(printed: "C O R R E C T E D COPY (TAGS)", content: .plain(.revisionNote)),
            HeadLine(
                printed: "DEPT FOR EUR/XX; NSC FOR \"O'BRIEN\" <&>",
                content: .plain(.passingInstruction)),
            HeadLine(
                printed: "E.O. 12958: DECL: 12/11/2017",
                content: .declassification(
                    Declassification(
                        executiveOrder: "12958", instruction: "DECL: 12/11/2017",
                        date: CalendarDate(year: 2017, month: 12, day: 11),
                        printedDate: "12/11/2017"))),
            HeadLine(
                printed: "TAGS: PREL, XX, ZZPROG, UNGA, OVIP (QUIXOTE, A.)",
                content: .tags(
                    TagsLine(
                        label: "TAGS:",
                        tags: [
                            Tag(code: "PREL", kind: .subject), Tag(code: "XX", kind: .geographic),
                            Tag(code: "ZZPROG", kind: .program),
                            Tag(code: "UNGA", kind: .organization),
                            Tag(code: "OVIP", kind: .person, qualifier: "QUIXOTE, A."),
                        ]))),
            HeadLine(
                printed: "SUBJECT: (U) WINDMILLS & <GIANTS>: \"A 5* VIEW\"",
                content: .subject(
                    Subject(
                        label: "SUBJECT:",
                        portionMarking: PortionMarking(printed: "(U)", level: .unclassified),
                        text: "WINDMILLS & <GIANTS>: \"A 5* VIEW\""))),
            HeadLine(
                printed: "CONFIDENTIAL",
                content: .pageMark(PageMark(kind: .banner, printed: "CONFIDENTIAL"))),
            HeadLine(printed: pageLine.printed, content: .pageMark(pageLine)),
            HeadLine(
                printed: "REF: A. STATE 161988 (NOTAL) B. SMITH/JONES E-MAIL",
                content: .references(
                    ReferenceList(
                        label: "REF:",
                        references: [
                            Reference(
                                marker: "A.", letter: "A", text: "STATE 161988 (NOTAL)",
                                cited: CitedTelegram(post: "STATE", serial: 161988)),
                            Reference(
                                text: "73 UTOPIA A-50",
                                cited: CitedTelegram(
                                    year: 1973, post: "UTOPIA", serial: 50, isAirgram: true)),
                            Reference(marker: "B.", letter: "B", text: "SMITH/JONES E-MAIL"),
                        ]))),
            HeadLine(
                printed: "Classified By: Ambassador A. Quixote for reasons 1.4 (b) and (d).",
                content: .classificationAuthority(
                    ClassificationAuthority(
                        name: "A. Quixote", title: "Ambassador",
                        printedReasons: "1.4 (b) and (d)", reasons: ["1.4(b)", "1.4(d)"]))),
            HeadLine(
                printed: "Derived from: DSCG 05-1",
                content: .classificationAuthority(
                    ClassificationAuthority(derivedFrom: "DSCG 05-1"))),
            HeadLine(printed: "QQQQ ?", content: .plain(.uninterpreted)),
        ]
        let secret = PortionMarking(printed: "(S//NF)", level: .secret, controls: [noforn])
        let body: [Block] = [
            .heading(Heading(content: [.text("Summary"), .redaction(redaction)])),
            .paragraph(
                Paragraph(
                    label: ParagraphLabel(printed: "1.", number: 1), portionMarking: secret,
                    role: .summary,
                    content: [
                        .text("Summary. A mill [1] *stood* _there_ `x` ]]> & <b>; see "),
                        .paragraphMention(ParagraphMention(text: "para 2", number: 2)),
                        .text(" and "),
                        .referenceMention(
                            ReferenceMention(text: "ref A", letter: "A", reference: 0)),
                        .text(", also "),
                        .referenceMention(ReferenceMention(text: "septel")),
                        .text(", "),
                        .referenceMention(
                            ReferenceMention(
                                text: "08 Laputa 7",
                                cited: CitedTelegram(year: 2008, post: "LAPUTA", serial: 7))),
                        .text(". "), .redaction(redaction), .text(" rode"), .interruption,
                        .text("on. "),
                        .link(Link(text: "a link", target: "https://example.org/?a=1&b=\"2\"")),
                        .text(" End"), .pageMark(pageLine), .text("Summary."),
                    ],
                    lists: [
                        ItemList(items: [
                            ListItem(
                                marker: "--", portionMarking: secret,
                                content: [
                                    .text("one"),
                                    .pageMark(PageMark(kind: .caption, printed: "SIPDIS")),
                                    .text("item"),
                                ],
                                lists: [
                                    ItemList(items: [
                                        ListItem(marker: "-", content: [.text("a nested item")])
                                    ])
                                ]),
                            ListItem(marker: "--", content: [.text("another")]),
                        ])
                    ])),
            .pageMark(
                PageMark(kind: .sectionLine, printed: "S E C R E T SECTION 02 OF 03 EREWHON 000042")
            ),
            .pageMark(PageMark(kind: .releaseStamp, printed: "Declassified/Released")),
            .pageMark(PageMark(kind: .repeatedHead, printed: "TAGS: PREL")),
            .paragraph(
                Paragraph(
                    label: ParagraphLabel(printed: "1.", number: 1), role: .comment,
                    content: [
                        .text("The number one again: \u{0065}\u{0301} (NFD), 2007. And $5 ~x~.")
                    ])),
            .paragraph(
                Paragraph(
                    label: ParagraphLabel(printed: "A.", letter: "A"),
                    content: [.text("# not a heading")],
                    lists: [ItemList(items: [ListItem(marker: "--", content: [.text("in A")])])])),
            .preformatted(Preformatted(lines: ["in A      too", "  - as it is"])),
            .paragraph(Paragraph(content: [.text("More of A")])),
            .preformatted(
                TableGrammar.preformatted([
                    "Table: <Mills> & more", "---------------------", "  Year    Mills",
                    "  2005       12", "  2006      114", "*Source: X",
                ])),
            .preformatted(TableGrammar.preformatted(["Year   Mills", "2005      12"])),
            .paragraph(
                Paragraph(
                    label: ParagraphLabel(printed: "a.", letter: "A"),
                    content: [.text("Inside A")])),
            .pageMark(PageMark(kind: .banner, printed: "SECRET")),
            .paragraph(
                Paragraph(
                    label: ParagraphLabel(printed: "B.", letter: "B"), portionMarking: secret,
                    content: [.text("after A")])),
            .paragraph(
                Paragraph(
                    content: [.text("Participants:")],
                    lists: [
                        ItemList(
                            kind: .participants, head: [.text("U.S. "), .redaction(redaction)],
                            items: [
                                ListItem(
                                    marker: "",
                                    content: [
                                        .text("A. Quixote"),
                                        .pageMark(PageMark(kind: .banner, printed: "SECRET")),
                                    ]),
                                ListItem(marker: "", content: [.redaction(redaction)]),
                            ]),
                        ItemList(
                            kind: .participants,
                            items: [ListItem(marker: "", content: [.text("(U) S. Panza")])]),
                        ItemList(items: [ListItem(marker: "--", content: [.text("marked")])]),
                    ])),
            .list(
                ItemList(
                    kind: .participants, head: [.text("Erewhon:")],
                    items: [ListItem(marker: "", content: [.text("The Miller")])])),
            .paragraph(
                Paragraph(
                    label: ParagraphLabel(printed: "2.", number: 2), portionMarking: secret,
                    heading: [.text("Weight of "), .redaction(redaction)],
                    content: [.text("Ten tons, as in para 1.")],
                    lists: [ItemList(items: [ListItem(marker: "--", content: [.text("net")])])])),
            .list(ItemList(items: [ListItem(marker: "*", content: [.text("alone")])])),
            .preformatted(
                Preformatted(lines: ["one      two", "    1        ``` 2", "", "</pre>"])),
            .quotation(
                Quotation(body: [
                    .heading(Heading(content: [.text("A Letter")])),
                    .paragraph(
                        Paragraph(
                            label: ParagraphLabel(printed: "2.", number: 2),
                            portionMarking: secret,
                            content: [.text("> Its own number "), .redaction(redaction)],
                            lists: [
                                ItemList(items: [
                                    ListItem(marker: "--", content: [.text("quoted")])
                                ])
                            ])),
                    .preformatted(Preformatted(lines: ["a      b", "", "> c    d"])),
                    .list(ItemList(items: [ListItem(marker: "(1)", content: [.text("one")])])),
                    .pageMark(PageMark(kind: .banner, printed: "SECRET")),
                    .quotation(Quotation(body: [.paragraph(Paragraph(content: [.text("Inner")]))])),
                ])),
            .quotation(Quotation(body: [])),
            .paragraph(Paragraph(content: [.text("Unnumbered. 1. Not a number. - Not an item.")])),
            .paragraph(
                Paragraph(role: .postFooter, content: [.text("Visit Embassy Erewhon's Website")])),
        ]
        let transcription = Transcription(
            head: head, body: body, signature: Signature(printed: "QUIXOTE"),
            tail: [
                TailLine(kind: .postscript, printed: "P.S. & so on"),
                TailLine(kind: .releaseStamp, printed: "Declassified/Released"),
                TailLine(kind: .banner, printed: "SECRET"),
                TailLine(kind: .endMark, printed: "NNNN"),
            ],
            unplaced: ["lost & <found>"])
        return Cable(
            transcription: transcription,
            provenance: Provenance(
                source: SourceFile(
                    name: "a b/07EREWHON42 & co.html", format: "wikileaks-html", encoding: "utf-8",
                    size: 12345, sha256: String(repeating: "0f", count: 32)),
                page: PageTable(
                    layout: "wikileaks-2010", referenceID: "07EREWHON42",
                    created: "2007-12-11 10:10", released: "2010-12-01 12:12",
                    classification: "SECRET//NOFORN", origin: "Embassy Erewhon"),
                articles: ["https://example.org/a?x=1&y=<2>"],
                attributes: [Attribute(name: "Film Number", value: "D740001-0001")]))
    }
}

extension Cable {
    /// The same with characters that were put right.
    package static var everythingRepaired: Cable {
        var cable = everything
        cable.transcription.repairs = repairs(of: cable.transcription)
        return cable
    }
}

/// A repair in a line of the head, and one in a paragraph.
private func repairs(of transcription: Transcription) -> [Repair] {
    func offset(of part: String, in text: String) -> Int {
        text.firstRange(of: part).map { text[..<$0.lowerBound].utf8.count } ?? 0
    }
    guard let subject = transcription.head.firstIndex(where: { $0.kind == .subject }),
        case .paragraph(let paragraph) = transcription.body[1],
        let text = paragraph.content.first?.plainText
    else { return [] }
    return [
        Repair(
            element: subject,
            offset: offset(of: "\"A 5*", in: transcription.head[subject].printed), printed: "&",
            meant: "\""),
        Repair(
            element: transcription.head.count + 1, offset: offset(of: "& <b>", in: text),
            printed: "â€™", meant: "&"),
    ]
}
