import CableSyntax

/// What posts print under their telegrams: where their website is.
package enum Footers {
    package static func isFooter(_ lines: [ByteView]) -> Bool {
        guard let first = lines.first, lines.count <= BodyLimits.linesOfFooter else { return false }
        return mayBegin(first) && lines.contains(where: isFooterLine)
    }

    /// Whether a footer may begin with a line; few do.
    static func mayBegin(_ line: ByteView) -> Bool {
        var first = line
        while first.first == UInt8(ascii: "\"") || first.first == 0xE2 || first.first == 0x80
            || first.first == 0x9C
        {
            first = first.from(first.start + 1)  // " and “
        }
        return visits.contains { first.hasPrefix($0) } || others.contains { first.hasPrefix($0) }
    }

    /// How a footer begins that is a sentence of its own; the longer first.
    private static let visits: [StaticString] = ["PLEASE VISIT", "VISIT "]
    private static let others: [StaticString] = [
        "FOR MORE REPORTING FROM", "TO VISIT ", "SEE OUR WEBSITE", "HTTP",
    ]

    /// Where a footer stands that a copy put behind the last sentence, on the same line, and whose rules of
    /// stars it has around it: `… this message. **** Visit Embassy …`.
    static func cut(in line: ByteView) -> ByteView? {
        let tail = line.from(max(line.start, line.end - BodyLimits.footerBehindSentence))
        guard isFooterLine(tail) else { return nil }
        for opening in visits {
            var place = tail.start
            while let found = tail.firstIndex(of: opening, from: place) {
                place = found + 1
                let text = withoutStars(line.upTo(found))
                guard ASCII.isUpper(line[found]), Headings.endsSentence(text),
                    isFooterLine(line.from(found))
                else { continue }
                return withoutStars(line.from(found))
            }
        }
        return nil
    }

    /// A footer that has rules of stars before it and behind it on its line.
    static func betweenStars(_ line: ByteView) -> ByteView? {
        var text = withoutStars(line)
        while text.first == UInt8(ascii: "*") || ASCII.isBlank(text.first) { text.start += 1 }
        let isBetween = text.start - line.start > 3 && line.end - text.end > 3
        return isBetween && mayBegin(text) && isFooterLine(text) ? text : nil
    }

    static func withoutStars(_ view: ByteView) -> ByteView {
        var view = view.trimmed
        while view.last == UInt8(ascii: "*") || ASCII.isBlank(view.last) { view.end -= 1 }
        return view
    }

    /// A line that names a website of the government's own nets.
    static func isFooterLine(_ line: ByteView) -> Bool {
        // What several have in common is looked for first.
        let words: [(common: StaticString, whole: [StaticString])] = [
            ("WEB", ["CLASSIFIED WEB", "WEBSITE", "WEB SITE"]),
            (".GOV", ["SGOV.GOV", "GOV.GOV/"]),
            ("://", ["HTTP://"]), ("LINK", ["INTELINK"]),
        ]
        return words.contains { common, whole in
            line.contains(common) && whole.contains { line.contains($0) }
        }
    }
}
