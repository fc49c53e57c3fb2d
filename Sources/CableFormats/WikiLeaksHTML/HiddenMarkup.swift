import CableModel
import CableSyntax

/// What a browser does not show of a page, and what is said of it.
///
/// Text that nobody sees on the page is none of the telegram's; nor may text go without a word.
enum HiddenMarkup {
    /// Whether attributes hide an element that is shown otherwise.
    static func isHidden(_ attributes: MarkupAttributes) -> Bool {
        guard !attributes.isEmpty else { return false }
        if attributes["hidden"] != nil { return true }
        guard let style = attributes["style"] else { return false }
        let letters = style.utf8.filter { !ASCII.isBlank($0) && $0 != 0x0A }.map {
            ASCII.isLetter($0) ? $0 | 0x20 : $0
        }
        return letters.withUnsafeBufferPointer { style in
            let style = ByteView(style)
            return style.bytewiseIndex(of: "display:none") != nil
                || style.bytewiseIndex(of: "visibility:hidden") != nil
        }
    }

    /// The elements that are not shown, in a browser that runs scripts.
    static let names: Set<String> = [
        "audio", "canvas", "datalist", "iframe", "noembed", "noframes", "noscript", "object",
        "script", "style", "template", "title", "video",
    ]

    /// Whether HTML has an element of the name: what else looks like a tag is text that somebody has not
    /// escaped.
    static func isElement(_ name: ByteView) -> Bool { known.contains(name.string) }

    private static let known: Set<String> = names.union([
        "a", "abbr", "acronym", "address", "applet", "area", "article", "aside", "b", "base",
        "basefont", "bdi", "bdo", "big", "blink", "blockquote", "body", "br", "button", "caption",
        "center", "cite", "code", "col", "colgroup", "data", "dd", "del", "details", "dfn",
        "dialog",
        "dir", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "font",
        "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header",
        "hr", "html", "i", "img", "input", "ins", "kbd", "label", "legend", "li", "link", "listing",
        "main", "map", "mark", "marquee", "menu", "meta", "meter", "nav", "nobr", "ol", "optgroup",
        "option", "output", "p", "param", "picture", "plaintext", "pre", "progress", "q", "rp",
        "rt",
        "ruby", "s", "samp", "section", "select", "slot", "small", "source", "span", "strike",
        "strong", "sub", "summary", "sup", "svg", "table", "tbody", "td", "textarea", "tfoot", "th",
        "thead", "time", "tr", "track", "tt", "u", "ul", "var", "wbr", "xmp",
    ])

    /// What was not shown, by what it stood in.
    struct Tally {
        private var counts: [(name: String, words: Int)] = []
        private var indices: [String: Int] = [:]

        /// Takes text that stands in an element of a name, or in a comment.
        mutating func add(_ text: some Collection<UInt8>, in name: String) {
            var words = 0
            var isInWord = false
            for byte in text {
                let isBlank = ASCII.isBlank(byte) || byte == 0x0A || byte == 0x0D
                if !isBlank, !isInWord { words += 1 }
                isInWord = !isBlank
            }
            guard words > 0 else { return }
            if let index = indices[name] {
                counts[index].words += words
            } else {
                indices[name] = counts.count
                counts.append((name, words))
            }
        }

        /// One diagnostic for all of it.
        var diagnostics: [Diagnostic] {
            guard !counts.isEmpty else { return [] }
            let parts = counts.prefix(5).map {
                "\($0.words) \($0.words == 1 ? "word" : "words") in \($0.name)"
            }
            return [
                Diagnostic(
                    .hiddenText,
                    "a browser does not show \(parts.joined(separator: ", "))"
                        + (counts.count > 5 ? ", and others" : "") + "; left out")
            ]
        }
    }

    /// What a browser takes for a comment that has no end, and how much stands behind it.
    static func unendedComment(in source: ByteView) -> ByteView? {
        var position = source.start
        while let start = source.bytewiseIndex(of: "<!--", from: position) {
            guard let end = source.bytewiseIndex(of: "-->", from: start + 2) else {
                return source.from(start + 4)
            }
            position = end + 3
        }
        return nil
    }

    static let strayText = Diagnostic(
        .strayText,
        "text stands outside of its block, behind a tag that ends it; read with the block")

    static func unknownTag(_ name: String) -> Diagnostic {
        Diagnostic(
            .unknownTag,
            "\"<\(name)\" in the text is no element of HTML, but a browser shows nothing of it up to \">\"; left out"
        )
    }
}
