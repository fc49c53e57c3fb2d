import CableConversion
import CableTestSupport
import Testing

/// Holds what the README shows against what the command prints.
@Suite struct ReadmeTests {
    /// A command and its output, from a `console` block: the first line is `$ cableconv ARGUMENTS`;
    /// a line `…` stands for any number of lines.
    struct Example: CustomTestStringConvertible, Sendable {
        var arguments: [String]
        var expected: [String]
        var testDescription: String { arguments.joined(separator: " ") }
    }

    static let readme = (try? lines(of: "README.md")) ?? []
    static let examples = examples(in: readme)

    static func lines(of path: String) throws -> [String] {
        let bytes = try FileSystem.read(PackageFolder.path + "/" + path)
        return String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    static func examples(in lines: [String]) -> [Example] {
        var examples: [Example] = []
        var index = 0
        while let start = lines[index...].firstIndex(of: "```console"),
            let end = lines[start...].firstIndex(of: "```")
        {
            let words = lines[start + 1].split(separator: " ").map(String.init)
            precondition(words.starts(with: ["$", "cableconv"]), lines[start + 1])
            examples.append(
                Example(
                    arguments: Array(words.dropFirst(2)),
                    expected: Array(lines[(start + 2)..<end])))
            index = end + 1
        }
        return examples
    }

    @Test func thereAreExamples() { #expect(Self.examples.count >= 3) }

    @Test(arguments: examples)
    func printsWhatTheReadmeShows(_ example: Example) throws {
        let run = CommandRun.run(example.arguments)
        #expect(run.status == 0)
        let printed = run.outputText.split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        var index = printed.startIndex
        var maySkip = false
        for line in example.expected {
            if line == "…" {
                maySkip = true
                continue
            }
            let found = maySkip ? printed[index...].firstIndex(of: line) : index
            let place = try #require(found, "not printed: \(line)")
            try #require(place < printed.endIndex, "not printed: \(line)")
            try #require(printed[place] == line, "not printed, or not there: \(line)")
            index = place + 1
            maySkip = false
        }
        if !maySkip {
            let rest = printed[index...].filter { !$0.isEmpty }
            #expect(rest.isEmpty, "the README leaves the end out")
        }
    }

    /// `Scripts/pictures.sh` makes them.
    @Test func thePicturesAreThereAndSmall() throws {
        let text = Self.readme.joined(separator: "\n")
        let names = text.split(separator: "](Pictures/").dropFirst().map { $0.prefix { $0 != ")" } }
        #expect(names.count >= 4)
        for name in names {
            let picture = try FileSystem.read(PackageFolder.path + "/Pictures/" + name)
            #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]), "\(name) is no PNG")
            #expect(picture.count <= 150 * 1024, "\(name)")
        }
    }

    @Test func theScriptsThatItNamesAreThere() throws {
        for script in ["Scripts/setup.sh", "Scripts/test.sh"] {
            #expect(Self.readme.contains("    " + script))
            _ = try FileSystem.read(PackageFolder.path + "/" + script)
        }
    }

    @Test func itNamesThePackagesThatTheScriptsInstall() throws {
        let text = Self.readme.joined(separator: " ")
        let scripts = try Self.lines(of: "Scripts/packages.sh")
        let listed = scripts.drop { !$0.hasPrefix("toolchain_packages") }
            .filter { !$0.hasPrefix("#") }.joined(separator: " ")
            .split { " ()=".contains($0) }.map(String.init)
            .filter { $0.allSatisfy { $0.isLetter || $0.isNumber || "-+".contains($0) } }
        #expect(listed.count >= 10)
        for package in listed { #expect(text.contains(package), "\(package)") }
    }
}
