import CableSyntax

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
