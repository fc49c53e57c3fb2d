import CableModel
import CableSyntax

/// WikiLeaks' pages of December 2010 to 2011: a table with the reference id, then two
/// `<code><pre>` blocks, the transmission header and the content.
struct WikiLeaks2010Layout: PageLayout {
    let name = "wikileaks-2010"

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
        var collector = Collector()
        HTMLParser.parse(
            UnsafeBufferPointer(rebasing: page.base[start..<end]), with: &collector)
        // Newer captures have the key for submissions in a block of its own.
        collector.blocks.removeAll { $0.starts(with: "-----BEGIN PGP".utf8) }
        guard !collector.blocks.isEmpty else { return nil }
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
        var blocks: [[UInt8]] = []
        /// The text of the block being read.
        private var block: [UInt8] = []
        private var cells: [[UInt8]] = []
        private var articles: [String] = []
        private var place = Place.outside
        private var isAfterBreak = false

        private enum Place { case outside, cell, articles, block }

        mutating func startElement(_ name: String, attributes: MarkupAttributes) {
            switch name {
            case "td":
                if attributes["colspan"] != nil {
                    place = .articles
                } else {
                    place = .cell
                    cells.append([])
                }
            case "a" where place == .articles:
                if let target = attributes["href"] {
                    articles.append(WaybackMachine.original(of: target))
                }
            case "pre":
                place = .block
            case "br" where place == .block:
                block.append(0x0A)
                isAfterBreak = true
            default: break
            }
        }

        mutating func endElement(_ name: String) {
            if name == "td" && place != .block { place = .outside }
            if name == "pre" {
                blocks.append(block)
                block = []
                place = .outside
            }
        }

        mutating func characters(_ text: UnsafeBufferPointer<UInt8>) {
            switch place {
            case .cell: cells[cells.count - 1] += text
            case .block:
                // The source's own line end behind a `<br>` is the same one.
                let start = isAfterBreak && text.first == 0x0A ? 1 : 0
                block.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
                isAfterBreak = false
            case .articles, .outside: break
            }
        }

        /// The table by its columns: reference id, created, released, classification, origin.
        func content(layout: String) -> PageContent {
            let values = cells.map { cell in
                cell.withUnsafeBufferPointer { ByteView($0).trimmed.string }
            }
            func value(_ column: Int) -> String? {
                column < values.count && !values[column].isEmpty ? values[column] : nil
            }
            let table = PageTable(
                layout: layout, referenceID: value(0), created: value(1), released: value(2),
                classification: value(3), origin: value(4))
            return PageContent(
                text: TelegramText(joining: blocks, names: ["header", "content"]), table: table,
                articles: articles)
        }
    }
}
