import CableConversion
import CableFormats
import CableModel
import CableSyntax
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
            let file = cable.entry.name + format.fileExtension
            return try folder.write(document.bytes, to: file)
        }
    }

    @Test(
        .enabled(if: ExternalTool.isWanted(.jing), "skipped: jing is not installed"))
    func everyTEIDocumentIsValid() throws {
        let jing = try #require(ExternalTool.jing, "jing is not installed")
        let folder = TemporaryFolder()
        let files = try write("tei", to: folder)
        let invented = [
            Reading(cable: .everything), Reading(cable: Cable()),
            Reading(cable: .everythingRepaired),
        ]
        let names = ["everything.tei.xml", "empty.tei.xml", "repaired.tei.xml"]
        let others = try zip(invented, names).map { reading, name in
            try folder.write(try Readings.write(reading, by: TEIWriter()), to: name)
        }
        let all = try CorpusReadings.all.get().map(\.reading) + invented
        let corpus = try folder.write(
            try Readings.write(all, by: TEICorpusWriter()), to: "all.corpus.xml")
        // The project's own schema, and the one of TEI that it is a part of.
        for schema in [PackageFolder.path + Self.ownSchema, Corpus.folder + "/schema/tei_all.rng"] {
            let run = try jing.run([schema] + files + others + [corpus])
            #expect(run.status == 0, "\(run.output.prefix(4000))")
        }
        let violations = try concurrentMap(files + others + [corpus]) { path in
            let problems = try FileSystem.read(path).withUnsafeBufferPointer {
                try RelaxNGSchema(path: PackageFolder.path + Self.ownSchema).problems(in: $0)
            }
            return problems.map { "\(path):\($0.line): \($0.message)" }
        }.flatMap { $0 }
        #expect(violations.isEmpty, "by libxml2: \(summary(violations))")
    }

    @Test(
        .enabled(if: ExternalTool.isWanted(.jing), "skipped: jing is not installed"))
    func theIndexOfTheCorrespondenceIsValid() throws {
        let jing = try #require(ExternalTool.jing, "jing is not installed")
        let folder = TemporaryFolder()
        let readings =
            try CorpusReadings.all.get().map(\.reading) + [
                Reading(cable: .everything), Reading(cable: Cable()),
            ]
        var options = WriterOptions()
        options[Publication.publisher] = "A & B <c>"
        options[Authorities.option] = try Authorities(
            csv: "name,uri\nAMEMBASSY EREWHON,https://example.org/a?b=1&c=2\nErewhon,urn:x:1\n")
        options[CMIFFormat.base] = "https://example.org/cables of \"1974\"/"
        let files = try [
            (readings, WriterOptions(), "index.xml"), (readings, options, "with-options.xml"),
            ([], options, "empty.xml"),
        ].map { readings, options, name in
            try folder.write(
                try Readings.write(readings, by: CMIFWriter(), options: options), to: name)
        }
        for schema in ["cmif.rng", "tei_all.rng"] {
            let run = try jing.run([Corpus.folder + "/schema/" + schema] + files)
            #expect(run.status == 0, "\(run.output.prefix(4000))")
        }
    }

    private static let ownSchema = "/Sources/CableFormats/TEI/Schema/cable-tei.rng"

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
        let suffix = format.fileExtension
        for (file, cable) in [
            ("everything", Cable.everything), ("empty", Cable()),
            ("repaired", Cable.everythingRepaired),
        ] {
            try folder.write(try Readings.write(.init(cable: cable), by: writer), to: file + suffix)
        }
        let run = try python.run([
            scriptPath("check_schema.py"), PackageFolder.path + "/Sources/CableFormats/" + schema,
            folder.path, suffix,
        ])
        #expect(run.status == 0, "\(run.output.prefix(4000))")
    }
}
