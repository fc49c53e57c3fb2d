import CableFormats
import CableSyntax
import CableTestSupport
import Foundation
import Testing

@testable import CableConversion

/// What is asserted of the seed's documents, in the lists beside the examples.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct SeedTests {
    /// The seed, converted as by the command.
    private func document(_ format: String) throws -> [UInt8] {
        let entry = try #require(try Corpus.entries(of: [Corpus.seedPart]).first)
        let writer = try #require(Registry.format(named: format))
        let result = Conversion(writers: [writer]).convert(
            try FileSystem.read(entry.path),
            recordedName: FileSystem.lastComponent(of: entry.name))
        #expect(result.error == nil)
        return try #require(result.cables.first?.documents.first?.bytes)
    }

    @Test func theTEIAssertionsHold() throws {
        let xml = try #require(
            XPathDocument(try document("tei"), namespaces: ["t": TEI.namespace]))
        let table = String(
            decoding: try FileSystem.read(Corpus.folder + "/examples/tei/assertions.tsv"),
            as: UTF8.self)
        let rows = table.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false)
        }
        #expect(rows.count == 37)
        for row in rows {
            try #require(row.count == 3)
            #expect(xml.string(String(row[1])) == String(row[2]), "assertion \(row[0]): \(row[1])")
        }
    }

    private func jsonldAssertions() throws -> [JSONValue] {
        let list = try JSONValue(
            parsing: FileSystem.read(Corpus.folder + "/examples/jsonld/assertions.json"))
        let assertions = try #require(list.array)
        #expect(assertions.count == 25)
        return assertions
    }

    @Test(.enabled(if: Registry.format(named: "jsonld")?.writer != nil, "no writer jsonld"))
    func theJSONLDAssertionsHold() throws {
        let root = try JSONValue(parsing: try document("jsonld"))
        for assertion in try jsonldAssertions() {
            guard let pointer = assertion["pointer"]?.string else { continue }
            let expected = try #require(assertion["value"])
            let value = root.value(at: pointer)
            let holds =
                switch assertion["op"]?.string {
                case nil: value.map { $0.isEqual(to: expected) } ?? false
                case "length": value?.array?.count == expected.integer
                case "contains": value?.string?.contains(expected.string ?? "?") ?? false
                case "notContains":
                    value?.string.map { !$0.contains(expected.string ?? "?") } ?? false
                default: false
                }
            #expect(holds, "\(pointer): \(String(describing: value)), expected \(expected)")
        }
    }

    @Test(
        .enabled(if: Registry.format(named: "jsonld")?.writer != nil, "no writer jsonld"),
        .enabled(
            if: ExternalTool.isWanted(.pythonForRDF),
            "skipped: no Python with rdflib; Scripts/test.sh installs it"))
    func theJSONLDQuestionsAreAnswered() throws {
        let python = try #require(ExternalTool.pythonForRDF, "no Python with rdflib")
        let asked = try jsonldAssertions().filter { $0["ask"] != nil }
        try #require(!asked.isEmpty)
        let folder = TemporaryFolder()
        let path = try folder.write(try document("jsonld"), to: "seed.jsonld")
        let questions = try JSONEncoder().encode(asked.map { $0["ask"]!.string! })
        let run = try python.run(
            [scriptPath("ask_jsonld.py"), path], input: String(decoding: questions, as: UTF8.self))
        try #require(run.status == 0, "\(run.output)")
        let answers = try JSONValue(parsing: Array(run.output.utf8)).array?.map(\.bool)
        try #require(answers?.count == asked.count)
        for (assertion, answer) in zip(asked, try #require(answers)) {
            #expect(answer == assertion["value"]?.bool, "\(assertion["ask"]!.string!)")
        }
    }
}

extension JSONValue {
    /// The value that a JSON pointer (RFC 6901) leads to.
    func value(at pointer: String) -> JSONValue? {
        pointer.split(separator: "/").reduce(self) { value, token -> JSONValue? in
            guard let value else { return nil }
            guard let items = value.array else { return value[String(token)] }
            guard let index = Int(token), items.indices.contains(index) else { return nil }
            return items[index]
        }
    }

    func isEqual(to other: JSONValue) -> Bool {
        switch (self, other) {
        case (.string(let left), .string(let right)): Array(left.utf8) == Array(right.utf8)
        case (.integer(let left), .integer(let right)): left == right
        case (.bool(let left), .bool(let right)): left == right
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.isEqual(to: $1) }
        default: false
        }
    }
}
