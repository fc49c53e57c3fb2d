import CableModel
import CableSyntax

/// Pages of WikiLeaks and of sites that copied them.
public enum WikiLeaksHTMLFormat {
    public static let format = Format(
        name: "wikileaks-html", aliases: ["html"],
        summary: "web pages: WikiLeaks' of 2010 and later, PlusD, cablegatesearch.net, others",
        fileExtensions: [".html", ".htm"], mediaType: "text/html", reader: WikiLeaksHTMLReader(),
        layouts: WikiLeaksHTMLReader.layouts.map {
            PublishedLayout(name: $0.name, publisher: $0.publisher)
        })
}

/// One way in which a site lays out its cables; a file of this folder each.
protocol PageLayout: Sendable {
    /// Stable, for the record of where a cable came from: `wikileaks-2010`.
    var name: String { get }

    /// What documents call whoever publishes pages in it.
    var publisher: String { get }

    /// The place of the layout's mark, where the part with the telegram begins; `nil` on a page
    /// of another layout.
    ///
    /// A layout is told by its marks, not by its address.
    func start(in page: ByteView) -> Int?

    /// The telegram and what the page says about it; `nil` where the page has no telegram.
    func read(_ page: ByteView, from start: Int) -> PageContent?

    /// Why a page of the layout has no telegram: one clause.
    func explanation(ofNoCableIn page: ByteView, from start: Int) -> String
}

extension PageLayout {
    func explanation(ofNoCableIn page: ByteView, from start: Int) -> String {
        "it is a page of the layout \(name) without a telegram's text"
    }
}

/// Reads a web page: the layout finds the telegram, the telegram parser reads it.
public struct WikiLeaksHTMLReader: CableReader {
    /// All layouts; the first that knows a page reads it.
    static let layouts: [any PageLayout] = [
        WikiLeaks2010Layout(), WikiLeaks2012Layout(), PlusDLayout(), CablegatesearchLayout(),
    ]

    public init() {}

    public func recognition(of text: UnsafeBufferPointer<UInt8>) -> Recognition {
        let view = ByteView(text).trimmed
        guard view.first == UInt8(ascii: "<") else { return .no }
        // No other format's documents say so of themselves; the layout is the reader's question.
        if view.upTo(min(view.end, view.start + 256)).contains("<!doctype html") { return .certain }
        for layout in Self.layouts where layout.start(in: view) != nil { return .certain }
        let beginning = view.upTo(min(view.end, view.start + 4096))
        // TEI has elements of the same names.
        guard beginning.bytewiseIndex(of: "http://www.tei-c.org/ns/1.0") == nil else { return .no }
        let marks: [StaticString] = [
            "<html", "<body", "<table", "<pre", "<div", "<head",
        ]
        return marks.contains { beginning.contains($0) } ? .likely(.syntax) : .no
    }

    public func read(_ text: UnsafeBufferPointer<UInt8>, options: ReaderOptions) -> [Reading] {
        let page = ByteView(text)
        for layout in Self.layouts {
            guard let start = layout.start(in: page) else { continue }
            if let content = layout.read(page, from: start) {
                return [content.reading(options)]
            }
        }
        return UnknownPage.read(page).map { [$0.reading(options)] } ?? []
    }

    public func explanation(ofNoCableIn text: UnsafeBufferPointer<UInt8>) -> String? {
        let page = ByteView(text)
        for layout in Self.layouts {
            guard let start = layout.start(in: page) else { continue }
            return layout.explanation(ofNoCableIn: page, from: start)
        }
        return "it is a page of no known layout, and nothing on it has the form of a telegram; "
            + "if the page shows one, save its text and use --from telegram"
    }
}
