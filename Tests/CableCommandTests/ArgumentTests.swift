import CableFormats
import CableTestSupport
import Testing

@testable import CableCommand

/// How a command line is understood.
@Suite struct ArgumentTests {
    private func parse(_ arguments: String...) throws -> CommandOptions {
        try ArgumentParsing.parse(arguments)
    }

    @Test func flagsMayBeShortLongOrJoined() throws {
        for arguments in [["-t", "text"], ["-ttext"], ["--to", "text"], ["--to=text"]] {
            #expect(try ArgumentParsing.parse(arguments).writers.map(\.name) == ["text"])
        }
    }

    @Test func writersAreKeptInOrderOnce() throws {
        let options = try parse("-t", "text,tei", "--to", "json", "-t", "txt")
        #expect(options.writers.map(\.name) == ["text", "tei", "json"])
    }

    @Test func inputsMayStandAnywhere() throws {
        let options = try parse("a", "--quiet", "-", "-j", "3", "b")
        #expect(options.inputs == ["a", "-", "b"])
        #expect(options.jobs == 3)
        #expect(options.verbosity == .quiet)
    }

    @Test func whatFollowsTwoDashesIsAnInput() throws {
        #expect(try parse("--quiet", "--", "--quiet", "-t").inputs == ["--quiet", "-t"])
    }

    @Test func layoutAndWrapAreTheWriters() throws {
        let options = try parse("--text-layout", "reading", "--wrap", "72").writerOptions
        #expect(options[TextFormat.layout] == .reading)
        #expect(options[TextFormat.wrap] == 72)
    }

    @Test func nothingGivenMeansTheDefaults() throws {
        let options = try parse()
        #expect(options.inputs.isEmpty && options.writers.isEmpty)
        #expect(options.reader == nil && options.output == nil && options.jobs == nil)
        #expect(!options.isStrict)
        #expect(options.writerOptions[TextFormat.layout] == .telegram)
    }
}
