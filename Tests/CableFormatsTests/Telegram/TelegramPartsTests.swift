import CableFormats
import CableModel
import Testing

/// Telegrams that stand in one text: which of them are cables of their own.
struct TelegramPartsTests {
    /// What a text is read as: for each cable its number as printed, its subject and its signature.
    private func cables(_ text: String) -> [String] {
        Array(text.utf8).withUnsafeBufferPointer { TelegramReader().read($0) }.map { reading in
            let cable = reading.cable
            let number = cable.transcription.classificationLine?.printedNumber
            return [
                number ?? cable.messageReferenceNumber?.canonical, cable.subjectText,
                cable.signatureName,
            ].map { $0 ?? "-" }.joined(separator: " | ")
        }
    }

    private let first = """
        R 211220Z NOV 05
        FM AMEMBASSY EREWHON
        TO SECSTATE WASHDC 4574

        UNCLAS EREWHON 008233

        TAGS: PREL
        SUBJECT: CLOCKS

        1. They stand.


        """

    private let second = """
        R 221220Z NOV 05
        FM AMEMBASSY LAPUTA
        TO SECSTATE WASHDC 7564
        UNCLAS LAPUTA 000174
        TAGS: PREL
        SUBJECT: AN ISLAND
        1. It flies.
        OTHER

        """

    private let both = ["EREWHON 008233 | CLOCKS | SAMPLE", "LAPUTA 000174 | AN ISLAND | OTHER"]

    @Test func aTelegramBehindAName() {
        #expect(cables(first + "SAMPLE\n\n" + second) == both)
        #expect(cables(first + "SAMPLE\n" + second) == both)
        #expect(cables(first + "SAMPLE\n\n\n\n\nVZCZCXRO1\nRR RUEHC\n" + second) == both)
    }

    @Test func aTelegramBehindAnEndMark() {
        #expect(cables(first + "SAMPLE\nBT\n#8233\nNNNN\n\n" + second) == both)
        #expect(cables(first + "NNNN\n" + second).count == 2)
        // A banner stands at the foot of any page.
        #expect(cables(first + "UNCLASSIFIED\n\n" + second).count == 1)
    }

    @Test func aTelegramBehindDots() {
        let cut = first + "2. Nobody mi...\n\n"
        #expect(cables(cut + second) == ["EREWHON 008233 | CLOCKS | -", both[1]])
        let number = "UNCLAS LAPUTA 000174\nTAGS: PREL\nSUBJECT: AN ISLAND\n1. It flies.\nOTHER\n"
        #expect(
            cables(cut + "08STATE15228\n" + number) == ["EREWHON 008233 | CLOCKS | -", both[1]])
        #expect(cables(cut + "Embassy Laputa\nUNCLASSIFIED\n" + number).count == 2)
        // Without a blank line the dots may be the text's own.
        #expect(cables(first + "2. Nobody mi...\n" + number).count == 1)
    }

    @Test(arguments: [
        "50133  2006-01-19  06LAPUTA131  Embassy Laputa  SECRET    S E C R E T LAPUTA 000131",
        "50133\t2006-01-19 12:50:00\t06LAPUTA131\tEmbassy Laputa\tSECRET\t\tS E C R E T LAPUTA 000131",
        "50133   06LAPUTA131   S E C R E T SECTION 01 OF 02 LAPUTA 000131   SIPDIS",
    ])
    func aRowOfADump(_ row: String) {
        let labels = "\n\nTAGS: PREL\n\nSUBJECT: AN ISLAND\n\n1. (S) It flies. OTHER\n"
        #expect(
            cables(first + " ...\n\n" + row + labels) == [
                "EREWHON 008233 | CLOCKS | -", "LAPUTA 000131 | AN ISLAND | OTHER",
            ])
    }

    @Test func aTelegramPastedTwice() {
        let one = first + "2. Nobody minds.\n\nSAMPLE\n\n"
        #expect(cables(one + one) == [both[0], both[0]])
        #expect(cables(one + one + one).count == 3)
        // A list's copy has no text, and belongs to the telegram.
        let list = "UNCLAS EREWHON 008233\nTAGS: PREL\nSUBJECT: CLOCKS AND\n\n"
        #expect(cables(list + one).count == 1)
    }

    @Test(arguments: [
        "2. Laputa sent us this:\n\n", "2. We quote.\nQUOTE\n", "2. BEGIN TEXT\n\n",
        "2. The message follows\n\n", "TEXT OF TELEGRAM\n\n",
    ])
    func aTelegramThatIsQuoted(_ words: String) {
        #expect(cables(first + words + second + "\n3. No comment.\nSAMPLE\n").count == 1)
    }

    @Test func aQuotationHasAnEnd() {
        #expect(
            cables(first + "SAMPLE\n\n" + second + "UNQUOTE\n\n2. No comment.\nSAMPLE\n").count == 1
        )
        // The quotation is one of the second telegram's own.
        #expect(
            cables(first + "SAMPLE\n\n" + second + "\n2. He said:\nQUOTE\nYes.\nUNQUOTE\nOTHER\n")
                .count == 2)
    }

    @Test func furtherSectionsAreNone() {
        let sections = ["01", "02"].map {
            first.replacing("UNCLAS EREWHON", with: "UNCLAS SECTION \($0) OF 02 EREWHON")
                + "NNNN\n\n"
        }
        #expect(cables(sections.joined()).count == 1)
    }

    @Test func aHeadThatNothingShowsToBeOne() {
        let text = first + "2. And the post has\n\n" + second
        let readings = Array(text.utf8).withUnsafeBufferPointer { TelegramReader().read($0) }
        #expect(readings.count == 1)
        #expect(readings[0].diagnostics.contains { $0.id == "second-head" })
    }

    @Test func placesAreThoseOfTheWholeText() {
        let text = first + "SAMPLE\n\n" + second
        let readings = Array(text.utf8).withUnsafeBufferPointer { TelegramReader().read($0) }
        var positions = TextPositions(readings[1])
        #expect(positions.position(of: 0).line == 14)
        #expect(readings[1].diagnostics.map(\.id) == ["further-telegram"])
        #expect(readings.map(\.isFurther) == [false, true])
        // Every byte belongs to one of them.
        #expect(readings.reduce(0) { $0 + $1.text.bytes.count } == text.utf8.count)
    }
}
