import CableModel
import CableSyntax
import Testing

@testable import CableFormats

@Suite struct DumpRowsTests {
    private func identifier(_ row: String) -> String? {
        Array(row.utf8).withUnsafeBufferPointer { DumpRows().identifier(of: $0) }
    }

    @Test func aRowSaysItsNumberWithoutBeingRead() {
        #expect(identifier("\"1\",\"12/28/1966 18:48\",\"66EREWHON1\",\"Embassy") == "66EREWHON1")
        #expect(identifier("\"1\",\"12/28/1966 18:48\",\" 66EREWHON001 \",\"\"") == "66EREWHON1")
    }

    /// What a last row ends with must not cost it in silence: it is read, or said to be broken.
    @Test(arguments: [
        ("\"SUBJECT: CLOCKS\"", 1), ("\"SUBJECT: CLOCKS\"\n", 1), ("\"SUBJECT: CLOCKS\"\r\n", 1),
        ("\"SUBJECT: CLOCKS\"\r", 1), ("\"SUBJECT: CLOCKS\"\r\r\n", 1),
        ("\"SUBJECT: CLOCKS\"  \n", 1),
        ("\"SUBJECT: CLOCKS\"\t\n", 1), ("SUBJECT: CLOCKS\r", 1), ("\"SUBJECT: CLOCKS", 0),
        ("\"SUBJECT: CLOCKS\" x", 0), ("\"SUBJECT: CLOCKS\",\n", 0),
    ])
    func aRowIsReadOrSaidToBeBroken(_ last: String, readings: Int) {
        let cells = ["1", "12/28/1966 18:48", "66EREWHON1", "Embassy", "UNCLASSIFIED", "", ""]
        let row = cells.map { "\"\($0)\"," }.joined() + last
        row.withBytes { bytes in
            let reader = CablesCSVReader()
            #expect(reader.read(bytes, options: ReaderOptions()).count == readings)
            #expect(reader.brokenRecords(in: bytes).count == 1 - readings)
        }
    }

    /// Without a column of its own the identifier may stand where rows are numbered.
    @Test(arguments: [
        ("id,date,text\n07EREWHON42,2007-12-11", "07EREWHON42"),
        ("id,date,refid,text\n5,2007-12-11,07EREWHON42", "07EREWHON42"),
        ("id,date,text\n5,2007-12-11", nil),
    ])
    func aNumberMayBeTheIdentifier(_ row: String, identifier: String?) throws {
        let dump = row + ",\"UNCLAS\n\nSUBJECT: MILLS\n\n1. They stand.\"\n"
        let reading = try #require(
            dump.withBytes { bytes in CablesCSVReader().read(bytes).first })
        #expect(reading.cable.provenance.page?.referenceID == identifier)
    }

    @Test(arguments: ["\"1\",\"12/28/1966 18:48\",\"\",\"\"", "\"1\",\"12/28/1966\"", "\"1", ""])
    func aRowWithoutANumberSaysNone(_ row: String) {
        #expect(identifier(row) == nil)
    }
}
