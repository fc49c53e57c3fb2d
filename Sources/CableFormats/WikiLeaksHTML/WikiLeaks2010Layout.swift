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
        if let last = lastIndex(of: "</pre>", in: page, after: start) { end = last + 6 }
        let source = UnsafeBufferPointer(rebasing: page.base[start..<end])
        var collector = Collector(capacity: source.count)
        HTMLParser.parse(source, with: &collector)
        return collector.content(layout: layout)
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

        private enum Place { case outside, cell, articles, block }

        /// - Parameter capacity: how long the text can be at most.
        init(capacity: Int) { text.reserveCapacity(capacity) }

        mutating func startElement(_ name: ByteView, attributes: MarkupAttributes) {
            if name.isExactly("br") {
                guard place == .block else { return }
                text.append(0x0A)
                isAfterBreak = true
            } else if name.isExactly("a") {
                if place == .articles, let target = attributes["href"] {
                    articles.append(WaybackMachine.original(of: target))
                }
            } else if name.isExactly("td") {
                if attributes["colspan"] != nil {
                    place = .articles
                } else {
                    place = .cell
                    cells.append(cellText.count..<cellText.count)
                }
            } else if name.isExactly("pre") {
                place = .block
            }
        }

        mutating func endElement(_ name: ByteView) {
            if name.isExactly("td") && place != .block { place = .outside }
            if name.isExactly("pre") {
                endBlock()
                place = .outside
            }
        }

        private mutating func endBlock() {
            let start = blockEnds.last ?? 0
            // Newer captures have the key for submissions in a block of its own.
            if text[start...].starts(with: "-----BEGIN PGP".utf8) {
                text.removeSubrange(start...)
            } else {
                text.append(0x0A)
                blockEnds.append(text.count)
            }
        }

        mutating func characters(_ piece: UnsafeBufferPointer<UInt8>) {
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
                table: table, articles: articles)
        }
    }
}
