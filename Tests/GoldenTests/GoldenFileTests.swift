import Testing

@testable import CableTestSupport

/// The golden cases' own form, read and played.
@Suite struct GoldenFileTests {
    private func parse(_ lines: String...) throws -> GoldenFile {
        try GoldenFile(parsing: lines.joined(separator: "\n") + "\n")
    }

    @Test func aCaseHasCommandInputAndExpectation() throws {
        let file = try parse(
            "# Title", "", "Why.", "", "```", "% cableconv -t text --wrap \"7 \"", "in", "^D",
            "2> said", "out", "=> 1", "```")
        let golden = try #require(file.cases.first)
        #expect(file.cases.count == 1)
        #expect(golden.line == 6)
        #expect(golden.arguments == ["-t", "text", "--wrap", "7 "])
        #expect(golden.input == Array("in\n".utf8))
        #expect(golden.expected.errors == Array("said\n".utf8))
        #expect(golden.expected.output == Array("out\n".utf8))
        #expect(golden.expected.status == 1)
    }

    @Test func aFileHoldsSeveralCasesAndOtherBlocks() throws {
        let file = try parse(
            "One.", "```", "% cableconv --version", "^D", "```", "Not a case:", "```", "make",
            "```")
        #expect(file.cases.count == 1)
    }

    @Test func aLongerFenceHoldsFences() throws {
        let file = try parse("Why.", "````", "% cableconv", "^D", "```", "in it", "```", "````")
        #expect(file.cases[0].expected.output == Array("```\nin it\n```\n".utf8))
    }

    @Test func inputMayBeAFileOrATerminal() throws {
        let file = try parse(
            "Why.", "```", "% cableconv -t text Samples/x y.txt", "```", "Why.", "```",
            "% cableconv -t text < 'Samples/x y.txt'", "```")
        #expect(file.cases[0].inputPath == nil)
        #expect(file.cases[1].inputPath == "Samples/x y.txt")
        #expect(file.cases[0].input == nil)
    }

    @Test func bytesAreEscaped() throws {
        let file = try parse("Why.", "```", "% cableconv", "a\\xB6\\x00\\xZZ\\n", "^D", "```")
        #expect(file.cases[0].input == [0x61, 0xB6, 0x00] + Array("\\xZZ\\n\n".utf8))
    }

    @Test(arguments: [
        ("", "the file has no case"),
        ("Prose only.", "the file has no case"),
        ("```\n% cableconv\n```", "no prose before the case says what it shows"),
        ("# A heading\n```\n% cableconv\n```", "no prose before the case says what it shows"),
        ("Why.\n```\n% cableconv", "the fence is not closed"),
        ("Why.\n```\n% other\n```", "the command is not cableconv"),
        ("Why.\n```\n% cableconv 'a\n```", "a quote is not closed"),
        (
            "Why.\n```\n% cableconv < x\nline\n^D\n```",
            "standard input is given twice, by < and in lines"
        ),
    ])
    func aFileThatCannotBePlayedIsRefused(_ text: String, reason: String) {
        let error = #expect(throws: GoldenFileError.self) { try GoldenFile(parsing: text) }
        #expect(error?.reason == reason)
    }

    @Test func prosePrecedesEachCase() {
        let text = "Why.\n```\n% cableconv\n```\n```\n% cableconv\n```\n"
        #expect(throws: GoldenFileError.self) { try GoldenFile(parsing: text) }
    }

    @Test func aCaseThatDoesNotHoldIsFound() throws {
        let file = try parse("Why.", "```", "% cableconv --version", "^D", "cableconv 0.0", "```")
        let golden = file.cases[0]
        let difference = try #require(golden.difference(from: try golden.run()))
        #expect(difference.contains("line 3: % cableconv --version"))
        #expect(difference.contains("cableconv 0.0"))
    }

    @Test func statusErrorsAndFilesAreCompared() throws {
        var expected = GoldenCase.Expectation()
        expected.output = Array("a\n".utf8)
        let golden = try parse("Why.", "```", "% cableconv", "^D", "a", "```").cases[0]
        #expect(golden.difference(from: expected) == nil)
        for change: (inout GoldenCase.Expectation) -> Void in [
            { $0.status = 1 }, { $0.errors = [0x61, 0x0A] }, { $0.files = ["a.md"] },
            { $0.output = Array("a".utf8) }, { $0.output = Array("a \n".utf8) },
        ] {
            var other = expected
            change(&other)
            #expect(golden.difference(from: other) != nil)
        }
    }

    @Test func aCaseThatHoldsIsFound() throws {
        let file = try parse("Why.", "```", "% cableconv --to", "2> x", "=> 2", "```")
        var golden = file.cases[0]
        golden.expected = try golden.run()
        #expect(golden.expected.status == 2)
        #expect(golden.difference(from: try golden.run()) == nil)
    }

    @Test func acceptingReplacesWhatDiffersOnly() throws {
        let file = try parse(
            "One.", "```", "% cableconv a", "in", "^D", "old", "```", "Two.", "```",
            "% cableconv b", "^D", "kept", "```", "End.")
        var result = GoldenCase.Expectation()
        result.output = Array("new\n```\ntrailing \n2> not an error".utf8)
        result.errors = Array("said\n".utf8)
        result.files = ["x.md"]
        result.status = 1
        let text = file.accepting([result, file.cases[1].expected])
        #expect(
            text == """
                One.
                ````
                % cableconv a
                in
                ^D
                2> said
                new
                ```
                trailing\\x20
                \\x32> not an error\\c
                o> x.md
                => 1
                ````
                Two.
                ```
                % cableconv b
                ^D
                kept
                ```
                End.

                """)
        #expect(try GoldenFile(parsing: text).cases[0].expected == result)
    }
}
