import CableModel
import CableSyntax

/// Reads a web page: the layout finds the telegram, the telegram parser reads it.
package struct WikiLeaksHTMLReader: CableReader {
    /// All layouts; the first that knows a page reads it.
    static let layouts: [any PageLayout] = [
        WikiLeaks2010Layout(), WikiLeaks2012Layout(), PlusDLayout(), CablegatesearchLayout(),
    ]

    package init() {}

    package func recognition(of text: UnsafeBufferPointer<UInt8>) -> Recognition {
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

    package func read(_ text: UnsafeBufferPointer<UInt8>, options: ReaderOptions) -> [Reading] {
        let page = ByteView(text)
        for layout in Self.layouts {
            guard let start = layout.start(in: page) else { continue }
            if let content = layout.read(page, from: start) {
                return content.readings(options)
            }
        }
        return UnknownPage.read(page).map { $0.readings(options) } ?? []
    }

    package func explanation(ofNoCableIn text: UnsafeBufferPointer<UInt8>) -> String? {
        let page = ByteView(text)
        for layout in Self.layouts {
            guard let start = layout.start(in: page) else { continue }
            return layout.explanation(ofNoCableIn: page, from: start)
        }
        return "it is a page of no known layout, and nothing on it has the form of a telegram; "
            + "if the page shows one, save its text and use --from telegram"
    }
}
