import CableFormats
import CableModel
import CableTestSupport
import Testing

/// The whole of an invented telegram, read into the model.
@Suite struct TelegramReaderTests {
    private let cable = Readings.ofTelegram(InventedTelegrams.withHeader).cable

    private var transcription: Transcription { cable.transcription }

    @Test func theHeadIsReadLineByLine() throws {
        let group = try #require(transcription.dateTimeGroupLine)
        #expect(group.precedences == [.priority, .routine])
        #expect(group.dateTimeGroup.isoMinute == "2007-12-11T10:31Z")
        #expect(
            transcription.stationLine
                == StationLine(
                    routingIndicator: "RUEHER", stationSerialNumber: "0042", section: "01",
                    filingTime: "3451031"))
        #expect(transcription.originator?.name == "AMEMBASSY EREWHON")
        #expect(transcription.addressees.map(\.role) == [.action, .info, .info, .info])
        #expect(transcription.classificationLine?.level == .confidential)
        #expect(transcription.classificationLine?.section?.total == 2)
        #expect(transcription.captions == [.sipdis, .sipdis])
        #expect(transcription.declassification?.date?.iso == "2017-12-11")
        #expect(transcription.tags.map(\.code) == ["PREL", "PGOV", "OVIP"])
        #expect(transcription.tags.last?.qualifier == "QUIXOTE, A.")
        #expect(
            transcription.subject?.text
                == "THE MILLS OF EREWHON STAND STILL, AND THE GIANTS ARE SAID TO BE MILLS")
        #expect(transcription.subject?.portionMarking?.level == .confidential)
        #expect(transcription.classificationAuthority?.name == "A. Quixote")
        #expect(transcription.classificationAuthority?.reasons == ["1.4(b)", "1.4(d)"])
    }

    @Test func theNumberIsThatOfItsOwnLines() {
        #expect(cable.messageReferenceNumber?.canonical == "07 EREWHON 42")
        #expect(cable.messageReferenceNumber?.identifier == "07EREWHON42")
    }

    @Test func aReferenceWithoutYearIsOfTheSameYear() throws {
        let references = transcription.references
        #expect(references.map(\.letter) == ["A", "B"])
        let target = try #require(cable.target(of: references[0]))
        #expect(target.number.identifier == "07STATE161988")
        #expect(target.yearInferred)
    }

    @Test func theBodyHasItsParts() throws {
        let paragraphs = transcription.body.compactMap { block -> Paragraph? in
            if case .paragraph(let paragraph) = block { paragraph } else { nil }
        }
        #expect(paragraphs.map(\.label?.number) == [1, 2, 3, 4])
        #expect(paragraphs.first?.role == .summary)
        #expect(paragraphs.last?.role == .comment)
        #expect(paragraphs[1].lists.flatMap(\.items).count == 3)
        let mentions = paragraphs[0].content.compactMap { inline -> String? in
            switch inline {
            case .redaction(let text): text
            case .referenceMention(let mention): mention.letter
            case .paragraphMention(let mention): mention.number.map(String.init)
            default: nil
            }
        }
        #expect(mentions == ["A", "XXXXXXXXXXXX", "3"])
        #expect(
            transcription.body.contains {
                if case .heading(let heading) = $0 {
                    heading.content.runningText == "Three Broken Wings"
                } else {
                    false
                }
            })
        #expect(
            transcription.body.contains {
                if case .preformatted(let lines) = $0 {
                    lines.lines.contains("2005        1,200      40")
                } else {
                    false
                }
            })
        #expect(transcription.signature?.printed == "PANZA")
        #expect(transcription.tail.map(\.kind) == [.endMark])
        #expect(transcription.unplaced == [])
    }

    @Test func aRecordCopyNamesItsOffices() throws {
        let head = Readings.ofTelegram(InventedTelegrams.recordCopy).cable.transcription.head
        let offices = head.compactMap { line -> OfficeDistribution? in
            if case .officeDistribution(let distribution) = line.content {
                distribution
            } else {
                nil
            }
        }
        #expect(offices.map(\.role) == [.action, .info])
        #expect(offices.last?.offices.map(\.symbol) == ["LOG", "AID", "ACQ"])
        #expect(offices.last?.total == "/023W")
        #expect(head.contains { $0.kind == .communicationsCentreStamp })
    }

    @Test func webResidueIsNoText() throws {
        let reading = Readings.ofTelegram(InventedTelegrams.webCopy)
        let transcription = reading.cable.transcription
        #expect(transcription.tags.map(\.code) == ["PREL", "PGOV"])
        let first = try #require(transcription.body[0].paragraph)
        #expect(first.label?.number == 1)
        #expect(first.content.contains(.interruption))
        #expect(first.content.runningText == "The mills stand still, and nobody knows why they do.")
    }
}
