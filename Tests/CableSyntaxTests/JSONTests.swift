import CableSyntax
import CableTestSupport
import Testing

@Suite struct JSONWriterTests {
    private func written(indented: Bool, _ body: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter(Output(), indented: indented)
        body(&json)
        return String(decoding: json.output.bytes, as: UTF8.self)
    }

    private func writeAll(_ json: inout JSONWriter) {
        json.object { json in
            json.member("a", "x")
            json.member("none", ifPresent: String?.none)
            json.member("b", 1)
            json.member("c", true)
            json.key("d")
            json.array([1, 2]) { $0.value($1) }
            json.key("e")
            json.object(inline: true) { json in
                json.member("f", "y")
                json.key("g")
                json.array([Int]()) { $0.value($1) }
            }
            json.key("h")
            json.object { _ in }
        }
    }

    @Test func compactTextHasNoBlanks() {
        #expect(
            written(indented: false, writeAll)
                == #"{"a":"x","b":1,"c":true,"d":[1,2],"e":{"f":"y","g":[]},"h":{}}"#)
    }

    @Test func indentedTextHasAMemberALine() {
        #expect(
            written(indented: true, writeAll) == """
                {
                 "a": "x",
                 "b": 1,
                 "c": true,
                 "d": [
                  1,
                  2
                 ],
                 "e": {"f": "y", "g": []},
                 "h": {}
                }
                """)
    }

    @Test func charactersAreEscaped() {
        #expect(
            written(indented: false) { $0.value("\"\\\n\t\u{0}\u{1F}\u{7F}é/") }
                == #""\"\\\n\t\u0000\u001f\u007fé/""#)
    }
}

@Suite struct JSONReaderTests {
    private func parse(_ text: String) throws(JSONValue.SyntaxError) -> JSONValue {
        let bytes = Array(text.utf8)
        return try bytes.withUnsafeBufferPointer { buffer throws(JSONValue.SyntaxError) in
            try JSONValue(parsing: buffer)
        }
    }

    @Test func valuesAreRead() throws {
        let value = try parse(
            #"{"z": "a\u00e9\ud834\udd1e\u0000", "a": [1, -2, true, null, 1.5], "o": {}}"#)
        #expect(value["z"]?.string == "aé𝄞\u{0}")
        #expect(value["a"]?.array?.count == 5)
        #expect(value["a"]?.array?[1].integer == -2)
        #expect(value["a"]?.array?[2].bool == true)
        #expect(value["none"] == nil)
        let members = try #require(value.members)
        #expect(members.map(\.name) == ["z", "a", "o"], "members keep their order")
    }

    @Test(arguments: [
        ("", 1), ("{", 1), ("{\"a\": 1,\n}", 2), ("[1, 2", 1), ("{\"a\": 1, \"a\": 2}", 1),
        ("{} x", 1), ("[\u{1}]", 1),
    ])
    func aFaultIsPlaced(_ text: String, line: Int) {
        let error = #expect(throws: JSONValue.SyntaxError.self) { try parse(text) }
        #expect(error?.line == line)
        #expect(error?.reason.isEmpty == false)
    }

    @Test func deepNestingIsAFaultAndNoCrash() {
        let text = String(repeating: "[", count: 100_000)
        #expect(throws: JSONValue.SyntaxError.self) { try parse(text) }
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let text = String(String.UnicodeScalarView((0...0x2FF).compactMap(Unicode.Scalar.init)))
        var json = JSONWriter(Output(), indented: true)
        json.array([text, "\u{65}\u{301}"]) { $0.value($1) }
        let read = try parse(String(decoding: json.output.bytes, as: UTF8.self)).array
        #expect(read?.first?.string.map { Array($0.utf8) } == Array(text.utf8))
        #expect(read?.last?.string.map { Array($0.utf8) } == Array("\u{65}\u{301}".utf8))
    }
}

@Suite struct HTMLParserTests {
    private struct Recorder: MarkupHandler {
        var events: [String] = []

        mutating func startElement(_ name: ByteView, attributes: MarkupAttributes) {
            events.append("<\(name.string) \(attributes["href"] ?? "-")>")
        }
        mutating func endElement(_ name: ByteView) { events.append("</\(name.string)>") }
        mutating func characters(_ text: UnsafeBufferPointer<UInt8>) {
            events.append(String(decoding: text, as: UTF8.self))
        }
    }

    private func events(_ text: String) -> [String] {
        var recorder = Recorder()
        Array(text.utf8).withUnsafeBufferPointer { _ = HTMLParser.parse($0, with: &recorder) }
        return recorder.events
    }

    @Test func elementsAttributesAndReferencesAreRead() {
        #expect(
            events("<PRE>a&#x000A;<A HREF='#'>é&amp;</A></PRE>").joined()
                == "<pre ->a\n<a #>é&</a></pre>")
    }

    @Test func whatIsNotWellFormedIsReadAllTheSame() {
        let text = events("<pre>a <b>c</pre> &nosuch; < d").joined()
        #expect(text.contains("a ") && text.contains("c"))
    }
}
