import CableConversion
import CableTestSupport
import Foundation
import Testing

/// Archives that are damaged, or made to do harm, and names in them that are not ASCII.
@Suite struct HostileArchiveTests {
    private let folder = TemporaryFolder()
    private let one =
        "R 131000Z MAY 07\nUNCLAS EREWHON 000001\nSUBJECT: ONE\n\n1. (U) They stand.\n"
    private let two = "R 131000Z MAY 07\nUNCLAS EREWHON 000002\nSUBJECT: TWO\n\n1. (U) They turn.\n"

    private func path(_ name: String) -> String { folder.path + "/" + name }

    private var outputs: [String] { folder.files.filter { $0.hasPrefix("out/") }.sorted() }

    // MARK: Names

    private static let names = ["Bogotá", "Málaga/São Tomé", "Пермь/東京", "🗼"]

    static let archives = TestArchive.Format.allCases.filter(\.isArchive)

    @Test(arguments: archives)
    func namesBeyondASCIIAreRead(_ format: TestArchive.Format) throws {
        let entries = Self.names.map { TestArchive.Entry($0 + ".txt", one) }
        let input = try folder.write(
            TestArchive.make(format, entries), to: "in.\(format.rawValue)")
        let run = CommandRun.run([input, "-t", "text", "-o", path("out/")])
        #expect(run.errors == "")
        #expect(outputs == Self.names.map { "out/\($0).txt" }.sorted())
    }

    @Test(arguments: ["out.zip", "out.tar", "out.tar.gz", "out.tar.zst", "out.tar.xz", "out.tgz"])
    func namesBeyondASCIIAreWritten(_ name: String) throws {
        for name in Self.names { try folder.write(one, to: "in/\(name).txt") }
        let run = CommandRun.run([path("in"), "-t", "text", "-o", path(name)])
        #expect(run.errors == "")
        let back = CommandRun.run([path(name), "-t", "text", "-o", path("out/")])
        #expect(back.errors == "")
        #expect(outputs == Self.names.map { "out/\($0).txt" }.sorted())
    }

    /// The flag by which a zip archive says that a name is UTF-8.
    @Test func aZipSaysThatItsNamesAreUTF8() throws {
        try folder.write(one, to: "in/Bogotá.txt")
        #expect(CommandRun.run([path("in"), "-t", "text", "-o", path("out.zip")]).status == 0)
        let bytes = try folder.read("out.zip")
        #expect(bytes[7] & 0x08 != 0)
    }

    /// With the program itself, since this process may have another locale.
    @Test(
        .enabled(if: ProgramRun.isWanted, "skipped: no program in .build/debug"),
        arguments: ["C", "POSIX", "C.UTF-8", "xx_XX.none"])
    func theLocaleDoesNotMatter(_ locale: String) throws {
        try folder.write(one, to: "in/Bogotá.txt")
        let run = try ProgramRun.shell(
            #""$0" "$1" -t text -o "$2.zip" && "$0" "$1" -t text -o "$2.tar" && "$0" "$2.zip" "$2.tar" -t text -o "$2/""#,
            [path("in"), path("out")], environment: ["LC_ALL=\(locale)"])
        #expect(run.status == 0)
        #expect(outputs == ["out/Bogotá.txt", "out/Bogotá~2.txt"])
    }

    @Test(arguments: [
        "a/b\\..\\..\\..\\evil.txt", "..\\evil.txt", "a\\..\\..\\evil.txt", "c/C:\\x.txt",
        "C:x.txt",
        "\\evil.txt",
    ])
    func aBackslashPartsFoldersToo(_ name: String) throws {
        let input = try folder.write(
            TestArchive.make(.zip, [.init(name, one), .init("a\\b.txt", two)]), to: "in.zip")
        let run = CommandRun.run([input, "-t", "text", "-o", path("out/")])
        #expect(run.status == 1)
        #expect(run.errorLines.filter { $0.contains("leads out of the archive") }.count == 1)
        #expect(outputs == ["out/a/b.txt"])
    }

    /// What links are only the index of a zip archive tells.
    @Test(arguments: [0, 10_000])
    func aLinkInAZipIsNoText(_ lines: Int) throws {
        let long = one + String(repeating: "They stand and they stand.\n", count: lines)
        let noise = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 ^ $0 >> 7) }
        let input = try folder.write(
            TestArchive.make(
                .zip,
                [
                    .init("long.txt", long), .init("noise.bin", lines == 0 ? [] : noise),
                    .init("link.txt", linkTo: "SUBJECT: NO TEXT"),
                ]), to: "in.zip")
        let run = CommandRun.run([
            input, "-t", "text", "-o", path("out/"), "--exclude", "*.bin",
        ])
        #expect(run.errors.contains("link.txt: error: leads out of the archive, or is a link"))
        #expect(outputs == ["out/long.txt"])
    }

    // MARK: What a content may start

    /// Texts that begin as what libarchive would decode, or hand to a program.
    static let beginnings: [[UInt8]] = [
        Array("LRZI".utf8) + [0, 6] + [UInt8](repeating: 0, count: 40),
        Array("GRZipII\0\u{2}\u{4}:)".utf8),
        [0x89, 0x4C, 0x5A, 0x4F, 0, 0x0D, 0x0A, 0x1A, 0x0A],
        [0x1F, 0x9D, 0x90, 0x41], [0x04, 0x22, 0x4D, 0x18, 0x64],
    ]

    @Test(
        .enabled(if: ProgramRun.isWanted, "skipped: no program in .build/debug"),
        arguments: beginnings, [TestArchive.Format.gzip, .zstd])
    func noContentStartsAProgram(_ content: [UInt8], _ format: TestArchive.Format) throws {
        for name in ["lrzip", "grzip", "lzop", "gzip", "zstd", "compress", "lz4"] {
            try folder.write("#!/bin/sh\necho >\"$STARTED\"\ncat\n", to: "bin/" + name)
            chmod(path("bin/" + name), 0o755)
        }
        let input = try folder.write(
            TestArchive.make(format, [.init("x", content)]), to: "x.txt.\(format.rawValue)")
        let run = try ProgramRun.shell(
            #"PATH=$2:$PATH "$0" "$1" -t text 2>&1"#, [input, path("bin")],
            environment: ["STARTED=\(path("started"))"])
        #expect(run.status == 1)
        #expect(!folder.files.contains("started"))
        #expect(run.output.contains("text"), "it says what it is: \(run.output)")
    }

    @Test(arguments: [TestArchive.Format.gzip, .zstd])
    func aTextWithAnAttachmentIsReadAsItStands(_ format: TestArchive.Format) throws {
        for attachment in [
            "begin 644 a.txt\n#86)C\n`\nend\n", "begin-base64 644 a.txt\nYWJj\n====\n",
        ] {
            let text = one + attachment
            let plain = try folder.write(text, to: "x.txt")
            let input = try folder.write(
                TestArchive.make(format, [.init("x", text)]), to: "x.txt.\(format.rawValue)")
            let run = CommandRun.run([input, "-t", "text"])
            #expect(run.status == 0)
            #expect(run.outputText.contains("begin"))
            #expect(run.output == CommandRun.run([plain, "-t", "text"]).output)
        }
    }

    // MARK: Damage

    static let compressed: [TestArchive.Format] = [
        .gzip, .zstd, .bzip2, .xz, .tarGzip, .tarZstd, .tarXz, .tarBzip2,
    ]

    @Test(arguments: compressed)
    func whatIsCutIsAnErrorThatNamesTheFile(_ format: TestArchive.Format) throws {
        let whole = TestArchive.make(format, [.init("one.txt", one)])
        for left in [20, whole.count / 2, whole.count - 12, whole.count - 1] {
            let input = try folder.write(
                Array(whole.prefix(left)), to: "cut.txt.\(format.rawValue)")
            let run = CommandRun.run([input, "-t", "text", "-o", path("out/")])
            #expect(run.status == 1, "\(left) of \(whole.count)")
            #expect(
                run.errors.contains(
                    "cut.txt.\(format.rawValue): error: cannot be read as an archive"),
                "\(left) of \(whole.count): \(run.errors)")
        }
    }

    /// Between two entries nothing but the missing end tells that it is cut; long and short, alone and
    /// compressed.
    @Test(arguments: [1, 6000], [false, true])
    func aTarThatIsCutBehindAnEntryIsAnError(_ lines: Int, _ isCompressed: Bool) throws {
        let long = one + String(repeating: "They stand and they stand.\n", count: lines)
        let whole = TestArchive.make(.tar, [.init("one.txt", long), .init("two.txt", two)])
        let blocks = 1 + (long.utf8.count + 511) / 512
        func run(_ bytes: [UInt8]) throws -> CommandRun {
            let packed = isCompressed ? TestArchive.make(.gzip, [.init("x", bytes)]) : bytes
            let input = try folder.write(packed, to: "in.tar" + (isCompressed ? ".gz" : ""))
            return CommandRun.run([input, "-t", "text", "-o", path("out/")])
        }
        let cut = try run(Array(whole.prefix(blocks * 512)))
        #expect(cut.status == 1)
        #expect(cut.errorLines.first?.contains("/in.tar") == true)
        #expect(cut.errors.contains("it ends too early"))
        #expect(outputs == ["out/one.txt"])
        // One block of zeros is end enough, and however many.
        let end = (blocks + 1 + (two.utf8.count + 511) / 512) * 512
        for zeros in [512, 1024, 20_000] {
            let ended = Array(whole.prefix(end)) + [UInt8](repeating: 0, count: zeros)
            #expect(try run(ended).errors == "")
        }
    }

    /// What stands behind the end of one is the next, by `cat one.tar two.tar`, or damage.
    @Test(arguments: [0, 40], [false, true])
    func whatStandsBehindTheEndOfATarIsRead(_ blocks: Int, _ isCompressed: Bool) throws {
        func run(_ bytes: [UInt8]) throws -> CommandRun {
            let packed = isCompressed ? TestArchive.make(.bzip2, [.init("x", bytes)]) : bytes
            let input = try folder.write(packed, to: "in.tar" + (isCompressed ? ".bz2" : ""))
            return CommandRun.run([input, "-t", "text", "-o", path("out/")])
        }
        let zeros = [UInt8](repeating: 0, count: 512 * blocks)
        let first = TestArchive.make(.tar, [.init("one.txt", one)]) + zeros
        let both = try run(first + TestArchive.make(.tar, [.init("two.txt", two)]) + zeros)
        #expect(both.errors == "")
        #expect(outputs == ["out/one.txt", "out/two.txt"])
        // The head of the second entry is gone.
        var bytes = TestArchive.make(.tar, [.init("one.txt", one), .init("three.txt", two)])
        bytes.replaceSubrange(1024..<1536, with: [UInt8](repeating: 0, count: 512))
        for bytes in [bytes, first + Array(repeating: 0x78, count: 512)] {
            let damaged = try run(bytes)
            #expect(damaged.status == 1)
            #expect(damaged.errors.contains("cannot be read as an archive"), "\(damaged.errors)")
        }
        #expect(outputs == ["out/one.txt", "out/two.txt"])
    }

    /// Of two zip archives in one file only one has an index that counts, which is said; a program before the
    /// archive, which unpacks it, is no archive.
    @Test(arguments: [false, true], [false, true])
    func twoZipsInOneFileAreAnError(_ isPiped: Bool, _ isLong: Bool) throws {
        let first = isLong ? one + String(repeating: "They stand.\n", count: 40_000) : one
        func run(_ bytes: [UInt8]) throws -> CommandRun {
            let input = try folder.write(bytes, to: "in.zip")
            let flags = ["-t", "text", "-o", path("out/")]
            return isPiped ? CommandRun.run(flags, input: bytes) : CommandRun.run([input] + flags)
        }
        let zip = TestArchive.make(.zip, [.init("one.txt", first)])
        let both = try run(zip + TestArchive.make(.zip, [.init("two.txt", two)]))
        #expect(both.status == 1)
        #expect(both.errors.contains("it is two archives"), "\(both.errors)")
        #expect(try run(zip).errors == "")
        // Signs of an end within the comment behind the end.
        var commented = zip
        let comment = Array("PK\u{5}\u{6} and more of it, as long as an end".utf8)
        commented[zip.count - 2] = UInt8(comment.count)
        #expect(try run(commented + comment).errors == "")
        if !isPiped {
            let unpacking = try run(Array("MZ says that it unpacks\n".utf8) + zip)
            #expect(!unpacking.errors.contains("two archives"))
        }
    }

    @Test(arguments: [TestArchive.Format.gzip, .tarGzip])
    func aWrongChecksumIsAnError(_ format: TestArchive.Format) throws {
        let whole = TestArchive.make(format, [.init("one.txt", one)])
        // The checksum, and the length.
        for place in [whole.count - 8, whole.count - 1] {
            var bytes = whole
            bytes[place] ^= 0x40
            let input = try folder.write(bytes, to: "bad.txt.\(format.rawValue)")
            let run = CommandRun.run([input, "-t", "text", "-o", path("out/")])
            #expect(run.status == 1)
            #expect(run.errorLines.count == 1 + (format == .tarGzip ? 2 : 0))
            #expect(run.errors.contains("bad.txt.\(format.rawValue): error: "))
            // An entry was whole before it; the text of a compressed file is not.
            #expect(outputs == (format == .tarGzip ? ["out/one.txt"] : []))
        }
    }

    @Test func rowsBeforeTheBreakAreConverted() throws {
        let dump = try FileSystem.read(PackageFolder.path + "/Samples/cables.csv")
        var bytes = TestArchive.make(.gzip, [.init("x", dump)])
        bytes[bytes.count - 5] ^= 1
        let input = try folder.write(bytes, to: "cables.csv.gz")
        let run = CommandRun.run([input, "-t", "text", "-o", path("out/")])
        #expect(run.status == 1)
        #expect(run.errors.contains("cables.csv.gz: error: "))
        // Whether the last is whole nobody knows.
        #expect(outputs == ["out/cables/07EREWHON42.txt"])
    }

    @Test func membersOfGzipFollowEachOther() throws {
        let first = TestArchive.make(.gzip, [.init("x", one)])
        let second = TestArchive.make(.gzip, [.init("x", "2. (U) They turn.\n")])
        let zeros = [UInt8](repeating: 0, count: 512)
        for bytes in [first + second, first + zeros + second, first + second + zeros] {
            let run = CommandRun.run(["-t", "text"], input: bytes)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.outputText.contains("They turn."))
        }
        let broken = CommandRun.run(["-t", "text"], input: first + second.dropLast(3))
        #expect(broken.status == 1)
        let garbage = CommandRun.run(["-t", "text"], input: first + [0x50, 0x51])
        #expect(garbage.status == 1)
    }

    /// Each form may have several streams one behind the other; whatever else follows is damage to one.
    @Test(arguments: compressed.filter { !$0.isArchive }, [0, 3000])
    func whatIsNoStreamBehindAnotherIsAnError(_ format: TestArchive.Format, _ lines: Int) throws {
        let long = one + String(repeating: "They stand and they stand.\n", count: lines)
        let first = TestArchive.make(format, [.init("x", long)])
        let second = TestArchive.make(format, [.init("x", "2. (U) They turn.\n")])
        let both = CommandRun.run(["-t", "text"], input: first + second)
        #expect(both.status == 0, "\(both.errors)")
        #expect(both.outputText.contains("They turn."))
        var damaged = second
        damaged[1] ^= 0x01
        for rest in [damaged, Array("\n".utf8), Array("They turn.\n".utf8)] {
            let input = try folder.write(first + rest, to: "in.txt")
            for input in [
                CommandRun.run([input, "-t", "text"]), .run(["-t", "text"], input: first + rest),
            ] {
                #expect(input.status == 1, "\(rest.count)")
                #expect(input.errors.contains("cannot be read as an archive"), "\(input.errors)")
            }
        }
    }

    @Test(arguments: [TestArchive.Format.zip, .sevenZip])
    func aDamagedEntryIsAnError(_ format: TestArchive.Format) throws {
        let whole = TestArchive.make(format, [.init("one.txt", one)])
        var bytes = whole
        // In the middle of the compressed text.
        bytes[70] ^= 0x10
        let input = try folder.write(bytes, to: "bad.\(format.rawValue)")
        let run = CommandRun.run([input, "-t", "text", "-o", path("out/")])
        #expect(run.status == 1)
        #expect(run.errors.contains("cannot be read as an archive"), "\(run.errors)")
        #expect(outputs == [])
    }

    @Test func aFileWithoutChecksumIsSaidToBeSo() throws {
        let bytes = TestArchive.make(.zstd, [.init("x", one)])
        let input = try folder.write(bytes, to: "x.txt.zst")
        let run = CommandRun.run([input, "-t", "text", "--verbose"])
        #expect(run.status == 0)
        #expect(run.errors.contains("note: the compressed file has no checksum"))
        #expect(CommandRun.run([input, "-t", "text"]).errors == "")
    }
}
