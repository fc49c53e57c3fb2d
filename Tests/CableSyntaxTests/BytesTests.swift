import CableSyntax
import Testing

/// Runs a function on a view of a text.
private func view<Value>(_ text: String, _ body: (ByteView) throws -> Value) rethrows -> Value {
    try Array(text.utf8).withUnsafeBufferPointer { try body(ByteView($0)) }
}

@Suite struct ByteViewTests {
    @Test(arguments: [
        ("  a b \t", "a b"), ("\u{A0}a\u{A0}", "a"), ("\r\n\u{C}a", "a"), (" ", ""), ("", ""),
        ("é", "é"),
    ])
    func blanksAreTrimmed(_ text: String, expected: String) {
        #expect(view(text) { $0.trimmed.string } == expected)
    }

    @Test func wordsStandBetweenBlanks() {
        #expect(view(" a\tbc\u{A0} d\n") { $0.words.map(\.string) } == ["a", "bc", "d"])
        #expect(view("  ") { $0.words.isEmpty })
    }

    @Test func searchDisregardsCapitals() {
        view("Visit SipDis, sipdis") {
            #expect($0.firstIndex(of: "SIPDIS") == 6)
            #expect($0.firstIndex(of: "SIPDIS", from: 7) == 14)
            #expect($0.firstIndex(of: "NOFORN") == nil)
            #expect($0.hasPrefix("VISIT"))
            #expect(!$0.equals("VISIT"))
        }
    }

    @Test func bytewiseSearchIsExact() {
        view("aab aab") {
            #expect($0.bytewiseIndex(of: "ab") == 1)
            #expect($0.bytewiseIndex(of: "ab", from: 2) == 5)
            #expect($0.bytewiseIndex(of: "AB") == nil)
            #expect($0.from(6).bytewiseIndex(of: "ab") == nil)
        }
    }

    @Test(arguments: [
        ("0042", 42), ("123456789012", 123_456_789_012), ("1234567890123", nil), ("", nil),
        ("4 2", nil), ("-1", nil),
    ])
    func numbersAreDigitsOnly(_ text: String, expected: Int?) {
        #expect(view(text) { $0.number } == expected)
    }

    @Test func placesOutsideAreZero() {
        view("abc") {
            #expect($0.byte(at: -1) == 0 && $0.byte(at: 3) == 0)
            #expect($0.from(9).isEmpty)
            #expect($0.upTo(1).last == UInt8(ascii: "a"))
        }
    }
}

@Suite struct LinesTests {
    private func contents(_ text: String) -> [String] {
        Array(text.utf8).withUnsafeBufferPointer { buffer in
            let lines = Lines(buffer, range: 0..<buffer.count)
            return lines.lines.map { lines.content($0).string }
        }
    }

    @Test(arguments: [
        ("a\nb", ["a", "b"]), ("a\r\nb\r\n", ["a", "b"]), ("a\rb", ["a", "b"]),
        ("a\n\n b ", ["a", "", "b"]), ("", []), ("\n", [""]), ("a\\\nb", ["a", "b"]),
    ])
    func everyKindOfLineEndCounts(_ text: String, expected: [String]) {
        #expect(contents(text) == expected)
    }
}

@Suite struct OutputTests {
    @Test func bytesAreAppendedAndTakenBack() {
        var output = Output()
        output.write("a")
        output.write(raw: "é")
        output.write(42)
        output.write(byte: 0x0A)
        #expect(output.bytes == Array("aé42\n".utf8))
        output.truncate(to: 1)
        #expect(output.bytes == [0x61])
        output.removeAll()
        #expect(output.count == 0)
    }

    @Test func escapingCopiesTheRest() {
        var output = Output()
        output.write("a|b||é", escapedBy: EscapeTable([UInt8(ascii: "|"): "\\|"]))
        #expect(output.bytes == Array("a\\|b\\|\\|é".utf8))
    }
}

@Suite struct XMLEscapingTests {
    private func escaped(_ text: String, _ place: XMLPlace) -> (text: String, isWhole: Bool) {
        var output = Output()
        let isWhole = output.write(xml: text, in: place)
        return (String(decoding: output.bytes, as: UTF8.self), isWhole)
    }

    @Test(arguments: [
        ("a & <b> \"c\" ]]>", "a &amp; &lt;b&gt; \"c\" ]]&gt;"), ("a\tb\nc", "a\tb\nc"),
        ("a\rb", "a&#13;b"), ("é 𝄞", "é 𝄞"), ("", ""),
    ])
    func textIsEscaped(_ text: String, expected: String) {
        #expect(escaped(text, .text) == (expected, true))
    }

    @Test func attributesKeepTheirBlanks() {
        #expect(escaped("a\tb\nc\"<", .attribute) == ("a&#9;b&#10;c&quot;&lt;", true))
    }

    @Test(arguments: ["\u{0}", "\u{8}", "\u{1B}", "\u{FFFE}", "\u{FFFF}"])
    func whatXMLCannotHoldIsReplacedAndSaid(_ text: String) {
        #expect(escaped("a\(text)b", .text) == ("a\u{FFFD}b", false))
    }
}
