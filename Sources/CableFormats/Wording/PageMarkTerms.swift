import CableModel

/// The words by which the model's JSON, JSON-LD and Markdown name the kinds of page marks.
extension PageMark.Kind {
    var term: String {
        switch self {
        case .pageLine: "page-line"
        case .banner: "banner"
        case .caption: "caption"
        case .sectionLine: "section-line"
        case .releaseStamp: "release-stamp"
        case .repeatedHead: "repeated-head"
        }
    }

    /// The kind that a term names, `nil` where it names none; a page line has its parts from
    /// elsewhere, and they are asked for only there.
    init?(term: String?, pageLine: @autoclosure () -> PageLine) {
        switch term {
        case "page-line": self = .pageLine(pageLine())
        case "banner": self = .banner
        case "caption": self = .caption
        case "section-line": self = .sectionLine
        case "release-stamp": self = .releaseStamp
        case "repeated-head": self = .repeatedHead
        default: return nil
        }
    }
}
