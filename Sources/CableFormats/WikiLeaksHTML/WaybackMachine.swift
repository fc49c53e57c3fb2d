import CableSyntax

/// What the Internet Archive's Wayback Machine adds to the pages that it keeps.
///
/// A layout begins at its mark, behind the banner; only links are rewritten in the part it reads.
enum WaybackMachine {
    /// The address that a rewritten link had: of `/web/20110901000000/http://example.org/a` and
    /// the like, what follows the time stamp.
    static func original(of link: String) -> String {
        let bytes = Array(link.utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            let view = ByteView(buffer)
            guard let mark = view.bytewiseIndex(of: "/web/"),
                mark == 0 || view.upTo(mark).bytewiseIndex(of: "web.archive.org") != nil
            else { return link }
            var end = mark + 5
            while ASCII.isDigit(view.byte(at: end)) { end += 1 }
            guard end - mark > 5 + 3 else { return link }
            // `im_`, `js_`: the kind of file that is asked for.
            while ASCII.isLetter(view.byte(at: end)) || view.byte(at: end) == UInt8(ascii: "_") {
                end += 1
            }
            guard view.byte(at: end) == UInt8(ascii: "/"), end + 1 < view.end else { return link }
            return view.from(end + 1).string
        }
    }

    /// Where the page itself begins, behind the banner.
    static func bannerEnd(in page: ByteView) -> Int? {
        page.bytewiseIndex(of: "<!-- END WAYBACK TOOLBAR INSERT -->").map { $0 + 35 }
    }
}
