import CableModel
import CableSyntax

/// The Public Library of US Diplomacy: a table of 19 values, then panes under tabs, of which one
/// has the telegram as plain text.
///
/// On a page that a browser saved, the page's own script has parted the panes from their tabs;
/// the first tab is still that of the first pane, and so on.
struct PlusDLayout: PageLayout {
    let name = "wikileaks-plusd"
    let publisher = "WikiLeaks"

    func start(in page: ByteView) -> Int? {
        guard
            let mark = page.bytewiseIndex(of: "id=\"synopsis\"")
                ?? page.bytewiseIndex(of: "id='synopsis'"),
            page.bytewiseIndex(of: "s_key", from: mark) != nil
        else { return nil }
        return page.tagStart(around: mark)
    }

    func read(_ page: ByteView, from start: Int) -> PageContent? {
        let outline = outline(of: page, from: start)
        let panes = panes(of: outline)
        guard let text = telegram(in: panes, of: outline),
            text.bytes.contains(where: { !ASCII.isBlank($0) && $0 != 0x0A })
        else { return nil }
        let synopsis = PlusDSynopsis(of: outline)
        var content = PageContent(
            text: TelegramText(joining: [text.bytes], names: []),
            table: synopsis.table(layout: name),
            attributes: synopsis.attributes)
        if let record = panes.first(where: { $0.label == "Metadata" }) {
            content.attributes += PlusDRecord.attributes(
                of: outline.text(of: record.pane), beside: synopsis.rows)
        }
        if let diagnostic = synopsis.check(characters: text.bytes) {
            content.diagnostics.append(diagnostic)
        }
        content.diagnostics +=
            text.ranges.flatMap { outline.diagnostics(of: $0) } + outline.diagnostics
        return content
    }

    func explanation(ofNoCableIn page: ByteView, from start: Int) -> String {
        let status = PlusDSynopsis(of: outline(of: page, from: start)).value("Archive Status")
        return "it is a page of the Public Library of US Diplomacy without a telegram's text"
            + (status.map { " (Archive Status: \($0))" } ?? "")
    }

    /// The page from its table to the panes that are the site's own.
    private func outline(of page: ByteView, from start: Int) -> PageOutline {
        let end = page.bytewiseIndex(of: "<div class=\"pane-content pane-print\"", from: start)
        return PageOutline(of: page.from(start).upTo(end ?? page.end))
    }

    private func panes(of outline: PageOutline) -> [(label: String, pane: Int)] {
        let tabs = outline.all { $0.hasClass("pane-header") }
        let panes = outline.all { $0.hasClass("pane-content") }
        return zip(tabs, panes).map { (outline.value(of: $0) ?? "", $1) }
    }

    /// The telegram: the pane with all of it, else the two parts of the pane for reading.
    private func telegram(
        in panes: [(label: String, pane: Int)], of outline: PageOutline
    ) -> (bytes: [UInt8], ranges: [Range<Int>])? {
        if let raw = panes.first(where: { $0.label == "Raw content" }),
            let text = outline.first(in: raw.pane, where: { $0.hasClass("text-content") })
        {
            return (outline.text(of: text), [outline.range(of: text)])
        }
        guard let body = outline.first(where: { $0.id == "tagged-text" }) else { return nil }
        let header = outline.first { $0.hasClass("text-header") }
        return (
            (header.map { outline.text(of: $0) + [0x0A] } ?? []) + outline.text(of: body),
            [header, body].compactMap { $0 }.map { outline.range(of: $0) }
        )
    }
}

/// The table above the panes.
struct PlusDSynopsis {
    /// All rows that have a value, in order; the subject first.
    private(set) var rows: [Attribute] = []

    init(of outline: PageOutline) {
        guard let table = outline.first(where: { $0.id == "synopsis" }) else { return }
        var label: String?
        for index in outline.descendants(of: table) {
            let element = outline.elements[index]
            if element.hasClass("s_key") {
                label = outline.value(of: index)
                if label?.last == ":" { label?.removeLast() }
            } else if element.hasClass("s_val") {
                guard let name = label, let value = outline.value(of: index) else { continue }
                // `-- N/A or Blank --`, `-- Not Assigned --`.
                if !value.hasPrefix("--") { rows.append(Attribute(name: name, value: value)) }
                label = nil
            } else if element.isSpanning, rows.isEmpty, let value = outline.value(of: index) {
                rows.append(Attribute(name: "Subject", value: value))
            }
        }
    }

    func value(_ name: String) -> String? { rows.first { $0.name == name }?.value }

    func table(layout: String) -> PageTable {
        PageTable(
            layout: layout, referenceID: value("Canonical ID").map(Self.documentID),
            created: value("Date"), classification: value("Original Classification"),
            origin: value("From"))
    }

    /// The rows beyond those of the page table.
    var attributes: [Attribute] {
        rows.filter { !["Date", "Original Classification", "From"].contains($0.name) }
    }

    /// The archive's own identifier in the site's: `1974EREWHON00042` in `1974EREWHON00042_b2`.
    private static func documentID(_ canonical: String) -> String {
        canonical.lastIndex(of: "_").map { String(canonical[..<$0]) } ?? canonical
    }

    /// A warning where the page gives another number of characters than its text has.
    func check(characters text: [UInt8]) -> Diagnostic? {
        guard let printed = value("Character Count"), let expected = Int(printed) else {
            return nil
        }
        let count = text.count { $0 & 0xC0 != 0x80 && $0 != 0x0D }
        guard count != expected else { return nil }
        return Diagnostic(
            .characterCountDiffers, "the text has \(count) characters, the page says \(expected)")
    }
}

/// The archive's record of a telegram, which a pane has as YAML: `Film Number: D740129-0690`.
enum PlusDRecord {
    /// The values that the record gives, without those that the page's table has as they are.
    static func attributes(of yaml: [UInt8], beside rows: [Attribute]) -> [Attribute] {
        var attributes: [Attribute] = []
        var name: String?
        var value: [UInt8] = []
        func finish() {
            guard let name, let value = PageOutline.reduced(unquoted(value)) else { return }
            let attribute = Attribute(name: name, value: value)
            let isBlank = ["n/a", "N/A"].contains(value)
            if !isBlank && !rows.contains(attribute) { attributes.append(attribute) }
        }
        yaml.withUnsafeBufferPointer { buffer in
            for line in Lines(buffer, range: buffer.indices).lines {
                let view = ByteView(buffer, line.start, line.end)
                if ASCII.isLetter(view.first), let colon = view.bytewiseIndex(of: ":"),
                    colon + 1 == view.end || view[colon + 1] == 0x20
                {
                    finish()
                    name = view.upTo(colon).string
                    value = Array(buffer[min(colon + 1, view.end)..<view.end])
                } else {
                    value.append(0x20)
                    value += buffer[view.range]
                }
            }
        }
        finish()
        return attributes
    }

    /// A scalar without its tag and quotes: `! 'n/a'`, `'2'`.
    private static func unquoted(_ scalar: [UInt8]) -> [UInt8] {
        scalar.withUnsafeBufferPointer { buffer in
            var view = ByteView(buffer).trimmed
            if view.hasPrefix("! ") { view = view.from(view.start + 2).trimmed }
            let quote = view.first
            guard view.count >= 2, view.last == quote, quote == 0x27 || quote == 0x22 else {
                return Array(buffer[view.range])
            }
            var result: [UInt8] = []
            var index = view.start + 1
            while index < view.end - 1 {
                result.append(buffer[index])
                // A quote inside is written twice.
                index += buffer[index] == 0x27 && buffer[index + 1] == 0x27 ? 2 : 1
            }
            return result
        }
    }
}
