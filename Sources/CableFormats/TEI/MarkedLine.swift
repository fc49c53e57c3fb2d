import CableSyntax

/// A line of a document's head: its printed text, and which parts of it are marked as what.
///
/// Of white space a run with a line break in it is one blank: it comes from whoever laid out the
/// document. Any other run stands as it is.
struct MarkedLine {
    /// A part that an element marks.
    struct Part {
        var node: XMLNode
        /// Where it stands in the printed text.
        var range: Range<Int>
    }

    private(set) var bytes: [UInt8] = []
    private(set) var parts: [Part] = []
    /// Where lines of the source begin.
    private(set) var breaks: [(offset: Int, line: Int)] = []
    /// Characters that were put right: where they stand, what stood there, what was meant.
    private(set) var repairs: [(offset: Int, printed: String, meant: String)] = []
    /// Elements that mark nothing known; their text is part of the line.
    private(set) var unknown: [XMLNode] = []

    /// Where a part has ended, if nothing has come since.
    private var touchingEnd: Int?
    /// Whether white space stands as it is.
    private var isPreserved = false
    /// Whether a blank is due before the next word.
    private var endsWithLayout = false

    /// The printed text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
    var isEmpty: Bool { bytes.isEmpty && parts.isEmpty }

    /// Elements that mark parts of a line.
    private static let markingNames: Set<String> = [
        "seg", "label", "orgName", "num", "date", "idno", "persName", "roleName", "forename",
        "surname", "ref", "dateline", "placeName", "pc", "gap",
    ]

    init() {}

    init(_ node: XMLNode) { append(contentsOf: node) }

    /// Begins with a line of the source.
    mutating func begin(line: Int?) {
        if let line { breaks.append((bytes.count, line)) }
    }

    /// Appends what stands in an element, without marking it.
    mutating func append(contentsOf node: XMLNode) {
        let wasPreserved = isPreserved
        if let space = node["xml:space"] { isPreserved = space == "preserve" }
        for child in node.children {
            switch child {
            case .text(let text): append(text: text)
            case .element(let element): append(element)
            }
        }
        isPreserved = wasPreserved
    }

    mutating func append(_ element: XMLNode) {
        switch element.name {
        case "lb":
            if let line = element.lineNumber { breaks.append((bytes.count, line)) }
            // A blank joins two lines.
            if !isPreserved, !bytes.isEmpty, bytes.last != 0x20 { endsWithLayout = true }
        // Neither what is said of the line nor what is made up is printed.
        case "fs", "supplied": break
        // What is printed in place of a gap.
        case "desc": append(contentsOf: element)
        case let name where Self.markingNames.contains(name):
            if touchingEnd == bytes.count, !bytes.isEmpty, !isPreserved, !element.isEmpty {
                // A program that lays out documents took the blank for layout.
                endsWithLayout = true
            }
            if endsWithLayout, !element.isEmpty { endLayout() }
            let start = bytes.count
            let index = parts.count
            parts.append(Part(node: element, range: start..<start))
            append(contentsOf: element)
            parts[index].range = start..<bytes.count
            touchingEnd = bytes.count > start ? bytes.count : touchingEnd
        default:
            if let repair = element.repair {
                endLayout()
                repairs.append((bytes.count, repair.printed, repair.meant))
                append(text: repair.meant)
                return
            }
            unknown.append(element)
            append(contentsOf: element)
        }
    }

    mutating func append(text: String) {
        var text = text
        text.withUTF8 { source in
            if isPreserved {
                endLayout()
                bytes.append(contentsOf: source)
                return
            }
            var index = 0
            while index < source.count {
                let start = index
                while index < source.count, !source[index].isXMLBlank { index += 1 }
                if index > start {
                    endLayout()
                    bytes.append(contentsOf: source[start..<index])
                }
                let blank = index
                var hasLineEnd = false
                while index < source.count, source[index].isXMLBlank {
                    if source[index] == 0x0A { hasLineEnd = true }
                    index += 1
                }
                guard index > blank else { continue }
                if hasLineEnd {
                    endsWithLayout = true
                } else if !endsWithLayout {
                    bytes.append(contentsOf: source[blank..<index])
                }
            }
        }
    }

    /// Writes the blank that layout stands for, where there are words on both sides.
    private mutating func endLayout() {
        guard endsWithLayout else { return }
        endsWithLayout = false
        if !bytes.isEmpty, bytes.last != 0x20 { bytes.append(0x20) }
    }

    /// Ends a word, so that what comes next is another.
    mutating func endWord() {
        if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
        endsWithLayout = false
    }

    // MARK: Parts

    /// The text of a part.
    func text(of part: Part) -> String {
        var slice = bytes[part.range]
        if slice.first == 0x20 { slice = slice.drop { $0 == 0x20 } }
        while slice.last == 0x20 { slice.removeLast() }
        return String(decoding: slice, as: UTF8.self)
    }

    /// The words behind a part.
    func words(after part: Part) -> [String] {
        bytes[part.range.upperBound...].split(separator: 0x20).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    func parts(_ name: String, _ type: String? = nil) -> [Part] {
        parts.filter { $0.node.name == name && (type == nil || $0.node["type"] == type) }
    }

    func part(_ name: String, _ type: String? = nil) -> Part? {
        parts.first { $0.node.name == name && (type == nil || $0.node["type"] == type) }
    }

    /// The text of the first such part.
    func text(_ name: String, _ type: String? = nil) -> String? {
        part(name, type).map(text(of:))
    }
}

extension UInt8 {
    /// Whether it is white space to XML.
    var isXMLBlank: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }
}

extension XMLNode {
    /// Whether there is no text in the element.
    var isEmpty: Bool {
        children.allSatisfy { child in
            switch child {
            case .text(let text): text.isEmpty
            case .element(let element): element.isEmpty
            }
        }
    }
}
