import CableConversion
import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Testing

/// The ODD of the TEI that is written: it documents the schema, element by element, and what is written.
@Suite struct ODDTests {
    private static let folder = PackageFolder.path + "/Sources/CableFormats/TEI/Schema"

    private static func root(_ bytes: [UInt8]) throws -> XMLNode {
        try bytes.withUnsafeBufferPointer { bytes throws(XMLSyntaxError) in
            try XMLParser.parse(bytes)
        }
    }

    private static func odd() throws -> TEIUsage {
        try TEIUsage(odd: root(FileSystem.read(folder + "/cable-tei.odd")))
    }

    private static func schema() throws -> TEIUsage {
        try TEIUsage(schema: root(FileSystem.read(folder + "/cable-tei.rng")))
    }

    /// The same elements, with the same attributes and the same closed lists of values.
    @Test func itSaysWhatTheSchemaSays() throws {
        let (odd, schema) = (try Self.odd(), try Self.schema())
        #expect(schema.elements.count > 90)
        #expect(odd.differences(from: schema) == [])
    }

    /// Nothing stands in it without being described, and each module is asked for what is described of it.
    @Test func eachThingIsDescribed() throws {
        let root = try Self.root(FileSystem.read(Self.folder + "/cable-tei.odd"))
        var undescribed: [String] = []
        var modules: [String: Set<String>] = [:]
        var included: [String: Set<String>] = [:]
        root.forEachDescendant { node in
            switch node.name {
            case "elementSpec":
                modules[node["module"] ?? "", default: []].insert(node["ident"] ?? "")
                fallthrough
            case "attDef", "valItem":
                if (node.first("desc")?.text ?? "").isEmpty {
                    undescribed.append("\(node.name) \(node["ident"] ?? "") on line \(node.line)")
                }
            case "moduleRef":
                let names = (node["include"] ?? "").split(separator: " ").map(String.init)
                if !names.isEmpty { included[node["key"] ?? ""] = Set(names) }
            default: break
            }
        }
        #expect(undescribed == [])
        #expect(included == modules)
    }

    /// What is written of the samples, of every case of the model, and of many in one document.
    @Test func itHasAllThatIsWritten() throws {
        let samples = try Samples.paths.flatMap {
            try Readings.some(of: FileSystem.read(PackageFolder.path + "/" + $0))
        }
        try expectAll(
            of: samples + [
                Reading(cable: .everything), Reading(cable: Cable()),
                Reading(cable: .everythingRepaired),
            ])
    }

    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
    func itHasAllThatIsWrittenOfTheCorpus() throws {
        try expectAll(of: CorpusReadings.all.get().map(\.reading))
    }

    private func expectAll(of readings: [Reading]) throws {
        var options = WriterOptions(Publication.publisher, "Mill Press")
        options[Publication.licence] = "https://example.org/licence"
        options[Publication.date] = "2026-11-29"
        options[Authorities.option] = try Authorities(
            csv: "name,uri\nSECSTATE WASHDC,https://example.org/o/1\n")
        let odd = try Self.odd()
        var documents = try readings.map {
            try Readings.write($0, by: TEIWriter(), options: options)
        }
        documents.append(try Readings.write(readings, by: TEICorpusWriter()))
        var unknown: Set<String> = []
        for document in documents { unknown.formUnion(odd.unknown(in: try Self.root(document))) }
        #expect(unknown.sorted() == [])
    }

    /// The check itself: each of these is a fault.
    @Test(arguments: [
        ("<TEI xml:lang=\"en\"><verse/></TEI>", "verse"),
        ("<TEI xml:lang=\"en\" rend=\"x\"/>", "TEI/@rend"),
        ("<TEI xml:lang=\"en\"><text xml:lang=\"fr\"/></TEI>", "text/@xml:lang=fr"),
    ])
    func aFaultIsSeen(_ document: String, _ fault: String) throws {
        #expect(try Self.odd().unknown(in: Self.root(Array(document.utf8))) == [fault])
    }

    @Test(
        .enabled(if: Corpus.isPresent, "\(Corpus.absence)"),
        .enabled(if: ExternalTool.isWanted(.jing), "skipped: jing is not installed"))
    func itIsTEI() throws {
        let jing = try #require(ExternalTool.jing, "jing is not installed")
        let run = try jing.run([
            Corpus.folder + "/schema/tei_all.rng", Self.folder + "/cable-tei.odd",
        ])
        #expect(run.status == 0, "\(run.output.prefix(4000))")
    }
}

/// Which elements a document may have, with which attributes and values.
private struct TEIUsage {
    struct Attribute: Hashable {
        /// The values of a list; empty where it has none.
        var values: Set<String> = []
        /// Whether it may have other values.
        var isOpen = false
        /// Whether each of its elements has it.
        var isRequired = true
    }

    private(set) var elements: [String: [String: Attribute]] = [:]

    private static func nodes(named name: String, below root: XMLNode) -> [XMLNode] {
        var nodes: [XMLNode] = []
        root.forEachDescendant { if $0.name == name { nodes.append($0) } }
        return nodes
    }

    // MARK: ODD

    init(odd root: XMLNode) throws {
        var elements: [String: [String: Attribute]] = [:]
        for spec in Self.nodes(named: "elementSpec", below: root) {
            let name = try #require(spec["ident"], "an elementSpec has a name")
            var attributes: [String: Attribute] = [:]
            for definition in spec.first("attList")?.elements ?? [] {
                let list = definition.first("valList")
                let values = list?.elements.compactMap { $0["ident"] } ?? []
                attributes[definition["ident"] ?? ""] = Attribute(
                    values: Set(values), isOpen: list == nil || list?["type"] == "semi",
                    isRequired: definition["usage"] == "req")
            }
            elements[name] = attributes
        }
        self.elements = elements
    }

    // MARK: RELAX NG

    init(schema root: XMLNode) throws {
        var definitions: [String: XMLNode] = [:]
        for node in root.elements where node.name == "define" {
            definitions[node["name"] ?? ""] = node
        }
        var places: [String: [[String: Attribute]]] = [:]
        for node in Self.nodes(named: "element", below: root) {
            let name = try #require(node["name"], "an element of the schema has a name")
            var attributes: [String: Attribute] = [:]
            Self.collect(node, definitions, isOptional: false, into: &attributes)
            places[name, default: []].append(attributes)
        }
        elements = places.mapValues { places in
            var all: [String: Attribute] = [:]
            for name in Set(places.flatMap(\.keys)) {
                for place in places {
                    guard let other = place[name] else {
                        all[name, default: Attribute()].isRequired = false
                        continue
                    }
                    all[name, default: Attribute()].add(other)
                }
            }
            return all
        }
    }

    /// The attributes of an element, those of the definitions that it refers to included.
    private static func collect(
        _ node: XMLNode, _ definitions: [String: XMLNode], isOptional: Bool,
        into attributes: inout [String: Attribute]
    ) {
        for child in node.elements {
            switch child.name {
            case "element": break
            case "attribute":
                var attribute = Attribute(isRequired: !isOptional)
                collectValues(child, definitions, into: &attribute)
                attribute.isOpen = attribute.isOpen || attribute.values.isEmpty
                let name = child["name"] ?? ""
                if attributes[name] == nil {
                    attributes[name] = attribute
                } else {
                    // Of a choice any branch may be the one that is there.
                    attributes[name]?.add(attribute)
                }
            case "ref":
                guard let definition = definitions[child["name"] ?? ""] else { continue }
                collect(definition, definitions, isOptional: isOptional, into: &attributes)
            default:
                let mayLack = ["optional", "zeroOrMore", "choice"].contains(child.name)
                collect(
                    child, definitions, isOptional: isOptional || mayLack, into: &attributes)
            }
        }
    }

    private static func collectValues(
        _ node: XMLNode, _ definitions: [String: XMLNode], into attribute: inout Attribute
    ) {
        for child in node.elements {
            switch child.name {
            case "value": attribute.values.insert(child.text)
            case "data", "text": attribute.isOpen = true
            case "ref":
                guard let definition = definitions[child["name"] ?? ""] else { continue }
                collectValues(definition, definitions, into: &attribute)
            default: collectValues(child, definitions, into: &attribute)
            }
        }
    }

    // MARK: Comparison

    func differences(from other: TEIUsage) -> [String] {
        var differences: [String] = []
        for name in Set(elements.keys).union(other.elements.keys) {
            guard let own = elements[name], let others = other.elements[name] else {
                differences.append("\(name) stands in one of them")
                continue
            }
            for attribute in Set(own.keys).union(others.keys)
            where own[attribute] != others[attribute] {
                differences.append(
                    "\(name)/@\(attribute): \(own[attribute].map { "\($0)" } ?? "none"), not "
                        + (others[attribute].map { "\($0)" } ?? "none"))
            }
        }
        return differences.sorted()
    }

    /// What a document has that is not here, by a path of XPath.
    func unknown(in root: XMLNode) -> Set<String> {
        var unknown: Set<String> = []
        func look(at node: XMLNode) {
            guard let known = elements[node.name] else {
                unknown.insert(node.name)
                return
            }
            for (name, value) in node.attributes {
                guard let attribute = known[name] else {
                    unknown.insert("\(node.name)/@\(name)")
                    continue
                }
                if !attribute.isOpen, !attribute.values.contains(value) {
                    unknown.insert("\(node.name)/@\(name)=\(value)")
                }
            }
        }
        look(at: root)
        root.forEachDescendant(look)
        return unknown
    }
}

extension TEIUsage.Attribute {
    fileprivate mutating func add(_ other: Self) {
        values.formUnion(other.values)
        isOpen = isOpen || other.isOpen
        isRequired = isRequired && other.isRequired
    }
}
