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

    @Test func aReportIsNoTelegram() {
        let reading = Readings.ofTelegram("SUBJECT: X\nREF: LAPUTA POINTS 20\n\n1. (C) Y.\n")
        #expect(reading.cable.transcription.references.first?.cited == nil)
    }
}
