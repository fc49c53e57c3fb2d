import CableGrammar
import CableModel
import CableSyntax

/// Makes a reading of one document, and keeps what was wrong with it.
struct JSONLDDecoder: JSONModelDecoder {
    let document: JSONValue
    /// The bytes that the document was parsed from, as long as it is being read.
    private let text: UnsafeBufferPointer<UInt8>
    /// Nodes by their IRIs: those of the graph, and those that lines of the head name.
    var nodes: [String: JSONValue]
    var problems: [Diagnostic] = []
    var place: DocumentPlace?
    static let problem = Diagnostic.Kind.jsonldValue
    /// The places of the elements read so far, in code points; the order is the source map's.
    var places: [Range<Int>?] = []
    /// The positions of references, by their IRIs.
    var referencePositions: [String: Int] = [:]
    var referenceCount = 0
    /// The parts that were named by their IRIs and read: a part is one of one thing.
    private var partsTaken: Set<String> = []

    init(_ source: JSONLDSource.Document, text: UnsafeBufferPointer<UInt8>) {
        document = source.node
        nodes = source.graph
        self.text = text
        if let trouble = source.contextTrouble {
            problems.append(
                Diagnostic(.jsonldContext, trouble))
        }
        for key in Self.keysOfNamedNodes {
            for node in document[key]?.items ?? [] {
                index(node)
                // In profile 1 an agent that stood nowhere else stood at its address line.
                if key == "addressing", let agent = resolved(node)["addressee"] { index(agent) }
            }
        }
        for line in document["line"]?.items ?? [] {
            for tag in resolved(line)["tagOfLine"]?.items ?? [] { index(tag) }
        }
    }

    /// What the lines of the head name. Agents come in the order in which the writer names them.
    private static let keysOfNamedNodes = [
        "sender", "toRecipient", "ccRecipient", "exemptRecipient", "addressing", "about",
        "reference",
        "classificationAuthority", "furtherAuthority",
    ]

    private mutating func index(_ node: JSONValue) {
        guard case .object(let members) = node, members.count > 1, let id = node["@id"]?.string,
            nodes[id] == nil
        else { return }
        nodes[id] = node
    }

    mutating func reading() -> Reading {
        var cable = Cable()
        cable.transcription.head = head()
        body(into: &cable.transcription)
        cable.transcription.unplaced = strings(document, "unplaced")
        corrections(into: &cable.transcription)
        cable.provenance = provenance()
        var reading = Reading(cable: cable, text: sourceText())
        let offsets = CodePointOffsets(reading.text.bytes)
        let lost = places.count { $0.map { offsets.bytes($0) == nil } ?? false }
        if lost > 0 {
            refuse(
                "\"sourceStart\" and \"sourceEnd\" of \(lost) elements",
                "lie outside the source's text; left out")
        }
        let notes = self.notes(offsets)
        reading.sourceMap = SourceMap(
            elements: places.map { $0.flatMap { offsets.bytes($0) } }, text: reading.text.bytes,
            unplaced: Self.unplaced(cable.transcription.unplaced, notes, in: reading.text.bytes))
        reading.diagnostics = notes
        if !JSONLDComparison.isWritten(text, of: document, from: reading) {
            problems += JSONLDComparison.differences(of: document, nodes: nodes, from: reading)
        }
        reading.diagnostics += problems
        return reading
    }

    private mutating func corrections(into transcription: inout Transcription) {
        let count = transcription.elementCount
        for node in nodes(document, "correction") {
            let repair = Repair(
                element: integer(node, "elementNumber", in: "a correction"),
                offset: integer(node, "byteOffset", in: "a correction"),
                printed: string(node, "originalText", in: "a correction"),
                meant: string(node, "exact", in: "a correction"))
            add(repair, to: &transcription.repairs, elementCount: count)
        }
    }

    // MARK: Values

    func strings(_ object: JSONValue, _ name: String) -> [String] {
        (object[name]?.items ?? []).compactMap(\.string)
    }

    /// The node that a value is, or names.
    func resolved(_ value: JSONValue) -> JSONValue {
        if case .object(let members) = value, members.count > 1 { return value }
        return value.iri.flatMap { nodes[$0] } ?? value
    }

    /// The nodes of a property, by their `position` where each has one.
    func nodes(_ object: JSONValue, _ name: String) -> [JSONValue] {
        inOrder((object[name]?.items ?? []).map { resolved($0) })
    }

    private func inOrder(_ found: [JSONValue]) -> [JSONValue] {
        let positions = found.compactMap { $0["position"]?.integer }
        guard positions.count == found.count,
            zip(positions, positions.dropFirst()).contains(where: >)
        else { return found }
        return zip(positions, found).enumerated().sorted {
            ($0.element.0, $0.offset) < ($1.element.0, $1.offset)
        }.map(\.element.1)
    }

    /// The nodes of `hasPart`. One that is named a second time is left out: parts that name each other
    /// would have no end.
    mutating func parts(_ object: JSONValue) -> [JSONValue] {
        let items = (object["hasPart"]?.items ?? []).filter { item in
            if case .object(let members) = item, members.count > 1 { return true }
            guard let id = item.iri, !partsTaken.insert(id).inserted else { return true }
            refuse("the part \"\(id)\"", "is named a second time; left out")
            return false
        }
        return inOrder(items.map { resolved($0) })
    }

    /// Notes where in the source's text the next element stands.
    mutating func notePlace(_ node: JSONValue) { places.append(Self.place(node)) }

    /// `sourceStart` to `sourceEnd`, in code points.
    static func place(_ node: JSONValue) -> Range<Int>? {
        guard let start = node["sourceStart"]?.integer, let end = node["sourceEnd"]?.integer,
            start >= 0, start <= end
        else { return nil }
        return start..<end
    }

    // MARK: What several kinds of nodes have

    mutating func term<Value: ContextTerm>(_ object: JSONValue, _ name: String) -> Value? {
        guard let text = object[name]?.string else { return nil }
        let value = Value(term: text)
        if value == nil { miss("a known value of \"\(name)\"") }
        return value
    }

    mutating func portionMarking(_ node: JSONValue) -> PortionMarking? {
        guard let marking = node["portionMarking"]?.string else { return nil }
        guard let level: ClassificationLevel = term(node, "classification") else {
            miss("\"classification\" beside a portion marking")
            return nil
        }
        return PortionMarking(
            printed: node["markingText"]?.string ?? "(\(marking))", level: level,
            controls: controls(node))
    }

    func controls(_ node: JSONValue) -> [DisseminationControl] {
        strings(node, "handling").map { DisseminationControl($0) }
    }

    /// The number of another telegram, where the node has one.
    mutating func cited(_ node: JSONValue) -> CitedTelegram? {
        guard let post = node["originatorText"]?.string,
            let serial = required(node, "sequenceNumber", in: "a telegram cited")
        else { return nil }
        return CitedTelegram(
            year: node["yearInferred"]?.bool == true
                ? nil : number(node, "year", in: "a telegram cited", StatedValues.years),
            post: post,
            serial: serial, isAirgram: node["isAirgram"]?.bool ?? false)
    }

    mutating func pageMark(_ node: JSONValue, printed: String) -> PageMark {
        let kind = PageMark.Kind(
            term: node["markType"]?.string,
            pageLine: PageLine(
                page: string(node, "page", in: "a page line"), total: node["pageTotal"]?.string))
        if kind == nil { miss("\"markType\" of a page mark") }
        return HeadGrammar.pageMark(printed, kind: kind ?? .banner)
    }
}
