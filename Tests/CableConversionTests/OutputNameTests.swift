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

    @Test func oneCableIsNamedAfterItsInput() {
        #expect(
            OutputNames.paths(of: result(["07EREWHON42"]), stem: "a/b", in: "out")
                == [["out/a/b.txt", "out/a/b.json"]])
    }

    @Test func severalCablesGoToAFolder() {
        let paths = OutputNames.paths(
            of: result(["07EREWHON42", nil, "07EREWHON42"]), stem: "dump", in: "out/")
        #expect(
            paths.map(\.first) == [
                "out/dump/07EREWHON42.txt", "out/dump/record-000002.txt",
                "out/dump/record-000003.txt",
            ])
    }

    @Test(arguments: [
        ("a.html", "a"), ("deep/a.txt", "deep/a"), ("a.tei.xml", "a"), ("a.b.txt", "a.b"),
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
