import CableTestSupport
import Testing

@testable import CableCommand

/// The records that others send to the filter, and how they come.
@Suite struct FilterTests {
    /// Reads all lines of a stream that comes in pieces.
    private func lines(_ pieces: [[UInt8]], limit: Int) throws -> [LineBuffer.Line] {
        var rest = pieces[...]
        var buffer = LineBuffer(limit: limit) { _ in rest.popFirst() ?? [] }
        var lines: [LineBuffer.Line] = []
        while let line = try buffer.next() { lines.append(line) }
        return lines
    }

    private func whole(_ text: String) -> LineBuffer.Line { .whole(Array(text.utf8)) }

    @Test(arguments: [1, 2, 3, 7, 100])
    func linesComeInAnyPieces(_ length: Int) throws {
        let stream = Array("\u{FEFF}one\n\ntwo \u{FEFF}\n1234567890123\nend".utf8)
        let pieces = stride(from: 0, to: stream.count, by: length).map {
            Array(stream[$0..<min(stream.count, $0 + length)])
        }
        #expect(
            try lines(pieces, limit: 10) == [
                whole("one"), whole(""), whole("two \u{FEFF}"), .tooLong, whole("end"),
            ])
        #expect(try lines(pieces + [Array("12345678".utf8)], limit: 10).last == .tooLong)
    }

    /// No more than the limit and one piece is ever kept.
    @Test func aLineWithoutAnEndFillsNoMemory() throws {
        let piece = [UInt8](repeating: 0x61, count: 1 << 16)
        let pieces = Array(repeating: piece, count: 100) + [[0x0A, 0x62]]
        #expect(try lines(pieces, limit: 100) == [.tooLong, whole("b")])
    }

    @Test(arguments: [
        "0", "-0", "7", "9223372036854775807", "9223372036854775808", "18446744073709551616",
        "-99999999999999999999999999", "1.0", "1.50", "1e400", "1E-7", "\"a\\u00e9\"", "null",
    ])
    func anIDComesBackAsPrinted(_ id: String) {
        let cable = "\"format\": \"telegram\", \"source\": \"FM A\""
        for record in [
            "{\"id\": \(id), \(cable)}", "{\(cable), \"id\" :\(id)}",
            "{\"x\": {\"id\": 5}, \"y\": [\"id\", \":\"], \"id\":\(id) ,\(cable)}",
        ] {
            let run = CommandRun.run(["filter", "--to", "text"], input: Array(record.utf8))
            let written = id.replacing("\\u00e9", with: "é")
            #expect(
                run.outputText.hasPrefix("{\"id\":\(written),\"cables\":[{"), "\(run.outputText)")
        }
    }

    @Test(arguments: ["01", "+1", ".5", "1.", "1e", "-", "0x1", "1 2", "NaN"])
    func whatIsNoNumberIsNoID(_ id: String) {
        let record = "{\"id\": \(id), \"format\": \"telegram\", \"source\": \"FM A\"}"
        let run = CommandRun.run(["filter", "--to", "text"], input: Array(record.utf8))
        #expect(run.outputText.hasPrefix("{\"id\":null,\"error\":\"line 1: not valid JSON"))
    }

    @Test func aStreamMayHaveAMark() {
        let run = CommandRun.run(
            ["filter", "--to", "text"],
            input: Array("\u{FEFF}{\"id\": 1, \"format\": \"telegram\", \"source\": \"FM A\"}".utf8)
        )
        #expect(run.outputText.hasPrefix("{\"id\":1,\"cables\""))
    }
}
