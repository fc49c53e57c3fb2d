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

    @Test(arguments: ["\"1\",\"12/28/1966 18:48\",\"\",\"\"", "\"1\",\"12/28/1966\"", "\"1", ""])
    func aRowWithoutANumberSaysNone(_ row: String) {
        #expect(identifier(row) == nil)
    }
}
