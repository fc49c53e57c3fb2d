import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Testing

@testable import CableConversion

/// A key has one shape in all documents, and no two keys differ by case only: what programs that make
/// tables of JSON need.
@Suite struct JSONLDShapeTests {
    @Test func keysOfEveryCaseOfTheModelHaveOneShape() throws {
        var shapes = Shapes()
        for place in [JSONLDContext.Place.inline, .belowBase] {
            var options = WriterOptions(JSONLDFormat.contextPlace, place)
            for isCompact in [false, true] {
                options[NDJSONCollection.isCompact] = isCompact
                for cable in [Cable.everything, Cable()] {
                    try shapes.add(
                        Readings.write(.init(cable: cable), by: JSONLDWriter(), options: options))
                }
            }
        }
        // Whether a document holds its context is for its user to say.
        #expect(shapes.faults.filter { !$0.hasPrefix("@context") } == [])
        #expect(shapes.count > 100)
    }

    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
    func keysOfTheCorpusHaveOneShape() throws {
        var shapes = Shapes()
        for cable in try CorpusReadings.all.get() {
            try shapes.add(
                Readings.write(
                    cable.withSource, by: JSONLDWriter(),
                    options: WriterOptions(JSONLDFormat.contextPlace, .inline)))
        }
        #expect(shapes.faults == [])
    }

    /// The check itself: each of these is a fault.
    @Test(arguments: [
        ("{\"a\": 1, \"b\": {\"a\": [1]}}", "a is integer and list of integer"),
        ("{\"a\": [\"x\", {\"c\": 1}]}", "a is list of object and list of text"),
        ("{\"a\": {\"A\": 1}}", "A and a differ by case only"),
    ])
    func aFaultIsSeen(_ document: String, _ fault: String) throws {
        var shapes = Shapes()
        try shapes.add(Array(document.utf8))
        #expect(shapes.faults.contains(fault), "\(shapes.faults)")
    }

    /// The shapes that keys were seen with.
    private struct Shapes {
        private var shapes: [String: Set<String>] = [:]

        var count: Int { shapes.count }

        mutating func add(_ document: [UInt8]) throws { add(try JSONValue(parsing: document)) }

        private mutating func add(_ value: JSONValue) {
            switch value {
            case .array(let values): for value in values { add(value) }
            case .object(let members):
                for (name, value) in members {
                    shapes[name, default: []].formUnion(Self.shapes(of: value))
                    // A context has the same keys for what they mean.
                    if name == "@context" {
                        if case .object(let terms) = value {
                            for term in terms { shapes[term.name, default: []].formUnion([]) }
                        }
                    } else {
                        add(value)
                    }
                }
            default: break
            }
        }

        private static func shapes(of value: JSONValue) -> Set<String> {
            switch value {
            case .array(let values):
                Set(values.flatMap(shapes).map { "list of " + $0 })
            case .object: ["object"]
            case .string: ["text"]
            case .integer: ["integer"]
            case .real: ["number"]
            case .bool: ["truth value"]
            case .null: ["null"]
            }
        }

        var faults: [String] {
            let several = shapes.filter { $0.value.count > 1 }
                .map { "\($0.key) is \($0.value.sorted().joined(separator: " and "))" }
            let alike = Dictionary(grouping: shapes.keys) { $0.lowercased() }.values
                .filter { $0.count > 1 }
                .map { "\($0.sorted().joined(separator: " and ")) differ by case only" }
            return (several + alike).sorted()
        }
    }
}
