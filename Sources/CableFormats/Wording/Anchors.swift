import CableModel
import CableSyntax

/// The names by which the paragraphs of one document are reached.
///
/// A name comes from the printed number, never from the order: `p3`. Numbers are not unique in
/// real telegrams, so that one that comes again gets its occurrence: `p3-2`.
struct ParagraphAnchors {
    private var used = UniqueTexts()
    /// How often a name was given, with its occurrences; of those that were given again.
    private var counts: [String: Int] = [:]
    /// The highest number, as long as paragraphs have nothing but numbers.
    private var highest: Int? = -1
    /// The name that was given last to a paragraph of the telegram's own.
    private var last = "p"

    /// The name of the next paragraph that has the label.
    mutating func next(for label: ParagraphLabel) -> String {
        last = name(for: label)
        return last
    }

    /// The name of the next paragraph in a quotation that has the label: `p1-q2` for its paragraph 2
    /// behind the telegram's paragraph 1.
    mutating func nextQuoted(for label: ParagraphLabel) -> String {
        unique(last + "-q" + AnchorNames.name(from: label.anchorText))
    }

    private mutating func name(for label: ParagraphLabel) -> String {
        if let number = label.number, let highest, number > highest {
            // Numbers ascend as a rule: one above all before it is new.
            let name = "p" + String(number)
            self.highest = number
            used.append(name)
            return name
        }
        if label.number == nil { highest = nil }
        return unique("p" + AnchorNames.name(from: label.anchorText))
    }

    private mutating func unique(_ name: String) -> String {
        if used.insert(name) { return name }
        var count = counts[name] ?? 1
        var unique: String
        repeat {
            count += 1
            unique = "\(name)-\(count)"
        } while !used.insert(unique)
        counts[name] = count
        return unique
    }
}

extension ParagraphLabel {
    /// What names the paragraph: `3`, `A`.
    var anchorText: String { number.map(String.init) ?? letter ?? printed }
}

/// The names by which the references of a document are reached.
enum ReferenceAnchors {
    /// One for each reference, in their order: `ref-A`; `ref-1` without a letter, by position;
    /// `ref-A-2` for a name that comes again, as a letter does, and the 3 of a list with numbers
    /// behind a third reference that has none.
    static func anchors(for references: [Reference]) -> [String] {
        var counts: [String: Int] = [:]
        return references.enumerated().map { position, reference in
            let name =
                "ref-" + (reference.letter.map(AnchorNames.name(from:)) ?? String(position + 1))
            let count = counts[name, default: 0] + 1
            counts[name] = count
            return count == 1 ? name : "\(name)-\(count)"
        }
    }
}

/// Names as XML, HTML and URLs allow them.
enum AnchorNames {
    /// The text with each character that a name cannot have replaced by a low line.
    static func name(from text: String) -> String {
        guard !text.utf8.allSatisfy(isNameByte) else { return text }
        return String(decoding: text.utf8.map { isNameByte($0) ? $0 : 0x5F }, as: UTF8.self)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || byte == 0x2E || byte == 0x2D || byte == 0x5F
    }
}

extension Transcription {
    /// The numbers that paragraphs of the telegram have: those of the text, and one that says
    /// nothing but who classified and stands in the head.
    var paragraphNumbers: Set<Int> {
        paragraphNumbersOfText.union(authorities.compactMap(\.paragraphNumber))
    }

    /// What the head's lines say of who classified, in their order.
    var authorities: [ClassificationAuthority] { head.compactMap(\.classificationAuthority) }

    /// The numbers that paragraphs of the text proper have.
    var paragraphNumbersOfText: Set<Int> {
        var numbers: Set<Int> = []
        for case .paragraph(let paragraph) in body {
            if let number = paragraph.label?.number { numbers.insert(number) }
        }
        return numbers
    }
}
