import CableModel
import CableTestSupport
import Testing

/// The posts that references name, as their telegrams are numbered.
@Suite struct ReferencePostTests {
    @Test(arguments: [
        ("SECSTATE 161988", "STATE 161988"), ("STATE 161988", "STATE 161988"),
        ("AMEMBASSY LAPUTA 12", "LAPUTA 12"), ("REFTEL LAPUTA 12", "LAPUTA 12"),
        ("B SECSTATE 76108", "STATE 76108"), ("NEW EREWHON 3", "NEW EREWHON 3"),
    ])
    func aReferenceNamesThePost(_ printed: String, _ number: String) {
        let reading = Readings.ofTelegram("SUBJECT: X\nREF: \(printed)\n\n1. (C) Y.\n")
        let cited = reading.cable.transcription.references.first?.cited
        #expect(cited.map { "\($0.post) \($0.serial)" } == number)
    }

    /// However the blanks of a post's name stand, a mention of its telegram is the reference.
    @Test(arguments: [
        ("PORT OF SPAIN 12", "Port of Spain 12"), ("LAPUTA 12", "Laputa 12"),
        ("PORT-OF-SPAIN 12", "Port of Spain 12"),
    ])
    func aMentionIsTheReference(_ printed: String, _ mention: String) {
        let reading = Readings.ofTelegram(
            "SUBJECT: X\nREF: \(printed)\n\n1. (C) They said (\(mention)) no.\n")
        let mentions = reading.cable.transcription.body.flatMap { block -> [Inline] in
            if case .paragraph(let paragraph) = block { paragraph.content } else { [] }
        }.compactMap { inline in
            if case .referenceMention(let mention) = inline { mention } else { nil }
        }
        #expect(mentions.map(\.text) == [mention])
        #expect(mentions.map(\.reference) == [0])
    }

    /// A marking at a line's start, and what parts entries behind it, end the entry above; a marking
    /// alone begins the text.
    @Test(arguments: [
        ("(C/NF), UTOPIA 7", 2), ("(C/NF); UTOPIA 7", 2), ("(C/NF) UTOPIA 7", 2),
        ("(C/NF) The mills stand.", 1),
    ])
    func aMarkingMayBeTheRemarkOfAReference(_ line: String, _ count: Int) {
        let reading = Readings.ofTelegram(
            "SUBJECT: X\nREF: LAPUTA 12\n\(line)\n\n1. (C) Y.\n")
        #expect(reading.cable.transcription.references.count == count)
    }

    @Test func aReportIsNoTelegram() {
        let reading = Readings.ofTelegram("SUBJECT: X\nREF: LAPUTA POINTS 20\n\n1. (C) Y.\n")
        #expect(reading.cable.transcription.references.first?.cited == nil)
    }
}
