import CableModel
import CableSyntax
import CableTestSupport
import FoundationEssentials
import Testing

@testable import CableFormats

/// Templates: what is refused, and what is written.
struct MarkdownTemplateTests {
    @Test(
        "What is wrong with a template is said with its line and a remedy",
        arguments: [
            ("a\n{{subject}}", "template line 2, column 1: ", "{{subject.PLACE}}"),
            (
                "{{subjekt.yaml}}", "template line 1, column 1: no value is named \"subjekt\"",
                "subject"
            ),
            ("{{subject.xml}}", "template line 1, column 1: xml is no place", "{{subject.yaml}}"),
            ("{{subject.iso}}", "template line 1, column 1: subject is no date", "yaml"),
            ("\n\n{{to.yaml}}", "template line 3, column 1: to is a list", "{{#to}}"),
            ("{{name.yaml}}", "template line 1, column 1: name belongs to an item", "{{#LIST}}"),
            ("{{#to}}\n{{name}}{{/to}}", "template line 2, column 1: ", "{{name.PLACE}}"),
            (
                "{{#to}}{{anchor.html}}{{/to}}", "template line 1, column 8: anchor belongs",
                "references"
            ),
            ("{{^to}}x{{/to}}", "template line 1, column 1: ", "{{^to.any}}"),
            ("{{#subject.yaml}}x{{/subject.yaml}}", "template line 1, column 1: ", "{{#subject}}"),
            ("é {{>part}}", "template line 1, column 3: there is no partial part", "part.mustache"),
            ("{{>../part}}", "template line 1, column 1: a partial is named by", "NAME.mustache"),
            ("{{>/etc/part}}", "template line 1, column 1: a partial is named by", "letters"),
            ("x\n{{#subject}}", "template line 2, column 1: unclosed section", "{{/name}}"),
            ("x\n\n{{/subject}}", "template line 3, column 1: unopened section", "{{/name}}"),
            (
                "{{#to}}{{#info}}{{/to}}{{/info}}", "template line 1, column 1: unclosed section",
                "order"
            ),
            ("x\n{{subject.yaml", "template line 2, column 1: unclosed tag", "}}"),
            ("x\n{{", "template line 2, column 1: unclosed tag", "}}"),
        ])
    func refused(template: String, beginning: String, remedy: String) {
        let error = #expect(throws: FormatError.self) {
            try MarkdownWriter().check(WriterOptions(TemplateChoice.option, template))
        }
        #expect(error?.message.hasPrefix(beginning) == true, "\(error?.message ?? "")")
        #expect(error?.message.contains(remedy) == true, "\(error?.message ?? "")")
    }

    /// Each partial is its name and its text.
    private func write(
        _ template: String, partials: [(String, String)]
    ) throws -> String {
        var output = Output()
        var options = WriterOptions(TemplateChoice.option, template)
        options[TemplateChoice.partials] = partials.map(TemplatePartial.init)
        _ = try MarkdownWriter().write(Reading(cable: .everything), options: options, to: &output)
        return String(decoding: output.bytes, as: UTF8.self)
    }

    @Test(
        "A partial stands in the place of its tag",
        arguments: [
            ("a {{>b}} c", [("b", "x")], "a x c"),
            // Alone on a line it has that line, each of its own set in as its tag is.
            ("a\n  {{>b}}\nc\n", [("b", "x\n\ny\n")], "a\n  x\n\n  y\nc\n"),
            (
                "{{#subject}}\n {{>b}}\n{{/subject}}\n",
                [("b", "{{#id}}\nx\n{{/id}}\n{{>c}}\n"), ("c", "- y\n")], " x\n - y\n"
            ),
            ("{{#to}}{{>b}}{{/to}}", [("b", "{{#name}}x{{/name}}")], "x"),
            ("{{>b}}{{>b}}", [("b", "{{>c}}"), ("c", "{{! nothing }}z")], "zz"),
        ] as [(String, [(String, String)], String)])
    func partials(template: String, partials: [(String, String)], expected: String) throws {
        #expect(try write(template, partials: partials) == expected)
    }

    @Test(
        "What is wrong in a partial, or with it, is said where it stands",
        arguments: [
            ([("b", "\n{{subjekt.yaml}}")], "partial b, line 2, column 1: no value is named"),
            ([("b", "{{#id}}")], "partial b, line 1, column 1: unclosed section"),
            ([("b", "x{{>b}}")], "partial b, line 1, column 2: partial b takes in itself"),
            (
                [("b", "{{>c}}"), ("c", "{{>b}}")],
                "partial c, line 1, column 1: partial b takes in itself"
            ),
            ([("b", "{{>c}}")], "partial b, line 1, column 1: there is no partial c"),
            ([("b", "\u{1}")], "line 1 of partial b has a control character"),
            // Each takes in the next twice, and grows.
            (
                [("b", "{{>p0}}")]
                    + (0..<9).map {
                        ("p\($0)", String(repeating: "{{>p\($0 + 1)}}", count: 20))
                    } + [("p9", String(repeating: "x", count: 100))],
                "partial p"
            ),
            (
                [("b", "{{>p0}}")] + (0..<20).map { ("p\($0)", "{{>p\($0 + 1)}}") },
                "partial p8, line 1, column 1: partials within partials, more than 10 deep"
            ),
        ] as [([(String, String)], String)])
    func wrongPartials(partials: [(String, String)], beginning: String) {
        let error = #expect(throws: FormatError.self) {
            try write("{{>b}}", partials: partials)
        }
        #expect(error?.message.hasPrefix(beginning) == true, "\(error?.message ?? "")")
    }

    private func write(_ template: String, _ cable: Cable = .everything) throws -> String {
        var output = Output()
        _ = try MarkdownWriter().write(
            Reading(cable: cable), options: WriterOptions(TemplateChoice.option, template),
            to: &output)
        return String(decoding: output.bytes, as: UTF8.self)
    }

    @Test(
        "A line with nothing but sections leaves no trace, shown or not",
        arguments: [
            ("a\n{{#subject}}\nb\n{{/subject}}\nc\n", "a\nb\nc\n"),
            ("a\n{{^subject}}\nb\n{{/subject}}\nc\n", "a\nc\n"),
            ("a\n  {{#subject}}  \n\nb\n{{/subject}}\n\nc", "a\n\nb\n\nc"),
            ("a{{^subject}}x{{/subject}}\nb", "a\nb"),
            ("a\r\n{{! remark }}\r\nb", "a\r\nb"),
            ("{{#to}}\n{{name.html}}\n{{/to}}\n.", "SECSTATE WASHDC\n."),
            (
                "{{#exempt.any}}\n{{#exempt}}{{line.html}};{{/exempt}}{{/exempt.any}}",
                "AMCONSUL LAPUTA;"
            ),
        ])
    func layout(template: String, expected: String) throws {
        #expect(try write(template) == expected)
    }

    @Test("A value is escaped for its place; delimiters may change; an item's name hides nothing")
    func places() throws {
        #expect(
            try write("{{subject.yaml}}{{&subject.html}}")
                == #""WINDMILLS & <GIANTS>: \"A 5* VIEW\"""#
                + "WINDMILLS &amp; &lt;GIANTS&gt;: &quot;A 5* VIEW&quot;")
        #expect(try write("{{=<% %>=}}<%date.iso%> {{x}}") == "2007-12-11T10:31:00Z {{x}}")
        #expect(
            try write("{{#tags}}{{name.url}}{{slug.url}} {{/tags}}").hasPrefix("PREL07erewhon42 "))
        #expect(try write("{{subject.table}}") == "WINDMILLS & &lt;GIANTS&gt;: \"A 5\\* VIEW\"")
    }

    @Test("A value that the cable lacks is empty")
    func lacking() throws {
        let template = FrameValue.allCases.map {
            "{{#\($0.rawValue)}}\($0.rawValue) {{/\($0.rawValue)}}"
        }
        .joined()
        #expect(try write(template, Cable()) == "title description ")
        let all = try write(template)
        let external: Set<FrameValue> = [.dateSource, .fromSource]
        let recorded: Set<FrameValue> = [.subjectSource, .tagsSource]
        let chosen: Set<FrameValue> = [.pageMarks, .repairs]
        let others = external.union(recorded).union(chosen)
        for value in FrameValue.allCases where !others.contains(value) {
            #expect(all.contains(value.rawValue))
        }
        // What a page says has its source beside it.
        var cable = Cable()
        cable.provenance.page = PageTable(
            layout: "wikileaks-2010", created: "2005-03-16 17:05", origin: "Embassy Atlantis")
        let ofPage = try write(template, cable)
        for value in external { #expect(ofPage.contains(value.rawValue)) }
        // So has what a record says.
        cable.provenance.attributes = [
            Attribute(name: "TAGS", value: "PREL"), Attribute(name: "Subject", value: "CLOCKS"),
        ]
        let ofRecord = try write(template, cable)
        for value in recorded { #expect(ofRecord.contains(value.rawValue)) }
    }

    @Test("Templates that ship are right, and their names are explained")
    func shipped() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Templates")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".mustache") }
        #expect(files.count >= 2)
        for file in files {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            let writer: any CableWriter =
                file.hasPrefix("page") ? TemplateWriter() : MarkdownWriter()
            try writer.check(WriterOptions(TemplateChoice.option, text))
            let name = String(file.prefix { $0 != "." })
            #expect(TemplateChoice.shipped.first { $0.name == name }?.text == text)
            #expect(try write(text).contains(name == "page" ? "<h2>Text</h2>" : "<!-- text -->"))
        }
        let readme = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
        let names =
            FrameValue.allCases.map(\.rawValue) + FrameList.allCases.map(\.rawValue)
            + FrameField.allCases.map(\.rawValue) + FramePlace.allCases.map(\.rawValue)
        for name in names { #expect(readme.contains("`\(name)`"), "\(name)") }
        let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| `") }
        for list in FrameList.allCases {
            let row = rows.first { row in
                row.split(separator: "|")[0].contains("`\(list.rawValue)`")
            }
            let isShort = row?.contains("the same") == true
            for field in list.fields where !isShort {
                #expect(row?.contains("`\(field.rawValue)`") == true, "\(list) \(field)")
            }
        }
    }

    @Test("One template serves many threads")
    func threads() async throws {
        let expected = try write("{{title.yaml}}{{body}}")
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<32 { group.addTask { try write("{{title.yaml}}{{body}}") } }
            for try await text in group { #expect(text == expected) }
        }
    }
}
