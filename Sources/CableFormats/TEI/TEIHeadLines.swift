import CableGrammar
import CableModel
import CableSyntax

/// Reads the lines of the head from the elements at the beginning of a document's body.
///
/// An element with the type of a line is a line. What stands loose in an `opener` is one up to the
/// next `lb`: `TO` before an addressee, a classification and its number.
struct TEIHeadLines {
    /// The number of the line that begins.
    private var lineNumber: Int?
    /// What stands loose.
    private var loose = MarkedLine()
    /// The page that begins.
    private var page: XMLNode?

    /// Reads an element of the body.
    ///
    /// - Returns: whether it is part of the head.
    mutating func read(_ node: XMLNode, in decoder: inout TEIDecoder) -> Bool {
        switch node.name {
        case "opener": readOpener(node, in: &decoder)
        case "head":
            append(.subject, MarkedLine(node, line: take()), of: node, in: &decoder)
        case "listBibl":
            TEIReferenceList(node, line: take()).append(to: &decoder)
        case "ab":
            guard let kind = node["type"].flatMap({ HeadLine.Kind(teiType: $0) }) else {
                return node["type"] == nil && node.children.isEmpty
            }
            append(kind, MarkedLine(node, line: take()), of: node, in: &decoder)
        case "lb", "pb", "fw": readMilestone(node, in: &decoder)
        case "dateline":
            append(.dateTimeGroup, MarkedLine(node, line: take()), of: node, in: &decoder)
        default: return false
        }
        return true
    }

    /// Ends the head.
    mutating func finish(in decoder: inout TEIDecoder) {
        flush(in: &decoder)
        if let page { decoder.misfit(page, .leftOut) }
        page = nil
    }

    private mutating func take() -> Int? {
        defer { lineNumber = nil }
        return lineNumber
    }

    private mutating func readOpener(_ opener: XMLNode, in decoder: inout TEIDecoder) {
        for child in opener.children {
            switch child {
            case .text(let text):
                let isBlank = text.utf8.allSatisfy(\.isXMLBlank)
                if isBlank && loose.isEmpty { continue }
                if loose.isEmpty { loose.begin(line: take()) }
                loose.append(text: text)
            case .element(let node): readLine(node, in: &decoder)
            }
        }
        flush(in: &decoder)
    }

    private mutating func readLine(_ node: XMLNode, in decoder: inout TEIDecoder) {
        switch node.name {
        case "lb", "pb", "fw": readMilestone(node, in: &decoder)
        case "dateline":
            flush(in: &decoder)
            append(.dateTimeGroup, MarkedLine(node, line: take()), of: node, in: &decoder)
        case "seg":
            guard let kind = node["type"].flatMap({ HeadLine.Kind(teiType: $0) }) else {
                fallthrough
            }
            if kind == .addressee {
                appendAddressee(node, in: &decoder)
            } else {
                flush(in: &decoder)
                append(kind, MarkedLine(node, line: take()), of: node, in: &decoder)
            }
        default:
            if loose.isEmpty { loose.begin(line: take()) }
            loose.append(node)
        }
    }

    /// Loose text before an addressee is the label of its line.
    private mutating func appendAddressee(_ node: XMLNode, in decoder: inout TEIDecoder) {
        if loose.isEmpty || !loose.parts.isEmpty {
            flush(in: &decoder)
            loose.begin(line: take())
        }
        var line = loose
        loose = MarkedLine()
        line.endWord()
        line.append(contentsOf: node)
        append(.addressee, line, of: node, in: &decoder)
    }

    private mutating func readMilestone(_ node: XMLNode, in decoder: inout TEIDecoder) {
        // "INFO" above the first of its list.
        if node.name == "lb", loose.parts.isEmpty, loose.isAddresseeLabel {
            loose.append(node)
            return
        }
        flush(in: &decoder)
        switch node.name {
        case "lb": lineNumber = node.lineNumber
        case "pb": page = node
        default:
            let mark = decoder.pageMark(node, page: page)
            page = nil
            append(
                HeadLine(printed: mark.printed, content: .pageMark(mark)),
                breaks: take().map { [(0, $0)] } ?? [], in: &decoder)
        }
    }

    /// Ends a loose line.
    private mutating func flush(in decoder: inout TEIDecoder) {
        guard !loose.isEmpty else { return }
        let line = loose
        loose = MarkedLine()
        let types = Set(line.parts.map { $0.node["type"] })
        let isNumbered = types.contains("classification") || types.contains("mrn-printed")
        if isNumbered {
            append(.classification, line, of: nil, in: &decoder)
        } else if types == ["handling"] {
            append(.captions, line, of: nil, in: &decoder)
        } else {
            decoder.report(
                .teiLine,
                "the line \"\(line.text)\" of an opener has no element that says what it is; kept as it stands"
            )
            append(.uninterpreted, line, of: nil, in: &decoder)
        }
    }

    // MARK: Lines

    private mutating func append(
        _ kind: HeadLine.Kind, _ line: MarkedLine, of node: XMLNode?, in decoder: inout TEIDecoder
    ) {
        for element in line.unknown { decoder.misfit(element, .textKept) }
        var read = LineInterpretation(kind, line, subtype: node?["subtype"]).headLine()
        if let features = node?.features {
            let value = features.modelValue(("kind", kind.name), ("printed", line.text))
            read = decoder.decoded(value) { $0.headLine($1) }
        }
        if let list = read.references {
            decoder.addReferences(list.references, ids: node?.features?.referenceIDs ?? [])
        }
        if read.kind == .uninterpreted, kind != .uninterpreted {
            decoder.report(
                .teiLine, "the line \"\(line.text)\" is no \(kind.teiType); kept as it stands")
        }
        decoder.note(line.repairs)
        append(read, breaks: line.breaks, in: &decoder)
    }

    private mutating func append(
        _ line: HeadLine, breaks: [(offset: Int, line: Int)], in decoder: inout TEIDecoder
    ) {
        let element = decoder.transcription.head.count
        decoder.transcription.head.append(line)
        decoder.lineBreaks += breaks.map {
            SourceMap.LineBreak(element: element, offset: $0.offset, line: $0.line)
        }
    }
}

extension XMLNode {
    /// The ids of the references that features list.
    fileprivate var referenceIDs: [String?] {
        elements.first { $0["name"] == "references" }?.first("vColl")?.elements
            .map { $0["xml:id"] } ?? []
    }
}

extension TEIDecoder {
    /// Takes the repairs of the line of the head that comes next.
    mutating func note(_ repairs: [(offset: Int, printed: String, meant: String)]) {
        transcription.repairs += repairs.map {
            Repair(
                element: transcription.head.count, offset: $0.offset, printed: $0.printed,
                meant: $0.meant)
        }
    }

    /// Takes references that mentions may point to.
    fileprivate mutating func addReferences(_ list: [Reference], ids: [String?]) {
        for (index, id) in ids.enumerated() {
            if let id { referenceIDs["#" + id] = references.all.count + index }
        }
        references.append(list)
    }
}

extension MarkedLine {
    /// Whether it is `TO`, `INFO` or another label of addressees, and nothing else.
    fileprivate var isAddresseeLabel: Bool {
        bytes.withUnsafeBufferPointer { bytes in
            AddressLines.label(ByteView(bytes))?.end == bytes.count && !bytes.isEmpty
        }
    }

    /// The line of an element, which begins with a line of the source.
    init(_ node: XMLNode, line: Int?) {
        self.init()
        begin(line: line)
        append(contentsOf: node)
    }
}
