import CableModel
import CableSyntax

/// WikiLeaks' pages of 2012 and later: those of 2011 with a pointer to the search site at their
/// beginning.
struct WikiLeaks2012Layout: PageLayout {
    let name = "wikileaks-2012"
    let publisher = "WikiLeaks"

    func start(in page: ByteView) -> Int? {
        guard let start = WikiLeaks2010Layout.tableStart(in: page), Self.isMarked(page) else {
            return nil
        }
        return start
    }

    func read(_ page: ByteView, from start: Int) -> PageContent? {
        WikiLeaks2010Layout.content(of: page, from: start, layout: name)
    }

    /// Whether the page has the pointer, which stands above the navigation.
    static func isMarked(_ page: ByteView) -> Bool {
        let beginning = page.upTo(min(page.end, page.start + 8192))
        return beginning.bytewiseIndex(of: "cablegatesearch.") != nil
    }
}
