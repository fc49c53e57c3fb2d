import CableFormats
import CableModel
import CableTestSupport
import Testing

/// However FOUO is spelt, it is one marking of a telegram that stays unclassified.
@Suite struct HandlingCodeTests {
    @Test(
        arguments: [
            "FOR OFFICIAL USE ONLY", "FOUO", "SIPDIS\nFOR OFFICIAL USE ONLY",
            "FOR OFFICIAL USE ONLY\n\nFOUO",
        ])
    func fouoHasOneCode(_ captions: String) throws {
        let reading = Readings.ofTelegram(
            """
            P 231400Z OCT 90
            FM AMEMBASSY EREWHON
            TO SECSTATE WASHDC PRIORITY 7168

            UNCLAS EREWHON 011067

            \(captions)

            E.O. 12356: N/A
            TAGS: PREL
            SUBJECT: VISIT

            1. None.

            SAMPLE

            """)
        let text = String(decoding: try Readings.write(reading, by: TEIWriter()), as: UTF8.self)
        #expect(text.split(separator: "<category xml:id=\"handling-FOUO\" n=\"FOUO\">").count == 2)
        #expect(text.contains("target=\"#class-U\""))
        #expect(
            text.contains("target=\"#handling-FOUO\"")
                || text.contains("target=\"#handling-SIPDIS #handling-FOUO\""))
        let back = Array(text.utf8).withUnsafeBufferPointer { TEIReader().read($0) }
        #expect(back.first?.cable.transcription == reading.cable.transcription)
        #expect(back.first?.diagnostics == [])
    }
}
