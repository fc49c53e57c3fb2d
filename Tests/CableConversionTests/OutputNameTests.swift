import CableFormats
import Testing

@testable import CableConversion

@Suite struct OutputNameTests {
    private func result(_ identifiers: [String?]) -> ConvertedInput {
        let documents = [TextFormat.format, ModelJSONFormat.format].map {
            Document(format: $0, bytes: [])
        }
        return ConvertedInput(
            cables: identifiers.map { ConvertedCable(identifier: $0, documents: documents) },
            cableCount: identifiers.count)
    }

    private func names(
        _ identifiers: [String?], stem: String, place: Record.Place? = nil,
        by namer: inout OutputNamer
    ) -> [String] {
        namer.names(of: result(identifiers), stem: stem, place: place).map(\.path)
    }

    @Test func oneCableIsNamedAfterItsInput() {
        var namer = OutputNamer()
        #expect(names(["07EREWHON42"], stem: "a/b", by: &namer) == ["a/b"])
    }

    @Test func severalCablesGoToAFolder() {
        var namer = OutputNamer()
        #expect(
            names(["07EREWHON42", nil, "07EREWHON42"], stem: "dump", by: &namer)
                == ["dump/07EREWHON42", "dump/record-000002", "dump/07EREWHON42~2"])
    }

    @Test func aRecordOfManyGoesToAFolder() {
        var namer = OutputNamer()
        var place = Record.Place(line: 9, ordinal: 3, isOnlyOne: false)
        #expect(names([nil], stem: "dump", place: place, by: &namer) == ["dump/record-000003"])
        place.isOnlyOne = true
        #expect(names([nil], stem: "dump", place: place, by: &namer) == ["dump"])
    }

    @Test func aNameThatIsTakenGetsANumber() {
        var namer = OutputNamer()
        for name in ["a", "a~2", "a~3"] {
            #expect(names([nil], stem: "a", by: &namer) == [name])
        }
        #expect(
            namer.names(of: result([nil]), stem: "a", place: nil)
                == [OutputNamer.Name(path: "a~4", wanted: "a")])
    }

    /// A file and a folder cannot have one name, whichever comes first.
    @Test(arguments: [
        (["x", "x.txt/inner"], ["x", "x.txt~2/inner"]),
        (["x.txt/inner", "x"], ["x.txt/inner", "x~2"]),
        (["d/x.json/a/b", "d/x", "d/x"], ["d/x.json/a/b", "d/x~2", "d/x~3"]),
        (["d/x", "d/x.json/a", "d/x.json/b"], ["d/x", "d/x.json~2/a", "d/x.json~2/b"]),
        (["x", "x.html/inner", "x.txt"], ["x", "x.html/inner", "x.txt"]),
    ])
    func aDocumentAndAFolderHaveTwoNames(_ stems: [String], _ expected: [String]) {
        var namer = OutputNamer(extensions: [".txt", ".json"])
        let given = stems.map { names([nil], stem: $0, by: &namer)[0] }
        #expect(given == expected)
        var other = OutputNamer(extensions: [".txt", ".json"])
        let isFirstFree = other.take([stems[0]])
        let isSecondFree = other.take([stems[1]])
        #expect(isFirstFree)
        #expect(isSecondFree == (stems[1] == expected[1]))
    }

    @Test(arguments: [
        ("a.html", "a"), ("deep/a.txt", "deep/a"), ("a.tei.xml", "a"), ("a.b.txt", "a.b"),
        ("a.corpus.xml", "a"), ("d/a.corpus.tei.xml", "d/a"), ("a.x.ndjson", "a.x"),
        ("noext", "noext"), (".txt", ".txt"), (".tei.xml", ".tei"), ("d.x/a", "d.x/a"),
    ])
    func aStemIsTheNameWithoutItsExtension(_ name: String, stem: String) {
        let input = Input(displayName: name, path: name, recordedName: name)
        #expect(input.outputStem == stem)
    }

    @Test func standardInputHasAStemToo() {
        #expect(Input.standard.outputStem == "stdin")
    }
}
