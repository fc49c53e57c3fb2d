import CableSyntax
import Testing

@Suite struct CSVTests {
    /// The fields of a row, each with what ended it.
    private func fields(_ row: String) -> [String] {
        Array(row.utf8).withUnsafeBufferPointer { bytes in
            let view = ByteView(bytes)
            var fields: [String] = []
            var position = 0
            while true {
                let field = CSVRow.field(in: view, at: position)
                let text = String(decoding: CSVRow.text(of: field), as: UTF8.self)
                fields.append(text + (field.isClosed ? "" : " (open)"))
                guard field.end == .comma else { return fields }
                position = field.next
            }
        }
    }

    @Test(arguments: [
        (#""a","b""#, ["a", "b"]),
        (#""","""#, ["", ""]),
        (#""said \"b\"","c""#, [#"said "b""#, "c"]),
        (#""said ""b""","c""#, [#"said "b""#, "c"]),
        (#""a \\","b""#, [#"a \"#, "b"]),
        (#""a \n b","c""#, [#"a \n b"#, "c"]),
        ("\"a\nb\",\"c\"\n\"next\"", ["a\nb", "c"]),
        ("\"a\",\"b\"\r\n", ["a", "b"]),
        ("plain,\"b\",7\n", ["plain", "b", "7"]),
        (#""a "free" quote","b""#, [#"a "free" quote"#, "b"]),
        (#""a","not closed"#, ["a", "not closed (open)"]),
        ("\"a\\\nb\"", ["a\\\nb"]),
    ])
    func aRowHasItsFields(_ row: String, expected: [String]) {
        #expect(fields(row) == expected)
    }

    @Test func aFieldThatLostItsQuoteEndsWhereARowBegins() {
        let text = "\"a\",\"lost\n\"1\",\"b\""
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            let field = CSVRow.field(
                in: ByteView(bytes), at: 4, isRowStart: { bytes[$0 + 1] == UInt8(ascii: "1") })
            #expect(field.content.string == "lost\n")
            #expect(!field.isClosed)
            #expect(field.next == 10)
        }
    }
}
