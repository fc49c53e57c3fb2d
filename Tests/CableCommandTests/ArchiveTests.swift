import CableConversion
import CableTestSupport
import Testing

/// Archives in, archives out.
@Suite struct ArchiveTests {
    private let folder = TemporaryFolder()
    private let one =
        "R 131000Z MAY 07\nUNCLAS EREWHON 000001\nSUBJECT: ONE\n\n1. (U) They stand.\n"
    private let two = "R 131000Z MAY 07\nUNCLAS EREWHON 000002\nSUBJECT: TWO\n\n1. (U) They turn.\n"

    private func path(_ name: String) -> String { folder.path + "/" + name }

    private func write(_ bytes: [UInt8], to name: String) throws -> String {
        try FileSystem.replace(path(name), with: bytes)
        return path(name)
    }

    @Test(arguments: TestArchive.Format.allCases)
    func anArchiveIsLikeAFolder(_ format: TestArchive.Format) throws {
        let isBare = !format.isArchive
        let entries = [
            TestArchive.Entry("deep/one.txt", one), TestArchive.Entry("./two.txt", two),
            TestArchive.Entry("deep/.hidden", "x"), TestArchive.Entry("__MACOSX/a.txt", "x"),
        ]
        let bytes = TestArchive.make(format, isBare ? [entries[0]] : entries)
        let input = try write(bytes, to: "in/cables.txt.\(format.rawValue)")
        let run = CommandRun.run([input, "-t", "json", "-o", path("out/")])
        #expect(run.errors == "")
        #expect(run.status == 0)
        let files = folder.files.filter { $0.hasPrefix("out/") }
        if isBare {
            #expect(files == ["out/cables.json"])
            return
        }
        #expect(files.sorted() == ["out/deep/one.json", "out/two.json"])
        // The hash and the size are those of the entry.
        let json = String(decoding: try folder.read("out/two.json"), as: UTF8.self)
        #expect(json.contains("\"name\": \"two.txt\""))
        #expect(json.contains("\"size\": \(two.utf8.count)"))
    }

    @Test(arguments: TestArchive.Format.allCases.filter(\.isArchive))
    func whatLeadsOutIsRefused(_ format: TestArchive.Format) throws {
        let input = try write(
            TestArchive.make(
                format,
                [
                    .init("../out.txt", one), .init("/tmp/out.txt", one),
                    .init("deep/../../out.txt", one), .init("link.txt", linkTo: "/etc/passwd"),
                    .init("good.txt", two),
                ]), to: "a.\(format.rawValue)")
        let run = CommandRun.run([input, "-t", "text", "-o", path("out/")])
        #expect(run.status == 1)
        #expect(run.errorLines.filter { $0.contains("leads out of the archive") }.count == 4)
        #expect(folder.files.filter { $0.hasPrefix("out") } == ["out/good.txt"])
    }

    @Test func archivesInArchivesAreReadButNoDeeper() throws {
        let inner = TestArchive.make(.zip, [.init("one.txt", one)])
        let innermost = TestArchive.make(.gzip, [.init("x", inner)])
        let input = try write(
            TestArchive.make(
                .tarZstd,
                [
                    .init("inner.zip", inner), .init("two.txt", two),
                    .init("more.7z", TestArchive.make(.sevenZip, [.init("a/b.txt", two)])),
                    .init("deeper.zip", TestArchive.make(.zip, [.init("x.gz", innermost)])),
                ]), to: "a.tar.zst")
        let run = CommandRun.run([input, "-t", "text", "-o", path("out/")])
        #expect(run.status == 1)
        #expect(run.errorLines.first?.contains("deeper.zip/x.gz: error: is gzip data") == true)
        #expect(
            folder.files.filter { $0.hasPrefix("out") }.sorted()
                == ["out/inner.zip/one.txt", "out/more.7z/a/b.txt", "out/two.txt"])
    }

    @Test func aDumpInAnArchiveIsReadRowByRow() throws {
        let dump = try FileSystem.read(PackageFolder.path + "/Samples/cables.csv")
        let input = try write(TestArchive.make(.tarXz, [.init("cables.csv", dump)]), to: "d.tar.xz")
        let run = CommandRun.run([input, "-t", "text", "-o", path("out/")])
        #expect(run.status == 0)
        #expect(
            folder.files.filter { $0.hasPrefix("out") }.sorted()
                == ["out/cables/07EREWHON42.txt", "out/cables/08LAPUTA7.txt"])
    }

    /// A document of all cables is one whatever the archive; of a compressed file its content decides.
    @Test(arguments: TestArchive.Format.allCases)
    func anArchiveGoesToOneDocument(_ format: TestArchive.Format) throws {
        let isBare = !format.isArchive
        let entries = [TestArchive.Entry("one.txt", one), TestArchive.Entry("two.txt", two)]
        let input = try write(
            TestArchive.make(format, isBare ? [entries[0]] : entries), to: "in.\(format.rawValue)")
        let run = CommandRun.run([input, "-o", path("all.tei.xml")])
        #expect(run.status == 0, "\(run.errors)")
        let document = String(decoding: try folder.read("all.tei.xml"), as: UTF8.self)
        #expect(document.contains("<teiCorpus") == !isBare)
    }

    @Test(arguments: TestArchive.Format.allCases.filter { !$0.isArchive })
    func aCompressedDumpGoesToOneDocument(_ format: TestArchive.Format) throws {
        let dump = try FileSystem.read(PackageFolder.path + "/Samples/cables.csv")
        let bytes = TestArchive.make(format, [.init("cables.csv", dump)])
        let input = try write(bytes, to: "cables.csv.\(format.rawValue)")
        let run = CommandRun.run([input, "-o", path("all.tei.xml")])
        #expect(run.status == 0, "\(run.errors)")
        let document = String(decoding: try folder.read("all.tei.xml"), as: UTF8.self)
        #expect(document.components(separatedBy: "<TEI ").count == 3)
    }

    @Test func aBrokenArchiveCostsWhatIsBehindTheBreak() throws {
        let whole = TestArchive.make(.tarGzip, [.init("one.txt", one), .init("two.txt", two)])
        let input = try write(Array(whole.prefix(whole.count / 2)), to: "a.tar.gz")
        let run = CommandRun.run([input, path("b.txt"), "-t", "text", "-o", path("out/")])
        #expect(run.status == 1)
        #expect(run.errors.contains("a.tar.gz: error: cannot be read as an archive: "))
        #expect(run.errors.contains("b.txt: error: cannot be read"))
    }

    @Test(arguments: [TestArchive.Format.zip, .tarGzip, .sevenZip])
    func anEmptyArchiveIsSaidToBeSo(_ format: TestArchive.Format) throws {
        let input = try write(TestArchive.make(format, []), to: "a.\(format.rawValue)")
        let run = CommandRun.run([input, "-t", "text", "-o", path("out/")])
        #expect(run.status == 1)
        #expect(run.errors.contains("error: is empty"), "\(run.errors)")
    }

    @Test func filesAreChosenByPattern() throws {
        let input = try write(
            TestArchive.make(
                .zip,
                [.init("a/one.txt", one), .init("a/one.bak", one), .init("b/two.txt", two)]),
            to: "a.zip")
        let run = CommandRun.run([
            input, "--include", "*.txt", "--exclude", "b/*", "-t", "text", "-o", path("out/"),
        ])
        #expect(run.status == 0)
        #expect(folder.files.filter { $0.hasPrefix("out") } == ["out/a/one.txt"])
    }

    @Test(arguments: ["out.zip", "out.tar", "out.tar.gz", "out.tar.zst", "out.tar.xz"])
    func anArchiveOfDocumentsReadsBack(_ name: String) throws {
        try folder.write(one, to: "in/deep/one.txt")
        try folder.write(two, to: "in/two.txt")
        let output = path(name)
        #expect(CommandRun.run([path("in"), "-t", "json,text", "-o", output]).status == 0)
        let first = try FileSystem.read(output)
        #expect(
            CommandRun.run([path("in"), "-t", "json,text", "-o", output, "-j", "1"]).status == 0)
        #expect(try FileSystem.read(output) == first, "not the same bytes again")
        let back = CommandRun.run([
            output, "-t", "text", "-o", path("back/"), "--include", "*.json",
        ])
        #expect(back.status == 0)
        #expect(
            folder.files.filter { $0.hasPrefix("back") }.sorted()
                == ["back/deep/one.txt", "back/two.txt"])
        #expect(!folder.files.contains { $0.contains(".cableconv") })
    }

    @Test func aCompressedFileGoesToStandardOutput() throws {
        let input = try write(TestArchive.make(.gzip, [.init("x", one)]), to: "one.txt.gz")
        let run = CommandRun.run([input, "-t", "text"])
        #expect(run.status == 0)
        #expect(run.outputText.contains("SUBJECT: ONE"))
        let bytes = try FileSystem.read(input)
        #expect(CommandRun.run(["-t", "text"], input: bytes).outputText == run.outputText)
    }

    @Test func aRecordThatIsTooLongIsNotRead() throws {
        let long = String(repeating: "They stand and they stand.\n", count: 50_000)
        try folder.write(one + long, to: "in/long.txt")
        try folder.write(two, to: "in/two.txt")
        let run = CommandRun.run([
            path("in"), "-t", "text", "-o", path("out/"), "--record-limit", "1",
        ])
        #expect(run.status == 1)
        #expect(run.errors.contains("in/long.txt: error: is longer than 1 MB"))
        #expect(folder.files.filter { $0.hasPrefix("out") } == ["out/two.txt"])
    }
}
