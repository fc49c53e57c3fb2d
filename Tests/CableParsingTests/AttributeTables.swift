import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Testing

@testable import CableParsing

/// Tables of what the lines of an archive's record may be.
@Suite struct AttributeTables {
    private func view<Value>(_ text: String, _ read: (ByteView) -> Value) -> Value {
        Array(text.utf8).withUnsafeBufferPointer { read(ByteView($0)) }
    }

    @Test(arguments: [
        "Draft Date: 04 MAY 1976", "TAGS: PFOR, n/a", "ISecure: 1", "Decaption Note:",
        "Document Unique ID: 00", "Wound Up: TWICE", "Disposition Approved on Date:",
    ])
    func aNameIsKnown(_ line: String) {
        #expect(view(line) { AttributeNames.match($0) != nil })
    }

    /// A name that archives do not use is one by its look, and said to be unknown.
    @Test(arguments: [
        ("Draft Date: 04 MAY 1976", true), ("Original Handling Restrictions: ONLY", true),
        ("Review Referrals:", true), ("TAGS: PFOR", true), ("Wound Up: TWICE", false),
    ])
    func aNameOfArchivesIsTold(_ line: String, isKnown: Bool) {
        #expect(view(line) { AttributeNames.match($0)?.isKnown } == isKnown)
    }

    @Test(arguments: [
        "RECOUNT BY THE BOARD: A PROPOSAL", "76 EREWHON 98401", "a note: none", "http://x",
        "12:00", "",
    ])
    func aWrappedValueIsNoName(_ line: String) {
        #expect(view(line) { AttributeNames.match($0) == nil })
    }

    /// The block above a telegram's print begins with its number or its date, and with no other label.
    @Test(arguments: [
        ("MRN: 07 EREWHON 42\n", true), ("Date/DTG: Dec 11, 2007 / 111031Z DEC 07\n", true),
        ("Drafted By: POL:Writer\n", false), ("", false),
    ])
    func aPrintBeginsWithItsNumberOrDate(_ line: String, isPrint: Bool) {
        let reading = Readings.ofTelegram(
            line + "From: EREWHON\nAction: WASHDC, SECSTATE\nE.O.: 13526\nTAGS: PREL\n"
                + "Subject: Mills\n\nUNCLAS EREWHON 000042\n\nSUBJECT: MILLS\n\n1. They stand.\n")
        #expect(reading.cable.provenance.attributes.isEmpty != isPrint)
    }

    @Test(arguments: [
        ("04 MAY 1976", "1976-05-04"), ("06 dec 1978", "1978-12-06"),
        ("20-Mar-1979 12:00:00 am", "1979-03-20"), ("01 JAN 1960", nil), ("31 JUN 1973", nil),
        ("n/a", nil),
    ])
    func aDateIsRead(_ text: String, iso: String?) {
        #expect(ArchiveRecord.date(text)?.iso == iso)
    }

    @Test(arguments: [
        ("1976PORTO98433", "PORT OF UTOPIA", "76PORTOFUTOPIA98433"),
        ("1974LAPUTA00042", "LAPUTA", "74LAPUTA42"),
        ("1979EREWHO09042", "EREWHON OR-M", "79EREWHON9042"),
        ("1974LAPUTA00042", "UTOPIA", nil),
        ("1974LAPUTA00042", "", nil),
    ])
    func theRecordedNumberNeedsTheWholeName(_ number: String, _ sender: String, expected: String?) {
        let provenance = Provenance(attributes: [
            Attribute(name: "Document Number", value: number),
            Attribute(name: "From", value: sender),
        ])
        #expect(provenance.recordedNumber?.identifier == expected)
    }

    @Test(arguments: [
        ("TEXT ON-LINE, ON MICROFILM", "D760001-0001", TextStatus.whole),
        ("TEXT ON MICROFILM, ADS TEXT UNRETRIEVABLE", "D760001-0001", .filmOnly),
        ("TEXT ON MICROFILM, ADS TEXT UNRETRIEVABLE", "n/a", .lost),
        ("ADS TEXT UNRETRIEVABLE", "n/a", .lost),
        ("ADS TEXT GARBLED", "D760001-0001", .garbled),
    ])
    func theLocatorTellsTheState(_ locator: String, film: String, status: TextStatus) {
        let provenance = Provenance(attributes: [
            Attribute(name: "Locator", value: locator), Attribute(name: "Film Number", value: film),
        ])
        #expect(Cable(provenance: provenance).textStatus == status)
    }

    /// A document is known by its headings, whatever its line ends.
    @Test(arguments: ["\n", "\r\n", "\r"])
    func aDocumentIsKnown(_ lineEnd: String) throws {
        let text =
            "A\n\n  Message Text\n\nFM AMEMBASSY LAPUTA\n\n  Message Attributes\n\nTo: STATE\n"
            .replacing("\n", with: lineEnd)
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            #expect(TelegramReader().recognition(of: bytes) == .certain)
            let reading = TelegramReader().read(bytes)[0]
            #expect(reading.text.blocks.map(\.name) == ["text", "attributes"])
            #expect(
                reading.cable.provenance.attributes == [Attribute(name: "To", value: "STATE")])
        }
    }
}
