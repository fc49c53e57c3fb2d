import CableTestSupport
import Testing

@testable import CableModel

@Suite struct NumbersAndDates {
    @Test(arguments: [
        ("07BAKU1467", 2007, "BAKU", 1467), ("66LAPUTA1", 1966, "LAPUTA", 1),
        ("1974ATLANTIS03099", 1974, "ATLANTIS", 3099), ("00EREWHON42", 2000, "EREWHON", 42),
    ])
    func anIdentifierIsTakenApart(_ text: String, year: Int, post: String, serial: Int) throws {
        let number = try #require(MessageReferenceNumber(identifier: text))
        #expect(number == MessageReferenceNumber(year: year, post: post, serial: serial))
    }

    @Test(arguments: [
        "", "BAKU1467", "07BAKU", "7BAKU1467", "07baku1467", "07 BAKU 1467", "071467",
    ])
    func otherTextIsNoIdentifier(_ text: String) {
        #expect(MessageReferenceNumber(identifier: text) == nil)
    }

    @Test(arguments: [
        (0, "BAKU", 1467), (10_000, "BAKU", 1467), (2007, "", 1467), (2007, "baku", 1467),
        (2007, "42", 1467), (2007, "BAKU", -1),
    ])
    func whatCannotBeCitedIsNoNumber(_ year: Int, post: String, serial: Int) {
        #expect(MessageReferenceNumber(year: year, post: post, serial: serial) == nil)
    }

    @Test func aNumberHasTwoForms() throws {
        let number = try #require(
            MessageReferenceNumber(year: 2007, post: "PORT OF UTOPIA", serial: 42))
        #expect(number.canonical == "07 PORT OF UTOPIA 42")
        #expect(number.identifier == "07PORTOFUTOPIA42")
    }

    @Test(arguments: [
        (2007, 12, 31, true), (2008, 2, 29, true), (2007, 2, 29, false), (1900, 2, 29, false),
        (2000, 2, 29, true), (2007, 4, 31, false), (2007, 0, 1, false), (2007, 13, 1, false),
        (2007, 1, 0, false), (0, 1, 1, false),
    ])
    func theCalendarIsKept(_ year: Int, month: Int, day: Int, isValid: Bool) {
        #expect((CalendarDate(year: year, month: month, day: day) != nil) == isValid)
    }

    @Test(arguments: [
        (0, 0, true), (23, 59, true), (24, 0, false), (10, 60, false), (-1, 0, false),
        (10, -1, false),
    ])
    func theClockIsKept(_ hour: Int, minute: Int, isValid: Bool) {
        let moment = DateTimeGroup.Moment(
            year: 2007, month: 12, day: 11, hour: hour, minute: minute)
        #expect((moment != nil) == isValid)
    }

    @Test func momentsAreWrittenToISO8601() {
        let group = DateTimeGroup(
            printed: "010905Z JAN 66", year: 1966, month: 1, day: 1, hour: 9, minute: 5)
        #expect(group.date.iso == "1966-01-01")
        #expect(group.isoMinute == "1966-01-01T09:05Z")
        #expect(group.isoSecond == "1966-01-01T09:05:00Z")
    }

    @Test func precedencesAndLevelsAreOrdered() {
        #expect(Precedence.allCases.sorted() == Precedence.allCases)
        #expect(Precedence.routine < .priority && .niactImmediate < Precedence.flash)
        #expect(ClassificationLevel.unclassified < .limitedOfficialUse)
        #expect(ClassificationLevel.secret < .topSecret)
        #expect(Precedence(prosign: UInt8(ascii: "O")) == .immediate)
        #expect(Precedence(prosign: UInt8(ascii: "Q")) == nil)
    }
}

@Suite struct TranscriptionViews {
    private func subjectLine(_ label: String?, _ text: String) -> HeadLine {
        HeadLine(
            printed: text, content: .subject(Subject(label: label, text: text)))
    }

    @Test func aSubjectGoesOnBehindAPageMark() {
        let transcription = Transcription(
            head: [subjectLine("SUBJECT:", "MILLS"), subjectLine(nil, "AND GIANTS")])
        #expect(transcription.subject?.text == "MILLS AND GIANTS")
    }

    @Test func theLaterOfTwoSubjectsCounts() {
        let transcription = Transcription(
            head: [
                subjectLine("SUBJECT:", "MILLS AN"), subjectLine("SUBJECT:", "MILLS AND GIANTS"),
            ])
        #expect(transcription.subject?.text == "MILLS AND GIANTS")
    }

    @Test func tagsAreListedOnceCaptionsEachTime() {
        let tags = TagsLine(label: "TAGS:", tags: [Tag(code: "PREL"), Tag(code: "PREL")])
        let transcription = Transcription(head: [
            HeadLine(printed: "SIPDIS", content: .captions([.sipdis])),
            HeadLine(printed: "TAGS: PREL PREL", content: .tags(tags)),
            HeadLine(printed: "SIPDIS", content: .captions([.sipdis])),
        ])
        #expect(transcription.tags.map(\.code) == ["PREL"])
        #expect(transcription.captions == [.sipdis, .sipdis])
    }

    private func cable(serial: Int) -> Cable {
        let line = ClassificationLine(
            level: .secret, printedClassification: "SECRET", post: "EREWHON", serial: serial)
        let group = DateTimeGroup(
            printed: "111031Z DEC 07", year: 2007, month: 12, day: 11, hour: 10, minute: 31)
        return Cable(
            transcription: Transcription(head: [
                HeadLine(
                    printed: group.printed,
                    content: .dateTimeGroup(
                        DateTimeGroupLine(precedences: [], dateTimeGroup: group))),
                HeadLine(printed: "SECRET", content: .classification(line)),
            ]))
    }

    @Test(arguments: [
        (CitedTelegram(post: "STATE", serial: 9), 2007, true),
        (CitedTelegram(year: 1999, post: "STATE", serial: 9), 1999, false),
        (CitedTelegram(post: "EREWHON", serial: 41), 2007, true),
        (CitedTelegram(post: "EREWHON", serial: 43), 2006, true),
    ])
    func theYearOfAReferenceIsInferred(_ cited: CitedTelegram, year: Int, isInferred: Bool) throws {
        let reference = Reference(text: "x", cited: cited)
        let target = try #require(cable(serial: 42).target(of: reference))
        #expect(target.number.year == year)
        #expect(target.yearInferred == isInferred)
    }

    @Test func whatIsNoTelegramHasNoTarget() {
        #expect(cable(serial: 42).target(of: Reference(text: "AN E-MAIL")) == nil)
        let undated = Reference(text: "x", cited: CitedTelegram(post: "STATE", serial: 1))
        #expect(Cable().target(of: undated) == nil)
    }

    @Test func thePageKnowsTheNumberBest() {
        var cable = cable(serial: 42)
        #expect(cable.messageReferenceNumber?.identifier == "07EREWHON42")
        cable.provenance.page = PageTable(layout: "x", referenceID: "08EREWHON43")
        #expect(cable.messageReferenceNumber?.identifier == "08EREWHON43")
    }

    @Test func runningTextLeavesPageMarksOut() {
        let mark = PageMark(kind: .banner, printed: "SECRET")
        let content: [Inline] = [
            .text("the mills"), .pageMark(mark), .text("stand"), .interruption, .text("still"),
            .redaction("XXXX"),
        ]
        #expect(content.runningText == "the mills stand stillXXXX")
    }

    @Test func elementsAreCounted() {
        let items = ItemList(items: [
            ListItem(
                marker: "-", content: [],
                lists: [ItemList(items: [ListItem(marker: "-", content: [])])]),
            ListItem(marker: "-", content: []),
        ])
        #expect(items.elementCount == 3)
        let transcription = Transcription(
            head: [subjectLine(nil, "")],
            body: [.paragraph(Paragraph(lists: [items])), .list(items)],
            signature: Signature(printed: "QUIXOTE"),
            tail: [TailLine(kind: .endMark, printed: "NNNN")])
        #expect(transcription.elementCount == 1 + 4 + 3 + 1 + 1)
    }
}

@Suite struct Positions {
    @Test func aPositionIsCountedWithinItsBlock() {
        let text = TelegramText(
            bytes: Array("ab\ncé d\nxy".utf8),
            blocks: [.init(name: "header", range: 0..<3), .init(name: "content", range: 3..<11)])
        typealias Position = TelegramText.Position
        let positions: [(offset: Int, position: Position)] = [
            (1, Position(block: "header", line: 1, column: 2)),
            (3, Position(block: "content", line: 1, column: 1)),
            // The column counts characters, not bytes.
            (7, Position(block: "content", line: 1, column: 4)),
            (9, Position(block: "content", line: 2, column: 1)),
        ]
        var finder = TextPositions(text)
        // Forwards, and back again.
        for (offset, position) in positions + positions.reversed() {
            #expect(finder.position(of: offset) == position)
        }
    }

    @Test func anElementReachesFromItsFirstToItsLastSpan() {
        let map = SourceMap(spans: [
            .init(range: 0..<2, kind: .label, element: 0),
            .init(range: 2..<3, kind: .layout, element: nil),
            .init(range: 3..<5, kind: .value, element: 0),
            .init(range: 5..<6, kind: .layout, element: 1),
        ])
        #expect(map.elementRanges(count: 2) == [0..<5, nil])
    }
}

@Suite struct Signatures {
    @Test(arguments: [
        ("EXAMPLE", "EXAMPLE"), ("EXAMPLE .", "EXAMPLE"), ("EXAMPLE_", "EXAMPLE"),
        ("EXAMPLE. _ /", "EXAMPLE"), ("SAMPLE JR.", "SAMPLE JR."), ("LA SAMPLE/", "LA SAMPLE"),
        (".", "."), ("Mu\u{F1}oz .", "Mu\u{F1}oz"),
        ("SAMPLE SAMPLE", "SAMPLE"), ("SAMPLE Sample .", "SAMPLE"), ("VAN SAMPLE", "VAN SAMPLE"),
        ("VAN SAMPLE VAN SAMPLE", "VAN SAMPLE"),
    ])
    func aNameIsWithoutResidue(_ printed: String, name: String) {
        #expect(Signature(printed: printed).name == name)
    }
}

@Suite struct TextStatuses {
    private func status(_ body: [Block], signature: String? = nil, tail: [String] = [])
        -> TextStatus?
    {
        Transcription(
            body: body, signature: signature.map { Signature(printed: $0) },
            tail: tail.map { TailLine(kind: .endMark, printed: $0) }
        ).textStatus
    }

    private func paragraph(_ text: String, items: [String] = []) -> Block {
        let list = ItemList(items: items.map { ListItem(marker: "-", content: [.text($0)]) })
        return .paragraph(
            Paragraph(content: [.text(text)], lists: items.isEmpty ? [] : [list]))
    }

    @Test func aCopyThatEndsWithDotsIsTruncated() {
        #expect(status([paragraph("The end of th...")]) == .truncated)
        #expect(status([paragraph("He wants:", items: ["boots and..."])]) == .truncated)
        #expect(status([paragraph("He has none.")], tail: ["..."]) == .truncated)
    }

    @Test func anyOtherSaysNothing() {
        #expect(status([]) == nil)
        #expect(status([paragraph("He has none.")]) == nil)
        #expect(status([paragraph("He wants...", items: ["boots"])]) == nil)
        #expect(status([paragraph("He has none...")], signature: "EXAMPLE") == nil)
        #expect(status([paragraph("He has none...")], tail: ["NNNN"]) == nil)
    }
}
