import CableModel
import CableSyntax

/// WikiLeaks' pages of December 2010 to 2011: a table with the reference id, then two
/// `<code><pre>` blocks, the transmission header and the content.
struct WikiLeaks2010Layout: PageLayout {
    let name = "wikileaks-2010"
    let publisher = "WikiLeaks"

    func start(in page: ByteView) -> Int? {
        guard let start = Self.tableStart(in: page), !WikiLeaks2012Layout.isMarked(page) else {
            return nil
        }
        return start
    }

    func read(_ page: ByteView, from start: Int) -> PageContent? {
        Self.content(of: page, from: start, layout: name)
    }

    static func content(of page: ByteView, from start: Int, layout: String) -> PageContent? {
        // The page around the telegram is forty kilobytes of navigation; only the rest is parsed.
        var end = page.end
        if let last = lastIndex(of: "</pre>", in: page, after: start),
            // A page that breaks off in its last block has text behind the end of the one before.
            page.bytewiseIndex(of: "<pre", from: last) == nil
        {
            end = last + 6
        }
        let source = UnsafeBufferPointer(rebasing: page.base[start..<end])
        var collector = Collector(capacity: source.count)
        let isPlain = HTMLParser.parse(source, with: &collector)
        var content = collector.content(layout: layout)
        if !isPlain, let rest = HiddenMarkup.unendedComment(in: ByteView(source)) {
            var tally = HiddenMarkup.Tally()
            tally.add(source[(rest.start)...], in: "a comment without an end")
            content?.diagnostics += tally.diagnostics
        }
        return content
    }

    /// The place of `<table class='cable'>`, in either kind of quotes.
    static func tableStart(in page: ByteView) -> Int? {
        // The longer a text, the faster it is found.
        page.bytewiseIndex(of: "<table class='cable'")
            ?? page.bytewiseIndex(of: "<table class=\"cable\"")
    }

    private static func lastIndex(of text: StaticString, in page: ByteView, after start: Int)
        -> Int?
    {
        var position = page.end - text.utf8CodeUnitCount
        while position >= start {
            if page[position] == text.utf8Start[0], page.matches(text, at: position) {
                return position
            }
            position -= 1
        }
        return nil
    }

    /// Gathers the cells of the table, the articles, and the text of the blocks.
    private struct Collector: MarkupHandler {
        /// The text of all blocks, each with a line end behind it.
        private var text: [UInt8] = []
        private var blockEnds: [Int] = []
        /// The text of all cells, and where each has its own.
        private var cellText: [UInt8] = []
        private var cells: [Range<Int>] = []
        private var articles: [String] = []
        private var place = Place.outside
        private var isAfterBreak = false
        /// How many elements are open within the block, itself included, that are blocks too.
        private var depth = 0
        /// Whether the block is open again for text behind its end.
        private var isStray = false
        private var hasStrayText = false
        private var unknownTags: [String] = []
        private var hidden = HiddenMarkup.Tally()
        /// The name of the element that hides what is told, and how many of its name are open.
        private var hider: (name: String, depth: Int)?

        private enum Place { case outside, cell, articles, block }

        /// - Parameter capacity: how long the text can be at most.
        init(capacity: Int) { text.reserveCapacity(capacity) }

        private var hasBlock: Bool { place == .block || !blockEnds.isEmpty }

        mutating func startElement(_ name: ByteView, attributes: MarkupAttributes) {
            if let hider {
                if name.string == hider.name { self.hider?.depth += 1 }
                return
            }
            if HiddenMarkup.isHidden(attributes) {
                hider = (name.string, 1)
            } else if name.isExactly("br") {
                guard place == .block else { return }
                text.append(0x0A)
                isAfterBreak = true
            } else if name.isExactly("a") {
                if place == .articles, let target = attributes["href"] {
                    articles.append(WaybackMachine.original(of: target))
                }
            } else if name.isExactly("td") {
                // Behind the first block a cell is nothing to a browser.
                guard !hasBlock else { return }
                if attributes["colspan"] != nil {
                    place = .articles
                } else {
                    place = .cell
                    cells.append(cellText.count..<cellText.count)
                }
            } else if name.isExactly("pre") {
                if isStray { endBlock() }
                place = .block
                depth += 1
            } else if HiddenMarkup.names.contains(name.string) {
                hider = (name.string, 1)
            } else if place == .block, !HiddenMarkup.isElement(name) {
                unknownTags.append(name.string)
            }
        }

        mutating func endElement(_ name: ByteView) {
            if let hider {
                guard name.string == hider.name else { return }
                self.hider = hider.depth > 1 ? (hider.name, hider.depth - 1) : nil
            } else if name.isExactly("td") {
                if place != .block { place = .outside }
            } else if name.isExactly("pre"), depth > 0 {
                depth -= 1
                if depth == 0 { endBlock() }
            }
        }

        mutating func comment(_ text: UnsafeBufferPointer<UInt8>) {
            if place == .block { hidden.add(text, in: "a comment") }
        }

        private mutating func endBlock() {
            place = .outside
            isStray = false
            let start = blockEnds.last ?? 0
            // Newer captures have the key for submissions in a block of its own.
            if text[start...].starts(with: "-----BEGIN PGP".utf8) {
                text.removeSubrange(start...)
            } else {
                text.append(0x0A)
                blockEnds.append(text.count)
            }
        }

        /// Opens the last block again, for text that a browser shows behind it.
        private mutating func reopenBlock() {
            text.removeLast()
            blockEnds.removeLast()
            place = .block
            isStray = true
            hasStrayText = true
        }

        mutating func characters(_ piece: UnsafeBufferPointer<UInt8>) {
            if let hider {
                if place == .block { hidden.add(piece, in: "<\(hider.name)>") }
                return
            }
            if place == .outside, !blockEnds.isEmpty,
                !piece.allSatisfy({ ASCII.isBlank($0) || $0 == 0x0A || $0 == 0x0D })
            {
                reopenBlock()
            }
            switch place {
            case .cell:
                cellText += piece
                cells[cells.count - 1] = cells[cells.count - 1].lowerBound..<cellText.count
            case .block:
                // The source's own line end behind a `<br>` is the same one.
                let start = isAfterBreak && piece.first == 0x0A ? 1 : 0
                text += UnsafeBufferPointer(rebasing: piece[start...])
                isAfterBreak = false
            case .articles, .outside: break
            }
        }

        /// The table by its columns: reference id, created, released, classification, origin; `nil`
        /// where there is no block.
        mutating func content(layout: String) -> PageContent? {
            if isStray { endBlock() }
            guard let end = blockEnds.popLast() else { return nil }
            // The last line end parts it from nothing.
            text.removeSubrange((end - 1)...)
            blockEnds.append(text.count)
            let values = cells.map { cell in
                cellText.withUnsafeBufferPointer {
                    ByteView($0, cell.lowerBound, cell.upperBound).trimmed.string
                }
            }
            func value(_ column: Int) -> String? {
                column < values.count && !values[column].isEmpty ? values[column] : nil
            }
            let table = PageTable(
                layout: layout, referenceID: value(0), created: value(1), released: value(2),
                classification: value(3), origin: value(4))
            return PageContent(
                text: TelegramText(text, blockEnds: blockEnds, names: ["header", "content"]),
                table: table, articles: articles, diagnostics: diagnostics)
        }

        private var diagnostics: [Diagnostic] {
            (hasStrayText ? [HiddenMarkup.strayText] : []) + hidden.diagnostics
                + unknownTags.prefix(3).map(HiddenMarkup.unknownTag)
        }
    }
}
