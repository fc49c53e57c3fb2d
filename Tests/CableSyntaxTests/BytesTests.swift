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

    @Test func numbersAreWrittenInDecimalDigits() {
        var output = Output(capacity: 1)
        for number in [0, 9, 10, 99, 100, 12345, -7, -10, Int.max, Int.min] {
            output.removeAll()
            output.write(number)
            #expect(String(decoding: output.bytes, as: UTF8.self) == String(number))
        }
        output.removeAll()
        for (number, digits) in [(7, 2), (2007, 4), (123, 2), (0, 4), (-5, 3)] {
            output.write(number, digits: digits)
            output.write(" ")
        }
        #expect(String(decoding: output.bytes, as: UTF8.self) == "07 2007 123 0000 -005 ")
    }

    @Test func theBufferGrowsAndIsHandedOn() {
        var output = Output(capacity: 0)
        var expected: [UInt8] = []
        for index in 0..<200 {
            output.write("<a n=\"")
            output.write(index)
            output.write(raw: "\">")
            expected += Array("<a n=\"\(index)\">".utf8)
        }
        #expect(output.bytes == expected)
        #expect(output.last == UInt8(ascii: ">"))
        output.insert("!", at: 0)
        output.insert("?", at: output.count)
        let taken = output.take()
        #expect(taken.bytes == Array("!".utf8) + expected + Array("?".utf8))
        #expect(output.bytes.isEmpty)
        #expect(output.last == nil)
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

    /// Texts are looked at sixteen bytes at a time.
    @Test(arguments: ["&", "<", ">", "\"", "\u{1}", "\r", "é", "\u{F8FF}", "\u{FFFE}"])
    func escapingIsTheSameWhereverACharacterStands(_ character: String) {
        for place in [XMLPlace.text, .attribute] {
            let alone = escaped(character, place)
            for length in 0..<40 {
                let before = String(repeating: "a", count: length)
                let after = String(repeating: "b", count: 39 - length)
                let whole = escaped(before + character + after + character, place)
                #expect(whole.text == before + alone.text + after + alone.text)
                #expect(whole.isWhole == alone.isWhole)
            }
        }
    }

    @Test(arguments: ["\u{0}", "\u{8}", "\u{1B}", "\u{FFFE}", "\u{FFFF}"])
    func whatXMLCannotHoldIsReplacedAndSaid(_ text: String) {
        #expect(escaped("a\(text)b", .text) == ("a\u{FFFD}b", false))
    }
}
