import CableModel
import CableSyntax

/// cablegatesearch.net: a summary table without end tags, then the telegram in two `<div>`.
struct CablegatesearchLayout: PageLayout {
    let name = "cablegatesearch"
    let publisher = "cablegatesearch"

    func start(in page: ByteView) -> Int? {
        guard
            let mark = page.bytewiseIndex(of: "id=\"cable-summary\"")
                ?? page.bytewiseIndex(of: "id='cable-summary'"),
            page.bytewiseIndex(of: "cable-body", from: mark) != nil
        else { return nil }
        return page.tagStart(around: mark)
    }

    func read(_ page: ByteView, from start: Int) -> PageContent? {
        let end = page.bytewiseIndex(of: "id=\"disqus_section\"", from: start)
        let outline = PageOutline(of: page.from(start).upTo(end ?? page.end))
        var blocks: [[UInt8]] = []
        var names: [String] = []
        var additions: [String] = []
        var hasChanges = false
        var diagnostics: [Diagnostic] = []
        for stretch in stretches(of: outline, isCut: end != nil) {
            let text = outline.text(in: stretch.text, of: stretch.elements) { inner in
                inner.hasClass("toggleHeader") || inner.hasClass("webmaster-comment")
                    || inner.name == "del"
            }
            if let name = stretch.name {
                blocks.append(text)
                names.append(name)
            } else if text.contains(where: { $0 > 0x20 }) {
                blocks[blocks.count - 1] += text
                diagnostics.append(HiddenMarkup.strayText)
            }
            diagnostics += outline.diagnostics(of: stretch.text)
            for inner in stretch.elements {
                let element = outline.elements[inner]
                if element.hasClass("webmaster-comment"), let value = outline.value(of: inner) {
                    additions.append(value)
                }
                if element.name == "del" { hasChanges = true }
            }
        }
        guard names.contains("content") else { return nil }
        var (table, attributes) = summary(of: outline)
        // The site's editor put names into the text; they are not the telegram's.
        attributes += additions.map { Attribute(name: "Webmaster comment", value: $0) }
        table.layout = name
        var content = PageContent(
            text: TelegramText(joining: blocks, names: names), table: table,
            attributes: attributes, diagnostics: diagnostics + outline.diagnostics)
        if hasChanges {
            content.diagnostics.append(
                Diagnostic(
                    .changedText,
                    "the page compares two versions of the text; the deleted words are left out"
                ))
        }
        return content
    }

    /// A block of the telegram, with its name; or, without one, what a browser shows behind a block.
    private struct Stretch {
        var name: String?
        var text: Range<Int>
        var elements: Range<Int>
    }

    /// The stretches of a page's text that are the telegram's, in order. Behind a block nothing stands but
    /// where a stray end tag has ended it, or the page has lost one.
    ///
    /// - Parameter isCut: whether the page's list of comments ends the outline, so that all that stands behind
    ///   the last block is the telegram's.
    private func stretches(of outline: PageOutline, isCut: Bool) -> [Stretch] {
        let blocks = outline.all { $0.hasClass("cable-body") || $0.id == "cable-header" }
        var stretches: [Stretch] = []
        for (number, index) in blocks.enumerated() {
            let block = outline.elements[index]
            let next = number + 1 < blocks.count ? blocks[number + 1] : nil
            let nextStart = next.map { outline.elements[$0].text.lowerBound }
            // A header that has lost its end tag has the text within it.
            let end = min(block.text.upperBound, nextStart ?? Int.max)
            let endOfElements = min(block.end, next ?? Int.max)
            stretches.append(
                Stretch(
                    name: block.hasClass("cable-body") ? "content" : "header",
                    text: block.text.lowerBound..<end, elements: index + 1..<endOfElements))
            let limit =
                nextStart
                ?? (isCut
                    ? outline.text.count : outline.textEnd(behind: index, withParagraphs: true))
            let elements = endOfElements..<(next ?? outline.elements.count)
            let last = elements.first { outline.elements[$0].text.lowerBound >= limit }
            stretches.append(
                Stretch(
                    name: nil, text: end..<max(end, limit),
                    elements: endOfElements..<(last ?? elements.upperBound)))
        }
        return stretches
    }

    /// The summary's rows: a label and a value each.
    private func summary(of outline: PageOutline) -> (PageTable, [Attribute]) {
        var table = PageTable(layout: name)
        var attributes: [Attribute] = []
        guard let summary = outline.first(where: { $0.id == "cable-summary" }) else {
            return (table, attributes)
        }
        for row in outline.all(in: summary, where: { $0.name == "tr" }) {
            let cells = outline.all(in: row) { $0.name == "td" }
            guard cells.count >= 2, let label = outline.value(of: cells[0]) else { continue }
            let cell = cells[1]
            let link = outline.first(in: cell) { $0.name == "a" }
            let value = outline.value(of: cell)
            switch label {
            case "Reference id":
                table.referenceID = outline.first(in: cell) { $0.id == "canonical_id-input" }
                    .flatMap { outline.elements[$0].value }
                if let mark = value?.split(separator: " ").first(where: { $0.hasPrefix("#") }) {
                    attributes.append(
                        Attribute(name: "Wikileaks id", value: String(mark.dropFirst())))
                }
            case "Origin":
                table.origin = link.flatMap { outline.value(of: $0) } ?? value
                if let country = outline.first(in: cell, where: { $0.name == "span" })
                    .flatMap({ outline.value(of: $0) })
                {
                    attributes.append(
                        Attribute(
                            name: "Country",
                            value: country.hasPrefix("(") && country.hasSuffix(")")
                                ? String(country.dropFirst().dropLast()) : country))
                }
            case "Cable time": table.created = value
            case "Release time": table.released = value
            case "Classification": table.classification = value
            case "Media", "Comments": break
            default:
                if let value { attributes.append(Attribute(name: label, value: value)) }
            }
        }
        return (table, attributes)
    }
}

extension ByteView {
    /// The place of the `<` of the tag in which a position lies.
    func tagStart(around position: Int) -> Int {
        var start = position
        while start > self.start && self[start] != UInt8(ascii: "<") { start -= 1 }
        return start
    }
}
