import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Testing

/// What stands in a telegram does nothing where its document is used.
@Suite struct SafeOutputTests {
    private func text(_ reading: Reading, _ format: String) throws -> String {
        let writer = try #require(Registry.format(named: format)?.writer)
        return String(decoding: try Readings.write(reading, by: writer), as: UTF8.self)
    }

    private func read(_ text: String, _ format: String) throws -> Reading {
        let reader = try #require(Registry.format(named: format)?.reader)
        return try #require(
            Array(text.utf8).withUnsafeBufferPointer { reader.read($0) }.first)
    }

    /// A page may hold the JSON in a script element.
    @Test(
        arguments: ["json", "jsonld"],
        ["</script><script>alert(1)</script>", "<!--<script>", "</SCRIPT >", "a < b <", "<", "</"])
    func jsonEndsNoScript(_ format: String, _ words: String) throws {
        let reading = Readings.ofTelegram("FM A\nTO B\nSUBJECT: \(words)\n\n1. x \(words)\n")
        let document = try text(reading, format)
        #expect(!document.contains("</") && !document.contains("<!"))
        let again = try read(document, format)
        #expect(again.cable.canonicalJSON == reading.cable.canonicalJSON)
        #expect(try text(again, "text").contains(words))
    }

    @Test func keysAreEscapedToo() {
        var json = JSONWriter(Output(), indented: false)
        json.object { json in
            json.key(escaping: "</script>")
            json.value("</script>")
        }
        #expect(
            String(decoding: json.finish().bytes, as: UTF8.self)
                == "{\"\\u003c/script>\":\"\\u003c/script>\"}")
    }

    private func linking(to target: String) -> Reading {
        var cable = Cable()
        cable.transcription.body = [
            .paragraph(Paragraph(content: [.link(Link(text: "here", target: target))]))
        ]
        cable.provenance.articles = [target]
        cable.provenance.page = PageTable(layout: "x")
        return Reading(cable: cable)
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd", "blob:x",
        "\u{1}javascript:x", "javascript&colon;alert(1)", "feed:javascript:x",
    ])
    func onlyWebAndMailAreLinkedTo(_ target: String) throws {
        let reading = linking(to: target)
        let writer = try #require(Registry.format(named: "tei")?.writer)
        var output = Output()
        let diagnostics = try writer.write(reading, options: WriterOptions(), to: &output)
        let document = String(decoding: output.bytes, as: UTF8.self)
        let pointers = document.matches(of: /target="([^"]*)"/).map { $0.1.lowercased() }
        for pointer in pointers {
            let scheme = pointer.prefix { $0 != ":" && $0 != "/" && $0 != "#" && $0 != "&" }
            #expect(
                !pointer.contains(":")
                    || ["http", "https", "mailto", "cable"].contains(String(scheme))
                    || pointer.hasPrefix("%20") || pointer.hasPrefix("java%"), "\(pointer)")
        }
        if pointers.count(where: { !$0.hasPrefix("#") && !$0.hasPrefix("http") }) == 0 {
            #expect(diagnostics.contains { $0.id == "unsafe-link" })
        }
        // The address is said, and comes back.
        if !target.contains("\u{1}") {
            let again = try read(document, "tei")
            #expect(again.cable.transcription.body == reading.cable.transcription.body)
        }
        #expect(try !text(reading, "markdown").contains("](\(target))"))
    }

    @Test(arguments: [
        "http://example.org/a:b", "https://example.org", "HTTP://EXAMPLE.ORG", "mailto:a@b.c",
        "#p1",
        "a/b:c.html", "../x", "cable:07EREWHON42", "?x=a:b",
    ])
    func othersAreFollowed(_ target: String) throws {
        let document = try text(linking(to: target), "tei")
        #expect(document.contains("<ref type=\"link\" target=\"\(target)\">here</ref>"))
    }

    /// A number that a line's end parts is marked by an element that can hold the break.
    @Test(arguments: ["EREWHON\n000042", "EREWHON 000042\n", "\nEREWHON 000042"])
    func aNumberOnTwoLinesIsValid(_ number: String) throws {
        let schema = try RelaxNGSchema(
            path: PackageFolder.path + "/Sources/CableFormats/TEI/Schema/cable-tei.rng")
        let document = try text(
            Readings.ofTelegram("FM A\nTO B\nUNCLAS EREWHON 000042\nSUBJECT: X\n\n1. x\n"), "tei")
        let broken = document.replacing(
            "EREWHON 000042</idno>", with: number.replacing("\n", with: "<lb n=\"7\"/>") + "</idno>"
        )
        try #require(broken != document)
        let again = try text(try read(broken, "tei"), "tei")
        let bytes = Array(again.utf8)
        #expect(bytes.withUnsafeBufferPointer { schema.problems(in: $0) } == [])
        let words = try read(again, "tei").cable.transcription.head.flatMap {
            $0.printed.split(separator: " ")
        }
        #expect(words.contains("EREWHON") && words.contains("000042"))
    }

    @Test(arguments: [
        ("{{#tags}}", "{{/tags}}", 101), ("{{ ^tags.any}}", "{{/tags.any}}", 20_000),
        ("{{#tags}}", "", 20_000),
    ])
    func aTemplateIsOnlySoDeep(_ begin: String, _ end: String, _ count: Int) throws {
        let template =
            "a\n" + String(repeating: begin, count: count) + String(repeating: end, count: count)
        try expectTooDeep(template)
        let changed = template.replacing("{{", with: "<%").replacing("}}", with: "%>")
        if count > 1000 { try expectTooDeep("{{=<% %>=}}" + changed) }
    }

    private func expectTooDeep(_ template: String) throws {
        var options = WriterOptions()
        options[TemplateChoice.option] = template
        let error = #expect(throws: FormatError.self) {
            try Readings.write(Reading(cable: .everything), by: MarkdownWriter(), options: options)
        }
        #expect(error?.message.contains("sections within sections") == true)
    }
}
