import CableModel
import CableSyntax
import Testing

@testable import CableParsing

/// The account of a telegram's text: what each reader claimed, and what nobody did.
@Suite struct SpanLedgerTests {
    private typealias Entry = (range: Range<Int>, kind: SourceMap.Kind)

    private static func closed(
        _ text: String, _ entries: [Entry]
    ) -> (map: SourceMap, unplaced: [Range<Int>]) {
        var ledger = SpanLedger()
        for entry in entries { ledger.enter(entry.range, entry.kind, element: 0) }
        return Array(text.utf8).withUnsafeBufferPointer { ledger.close(over: $0) }
    }

    @Test func whatNobodyClaimsIsUnplaced() {
        let (map, unplaced) = Self.closed("one two  three", [(9..<14, .value), (0..<3, .label)])
        #expect(unplaced == [4..<7])
        #expect(map.spans.map(\.range) == [0..<3, 3..<4, 4..<7, 7..<9, 9..<14])
        #expect(map.spans.map(\.kind) == [.label, .layout, .unplaced, .layout, .value])
    }

    @Test func blanksAndTheBackslashesOfADumpAreLayout() {
        let (map, unplaced) = Self.closed("one\\\n \\\ntwo", [(0..<3, .value), (8..<11, .value)])
        #expect(unplaced == [])
        #expect(map.spans.map(\.kind) == [.value, .layout, .value])
    }

    /// The law that spans neither overlap nor leave a gap must be able to fail: clipping alone would
    /// hide that two rules took the same words.
    @Test func aTextThatIsClaimedTwiceTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = Self.closed("one two", [(0..<5, .value), (4..<7, .value)])
        }
    }
}
