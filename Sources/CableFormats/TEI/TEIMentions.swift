import CableModel
import CableSyntax

/// The references of a telegram, which mentions in its text point to.
struct CitedReferences {
    private(set) var all: [Reference] = []
    private var firstPositions: [String: Int] = [:]

    init(_ references: [Reference] = []) { append(references) }

    mutating func append(_ references: [Reference]) {
        for (index, reference) in references.enumerated() {
            guard let letter = reference.letter, firstPositions[letter] == nil else { continue }
            firstPositions[letter] = all.count + index
        }
        all += references
    }

    /// The position of the first reference that has a letter.
    func position(ofLetter letter: String) -> Int? { firstPositions[letter] }
}

/// What points to something else, and marks that may have features.
extension TEIDecoder {
    mutating func paragraphMention(_ node: XMLNode) -> Inline {
        if let features = node.features {
            let value = features.modelValue(("paragraphMention", node.value))
            if let inline = decoded(value, { $0.inline($1) }) { return inline }
        }
        return .paragraphMention(
            ParagraphMention(
                printed: node.value, target: node["target"].flatMap { paragraphNumbers[$0] },
                numbers: numbers))
    }

    mutating func referenceMention(_ node: XMLNode) -> Inline {
        if let features = node.features {
            let value = features.modelValue(("referenceMention", node.value))
            if let inline = decoded(value, { $0.inline($1) }) { return inline }
        }
        return .referenceMention(
            ReferenceMention(
                printed: node.value, type: node["type"],
                target: node["target"].flatMap { referenceIDs[$0] },
                cited: CitedTelegram(
                    pointer: node["target"], isYearInferred: node["cert"] != nil),
                references: references))
    }

    mutating func pageMark(_ node: XMLNode, page: XMLNode?) -> PageMark {
        if let features = node.features {
            return decoded(features.modelValue(("printed", node.value))) { $0.pageMark($1) }
        }
        return PageMark(of: node, page: page)
    }

    mutating func portionMarking(_ node: XMLNode, ana: String?) -> PortionMarking? {
        if let features = node.features {
            return decoded(features.modelValue(("printed", node.value))) { $0.portionMarking($1) }
        }
        return PortionMarking(printed: node.value, ana: node["ana"] ?? ana)
    }
}

extension ParagraphMention {
    /// The mention that a printed text is: of the paragraph whose number it prints, or else of the
    /// one that it points to.
    init(printed: String, target: Int?, numbers: Set<Int>) {
        var text = printed
        let number = text.withUTF8 { bytes -> Int? in
            guard let start = bytes.firstIndex(where: ASCII.isDigit) else { return nil }
            return ByteView(bytes).from(start).leadingDigits.number
        }
        let isKnown = number.map(numbers.contains) ?? false
        self.init(text: printed, number: isKnown ? number : target)
    }
}

extension ReferenceMention {
    /// The mention that a printed text is: of the reference whose letter it prints, or else of the
    /// one that it points to; or of another telegram.
    init(
        printed: String, type: String?, target: Int?, cited: CitedTelegram?,
        references: CitedReferences
    ) {
        self.init(text: printed, reference: target)
        let named = Self.letter(in: printed)
        if let named, target.map({ references.all[$0].letter != named }) ?? true,
            let position = references.position(ofLetter: named)
        {
            // The printed letter counts, wherever the pointer leads.
            reference = position
        }
        letter = Self.letter(ofMention: printed, of: reference.map { references.all[$0] })
        guard reference == nil, type != "septel", type == "cable" || cited != nil else { return }
        self.cited = CitedTelegram(printed: printed) ?? cited
    }

    /// The letter that a mention prints: `A` of `ref A` and `refs (a)`.
    static func letter(in text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            guard let word = ByteView(bytes).words.dropFirst().last else { return nil }
            var letter = word
            if letter.first == UInt8(ascii: "(") { letter.start += 1 }
            if letter.last == UInt8(ascii: ")") { letter.end -= 1 }
            guard letter.count == 1, ASCII.isLetter(letter.first) else { return nil }
            return letter.uppercasedString
        }
    }

    /// The letter of a mention of a reference: the printed one; that of the reference where the
    /// mention is the telegram's number.
    static func letter(ofMention text: String, of reference: Reference?) -> String? {
        guard let reference else { return nil }
        if let printed = letter(in: text), printed == reference.letter { return printed }
        let isByName = text.utf8.first.map { $0 | 0x20 == UInt8(ascii: "r") } ?? false
        return isByName && CitedTelegram(printed: text) == nil ? nil : reference.letter
    }
}
