import CableTestSupport
import FoundationEssentials
import Synchronization
import Testing

@testable import CableCommand

/// `--template` and `--print-template`.
struct TemplateOptionTests {
    private func run(_ arguments: [String]) -> (status: Int32, output: String, errors: String) {
        let output = Mutex("")
        let errors = Mutex("")
        let streams = StandardStreams(
            readInput: { _ in
                Array("FM AMEMBASSY EREWHON\n\nSUBJECT: MILLS\n\n1. (C) They turn.\n".utf8)
            },
            writeOutput: { bytes in
                output.withLock { $0 += String(decoding: bytes, as: UTF8.self) }
                return .open
            },
            writeError: { text in errors.withLock { $0 += text } })
        let status = runCommand(arguments, streams: streams)
        return (status, output.withLock { $0 }, errors.withLock { $0 })
    }

    private func withTemplate(_ text: String, _ body: (String) -> Void) throws {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "template-\(UUID().uuidString).mustache")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        body(file.path)
    }

    @Test("A broken template is wrong usage, found before any input is read")
    func broken() throws {
        try withTemplate("x\n{{subject}}\n") { path in
            let result = run(["no-such-file", "-t", "markdown", "--template", path])
            #expect(result.status == 2)
            #expect(result.output.isEmpty)
            #expect(
                result.errors
                    == "cableconv: \(path): template line 2, column 1: {{subject}} would stand there unescaped; "
                    + "write {{subject.PLACE}}, where PLACE is yaml, markdown, table, html or url\n"
            )
        }
    }

    @Test("A template takes the place of the default")
    func own() throws {
        try withTemplate("{{from.html}}: {{subject.html}}\n") { path in
            let result = run(["-", "-t", "md", "--template", path])
            #expect(result.status == 0)
            #expect(result.output == "AMEMBASSY EREWHON: MILLS\n")
        }
    }

    @Test("The filter takes a template too, and says what is wrong with it")
    func filter() throws {
        let arguments = ["filter", "-t", "md", "--template"]
        try withTemplate("{{from.html}}: {{subject.html}}\n") { path in
            let record = #"{"id": 1, "source": "FM AMEMBASSY EREWHON\n\nSUBJECT: MILLS\n"}"#
            let run = CommandRun.run(arguments + [path], input: Array(record.utf8))
            #expect(run.status == 0)
            #expect(run.outputText.contains(#"{"markdown":"AMEMBASSY EREWHON: MILLS\n"}"#))
        }
        try withTemplate("{{subject}}") { path in
            let run = CommandRun.run(arguments + [path], input: [])
            #expect(run.status == 2)
            #expect(
                run.errors.hasPrefix("cableconv: \(path): template line 1, column 1: {{subject}} "))
        }
        let run = CommandRun.run(arguments + ["no-such-template"], input: [])
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("cableconv: template no-such-template cannot be read: "))
    }

    @Test(
        "Every template that ships is printed, and is one",
        arguments: ["site", "full", "hugo", "page"])
    func everyShipped(_ name: String) throws {
        let template = run(["--print-template", name])
        #expect(template.status == 0)
        try withTemplate(template.output) { path in
            let format = name == "page" ? "template" : "markdown"
            let result = run(["-", "-t", format, "--template", path])
            #expect(result.status == 0 && result.output.contains("MILLS"))
        }
    }

    /// A page of Markdown has places that only its writer fills.
    @Test(arguments: ["site", "full", "hugo"])
    func aPageOfMarkdownIsNoOtherText(_ name: String) throws {
        try withTemplate(run(["--print-template", name]).output) { path in
            let other = run(["-", "-t", "template", "--template", path])
            #expect(other.status == 2 && other.errors.contains("{{body}} and {{received}} are"))
        }
    }

    /// The blocks of the text, for markup of one's own.
    @Test(arguments: [
        ("{{#blocks}}{{kind.html}} {{/blocks}}", "paragraph "),
        (
            "{{#blocks}}{{#is_paragraph}}{{anchor.html}}{{label.html}}{{/is_paragraph}}{{/blocks}}",
            "p11."
        ),
        ("{{#blocks}}{{marking.html}}|{{line.html}}{{/blocks}}", "(C)|They turn."),
        ("\\title{ {{subject.html}} }", "\\title{ MILLS }"),
    ])
    func anyText(_ template: String, _ output: String) throws {
        try withTemplate(template) { path in
            let result = run(["-", "-t", "template", "--template", path])
            #expect(result.status == 0 && result.output == output, "\(result)")
        }
    }

    @Test func aTemplatesNameSaysTheEndingOfItsDocuments() throws {
        let folder = TemporaryFolder()
        try folder.write(
            "FM AMEMBASSY EREWHON\nSUBJECT: MILLS\n\n1. (C) They turn.\n", to: "in/a.txt")
        for (name, ending) in [
            ("page.html.mustache", "html"), ("x.tex.mustache", "tex"), ("plain.mustache", "txt"),
        ] {
            try folder.write("{{subject.html}}\n", to: name)
            let run = CommandRun.run([
                folder.path + "/in/a.txt", "-t", "template", "--template", folder.path + "/" + name,
                "-o", folder.path + "/out/",
            ])
            #expect(run.status == 0, "\(run.errors)")
            #expect(folder.files.contains("out/a.\(ending)"), "\(folder.files)")
        }
    }

    /// Partials lie beside the template, and nowhere else.
    @Test func partialsAreReadFromTheTemplatesFolder() throws {
        let folder = TemporaryFolder()
        try folder.write(
            "FM AMEMBASSY EREWHON\nSUBJECT: MILLS\n\n1. (C) They turn.\n", to: "in/a.txt")
        try folder.write("<{{> head}}>\n", to: "t/list.tex.mustache")
        try folder.write("{{> name}}!", to: "t/head.mustache")
        try folder.write("{{subject.html}}", to: "t/name.mustache")
        func run() -> CommandRun {
            CommandRun.run([
                folder.path + "/in/a.txt", "-t", "template", "--template",
                folder.path + "/t/list.tex.mustache",
            ])
        }
        #expect(run().outputText == "<MILLS!>\n")
        try folder.write("{{> ../name}}!", to: "t/head.mustache")
        let path = run()
        #expect(path.status == 2)
        #expect(path.errors.contains("partial head, line 1, column 1: a partial is named by"))
        try folder.write("{{> other}}!", to: "t/head.mustache")
        try folder.write("x", to: "other.mustache")
        let missing = run()
        #expect(missing.status == 2 && missing.errors.contains("/t/other.mustache cannot be read"))
    }

    @Test("The default template is printed, and converts as the default does")
    func printed() throws {
        let template = run(["--print-template", "site"])
        #expect(template.status == 0)
        try withTemplate(template.output) { path in
            #expect(
                run(["-", "-t", "md", "--template", path]).output == run(["-", "-t", "md"]).output)
        }
    }
}
