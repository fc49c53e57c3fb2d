import CableSyntax
import Testing

/// What libxml2 says of documents by a schema.
@Suite struct RelaxNGTests {
    private static let schema = """
        <grammar xmlns="http://relaxng.org/ns/structure/1.0">
        <start><element name="a"><zeroOrMore><element name="b">
        <optional><attribute name="n"><value>1</value></attribute></optional>
        <optional><attribute name="xml:id"/></optional><text/>
        </element></zeroOrMore></element></start></grammar>
        """

    private func problems(in text: String) throws -> [SchemaProblem] {
        let schema = try RelaxNGSchema(Array(Self.schema.utf8))
        return Array(text.utf8).withUnsafeBufferPointer { schema.problems(in: $0) }
    }

    @Test func aValidDocumentHasNone() throws {
        #expect(try problems(in: "<a>\n<b n='1'>x</b>\n<b/>\n</a>").isEmpty)
    }

    @Test func eachMistakeHasItsLine() throws {
        let text = "<a>\n<b n='2'/>\n<b/>\n<b>\n<c/></b></a>"
        #expect(try problems(in: text).map(\.line).contains(2))
    }

    @Test func linesGoBeyondTwoBytes() throws {
        let text = "<a>" + String(repeating: "\n", count: 70_000) + "<b n='2'/></a>"
        #expect(try problems(in: text).first?.line == 70_001)
    }

    @Test func anIDThatStandsTwiceIsOne() throws {
        let found = try problems(in: "<a>\n<b xml:id='x'/>\n<b xml:id='x'/></a>")
        #expect(found.map(\.line) == [3])
        #expect(found.first?.message.contains("x already defined") == true)
    }

    @Test func anElementHasNoAttributesWithoutEnd() throws {
        let attributes = (0..<5000).map { "a\($0)='some value'" }.joined(separator: " ")
        let found = try problems(in: "<a>\n<b \(attributes)/></a>")
        #expect(
            found == [SchemaProblem(line: 2, message: "an element with more than 4096 attributes")])
    }

    @Test func whatIsNotWellFormedIsSaid() throws {
        let found = try problems(in: "<a>\n<b></a>")
        #expect(found.map(\.line) == [2])
        #expect(found[0].message.hasPrefix("not well-formed XML: "))
        #expect(try problems(in: "").count == 1)
    }

    @Test func aBrokenSchemaIsRefused() {
        #expect(throws: SchemaError.self) { try RelaxNGSchema(Array("<a".utf8)) }
        #expect(throws: SchemaError.self) { try RelaxNGSchema(Array("<a/>".utf8)) }
        #expect(throws: SchemaError.self) { try RelaxNGSchema([]) }
        #expect(throws: SchemaError.self) { try RelaxNGSchema(path: "/nowhere.rng") }
    }

    /// What a document type says of attributes is no part of the document.
    @Test func declaredAttributesAreNotValidated() throws {
        #expect(try problems(in: "<!DOCTYPE a [<!ATTLIST b n CDATA '2'>]><a><b/></a>").isEmpty)
        #expect(
            try problems(in: "<!DOCTYPE a [<!ATTLIST b n CDATA '1'>]><a>\n<b n='2'/></a>")
                .map(\.line) == [2])
    }
}
