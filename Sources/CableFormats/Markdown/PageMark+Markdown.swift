import CableGrammar
import CableModel
import CableSyntax

extension PageMark.Kind {
    /// The kind that a class names; a page line has its parts elsewhere.
    init?(className: String) {
        self.init(term: className, pageLine: PageLine(page: "", total: nil))
    }
}

extension PageMark {
    /// A page mark of a class and a printed line; the parts of a page line are read from it.
    init(className: String, printed: String) {
        var kind = Kind(className: className) ?? .banner
        if case .pageLine = kind {
            kind = .pageLine(PageLine(text: printed) ?? PageLine(page: printed, total: nil))
        }
        self = HeadGrammar.pageMark(printed, kind: kind)
    }
}
