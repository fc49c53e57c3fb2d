import CableFormats
import CableGrammar
import CableModel
import CableTestSupport
import Foundation
import Testing

@testable import CableConversion

/// What processors of linked data say of JSON-LD documents.
@Suite struct LinkedDataTests {
    static let schemas = PackageFolder.path + "/Sources/CableFormats/JSONLD/Schema"

    static let isWanted = ExternalTool.isWanted(.pythonForLinkedData)
    static let absence =
        "skipped: no Python with pyld, rdflib and pyshacl; Scripts/test.sh installs them"

    /// How many cables are looked at: RDF takes its time.
    static let sampleSize = 50

    private func check(
        _ folder: TemporaryFolder, base: String = "urn:cable:"
    ) throws -> ExternalTool.Run {
        let python = try #require(ExternalTool.pythonForLinkedData, "\(Self.absence)")
        return try python.run([scriptPath("check_jsonld.py"), Self.schemas, folder.path, base])
    }

    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"), .enabled(if: isWanted, "\(absence)"))
    func aSampleOfTheCorpusIsLinkedData() throws {
        let folder = TemporaryFolder()
        let cables = try CorpusReadings.all.get()
        let step = max(1, cables.count / Self.sampleSize)
        let sample = Array(
            stride(from: 0, to: cables.count, by: step).prefix(Self.sampleSize))
        #expect(sample.count == Self.sampleSize)
        for index in sample {
            try folder.write(
                try Readings.write(cables[index].withSource, by: JSONLDWriter()),
                to: "\(index).jsonld")
        }
        let run = try check(folder)
        #expect(run.status == 0, "\(run.output.prefix(4000))")
    }

    @Test(
        .enabled(if: isWanted, "\(absence)"), arguments: ["urn:cable:", "https://example.org/c/"])
    func everyCaseOfTheModelIsLinkedData(base: String) throws {
        let folder = TemporaryFolder()
        var options = WriterOptions()
        options[JSONLDFormat.baseIRI] = base
        for (name, cable) in [("everything", Cable.everything), ("empty", Cable())] {
            try folder.write(
                try Readings.write(.init(cable: cable), by: JSONLDWriter(), options: options),
                to: name + ".jsonld")
        }
        let run = try check(folder, base: base)
        #expect(run.status == 0, "\(run.output.prefix(4000))")
    }

    /// Faults that no JSON Schema sees, each with what the shapes say of it.
    @Test(
        .enabled(if: isWanted, "\(absence)"),
        arguments: [
            ("\"exact\": \"para 2\"", "\"exact\": \"para 3\"", "is not oa:exact"),
            (
                "\"position\": 2,\n   \"paragraphNumber\": 1",
                "\"position\": 1, \"paragraphNumber\": 1",
                "Two parts have the same position"
            ),
            (
                "\"name\": \"SECSTATE WASHDC\"",
                "\"name\": \"SECSTATE WASHDC\", \"deliveryNumber\": \"4418\"", "deliveryNumber"
            ),
            // By the shapes of RiC-O: what it says is what schema.org's terms say.
            (
                "\"hasSender\": \"urn:cable:agent/AMEMBASSY-EREWHON\"",
                "\"hasSender\": \"urn:cable:agent/SECSTATE-WASHDC\"", "hasSender"
            ),
            (
                "\"hasAddressee\": [\"urn:cable:agent/", "\"hasAddressee\": [\"urn:cable:tag/",
                "hasAddressee"
            ),
            (
                "\"creationDate\": \"2007", "\"creationDate\": \"2008", "rico:creationDate"
            ),
            (
                "\"@type\": [\"DocumentaryFormType\"]", "\"@type\": [\"DefinedTerm\"]",
                "DocumentaryFormType"
            ),
            (
                "\"@type\": [\"GovernmentOrganization\", \"CorporateBody\"],\n  \"name\": \"AMEMBASSY EREWHON\"",
                "\"@type\": [\"GovernmentOrganization\"],\n  \"name\": \"AMEMBASSY EREWHON\"",
                "hasSender"
            ),
            (
                "\"conformsTo\": \"urn:cable:profile:2\"",
                "\"conformsTo\": \"urn:cable:profile:9\"",
                "conformsTo"
            ),
        ])
    func theShapesSeeFaults(_ old: String, _ new: String, _ message: String) throws {
        let folder = TemporaryFolder()
        let text = String(
            decoding: try Readings.write(.init(cable: .everything), by: JSONLDWriter()),
            as: UTF8.self)
        #expect(text.contains(old), "\(old) is missing")
        try folder.write(text.replacing(old, with: new), to: "faulty.jsonld")
        let run = try check(folder)
        #expect(run.status == 1)
        #expect(run.output.contains("SHACL") && run.output.contains(message), "\(run.output)")
    }

    @Test(
        .enabled(
            if: ExternalTool.isWanted(.pythonForRDF),
            "skipped: no Python with rdflib; Scripts/test.sh installs it"))
    func theVocabularyHasTheTermsOfTheContext() throws {
        let python = try #require(ExternalTool.pythonForRDF, "no Python with rdflib")
        let run = try python.run([scriptPath("check_vocabulary.py"), Self.schemas])
        #expect(run.status == 0, "\(run.output)")
    }

    /// Lines name their context, and say the same with it as whole documents do.
    @Test(
        .enabled(if: isWanted, "\(absence)"), arguments: ["urn:cable:", "https://example.org/c/"])
    func aLineIsLinkedDataByTheContextThatIsPrinted(base: String) throws {
        let folder = TemporaryFolder()
        var options = WriterOptions()
        options[JSONLDFormat.baseIRI] = base
        try folder.write(
            String(decoding: try JSONLDFile.context.bytes(options), as: UTF8.self),
            to: "context.json")
        options[NDJSONCollection.isCompact] = true
        let line = String(
            decoding: try Readings.write(
                .init(cable: .everything), by: JSONLDWriter(), options: options), as: UTF8.self)
        #expect(line.hasPrefix("{\"@context\":\"\(base)context.jsonld\","))
        try folder.write(line, to: "line.jsonld")
        let run = try check(folder, base: base)
        #expect(run.status == 0, "\(run.output.prefix(4000))")
    }

    /// Each code of the program's tables is a concept, and each term of the documents is described.
    @Test(
        .enabled(
            if: ExternalTool.isWanted(.pythonForRDF),
            "skipped: no Python with rdflib; Scripts/test.sh installs it"),
        arguments: ["urn:cable:", "https://example.org/c/"])
    func thePrintedVocabularyHasTheCodes(base: String) throws {
        let folder = TemporaryFolder()
        var options = WriterOptions()
        options[JSONLDFormat.baseIRI] = base
        let turtle = try JSONLDFile.vocabulary.bytes(options)
        try folder.write(String(decoding: turtle, as: UTF8.self), to: "vocabulary.ttl")
        let tags = Tag.Kind.allCases.reduce(0) { $0 + (Vocabulary.tags($1)?.entries.count ?? 0) }
        let python = try #require(ExternalTool.pythonForRDF, "no Python with rdflib")
        let run = try python.run([
            scriptPath("check_schemes.py"), folder.path + "/vocabulary.ttl", base, "\(tags)",
            "\(Vocabulary.captions.entries.count)",
        ])
        #expect(run.status == 0, "\(run.output)")
    }

    @Test func theContextFileIsTheContextOfEachDocument() throws {
        let file = String(
            decoding: try FileSystem.read(Self.schemas + "/context.jsonld"), as: UTF8.self)
        let document = String(
            decoding: try Readings.write(.init(cable: Cable()), by: JSONLDWriter()), as: UTF8.self)
        #expect(file.hasSuffix("\n}\n"))
        #expect(document.hasPrefix(file.dropLast("\n}\n".count) + ",\n \"@id\""))
    }
}
