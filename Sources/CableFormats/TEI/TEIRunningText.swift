import CableGrammar
import CableModel
import CableSyntax

/// Running text being read: words, and what is marked up among them.
///
/// White space is treated as on the head's lines: a run with a line break in it is one blank. Two
/// mentions or redactions that touch had a blank between them, which a program that lays out
/// documents took away; `xml:space` says where they really touch.
struct TEIRunningText {
    /// The lists in or behind the text.
    var lists: [ItemList] = []
    /// The lists whose items are paragraphs of their own.
    var letteredLists: [XMLNode] = []
    var label: ParagraphLabel?
    var portionMarking: PortionMarking?

    private var inlines: [Inline] = []
    private var words: [UInt8] = []
    private let isPreserved: Bool
    private let mayHoldParagraphs: Bool
    /// What the element says of its portion marking.
    private let ana: String?
    /// Whether the words end with a blank that was layout.
    private var endsWithLayout = false
    /// Whether the next text begins with a blank that is not its own.
    private var isAfterSeparator = false
    /// Whether a mention or redaction was the last, and no text has come since.
    private var isAfterMarkup = false
    /// The page that begins.
    private var page: XMLNode?

    /// The ordinal of the element whose text it is, as a source map counts.
    private let element: Int
    /// How long the text before the words is, in bytes.
    private var length: Int

    /// - Parameters:
    ///   - heading: what of the element's text stands before.
    ///   - mayHoldParagraphs: whether lists of paragraphs in it are told from others.
    init(
        of node: XMLNode, in decoder: inout TEIDecoder, behind heading: [Inline] = [],
        mayHoldParagraphs: Bool = false
    ) {
        self.mayHoldParagraphs = mayHoldParagraphs
        element = decoder.transcription.head.count + decoder.textElement
        decoder.textElement += 1
        length = heading.reduce(0) { $0 + ($1.plainText?.utf8.count ?? 0) }
        isPreserved = node["xml:space"] == "preserve"
        ana = node["ana"]
    }

    private var isEmpty: Bool { inlines.isEmpty && words.isEmpty }

    /// The content, all told.
    mutating func content() -> [Inline] {
        endWords()
        return inlines
    }

    // MARK: Words

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { source in
            var index = 0
            if isAfterSeparator {
                if source.first == 0x20 { index = 1 }
                isAfterSeparator = false
            }
            if isPreserved {
                words.append(contentsOf: source[index...])
                return
            }
            while index < source.count {
                let start = index
                while index < source.count, !source[index].isXMLBlank { index += 1 }
                words.append(contentsOf: source[start..<index])
                if index > start { endsWithLayout = false }
                let blank = index
                var hasLineEnd = false
                while index < source.count, source[index].isXMLBlank {
                    if source[index] == 0x0A { hasLineEnd = true }
                    index += 1
                }
                guard index > blank else { continue }
                if !hasLineEnd {
                    if !endsWithLayout { words.append(contentsOf: source[blank..<index]) }
                } else if !words.isEmpty || isAfterMarkup {
                    // None at the beginning, and none behind a page mark.
                    if words.last != 0x20 { words.append(0x20) }
                    endsWithLayout = true
                }
            }
        }
        if !words.isEmpty { isAfterMarkup = false }
    }

    /// Takes the words into the content; a blank that was layout is none at an end.
    private mutating func endWords() {
        if endsWithLayout, words.last == 0x20 { words.removeLast() }
        endsWithLayout = false
        if !words.isEmpty { inlines.append(.text(String(decoding: words, as: UTF8.self))) }
        length += words.count
        words.removeAll(keepingCapacity: true)
    }

    /// Appends what words stand around.
    private mutating func append(markup inline: Inline) {
        if isAfterMarkup, !isPreserved { words.append(0x20) }
        endsWithLayout = false
        endWords()
        inlines.append(inline)
        length += inline.plainText?.utf8.count ?? 0
        isAfterSeparator = false
        isAfterMarkup = true
    }

    /// Appends what stands between words: the blanks around it are not theirs.
    private mutating func append(mark inline: Inline, isFollowedByBlank: Bool) {
        if !endsWithLayout, words.last == 0x20 { words.removeLast() }
        endWords()
        inlines.append(inline)
        isAfterMarkup = false
        isAfterSeparator = isFollowedByBlank
    }

    // MARK: Elements

    mutating func read(_ children: [XMLNode.Child], in decoder: inout TEIDecoder) {
        for child in children {
            switch child {
            case .text(let text): append(text)
            case .element(let node): read(node, in: &decoder)
            }
        }
    }

    private mutating func read(_ node: XMLNode, in decoder: inout TEIDecoder) {
        switch node.name {
        case "label" where isEmpty && label == nil:
            label = decoder.label(node)
            beginText()
        case "seg" where node["type"] == "portion-mark" && isEmpty && portionMarking == nil:
            portionMarking = decoder.portionMarking(node, ana: ana)
            if portionMarking == nil { append(node.value) } else { beginText() }
        case "gap": append(markup: .redaction(redaction(node, in: &decoder)))
        case "ref": append(reference: node, in: &decoder)
        case "pb":
            if let page { decoder.misfit(page, .leftOut) }
            page = node
        case "fw":
            append(
                mark: .pageMark(decoder.pageMark(node, page: page)), isFollowedByBlank: true)
            page = nil
        case "milestone" where node["unit"] == "interruption":
            append(mark: .interruption, isFollowedByBlank: false)
        case "list":
            if isPreserved {
                if words.last == 0x0A { words.removeLast() }
            } else if words.last == 0x20, lists.isEmpty {
                endsWithLayout = true
            }
            if mayHoldParagraphs, node.isListOfParagraphs {
                letteredLists.append(node)
            } else {
                lists.append(ItemList(of: node, in: &decoder))
            }
        case "lb": append("\n")
        case "choice":
            if let repair = node.repair {
                decoder.transcription.repairs.append(
                    Repair(
                        element: element, offset: length + words.count, printed: repair.printed,
                        meant: repair.meant))
                append(repair.meant)
                return
            }
            // The text as sent stands first, or where it is said to.
            let own = node.elements.first { ["sic", "orig", "abbr"].contains($0.name) }
            decoder.misfit(node, .textKept)
            if let own = own ?? node.elements.first { read(own.children, in: &decoder) }
        case "note", "figure", "milestone", "cb", "gb", "anchor", "index":
            decoder.misfit(node, .leftOut)
        default:
            decoder.misfit(node, .textKept)
            read(node.children, in: &decoder)
        }
    }

    /// What comes next is the text; a blank before it is not its own.
    private mutating func beginText() {
        words.removeAll()
        isAfterSeparator = true
    }

    private func redaction(_ node: XMLNode, in decoder: inout TEIDecoder) -> String {
        guard let printed = node.first("desc") else {
            decoder.report(
                .teiValue,
                "the gap on line \(node.line) has no desc that says what stands in its place")
            return ""
        }
        return printed.value
    }

    private mutating func append(reference node: XMLNode, in decoder: inout TEIDecoder) {
        switch node["type"] {
        case "link":
            append(markup: .link(Link(text: node.value, target: node.linkTarget)))
        case "paragraph":
            append(markup: decoder.paragraphMention(node))
        case "reference", "septel", "cable":
            append(markup: decoder.referenceMention(node))
        default:
            guard let target = node["target"] else {
                decoder.misfit(node, .textKept)
                read(node.children, in: &decoder)
                return
            }
            if decoder.paragraphNumbers[target] != nil {
                append(markup: decoder.paragraphMention(node))
            } else if decoder.referenceIDs[target] != nil || target.hasPrefix("cable:") {
                append(markup: decoder.referenceMention(node))
            } else {
                append(markup: .link(Link(text: node.value, target: node.linkTarget)))
            }
        }
    }
}

extension XMLNode {
    /// The address as it was written; a pointer cannot hold every character.
    fileprivate var linkTarget: String {
        let target = self["target"] ?? ""
        guard let written = self["n"], (URIs.pointer(written) ?? "") == target else {
            return target
        }
        return written
    }
}

extension PageMark {
    /// The mark that an `fw` is, behind the `pb` that says which page begins.
    init(of node: XMLNode, page: XMLNode?) {
        let printed = node.value
        let kind: Kind
        switch node["type"] {
        case "banner": kind = .banner
        case "handling": kind = .caption
        case "section-line": kind = .sectionLine
        case "release-stamp": kind = .releaseStamp
        case "repeated-head": kind = .repeatedHead
        default:
            let isPage = page != nil || node["type"] == "page-line"
            kind =
                PageLine(printed: printed, page: page?["n"]).map { .pageLine($0) }
                ?? (isPage ? .pageLine(PageLine(page: "", total: nil)) : .banner)
        }
        self = HeadGrammar.pageMark(printed, kind: kind)
    }
}

extension PageLine {
    /// The page line that a printed text is; what the text does not say, `pb` says.
    init?(printed: String, page: String?) {
        if let line = PageLine(text: printed) {
            self = line
        } else if let page {
            self.init(page: page, total: nil)
        } else {
            return nil
        }
    }
}
