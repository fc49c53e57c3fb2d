import CableFormats
import CableModel
import CableTestSupport
import Testing

/// What a user may want outputs to be called.
@Suite struct NamePatternTests {
    private let folder = TemporaryFolder()

    private func outputs(_ pattern: String, _ telegrams: [String]) throws -> (CommandRun, [String])
    {
        for (index, telegram) in telegrams.enumerated() {
            try folder.write(telegram, to: "in/\(index).txt")
        }
        let run = CommandRun.run([
            "\(folder.path)/in", "-t", "text", "-o", "\(folder.path)/out/", "--name-pattern",
            pattern,
        ])
        return (run, folder.files.filter { $0.hasPrefix("out/") }.sorted())
    }

    private static func telegram(_ serial: Int, subject: String = "MILLS") -> String {
        "R 131000Z MAY 07\nFM AMEMBASSY EREWHON\nUNCLAS EREWHON 00000\(serial)\n"
            + "SUBJECT: \(subject)\n\n1. The mills stand still.\n"
    }

    @Test(arguments: [
        ("{date}-{id}", ["out/2007-05-13-07EREWHON1.txt", "out/2007-05-13-07EREWHON2.txt"]),
        (
            "{year}/{post}/{id}",
            ["out/2007/EREWHON/07EREWHON1.txt", "out/2007/EREWHON/07EREWHON2.txt"]
        ),
        ("c-{classification}", ["out/c-UNCLASSIFIED.txt", "out/c-UNCLASSIFIED~2.txt"]),
    ])
    func outputsAreNamedSo(_ pattern: String, names: [String]) throws {
        let (run, files) = try outputs(pattern, [Self.telegram(1), Self.telegram(2)])
        #expect(run.status == 0)
        #expect(files == names)
    }

    /// What a cable says never names another folder, whatever signs it has.
    @Test(arguments: [
        ("../../ETC/PASSWD", "out/etc-passwd"), ("A: B/C \\ D?", "out/a-b-c-d"),
        ("..", "out/no-subject"), (".HIDDEN", "out/hidden"),
    ])
    func aCableCannotNameAFolder(_ subject: String, name: String) throws {
        let (run, files) = try outputs("{subject}", [Self.telegram(1, subject: subject)])
        #expect(run.status == 0, "\(run.errors)")
        #expect(files.map { $0.lowercased() } == [name + ".txt"])
    }

    @Test func aLongSubjectIsCut() throws {
        let subject = Array(repeating: "MILLS", count: 40).joined(separator: " ")
        let (_, files) = try outputs("{subject}", [Self.telegram(1, subject: subject)])
        #expect(files.count == 1 && files[0].utf8.count < 100)
    }

    @Test func whatIsNotKnownIsSaid() throws {
        let (_, files) = try outputs("{date}-{id}", ["1. (U) The mills stand still.\n"])
        #expect(files == ["out/no-date-no-id.txt"])
    }

    @Test(arguments: [
        ("{fnord}", "unknown key {fnord}; the keys are id, date"),
        ("all", "gives every cable one name"),
        ("{id", "has a { without its }"), ("id}{id}", "has a } without its {"),
        ("../{id}", "is no name below a folder"), ("/{id}", "is no name below a folder"),
        ("{id}/", "is no name below a folder"), (".{id}", "is no name below a folder"),
        ("{id}\n", "too long, or has controls"),
    ])
    func aPatternThatIsNoneIsRefused(_ pattern: String, message: String) throws {
        let (run, files) = try outputs(pattern, [Self.telegram(1)])
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("cableconv: --name-pattern: "))
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(files == [])
    }

    @Test func oneOutputHasNoPattern() {
        let run = CommandRun.run([
            "Samples/07EREWHON42.html", "-t", "text", "--name-pattern", "{id}",
        ])
        #expect(run.status == 2)
        #expect(run.errors.contains("names outputs in a folder"))
    }

    /// A run that goes on names the outputs as the one before did.
    @Test func aRunThatGoesOnKeepsTheNames() throws {
        _ = try outputs("{post}", (1...3).map { Self.telegram($0) })
        let before = folder.files
        let run = CommandRun.run([
            "\(folder.path)/in", "-t", "text", "-o", "\(folder.path)/out/", "--name-pattern",
            "{post}",
            "--update",
        ])
        #expect(run.status == 0)
        #expect(
            folder.files.filter { $0.hasSuffix(".txt") } == before.filter { $0.hasSuffix(".txt") })
    }
}
