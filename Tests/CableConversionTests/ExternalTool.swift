import CableTestSupport
import Foundation

/// A program that checks what was written.
///
/// Where it is not installed its tests are skipped; where `CABLECONV_REQUIRE_TOOLS` is set, they
/// fail.
struct ExternalTool: Sendable {
    var path: String

    /// RELAX NG validator of James Clark (Debian: jing).
    static let jing = TestEnvironment.tool("jing").map(ExternalTool.init)

    /// Validator of HTML (Debian: tidy).
    static let tidy = TestEnvironment.tool("tidy").map(ExternalTool.init)

    /// What runs scripts of the web (Debian: nodejs).
    static let node = TestEnvironment.tool("node").map(ExternalTool.init)

    /// What makes sites of Markdown (Debian: hugo).
    static let hugo = TestEnvironment.tool("hugo").map(ExternalTool.init)

    /// What shows pages (Debian: chromium).
    static let chromium = TestEnvironment.tool("chromium").map(ExternalTool.init)

    /// A Python that has the modules of a script: that of the tests' own environment, which
    /// `Scripts/test.sh` sets up, or else the system's.
    static func python(with modules: String) -> ExternalTool? {
        [PackageFolder.path + "/.build/python/bin/python", "/usr/bin/python3"].lazy
            .map(ExternalTool.init)
            .first { python in
                FileManager.default.isExecutableFile(atPath: python.path)
                    && (try? python.run(["-c", "import \(modules)"]))?.status == 0
            }
    }

    static let pythonForSchemas = python(with: "jsonschema")
    static let pythonForRows = python(with: "json, sqlite3")
    static let pythonForRDF = python(with: "rdflib")
    static let pythonForData = python(with: "datasette, duckdb, networkx, pandas, polars")
    static let pythonForCrates = python(with: "rocrate, rocrate_validator")
    static let pythonForBrowsers = python(with: "axe_playwright_python, playwright")
    static let pythonForMkDocs = python(with: "mkdocs, material")
    static let pythonForLinkedData = python(with: "pyld, rdflib, pyshacl")

    /// Whether a test is to run: the tool is there, or its absence is to be a failure.
    static func isWanted(_ tool: ExternalTool?) -> Bool {
        tool != nil || TestEnvironment.requiresTools
    }

    struct Run {
        var status: Int32
        /// Standard output and standard error.
        var output: String
    }

    /// Runs it.
    ///
    /// - Parameter environment: what is put to the environment of the tests.
    func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) throws -> Run {
        let process = Process()
        process.environment = ProcessInfo.processInfo.environment
            .merging(environment) { _, other in other }
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let stdin = Pipe()
        let stdout = Pipe()
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = stdout
        try process.run()
        try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
    }
}

/// A script of this target.
func scriptPath(_ name: String) -> String {
    PackageFolder.path + "/Tests/CableConversionTests/Tools/" + name
}
