import CableConversion
import CableFormats
import CableModel
import CableTestSupport
import Testing

/// What other programs say of the documents of the whole corpus.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct ValidityTests {
    /// Writes every cable of the corpus in a format, as the command does; returns the files' paths.
    private func write(_ name: String, to folder: TemporaryFolder) throws -> [String] {
        let format = try #require(Registry.format(named: name))
        let conversion = Conversion(writers: [format])
        return try concurrentMap(try CorpusReadings.all.get()) { cable in
            let result = conversion.convert(cable.source, recordedName: cable.entry.name)
            let document = try #require(result.cables.first?.documents.first)
            let file = cable.entry.name + (format.fileExtension ?? "")
            return try folder.write(document.bytes, to: file)
        }
    }

    @Test(
        .enabled(if: ExternalTool.isWanted(.jing), "skipped: jing is not installed"))
    func everyTEIDocumentIsValid() throws {
        let jing = try #require(ExternalTool.jing, "jing is not installed")
        let folder = TemporaryFolder()
        let files = try write("tei", to: folder)
        let everything = try folder.write(
            try Readings.write(.init(cable: .everything), by: TEIWriter()), to: "everything.tei.xml"
        )
        let empty = try folder.write(
            try Readings.write(.init(cable: .init()), by: TEIWriter()), to: "empty.tei.xml")
        let run = try jing.run(
            [Corpus.folder + "/schema/tei_all.rng"] + files + [everything, empty])
        #expect(run.status == 0, "\(run.output.prefix(4000))")
    }

    @Test(
        .enabled(
            if: ExternalTool.isWanted(.pythonForSchemas),
            "skipped: no Python with jsonschema; Scripts/test.sh installs it"),
        arguments: [
            ("jsonld", "JSONLD/Schema/cable.schema.json"),
            ("json", "ModelJSON/Schema/model.schema.json"),
        ])
    func everyDocumentKeepsItsJSONSchema(_ name: String, _ schema: String) throws {
        let python = try #require(ExternalTool.pythonForSchemas, "no Python with jsonschema")
        let folder = TemporaryFolder()
        _ = try write(name, to: folder)
        let format = try #require(Registry.format(named: name))
        let writer = try #require(format.writer)
        let suffix = try #require(format.fileExtension)
        for (file, cable) in [("everything", Cable.everything), ("empty", Cable())] {
            try folder.write(try Readings.write(.init(cable: cable), by: writer), to: file + suffix)
        }
        let run = try python.run([
            scriptPath("check_schema.py"), PackageFolder.path + "/Sources/CableFormats/" + schema,
            folder.path, suffix,
        ])
        #expect(run.status == 0, "\(run.output.prefix(4000))")
    }
}
