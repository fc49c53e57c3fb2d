import CableModel
import CableSyntax

/// The elements of a piece of a page in document order, and the text that they hold.
///
/// All text lies in one buffer, of which each element has a range. It is as the source has it,
/// with its line ends; block elements and `<br>` add theirs where the source has none.
struct PageOutline: MarkupHandler {
    struct Element {
        var name: String
        var id: String?
        var classes: [String]
        /// `value` of a form's field, `colspan` of a cell.
        var value: String?
        var isSpanning = false
        /// Whether its attributes hide it. The text is there, for whoever asks for the element itself.
        var isHidden = false
        /// Byte offsets in the outline's text.
        var text: Range<Int>
        /// The index after the last element inside.
        var end: Int

        func hasClass(_ name: String) -> Bool { classes.contains(name) }
    }

    private(set) var elements: [Element] = []
    private(set) var text: [UInt8] = []
    private var open: [Int] = []
    /// How many elements are open whose text is none of the page's.
    private var hidden = 0
    /// What was left out: where in the text, what it stood in, and the text.
    private var omitted: [(place: Int, name: String, text: [UInt8])] = []
    /// The elements that attributes hide, but for those within one.
    private var hiddenElements: [Int] = []
    /// Tags of no element of HTML, and where in the text they stand.
    private var unknownTags: [(place: Int, name: String)] = []
    private var preformatted = 0
    private var isAfterBreak = false

    init(of page: ByteView) {
        let isPlain = HTMLParser.parse(
            UnsafeBufferPointer(rebasing: page.base[page.range]), with: &self)
        while let index = open.popLast() { close(index) }
        guard !isPlain else { return }
        unendedComment = HiddenMarkup.unendedComment(in: page).map {
            Array(page.base[$0.range])
        }
    }

    /// What stands behind a comment without an end.
    private var unendedComment: [UInt8]?

    /// What is said of the page as a whole.
    var diagnostics: [Diagnostic] {
        var tally = HiddenMarkup.Tally()
        if let unendedComment { tally.add(unendedComment, in: "a comment without an end") }
        return tally.diagnostics
    }

    /// Where the element or text behind an element begins that is no longer text of the same parent.
    ///
    /// - Parameter withParagraphs: whether it goes on over elements within lines and over `<p>`, which a
    ///   parser puts around text that stands in no other element.
    func textEnd(behind index: Int, withParagraphs: Bool = false) -> Int {
        var next = elements[index].end
        while withParagraphs, next < elements.count,
            elements[next].name == "p" || !Self.blocks.contains(elements[next].name)
        {
            next = elements[next].end
        }
        var end = next < elements.count ? elements[next].text.lowerBound : text.count
        // An outer element may end first.
        for outer in elements[..<index] where outer.end > index {
            if outer.text.upperBound >= elements[index].text.upperBound {
                end = min(end, outer.text.upperBound)
            }
        }
        return end
    }

    // MARK: Looking up

    /// The elements inside an element, or all.
    func descendants(of index: Int? = nil) -> Range<Int> {
        guard let index else { return elements.indices }
        return index + 1..<elements[index].end
    }

    /// Where in the outline's text an element's stands; `nil` means the page.
    func range(of index: Int?) -> Range<Int> {
        index.map { elements[$0].text } ?? 0..<text.count
    }

    /// The element directly inside another, or at the top, that holds a place of the text.
    func child(of index: Int?, at place: Int) -> Int? {
        var child = descendants(of: index).lowerBound
        while child < descendants(of: index).upperBound {
            if elements[child].text.contains(place) { return child }
            child = elements[child].end
        }
        return nil
    }

    func first(
        in index: Int? = nil, where isWanted: (Element) -> Bool
    ) -> Int? {
        descendants(of: index).first { isWanted(elements[$0]) }
    }

    /// The elements wanted, but for those inside one.
    func outermost(where isWanted: (Element) -> Bool) -> [Int] {
        var found: [Int] = []
        var index = 0
        while index < elements.count {
            if isWanted(elements[index]) {
                found.append(index)
                index = elements[index].end
            } else {
                index += 1
            }
        }
        return found
    }

    func all(in index: Int? = nil, where isWanted: (Element) -> Bool) -> [Int] {
        descendants(of: index).filter { isWanted(elements[$0]) }
    }

    /// The text of an element; what is left out goes with all that is in it.
    func text(of index: Int, without isLeftOut: (Element) -> Bool = { _ in false }) -> [UInt8] {
        text(in: elements[index].text, of: descendants(of: index), without: isLeftOut)
    }

    /// The same of a range of the outline's text, and the elements that stand in it.
    func text(
        in range: Range<Int>, of inside: Range<Int>, without isLeftOut: (Element) -> Bool
    ) -> [UInt8] {
        var result: [UInt8] = []
        var offset = range.lowerBound
        var inner = inside.lowerBound
        while inner < inside.upperBound {
            if elements[inner].isHidden || isLeftOut(elements[inner]) {
                result += text[offset..<max(offset, elements[inner].text.lowerBound)]
                offset = max(offset, elements[inner].text.upperBound)
                inner = elements[inner].end
            } else {
                inner += 1
            }
        }
        result += text[offset..<max(offset, range.upperBound)]
        return result
    }

    /// The text of a range without what is hidden in it.
    func shownText(in range: Range<Int>) -> [UInt8] {
        var result: [UInt8] = []
        var offset = range.lowerBound
        for hidden in hiddenRanges where hidden.upperBound > offset {
            guard hidden.lowerBound < range.upperBound else { break }
            result += text[offset..<max(offset, hidden.lowerBound)]
            offset = min(hidden.upperBound, range.upperBound)
        }
        return result + text[offset..<max(offset, range.upperBound)]
    }

    /// Where hidden elements have their text, in order.
    var hiddenRanges: [Range<Int>] { hiddenElements.map { elements[$0].text } }

    /// What is said of a part of the page that was read: what a browser does not show of it.
    func diagnostics(of range: Range<Int>) -> [Diagnostic] {
        var tally = HiddenMarkup.Tally()
        for index in hiddenElements {
            let hidden = elements[index].text
            // The element that was asked for may lie in a hidden one, such as a tab that is not in front.
            if hidden.lowerBound >= range.lowerBound, hidden.upperBound <= range.upperBound {
                tally.add(text[hidden], in: "a hidden <\(elements[index].name)>")
            }
        }
        for part in omitted where range.contains(part.place) && part.place > range.lowerBound {
            tally.add(part.text, in: part.name)
        }
        let tags = unknownTags.filter { range.contains($0.place) }.prefix(3)
        return tally.diagnostics + tags.map { HiddenMarkup.unknownTag($0.name) }
    }

    /// The text of an element as one line, blanks reduced; `nil` where there is none.
    func value(of index: Int, without isLeftOut: (Element) -> Bool = { _ in false }) -> String? {
        PageOutline.reduced(text(of: index, without: isLeftOut))
    }

    /// A text as one line, blanks reduced; `nil` where there is none.
    static func reduced(_ text: [UInt8]) -> String? {
        let words: [String]
        if text.allSatisfy({ $0 < 0x80 }) {
            words = Self.words(text)
        } else {
            // Pages use blanks of any width: `&nbsp;`, `&emsp;`, `&thinsp;`.
            words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
                .map(String.init)
        }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    private static func words(_ text: [UInt8]) -> [String] {
        text.withUnsafeBufferPointer { ByteView($0).words.map(\.string) }
    }

    // MARK: Building

    mutating func startElement(_ tag: ByteView, attributes: MarkupAttributes) {
        let name = tag.string
        if name == "br" {
            // The source may write its own line end behind the element.
            text.append(0x0A)
            isAfterBreak = preformatted == 0
            return
        }
        if Self.blocks.contains(name) {
            endLine()
            if name == "p" { addBlankLine() }
        } else if name == "td" || name == "th", let last = text.last, last > 0x20 {
            text.append(0x20)
        }
        let id = attributes["id"]
        let isHidden = HiddenMarkup.isHidden(attributes)
        if isHidden, hiddenElements.last.map({ elements[$0].end <= elements.count }) ?? true {
            hiddenElements.append(elements.count)
        }
        if hidden == 0, !HiddenMarkup.isElement(tag) { unknownTags.append((text.count, name)) }
        open.append(elements.count)
        elements.append(
            Element(
                name: name, id: id,
                classes: attributes["class"].map { Self.words(Array($0.utf8)) } ?? [],
                value: attributes["value"], isSpanning: attributes["colspan"] != nil,
                isHidden: isHidden,
                text: text.count..<text.count,
                // Of an open one the end is not known.
                end: Int.max))
        if Self.isHidden(name, id: id) { hidden += 1 }
        if name == "pre" { preformatted += 1 }
        isAfterBreak = false
    }

    mutating func endElement(_ tag: ByteView) {
        let name = tag.string
        guard let depth = open.lastIndex(where: { elements[$0].name == name }) else { return }
        while open.count > depth { close(open.removeLast()) }
    }

    mutating func characters(_ piece: UnsafeBufferPointer<UInt8>) {
        guard hidden == 0 else {
            if let index = open.last(where: {
                Self.isHidden(elements[$0].name, id: elements[$0].id)
            }) {
                omit(piece, in: "<\(elements[index].name)>")
            }
            return
        }
        var start = 0
        if isAfterBreak {
            while start < piece.count && ASCII.isBlank(piece[start]) { start += 1 }
            if start < piece.count {
                start = piece[start] == 0x0A ? start + 1 : 0
                isAfterBreak = false
            }
        }
        text += piece[start...]
    }

    mutating func comment(_ piece: UnsafeBufferPointer<UInt8>) { omit(piece, in: "a comment") }

    private mutating func omit(_ piece: UnsafeBufferPointer<UInt8>, in name: String) {
        omitted.append((text.count, name, Array(piece.prefix(4096))))
    }

    private mutating func close(_ index: Int) {
        let element = elements[index]
        elements[index].text = element.text.lowerBound..<text.count
        elements[index].end = elements.count
        if Self.isHidden(element.name, id: element.id) { hidden -= 1 }
        if element.name == "pre" { preformatted -= 1 }
        if Self.blocks.contains(element.name) { endLine() }
    }

    private mutating func endLine() {
        if let last = text.last, last != 0x0A { text.append(0x0A) }
    }

    private mutating func addBlankLine() {
        if text.count > 1, text[text.count - 2] != 0x0A { text.append(0x0A) }
    }

    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt",
        "fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
        "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tr", "ul",
    ]

    /// Scripts and the like, and the banner that the Wayback Machine puts on its copies.
    private static func isHidden(_ name: String, id: String?) -> Bool {
        if HiddenMarkup.names.contains(name) { return true }
        // A browser shows these, but they are the site's.
        return ["select", "button", "nav", "aside", "footer"].contains(name)
            || id?.hasPrefix("wm-ipp") ?? false
    }
}
