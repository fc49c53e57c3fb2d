import CableModel
import CableSyntax

/// Pages of WikiLeaks and of sites that copied them.
public enum WikiLeaksHTMLFormat {
    public static let format = Format(
        name: "wikileaks-html", aliases: ["html"],
        summary: "web pages in WikiLeaks' layouts of 2010 and 2011",
        reader: WikiLeaksHTMLReader())
}

/// One way in which a site lays out its cables; a file of this folder each.
protocol PageLayout: Sendable {
    /// Stable, for the record of where a cable came from: `wikileaks-2010`.
    var name: String { get }

    /// The telegram and what the page says about it; `nil` where the page is of another layout.
    ///
    /// A layout is told by its marks, not by its address.
    func read(_ page: ByteView) -> PageContent?
}

/// What a layout finds on a page.
struct PageContent {
    var text: TelegramText
    var table: PageTable
    var articles: [String] = []
}

/// Reads a web page: the layout finds the telegram, the telegram parser reads it.
public struct WikiLeaksHTMLReader: CableReader {
    /// All layouts; the first that knows a page reads it.
    static let layouts: [any PageLayout] = [WikiLeaks2010Layout()]

    public init() {}

    public func recognition(of text: UnsafeBufferPointer<UInt8>) -> Recognition {
        let view = ByteView(text).trimmed
        guard view.first == UInt8(ascii: "<") else { return .no }
        if WikiLeaks2010Layout.tableStart(in: view) != nil { return .certain }
        let beginning = view.upTo(min(view.end, view.start + 4096))
        let marks: [StaticString] = ["<html", "<!doctype html", "<body", "<table", "<pre"]
        return marks.contains { beginning.contains($0) } ? .likely : .no
    }

    public func read(_ text: UnsafeBufferPointer<UInt8>) -> [Reading] {
        let page = ByteView(text)
        for layout in Self.layouts {
            guard let content = layout.read(page) else { continue }
            var reading = TelegramParser.parse(content.text)
            reading.cable.provenance.page = content.table
            reading.cable.provenance.articles = content.articles
            reading.diagnostics +=
                PageChecks.diagnostics(of: reading) + PageChecks.classificationNote(of: reading)
            reading.diagnostics.sort { ($0.range?.lowerBound ?? 0) < ($1.range?.lowerBound ?? 0) }
            return [reading]
        }
        return []
    }
}
