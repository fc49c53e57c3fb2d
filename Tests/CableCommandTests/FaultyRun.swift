import CableTestSupport
import Glibc
import Testing

/// A run of the built program over a system that fails on demand: `Tools/faults.c` lies between the two.
///
/// A layer of its own, and not doubles inside the program: so libraries' calls fail too, the program is the
/// one that is handed out, and it pays nothing for being tested.
struct FaultyRun {
    /// A fault of the system.
    struct Fault: Sendable, CustomTestStringConvertible {
        /// The calls that count, by the names that `faults.c` gives them.
        var calls: String
        /// Which of them fail: `3` the third, `3+` from the third on, `%3` the first and each third after it.
        var when: String
        /// How: a number of errno, `short`, `kill`.
        var does: String

        init(_ calls: String, _ when: String, _ does: String) {
            (self.calls, self.when, self.does) = (calls, when, does)
        }

        init(_ calls: String, _ when: String, _ number: Int32) {
            self.init(calls, when, String(number))
        }

        var testDescription: String {
            let how = Int32(does).map { String(cString: strerror($0)) } ?? does
            return "\(calls) \(when): \(how)"
        }
    }

    var status: Int32
    /// The lines of standard error; of standard output too where it goes nowhere else.
    var lines: [Substring]
    /// Whether the fault came to be.
    var isStruck: Bool

    /// Whether the tests are to run: program and compiler are there, or their absence is to be a failure.
    static var areWanted: Bool {
        ProgramRun.isWanted
            && (TestEnvironment.requiresTools || TestEnvironment.tool("clang") != nil)
    }

    /// Runs the program, its words in a line of bash; `"$1"` is the folder.
    ///
    /// - Parameters:
    ///   - folder: of the test. Of the files, those below it alone are touched by the fault.
    ///   - under: what the names of descriptors and files begin with that are; `nil`: the folder.
    static func run(
        _ words: String, in folder: TemporaryFolder, under: String? = nil, _ fault: Fault? = nil
    ) throws -> FaultyRun {
        let struck = folder.path + ".struck"
        unlink(struck)
        var environment: [String] = []
        if let fault {
            environment = [
                "FAULT_CALLS=" + fault.calls, "FAULT_WHEN=" + fault.when,
                "FAULT_DOES=" + fault.does, "FAULT_UNDER=" + (under ?? folder.path + "/"),
                "FAULT_STRUCK=" + struck,
            ]
        }
        let layer = try layer.get()
        // A killed process is bash's to report, on a standard error that is not ours.
        let run = try ProgramRun.shell(
            "exec 3>&1 2>/dev/null; { LD_PRELOAD=\(layer) \(words) 2>&3; }", [folder.path],
            environment: environment)
        let isStruck = access(struck, F_OK) == 0
        unlink(struck)
        return FaultyRun(
            status: run.status, lines: run.output.split(separator: "\n"), isStruck: isStruck)
    }

    private struct NoLayer: Error { var output: String }

    /// The layer, built once.
    private static let layer = Result {
        let source = PackageFolder.path + "/Tests/CableCommandTests/Tools/faults.c"
        let layer = PackageFolder.path + "/.build/faults.so"
        let build = try ProgramRun.shell(
            #"clang -shared -fPIC -O1 -Wall -Wextra -Werror -o "$2" "$1" -ldl 2>&1"#,
            [source, layer])
        guard build.status == 0 else { throw NoLayer(output: build.output) }
        return layer
    }
}
