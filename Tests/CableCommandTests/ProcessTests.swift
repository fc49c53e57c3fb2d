import CableTestSupport
import Foundation
import Testing

/// What only a process of its own shows: closed descriptors, signals.
@Suite(.enabled(if: ProgramRun.isWanted, "skipped: no program in .build/debug"))
struct ProcessTests {
    private let folder = TemporaryFolder()
    private let telegram = "TAG: PREL\nSUBJECT: ONE\n\n1. (U) They stand.\n"

    private func path(_ name: String) -> String { folder.path + "/" + name }

    /// A message goes nowhere then, and least of all into an output.
    @Test(arguments: ["2>&-", "2>&- <&-", "2>&- >&-", "2>&- >&- <&-"])
    func noMessageIsWrittenIntoAnOutput(_ closed: String) throws {
        try folder.write(telegram, to: "in/a.txt")
        try folder.write(telegram, to: "in/b.txt")
        let whole = try ProgramRun.shell(
            #""$0" "$1" -o "$2" 2>/dev/null"#, [path("in"), path("whole.csv")])
        #expect(whole.status == 0)
        for jobs in ["1", "2"] {
            let run = try ProgramRun.shell(
                #""$0" "$1" -o "$2" -j "$3" "# + closed, [path("in"), path("out.csv"), jobs])
            #expect(run.status == 0)
            #expect(try folder.read("out.csv") == folder.read("whole.csv"))
        }
    }

    @Test func whatCannotBeWrittenIsAnError() throws {
        let input = try folder.write(telegram, to: "a.txt")
        let run = try ProgramRun.shell(#""$0" "$1" -t text >&- 2>"$2""#, [input, path("errors")])
        #expect(run.status == 1)
        let errors = String(decoding: try folder.read("errors"), as: UTF8.self)
        #expect(errors.contains("standard output cannot be written: Bad file descriptor"))
    }

    @Test func aClosedInputIsAnError() throws {
        let run = try ProgramRun.shell(#""$0" - -t text <&- 2>&1"#, [])
        #expect(run.status == 1)
        #expect(run.output.contains("-: error: cannot be read: Bad file descriptor"))
    }

    /// The input is a pipe that nobody ends, so that the process is killed in the middle.
    @Test(arguments: ["TERM", "HUP", "KILL"], ["all.csv", "all.tei.xml", "all.zip"])
    func nothingIsLeftOfAFileOnItsWay(_ signal: String, _ name: String) throws {
        let run = try ProgramRun.shell(
            #"""
            mkdir "$3"
            mkfifo "$2"
            exec 9<>"$2"
            "$0" "$1" "$2" -t tei -o "$3/$4" --report "$3/report" --failed "$3/failed" 9<&- &
            cat "$1" >&9
            sleep 0.3
            kill -s "$5" $!
            wait $!
            ls -A "$3"
            """#,
            [try folder.write(telegram, to: "a.txt"), path("pipe"), path("out"), name, signal])
        #expect(run.output == "")
    }

    @Test func stoppingSaysHowToGoOn() throws {
        let input = try folder.write(telegram, to: "a.txt")
        let run = try ProgramRun.shell(
            #"""
            set -m
            mkfifo "$2"
            exec 9<>"$2"
            "$0" "$1" "$2" -t text -o "$3/" 9<&- 2>&1 &
            # A busy machine, or a sanitizer, takes its time to begin.
            for _ in {1..300}; do [ -e "$3/.cableconv" ] && break; sleep 0.1; done
            sleep 0.3
            kill -s INT $!
            wait $!
            """#, [input, path("pipe"), path("out")])
        #expect(run.status == 130)
        #expect(run.output.contains("stopped; --resume goes on with the run"))
    }
}
