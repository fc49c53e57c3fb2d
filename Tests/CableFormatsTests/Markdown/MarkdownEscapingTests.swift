import CableSyntax
import Testing

@testable import CableFormats

/// What running text looks like in Markdown.
struct MarkdownEscapingTests {
    private func markdown(_ text: String, atLineStart: Bool = false) -> String {
        var output = Output()
        output.write("x ")
        output.write(markdown: text, atLineStart: atLineStart)
        return String(decoding: output.bytes.dropFirst(2), as: UTF8.self)
    }

    @Test(
        "Ordinary prose is left alone",
        arguments: [
            "He said: \"the U.S. won't\" (see para 3), i.e. 10:31 a.m. - or 50% = half; A & B!",
            "1. 2) no list within a line", "E.O. 12958: DECL: 12/11/2017", "RUEHER #0042/01",
            "1.4 (b) and (d)", "(1) one, (2) two", "éà “quoted” – dash", "AT&", "3 + 4",
        ])
    func prose(text: String) {
        #expect(markdown(text) == text)
    }

    @Test(
        "Signs that are markup anywhere",
        arguments: [
            ("a*b_c`d\\e]f", "a\\*b\\_c\\`d\\\\e\\]f"),
            ("<b> {x} |~^$", "&lt;b&gt; &#123;x&#125; &#124;&#126;&#94;&#36;"),
            ("[a](b) ![c](d) [^1]", "[a\\](b) \\![c\\](d) [&#94;1\\]"),
            ("{{ x }}{% y %}", "&#123;&#123; x &#125;&#125;&#123;% y %&#125;"),
            ("&amp; &#35; & x", "&amp;amp; &amp;#35; & x"),
        ])
    func always(text: String, expected: String) {
        #expect(markdown(text) == expected)
    }

    @Test(
        "Signs that are markup among certain neighbours",
        arguments: [
            ("a -- b ... c", "a \\-\\- b \\.\\.\\. c"),
            ("== x ++ y :: z", "&#61;&#61; x \\+\\+ y &#58;&#58; z"),
            ("!! ?? ,, +-", "\\!\\! &#63;&#63; &#44;&#44; \\+-"),
            ("(C) (tm) (R) (U)", "(C\\) (tm\\) (R\\) (U)"),
            ("http://example.org", "http&#58;//example\\.org"),
            ("www.example.org", "www\\.example\\.org"),
            ("a@b.org, @home", "a&#64;<!-- -->b\\.org, &#64;<!-- -->home"),
            (":smile: 10:31:05", "&#58;smile: 10&#58;31:05"),
            ("#tag # x", "\\#tag \\# x"),
            ("a  b", "a &#32;b"), ("a\tb\nc", "a&#9;b&#10;c"),
            ("\u{2028}x", "&#x2028;x"),
        ])
    func byPlace(text: String, expected: String) {
        #expect(markdown(text) == expected)
    }

    @Test(
        "Signs that are markup where a block begins",
        arguments: [
            ("1. x", "1\\. x"), ("12) x", "12\\) x"), ("(iv) x", "(iv\\) x"), ("a. x", "a\\. x"),
            ("1986. x", "1986\\. x"), ("1.4 x", "1.4 x"), ("Summary. x", "Summary. x"),
            ("- x", "\\- x"), ("+ x", "\\+ x"), ("# x", "\\# x"), ("> x", "&gt; x"),
            ("= x", "&#61; x"), (": x", "&#58; x"), ("    x", "&#32;&#32;&#32;&#32;x"),
            ("[x]: y", "&#91;x\\]: y"), ("% x", "&#37; x"), ("1.", "1\\."), ("", ""),
        ])
    func atLineStart(text: String, expected: String) {
        #expect(markdown(text, atLineStart: true) == expected)
    }

    @Test("A row of signs is seen across two pieces of text")
    func acrossPieces() {
        var output = Output()
        output.write(markdown: "a -")
        output.write(markdown: "- b")
        #expect(String(decoding: output.bytes, as: UTF8.self) == "a -\\- b")
    }

    @Test("A control character is replaced, and that is said")
    func controlCharacters() {
        var output = Output()
        let isWhole = output.write(markdown: "a\u{0}\u{1B}b")
        #expect(!isWhole)
        #expect(String(decoding: output.bytes, as: UTF8.self) == "a\u{FFFD}\u{FFFD}b")
    }

    @Test(
        "A quoted string cannot be left",
        arguments: [
            ("a\"b\\c", #""a\"b\\c""#), ("a\nb\r\tc", #""a\nb\r\tc""#),
            ("\u{0}\u{7F}\u{85}", #""\u0000\u007F\u0085""#),
            ("\u{2028}\u{2029}\u{FEFF}", #""\u2028\u2029\uFEFF""#),
            ("\u{FFFE}é\u{A0}", "\"\\uFFFEé\u{A0}\""), ("NO: #x", "\"NO: #x\""), ("", "\"\""),
        ])
    func quoted(text: String, expected: String) {
        var output = Output()
        output.write(quoted: text)
        #expect(String(decoding: output.bytes, as: UTF8.self) == expected)
    }

    @Test("HTML and URLs")
    func htmlAndURL() {
        var output = Output()
        output.write(html: "<a href=\"x\">'&{{")
        output.write(percentEncoded: " é/a-b._~")
        #expect(
            String(decoding: output.bytes, as: UTF8.self)
                == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#123;&#123;%20%C3%A9%2Fa-b._~")
    }
}
