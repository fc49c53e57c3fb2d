import CableGrammar
import CableModel
import CableSyntax

/// A page of no known layout whose text has the form of a telegram somewhere.
enum UnknownPage {
    static func read(_ page: ByteView) -> PageContent? {
        let start = WaybackMachine.bannerEnd(in: page) ?? page.start
        let outline = PageOutline(of: page.from(start))
        let marks = TelegramMarks(in: outline)
        guard
            let found = preformatted(outline, marks) ?? element(outline, marks)
        else { return nil }
        return PageContent(
            text: found.text,
            diagnostics: [
                Diagnostic(
                    .unknownLayout,
                    "the page's layout is not known; the part that looks like a telegram is read"
                )
            ] + found.diagnostics + outline.diagnostics)
    }

    /// The blocks of `<pre>`, from the first to the last that looks like a telegram's.
    private static func preformatted(
        _ outline: PageOutline, _ marks: TelegramMarks
    ) -> (text: TelegramText, diagnostics: [Diagnostic])? {
        let blocks = outline.outermost { $0.name == "pre" && !$0.text.isEmpty && !$0.isHidden }
            .filter {
                !outline.text[outline.elements[$0].text].starts(with: "-----BEGIN PGP".utf8)
            }
        let isMarked = { marks.count(in: outline.elements[$0].text) > 0 }
        guard let first = blocks.firstIndex(where: isMarked),
            let last = blocks.lastIndex(where: isMarked)
        else { return nil }
        let kinds = blocks[first...last].reduce(into: TelegramMarks.Kinds()) {
            $0.formUnion(marks.kinds(in: outline.elements[$1].text))
        }
        guard kinds.areThoseOfATelegram,
            kinds.contains(.paragraph) || marks.extent(of: .paragraph) == nil
        else { return nil }
        var texts = blocks[first...last].map { outline.text(of: $0) }
        var diagnostics = blocks[first...last].flatMap {
            outline.diagnostics(of: outline.elements[$0].text)
        }
        if let rest = rest(behind: blocks[last], outline, marks) {
            texts[texts.count - 1] += outline.shownText(in: rest)
            diagnostics += outline.diagnostics(of: rest) + [HiddenMarkup.strayText]
        }
        return (TelegramText(joining: texts, names: ["header", "content"]), diagnostics)
    }

    /// What a browser shows of the telegram behind the last block: text without an element, as behind a
    /// stray `</pre>`, and what has the next paragraph.
    private static func rest(
        behind block: Int, _ outline: PageOutline, _ marks: TelegramMarks
    ) -> Range<Int>? {
        let range = outline.elements[block].text
        var end = range.upperBound
        let textEnd = outline.textEnd(behind: block)
        if textEnd > end, outline.text[end..<textEnd].contains(where: { $0 > 0x20 }) {
            end = textEnd
        }
        if let next = marks.nextParagraph(behind: range) {
            let index = smallest(outline, containing: range.lowerBound..<next + 1)
            end = max(end, outline.range(of: index).upperBound)
        }
        return end > range.upperBound ? range.upperBound..<end : nil
    }

    /// The smallest element with all of a telegram's marks; where its paragraphs stand elsewhere,
    /// the one with these too.
    private static func element(_ outline: PageOutline, _ marks: TelegramMarks)
        -> (text: TelegramText, diagnostics: [Diagnostic])?
    {
        guard let head = marks.extent(of: .head), marks.kinds(in: head).areThoseOfATelegram
        else { return nil }
        var wanted = head
        var index = smallest(outline, containing: wanted)
        if marks.kinds(in: outline.range(of: index)).isDisjoint(with: .paragraph),
            let paragraphs = marks.extent(of: .paragraph)
        {
            wanted =
                min(
                    head.lowerBound, paragraphs.lowerBound)..<max(
                    head.upperBound, paragraphs.upperBound)
            index = smallest(outline, containing: wanted)
        }
        var range = outline.range(of: index)
        // What stands before in elements of its own is the page's: its title, an introduction.
        if let first = marks.firstPlace(in: range),
            let child = outline.child(of: index, at: first)
        {
            range = outline.range(of: child).lowerBound..<range.upperBound
        }
        return (
            TelegramText(joining: [outline.shownText(in: range)], names: []),
            outline.diagnostics(of: range)
        )
    }

    /// The last of the smallest elements around a range; `nil` for the page.
    private static func smallest(_ outline: PageOutline, containing wanted: Range<Int>) -> Int? {
        var best: Int?
        for (index, element) in outline.elements.enumerated()
        where element.text.lowerBound <= wanted.lowerBound
            && element.text.upperBound >= wanted.upperBound
            && element.text.count <= outline.range(of: best).count
        {
            best = index
        }
        return best
    }
}

/// The lines of a page that are as only telegrams have them.
struct TelegramMarks {
    struct Kinds: OptionSet {
        var rawValue: Int

        static let transmission = Kinds(rawValue: 1)
        static let dateTimeGroup = Kinds(rawValue: 2)
        static let originator = Kinds(rawValue: 4)
        static let classification = Kinds(rawValue: 8)
        static let executiveOrder = Kinds(rawValue: 16)
        static let tags = Kinds(rawValue: 32)
        /// Other texts have such lines, too.
        static let addressee = Kinds(rawValue: 64)
        static let subject = Kinds(rawValue: 128)
        static let paragraph = Kinds(rawValue: 256)
        /// An archive's sentence in the place of a header.
        static let extractNote = Kinds(rawValue: 512)

        /// What hardly anything but a telegram has.
        static let head: Kinds = [
            .transmission, .dateTimeGroup, .originator, .classification, .executiveOrder, .tags,
            .extractNote,
        ]

        var areThoseOfATelegram: Bool {
            let strong = intersection(.head).rawValue.nonzeroBitCount
            let weak = intersection([.addressee, .subject]).rawValue.nonzeroBitCount
            return strong >= 2 || strong == 1 && weak >= 1
        }
    }

    /// In the order of their places.
    private var marks: [(place: Int, kind: Kinds, number: Int)] = []

    init(in outline: PageOutline) {
        // A cell is a line of its own: "TAGS" with its codes in the next is a row of a table.
        var starts = Set(
            outline.elements.lazy.filter { $0.name == "td" || $0.name == "th" }
                .map(\.text.lowerBound))
        starts.insert(0)
        let hidden = outline.hiddenRanges
        var nextHidden = 0
        outline.text.withUnsafeBufferPointer { text in
            for (index, byte) in text.enumerated() where byte == 0x0A { starts.insert(index + 1) }
            let ordered = starts.sorted() + [text.count]
            for (start, end) in zip(ordered, ordered.dropFirst()) where start < text.count {
                // A mark stands at the beginning of a line, so that a long one need not be read.
                let line = ByteView(text, start, min(end, start + 160)).trimmed
                while nextHidden < hidden.count, hidden[nextHidden].upperBound <= line.start {
                    nextHidden += 1
                }
                if nextHidden < hidden.count, hidden[nextHidden].contains(line.start) { continue }
                if let kind = Self.kind(of: line) {
                    let number = kind == .paragraph ? ParagraphNumbers.match(line)?.number : nil
                    marks.append((line.start, kind, number ?? 0))
                }
            }
        }
    }

    /// Where the paragraph stands that comes next after the last one of a range.
    func nextParagraph(behind range: Range<Int>) -> Int? {
        let last = marks[indices(in: range)].last { $0.kind == .paragraph }
        return last.flatMap { last in
            marks.first {
                $0.place >= range.upperBound && $0.kind == .paragraph
                    && $0.number == last.number + 1
            }?.place
        }
    }

    func count(in range: Range<Int>) -> Int { indices(in: range).count }

    func firstPlace(in range: Range<Int>) -> Int? {
        let indices = indices(in: range)
        return indices.isEmpty ? nil : marks[indices.lowerBound].place
    }

    func kinds(in range: Range<Int>) -> Kinds {
        marks[indices(in: range)].reduce(into: Kinds()) { $0.formUnion($1.kind) }
    }

    /// From the first to the last mark of the kinds.
    func extent(of kinds: Kinds) -> Range<Int>? {
        guard let first = marks.first(where: { !$0.kind.isDisjoint(with: kinds) }),
            let last = marks.last(where: { !$0.kind.isDisjoint(with: kinds) })
        else { return nil }
        return first.place..<last.place + 1
    }

    private func indices(in range: Range<Int>) -> Range<Int> {
        let first = marks.partitioningIndex { $0.place >= range.lowerBound }
        return first..<max(first, marks.partitioningIndex { $0.place >= range.upperBound })
    }

    /// What the beginning of a line is, of that which tells a telegram from other text.
    private static func kind(of line: ByteView) -> Kinds? {
        guard !line.isEmpty else { return nil }
        if HeadGrammar.isPartialExtract(line) { return .extractNote }
        // Words of a telegram's head are in capitals.
        guard !ASCII.isLower(line.byte(at: line.start + 1)) else { return nil }
        switch HeadGrammar.kind(of: line) {
        case .transmissionIdentifier, .relay, .station: return .transmission
        case .originator: return .originator
        case .addressee: return AddressLines.isAction(line) ? .addressee : nil
        case .tags:
            // "TAGS" alone may head a column.
            let tags = HeadGrammar.line(line.string, kind: .tags).tags?.tags ?? []
            return tags.isEmpty ? nil : .tags
        case .subject: return .subject
        case .declassification: return .executiveOrder
        case .classification: return .classification
        case .dateTimeGroup: return .dateTimeGroup
        default: return isParagraph(line) ? .paragraph : nil
        }
    }

    /// `1. (C) …`, with or without a pilcrow.
    private static func isParagraph(_ line: ByteView) -> Bool {
        guard let number = ParagraphNumbers.match(line), number.number < 100 else { return false }
        let text = line.from(number.end)
        guard ASCII.isBlank(text.first) || text.first == UInt8(ascii: "(") else { return false }
        return !text.trimmed.isEmpty
    }
}

extension Array {
    /// The first place at which a condition holds that holds from there on.
    fileprivate func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
