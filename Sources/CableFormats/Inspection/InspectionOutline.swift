import CableModel
import CableSyntax

/// The text of a telegram in outline: each block by its mark and its first words.
enum InspectionOutline {
    struct Entry: Equatable {
        /// The number, or what else marks a block.
        var mark: String
        var text: String
        var isHeading = false
    }

    static func entries(of transcription: Transcription) -> [Entry] {
        transcription.body.flatMap(entries)
    }

    /// How many paragraphs and words the text has.
    static func size(of cable: Cable) -> String {
        let (paragraphs, words) = (cable.paragraphCount, cable.wordCount)
        return "\(paragraphs) paragraph\(paragraphs == 1 ? "" : "s"), "
            + "\(words) word\(words == 1 ? "" : "s")"
    }

    private static func entries(of block: Block) -> [Entry] {
        switch block {
        case .paragraph(let paragraph):
            let text = [
                paragraph.portionMarking?.printed, paragraph.heading.runningText,
                paragraph.content.runningText,
            ].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
            let items = paragraph.lists.reduce(0) { $0 + $1.items.count }
            return [Entry(mark: paragraph.label?.printed ?? "¶", text: text)] + list(of: items)
        case .heading(let heading):
            return [Entry(mark: "", text: heading.content.runningText, isHeading: true)]
        case .list(let list): return self.list(of: list.items.count)
        case .preformatted(let preformatted):
            let count = preformatted.lines.count
            return [Entry(mark: "|", text: "table or lines as they stand: \(count)")]
        case .quotation(let quotation):
            return quotation.body.flatMap(entries).map { entry in
                var entry = entry
                entry.mark = "> " + entry.mark
                return entry
            }
        // Where a page ended is no part of the outline.
        case .pageMark: return []
        }
    }

    private static func list(of items: Int) -> [Entry] {
        items == 0 ? [] : [Entry(mark: "-", text: "list: \(items) item\(items == 1 ? "" : "s")")]
    }
}
