import CableSyntax
import Testing

@Suite struct YAMLTests {
    private func parse(_ text: String) throws -> YAMLValue {
        try Array(text.utf8).withUnsafeBufferPointer { try YAMLValue(parsing: $0) }
    }

    @Test func valuesStandInTheirOrderWithTheirLines() throws {
        let value = try parse("b: 1\na:\n  - 'x y'\n  - \"\\u2028\\\"\"\n  - ~\nc: {d: [e]}\n")
        #expect(value.members?.map(\.name) == ["b", "a", "c"])
        #expect(value["b"]?.string == "1")
        #expect(value["a"]?.sequence?.map(\.string) == ["x y", "\u{2028}\"", nil])
        #expect(value["a"]?.sequence?.map(\.line) == [3, 4, 5])
        #expect(value["a"]?.sequence?[2].isNull == true)
        #expect(value["c"]?["d"]?.sequence?.first?.string == "e")
        #expect(value["z"] == nil)
    }

    @Test func aQuotedNullIsText() throws {
        #expect(try parse("a: 'null'\n")["a"]?.string == "null")
        #expect(try parse("a: null\n")["a"]?.isNull == true)
        #expect(try parse("").isNull)
    }

    @Test func anAliasStandsForAText() throws {
        #expect(try parse("a: &x 7\nb: *x\n")["b"]?.string == "7")
    }

    @Test(arguments: [
        ("a: \"x\n", 2), ("a: [\n", 2), ("a: *b\n", 1), ("a: &x [1]\nb: *x\n", 2), ("\ta: 1\n", 1),
        (String(repeating: "[", count: 1000), 1),
    ])
    func whatIsWrongIsSaidWithItsLine(_ text: String, _ line: Int) {
        do {
            _ = try parse(text)
            Issue.record("no error")
        } catch {
            #expect((error as? YAMLValue.SyntaxError)?.line == line, "\(error)")
        }
    }
}
