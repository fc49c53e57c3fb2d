import CableConversion
import CableTestSupport
import Glibc
import Testing

/// What the program does where the system fails it, call by call.
@Suite(.enabled(if: FaultyRun.areWanted, "skipped: no program in .build/debug, or no cc"))
struct FaultTests {
    typealias Fault = FaultyRun.Fault

    private let folder = TemporaryFolder()

    /// What changes files.
    private static let changes = "create,write,rename,link,unlink,mkdir,ftruncate"

    /// Five inputs, one of them in a folder below, two of one output name.
    private func makeInputs() throws {
        for (index, name) in ["a.txt", "b.txt", "b.cable", "c/d.txt", "e.txt"].enumerated() {
            try folder.write(
                "R 131000Z MAY 07\nUNCLAS EREWHON 00000\(index)\nSUBJECT: ONE\n\n1. (U) They stand.\n",
                to: "in/" + name)
        }
        let tar = try ProgramRun.shell(#"cd "$1" && tar -czf in.tar.gz in"#, [folder.path])
        try #require(tar.status == 0)
    }

    private func tree(_ name: String) throws -> [String: [UInt8]] {
        var tree: [String: [UInt8]] = [:]
        guard FileSystem.kind(of: folder.path + "/" + name) == .folder else { return tree }
        for file in try FileSystem.allFiles(below: folder.path + "/" + name) {
            tree[file] = try folder.read(name + "/" + file)
        }
        return tree
    }

    // MARK: What a program must bear

    static let harmless = [
        Fault("read", "%2", EINTR), Fault("read", "1+", "short"),
        Fault("write", "%2", EINTR), Fault("write", "1+", "short"),
    ]

    static let outputs = [
        "out/", "out/all.csv", "out/all.tei.xml", "out/all.zip", "out/all.tar.gz",
    ]

    @Test(arguments: harmless, outputs)
    func shortAndInterruptedCallsAreGoneOnWith(_ fault: Fault, _ output: String) throws {
        try makeInputs()
        let flags = output.hasSuffix("all.csv") ? "" : "-t tei"
        func run(_ input: String, _ fault: Fault?) throws -> [String: [UInt8]] {
            let run = try FaultyRun.run(
                #""$0" "$1/\#(input)" \#(flags) -o "$1/\#(output)""#, in: folder, fault)
            #expect(run.status == 0, "\(run.lines)")
            #expect(run.isStruck == (fault != nil))
            let tree = try tree("out")
            _ = try ProgramRun.shell(#"rm -r "$1/out""#, [folder.path])
            return tree
        }
        for input in ["in", "in.tar.gz"] { #expect(try run(input, fault) == run(input, nil)) }
    }

    /// Pipes alone may have nothing yet, or no room.
    @Test(arguments: harmless + [Fault("read", "%2", EAGAIN), Fault("write", "%3", EAGAIN)])
    func pipesAreWaitedFor(_ fault: Fault) throws {
        try makeInputs()
        let words = #""$0" - -t tei < <(cat "$1/in/a.txt") > >(cat >&3)"#
        let whole = try FaultyRun.run(words, in: folder)
        let run = try FaultyRun.run(words, in: folder, under: "pipe:", fault)
        #expect(run.status == 0 && run.isStruck)
        #expect(run.lines == whole.lines && !whole.lines.isEmpty)
    }

    // MARK: What ends a run, or a part of it

    static let failures: [(call: String, number: Int32)] = [
        ("write", ENOSPC), ("write", EIO), ("create", EMFILE), ("create", EACCES),
        ("rename,link", ENOSPC), ("mkdir", ENOSPC), ("close", EIO), ("ftruncate", EIO),
    ]

    /// Each call in turn fails; what is there then is whole, and going on gives the rest.
    @Test(arguments: failures)
    func whatFailsIsSaidAndGoneOnWith(_ call: String, _ number: Int32) throws {
        try makeInputs()
        let words = #""$0" "$1/in" -t text,json -j 1 -o "$1/"#
        let undisturbed = try FaultyRun.run(words + #"whole/""#, in: folder)
        try #require(undisturbed.status == 0)
        let whole = try tree("whole")
        for place in 1... {
            let run = try FaultyRun.run(
                words + #"out/""#, in: folder, Fault(call, "\(place)", number))
            guard run.isStruck else {
                #expect(run.status == 0 && place > 1)
                break
            }
            let left = try tree("out").filter { !$0.key.hasPrefix(".cableconv/") }
            #expect(left.allSatisfy { whole[$0.key] == $0.value }, "\(place): \(left.keys)")
            let errors = run.lines.filter { $0.contains(": error: ") }
            let reason = String(cString: strerror(number))
            #expect(errors.allSatisfy { $0.contains(": \(reason); ") }, "\(place): \(errors)")
            // What fails in tidying up is no failure of the run.
            #expect(run.status == errors.count, "\(place): \(run.lines)")
            #expect(run.status == 1 || left == whole, "\(place)")
            let resumed = try FaultyRun.run(words + #"out/" --resume"#, in: folder)
            #expect(resumed.status == 0, "\(place): \(resumed.lines)")
            #expect(try tree("out") == whole, "\(place)")
            _ = try ProgramRun.shell(#"rm -r "$1/out""#, [folder.path])
        }
    }

    /// One document of all: nothing is left of what failed, unless there was another way.
    @Test(
        arguments: [ENOSPC, EIO],
        [
            "all.csv", "all.tei.xml", "all.zip", "all.tar.gz", "all.tar.xz", "all.sqlite",
            "all.graphml",
        ])
    func nothingIsLeftOfAFileThatFailed(_ number: Int32, _ name: String) throws {
        try makeInputs()
        let isArchive = name.hasSuffix(".zip") || name.contains(".tar.")
        let flags = isArchive ? "-t tei" : ""
        // SQLite has words of its own.
        let reason = name == "all.sqlite" ? "" : String(cString: strerror(number))
        for place in 1... {
            let run = try FaultyRun.run(
                #""$0" "$1/in" \#(flags) -j 1 -o "$1/out/\#(name)""#, in: folder,
                Fault("create,write,rename,link", "\(place)", number))
            guard run.isStruck else {
                #expect(run.status == 0 && place > 1)
                break
            }
            let errors = run.lines.filter { $0.contains(": error: ") }
            #expect(run.status == errors.count, "\(place): \(run.lines)")
            #expect(reason.isEmpty || errors.allSatisfy { $0.contains(reason) }, "\(errors)")
            #expect(try tree("out").count == 1 - errors.count, "\(place)")
            _ = try ProgramRun.shell(#"rm -rf "$1/out""#, [folder.path])
        }
    }

    @Test(arguments: [("read", EIO), ("open", EMFILE), ("open", EACCES)])
    func whatCannotBeReadIsSaidAndTheRestConverted(_ call: String, _ number: Int32) throws {
        try makeInputs()
        let run = try FaultyRun.run(
            #""$0" "$1/in" -t text -j 1 -o "$1/out/""#, in: folder, under: folder.path + "/in/",
            Fault(call, "3", number))
        #expect(run.status == 1)
        let said = run.lines.filter { $0.contains(": error: cannot be read: ") }
        #expect(said.count == 1 && said[0].contains(String(cString: strerror(number))))
        #expect(try tree("out").count == 4)
    }

    // MARK: Killed

    @Test func aSiteKilledAnywhereIsMadeAgain() throws {
        try makeInputs()
        let words = #""$0" site "$1/in" -j 1 -o "$1/"#
        try #require(try FaultyRun.run(words + #"whole""#, in: folder).status == 0)
        let whole = try tree("whole")
        // Its calls are many; each seventh stands for those around it.
        for place in stride(from: 1, to: .max, by: 7) {
            let run = try FaultyRun.run(
                words + #"out""#, in: folder, Fault(Self.changes, "\(place)", "kill"))
            guard run.isStruck else {
                #expect(run.status == 0 && place > 20)
                break
            }
            let again = try FaultyRun.run(words + #"out""#, in: folder)
            #expect(again.status == 0, "\(place): \(again.lines)")
            #expect(try tree("out") == whole, "\(place)")
            _ = try ProgramRun.shell(#"rm -rf "$1/out""#, [folder.path])
        }
    }

    static let runs = [
        ["-t text,json -j 1", "--resume"], ["-t text,json -j 2", "--resume"],
        ["-t text --update -j 1", ""],
    ]

    /// Killed before each call that changes a file, and gone on with.
    @Test(arguments: runs)
    func aRunKilledAnywhereIsGoneOnWith(_ flags: [String]) throws {
        try makeInputs()
        let words = #""$0" "$1/in" \#(flags[0]) -o "$1/"#
        try #require(try FaultyRun.run(words + #"whole/""#, in: folder).status == 0)
        let whole = try tree("whole")
        for place in 1... {
            let run = try FaultyRun.run(
                words + #"out/""#, in: folder, Fault(Self.changes, "\(place)", "kill"))
            guard run.isStruck else {
                #expect(run.status == 0 && place > 20)
                break
            }
            #expect(run.status == 128 + SIGKILL)
            let left = try tree("out").filter { !$0.key.hasPrefix(".cableconv") }
            #expect(left.allSatisfy { whole[$0.key] == $0.value }, "\(place): \(left.keys)")
            let resumed = try FaultyRun.run(words + #"out/" \#(flags[1])"#, in: folder)
            #expect(resumed.status == 0, "\(place): \(resumed.lines)")
            #expect(try tree("out") == whole, "\(place)")
            _ = try ProgramRun.shell(#"rm -rf "$1/out""#, [folder.path])
        }
    }
}
