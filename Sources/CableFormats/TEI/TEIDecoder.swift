import CableGrammar
import CableModel
import CableSyntax

/// Makes a reading of one TEI document, and keeps what has no place in it.
struct TEIDecoder {
    let document: XMLNode
    /// What a heading with a number says of the paragraph below it.
    var headingOfParagraph: Paragraph?
    /// The lists of lettered paragraphs in the paragraph that was read last.
    var insideParagraph: [XMLNode] = []
    /// In how many quotations the blocks that are being read stand.
    var quotationDepth = 0
    var isInQuotation: Bool { quotationDepth > 0 }
    var transcription = Transcription()
    /// The ordinal of the element that comes next, as a source map counts.
    var element = 0
    /// The same of the text that comes next: a block, then the items of its lists.
    var textElement = 0
    var lineBreaks: [SourceMap.LineBreak] = []
    /// The references of all lists.
    var references = CitedReferences()
    /// The pointers to references, with their positions: `#cable-07BAKU1467-ref-A`.
    var referenceIDs: [String: Int] = [:]
    /// The numbers of the paragraphs by their ids.
    private(set) var paragraphNumbers: [String: Int] = [:]
    private(set) var numbers: Set<Int> = []
    var problems: [Diagnostic] = []

    /// What became of elements without a place, by what is said of them.
    private var misfits: [(name: String, fate: Fate, count: Int, line: Int)] = []
    private var misfitIndices: [String: Int] = [:]

    /// What becomes of an element that a cable has no place for.
    enum Fate: String {
        case textKept = "its text is kept"
        case leftOut = "it is left out"
    }

    init(_ document: XMLNode) {
        self.document = document
    }

    mutating func reading() -> Reading {
        let text = document.first("text")
        if let text { findParagraphs(in: text) }
        if let body = text?.first("body") {
            readBody(body)
        } else {
            report(.teiValue, "the document has no text with a body")
        }
        if let text { readAround(text) }
        let provenance = provenance()
        let cable = Cable(transcription: transcription, provenance: provenance)
        checkHeader(of: cable)
        var map = SourceMap()
        map.lineBreaks = lineBreaks
        return Reading(cable: cable, sourceMap: map, diagnostics: problems + misfitDiagnostics)
    }

    /// Mentions may point to paragraphs that come later.
    private mutating func findParagraphs(in text: XMLNode) {
        var found: [String: Int] = [:]
        var numbers: Set<Int> = []
        var oddLines: [Int] = []
        text.forEachDescendant { node in
            if node.name == "lb", node["n"] != nil, node.lineNumber == nil {
                oddLines.append(node.line)
            }
            guard node.name == "p" || node.name == "ab",
                let number = ParagraphLabel(of: node)?.number
            else { return }
            numbers.insert(number)
            if let id = node["xml:id"] { found["#" + id] = number }
        }
        for line in oddLines {
            report(.teiValue, "the n of the lb on line \(line) numbers no line; left out")
        }
        paragraphNumbers = found
        self.numbers = numbers
    }

    // MARK: Trouble

    mutating func report(_ kind: Diagnostic.Kind, _ message: String) {
        problems.append(Diagnostic(kind, message))
    }

    /// Says that an element has no place. Elements of one name are said once.
    mutating func misfit(_ node: XMLNode, _ fate: Fate) {
        let name = node["type"].map { "\(node.name) type=\($0)" } ?? node.name
        if let index = misfitIndices[name + fate.rawValue] {
            misfits[index].count += 1
        } else {
            misfitIndices[name + fate.rawValue] = misfits.count
            misfits.append((name, fate, 1, node.line))
        }
    }

    private var misfitDiagnostics: [Diagnostic] {
        misfits.map { misfit in
            let place =
                misfit.count == 1
                ? "on line \(misfit.line)"
                : "\(misfit.count) times, first on line \(misfit.line)"
            return Diagnostic(
                .teiElement,
                "the element \"\(misfit.name)\" (\(place)) has no place in a cable; \(misfit.fate.rawValue)"
            )
        }
    }

    // MARK: The text

    /// The children of the body, in their order: the head's lines, the text proper, the closing.
    private mutating func readBody(_ body: XMLNode) {
        var head = TEIHeadLines()
        var isHead = true
        for child in body.children {
            switch child {
            case .text(let text):
                guard text.utf8.contains(where: { !$0.isXMLBlank }) else { continue }
                report(.teiValue, "text stands in the body without a paragraph; made one")
                transcription.body.append(
                    .paragraph(Paragraph(content: [.text(text.withoutLayout)])))
                element += 1
            case .element(let node):
                if isHead {
                    if head.read(node, in: &self) { continue }
                    head.finish(in: &self)
                    isHead = false
                }
                readPart(node)
            }
        }
        if isHead { head.finish(in: &self) }
    }

    /// What follows the head: sections, blocks, the closing.
    private mutating func readPart(_ node: XMLNode) {
        switch node.name {
        case "closer": readCloser(node)
        case "trailer" where node["type"] == "post-footer": readFooter(node)
        case "trailer":
            let kind = node["type"].flatMap { TailLine.Kind(rawValue: $0) }
            if kind == nil { misfit(node, .textKept) }
            appendTail(kind ?? .postscript, node)
        case "postscript":
            for part in node.elements { appendTail(.postscript, part) }
        case "ab" where node["type"] == nil && node.children.isEmpty: break
        // That the copy breaks off is said by its last words.
        case "gap" where node["reason"] == "truncated": break
        default: readBlocks([.element(node)])
        }
    }

    private mutating func appendTail(_ kind: TailLine.Kind, _ node: XMLNode) {
        transcription.tail.append(TailLine(kind: kind, printed: node.value))
    }

    private mutating func readCloser(_ node: XMLNode) {
        for part in node.elements {
            if part.name == "signed", transcription.signature == nil {
                // What is beside the name is residue that was printed with it.
                transcription.signature = Signature(printed: part.value)
            } else {
                misfit(part, .textKept)
                appendTail(.postscript, part)
            }
        }
    }

    private mutating func readFooter(_ node: XMLNode) {
        let breaks = node.elements.filter { $0.name == "lb" }
        if let line = breaks.first?.lineNumber {
            let ordinal = transcription.head.count + element
            lineBreaks.append(.init(element: ordinal, offset: 0, line: line))
        }
        // Rules above and below the lines of a footer are layout.
        let children =
            breaks.count > 1 ? node.children.filter { !$0.isRule } : node.children
        textElement = element
        var text = TEIRunningText(of: node, in: &self)
        text.read(children, in: &self)
        append(
            .paragraph(
                Paragraph(role: .postFooter, content: text.content(), lists: text.lists)))
    }

    mutating func append(_ block: Block) {
        transcription.body.append(block)
        element += block.elementCount
    }

    /// What stands before and after the body.
    private mutating func readAround(_ text: XMLNode) {
        for node in text.elements where node.name != "body" {
            guard node.name == "back" else {
                misfit(node, .leftOut)
                continue
            }
            for part in node.elements {
                guard part.name == "div", part["type"] == "unplaced" else {
                    misfit(part, .leftOut)
                    continue
                }
                transcription.unplaced += part.elements.map(\.value)
            }
        }
    }
}

extension XMLNode.Child {
    /// The text, but for features.
    fileprivate var plainText: String {
        switch self {
        case .text(let text): text
        case .element(let node): node.name == "fs" ? "" : node.text
        }
    }

    /// Whether it is text of one sign, a rule.
    fileprivate var isRule: Bool {
        guard case .text(var text) = self else { return false }
        return text.withUTF8 { Rules.isRule(ByteView($0).trimmed) }
    }
}

extension String {
    /// The text with layout taken out: a run of white space with a line break in it is one blank,
    /// none at either end.
    var withoutLayout: String {
        var line = MarkedLine()
        line.append(text: self)
        return line.text
    }
}

extension XMLNode {
    /// The line of the source that an `lb` begins.
    var lineNumber: Int? { self["n"].flatMap { StatedValues.number($0) } }

    /// The text of the element as a value: without layout, unless white space is to be preserved,
    /// and without features.
    var value: String {
        let text = features == nil ? text : children.map(\.plainText).joined()
        return self["xml:space"] == "preserve" ? text : text.withoutLayout
    }
}
