import CableConversion
import CableModel

/// The blocks of a telegram's text as an expectation file has them, a line each:
/// `paragraph | 3. | (C) | 45 | 1a2b3c4d`.
///
/// These are the kind, the number or mark, the portion marking, how many words the text has, and a
/// digest of its letters and digits, which stands for the text. What is within a quotation begins
/// with `quoted`; an item of a list within a list has its depth behind the kind. A page mark stands
/// behind the block that it cuts.
package struct BlockFacts: Sendable {
    /// The file that was read: `telegram/09PARIS997.txt`.
    package private(set) var cable: String
    package private(set) var lines: [String] = []

    /// Parses an expectation file: `cable: …`, `note: …` for persons, and the blocks.
    package init(parsing text: String) {
        cable = ""
        for line in text.split(separator: "\n") {
            if line.hasPrefix("cable: ") {
                cable = String(line.dropFirst(7))
            } else if !line.hasPrefix("note: ") {
                lines.append(String(line))
            }
        }
    }

    /// The blocks of a cable, and its signature.
    package init(of transcription: Transcription, cable: String) {
        self.cable = cable
        for block in transcription.body { add(block) }
        if let signature = transcription.signature { add("signature", text: signature.printed) }
    }

    private mutating func add(_ block: Block, in context: String = "") {
        switch block {
        case .paragraph(let paragraph):
            add(
                context + "paragraph", paragraph.label?.printed, paragraph.portionMarking,
                paragraph.content)
            if !paragraph.heading.isEmpty { add(context + "caption", nil, nil, paragraph.heading) }
            for list in paragraph.lists { add(list, in: context) }
        case .heading(let heading):
            add(context + "heading", nil, heading.portionMarking, heading.content)
        case .list(let list): add(list, in: context)
        case .preformatted(let table):
            add(context + "preformatted", text: table.lines.joined(separator: " "))
        case .quotation(let quotation): for inner in quotation.body { add(inner, in: "quoted ") }
        case .pageMark(let mark): add("page-mark", text: mark.printed)
        }
    }

    private mutating func add(_ list: ItemList, in context: String, depth: Int = 1) {
        if !list.head.isEmpty { add(context + "head", nil, nil, list.head) }
        for item in list.items {
            let kind = depth == 1 ? "item" : "item \(depth)"
            add(context + kind, item.marker, item.portionMarking, item.content)
            for inner in item.lists { add(inner, in: context, depth: depth + 1) }
        }
    }

    private mutating func add(
        _ kind: String, _ label: String?, _ marking: PortionMarking?, _ content: [Inline]
    ) {
        add(kind, label, marking, text: content.runningText)
        for case .pageMark(let mark) in content { add("page-mark", text: mark.printed) }
    }

    private mutating func add(
        _ kind: String, _ label: String? = nil, _ marking: PortionMarking? = nil, text: String
    ) {
        let words = text.split { $0 == " " }.count
        lines.append(
            [kind, label ?? "-", marking?.printed ?? "-", "\(words)", Self.digest(of: text)]
                .joined(separator: " | "))
    }

    /// Eight digits of the SHA-256 of a text's letters and digits of ASCII.
    private static func digest(of text: String) -> String {
        let letters = text.utf8.filter { byte in
            let character = Character(UnicodeScalar(byte))
            return byte < 0x80 && (character.isLetter || character.isNumber)
        }
        return String(SHA256.hexDigest(of: letters).prefix(8))
    }
}
