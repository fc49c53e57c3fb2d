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
        let openings: [StaticString] = [
            "VISIT ", "PLEASE VISIT", "FOR MORE REPORTING FROM", "TO VISIT ", "SEE OUR WEBSITE",
        ]
        return openings.contains { first.hasPrefix($0) } || first.hasPrefix("HTTP")
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
