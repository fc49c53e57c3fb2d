import CableModel
import CableParsing
import CableSyntax

/// What a publisher has of a telegram: its text, and what the page or the row says about it.
struct PageContent {
    var text: TelegramText
    var table: PageTable?
    var articles: [String] = []
    /// What is said beyond the table's values, in its order.
    var attributes: [Attribute] = []
    var diagnostics: [Diagnostic] = []

    /// The telegrams, read. What is said about the first is kept, and compared with what it says
    /// itself; of a further one the page says nothing.
    func readings(_ options: ReaderOptions) -> [Reading] {
        var readings = TelegramParser.parse(text, options: options)
        for index in readings.indices {
            if index == 0 {
                readings[0] = complete(readings[0])
            } else if let table {
                readings[index].cable.provenance.page = PageTable(layout: table.layout)
            }
        }
        return readings
    }

    private func complete(_ reading: Reading) -> Reading {
        var reading = reading
        reading.cable.provenance.page = table
        reading.cable.provenance.articles = articles
        // The page's values come before those of the telegram's own record.
        if !attributes.isEmpty {
            reading.cable.provenance.attributes.insert(contentsOf: attributes, at: 0)
        }
        reading.diagnostics += diagnostics
        reading.diagnostics += PageChecks.diagnostics(of: reading)
        reading.diagnostics.sort { ($0.range?.lowerBound ?? 0) < ($1.range?.lowerBound ?? 0) }
        return reading
    }
}

extension TelegramText {
    /// A text of several blocks, each on lines of its own.
    init(joining blocks: [[UInt8]], names: [String]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(blocks.reduce(0) { $0 + $1.count + 1 })
        var ends: [Int] = []
        for (index, block) in blocks.enumerated() {
            bytes += block
            if index + 1 < blocks.count { bytes.append(0x0A) }
            ends.append(bytes.count)
        }
        self.init(bytes, blockEnds: ends, names: names)
    }

    /// A text of several blocks. One that is alone is the content, unless it has the only name.
    init(_ bytes: [UInt8], blockEnds: [Int], names: [String]) {
        var blocks: [TextBlock] = []
        for (index, end) in blockEnds.enumerated() {
            let name =
                blockEnds.count == 1 && names.count != 1
                ? "content" : index < names.count ? names[index] : "block-\(index + 1)"
            blocks.append(TextBlock(name: name, range: (blocks.last?.range.upperBound ?? 0)..<end))
        }
        self.init(bytes: bytes, blocks: blocks)
    }
}
