import CableGrammar
import CableModel
import CableSyntax

/// Finds where in the cable's text the characters stand that were put right in the source's.
///
/// The text of an element has the signs of its stretches of the source in their order, all but the
/// blanks; its number and marking stand before it. So the signs behind a character, counted in the
/// source, are as many in the text.
struct RepairPlaces {
    private let text: [UInt8]
    private let spans: [SourceMap.Span]
    private let transcription: Transcription

    init(_ reading: Reading) {
        text = reading.text.bytes
        spans = reading.sourceMap.spans
        transcription = reading.cable.transcription
    }

    /// Those of the characters that stand in running text, in a line of the head or in what is
    /// preformatted, in the order of their places.
    ///
    /// - Parameter characters: in the order of their ranges.
    func repairs(of characters: [CharacterRepair.Made]) -> [Repair] {
        var charactersOfElements: [Int: [CharacterRepair.Made]] = [:]
        var next = 0
        for character in characters {
            while next < spans.count, spans[next].range.upperBound <= character.range.lowerBound {
                next += 1
            }
            guard next < spans.count, let element = spans[next].element else { continue }
            charactersOfElements[element, default: []].append(character)
        }
        var stretches: [Int: [Range<Int>]] = [:]
        for span in spans where span.kind != .layout {
            guard let element = span.element, charactersOfElements[element] != nil else { continue }
            stretches[element, default: []].append(span.range)
        }
        let texts = ElementTexts(of: transcription, wanted: Set(charactersOfElements.keys)).texts
        return charactersOfElements.keys.sorted().flatMap { element in
            Self.repairs(
                of: charactersOfElements[element] ?? [], element,
                source: signs(of: stretches[element] ?? []), in: texts[element] ?? ElementText())
        }
    }

    /// The signs of stretches of the source, with their places.
    private func signs(of ranges: [Range<Int>]) -> [(byte: UInt8, place: Int)] {
        text.withUnsafeBufferPointer { base in
            var signs: [(byte: UInt8, place: Int)] = []
            for range in ranges {
                let view = ByteView(base, range.lowerBound, range.upperBound)
                var index = range.lowerBound
                while index < range.upperBound {
                    let blank = ASCII.blankLength(base, index, range.upperBound)
                    if blank > 0 {
                        index += blank
                    } else if let residue = WebResidue.length(in: view, at: index) {
                        // A pilcrow that a page puts before a number is left out of the text.
                        index += residue
                    } else {
                        signs.append((base[index], index))
                        index += 1
                    }
                }
            }
            return signs
        }
    }

    private static func repairs(
        of characters: [CharacterRepair.Made], _ element: Int,
        source: [(byte: UInt8, place: Int)], in text: ElementText
    ) -> [Repair] {
        let before = source.count - text.signs.count
        guard before >= 0, zip(source[before...], text.signs).allSatisfy({ $0.byte == $1.byte })
        else { return [] }
        var repairs: [Repair] = []
        var index = before
        for character in characters {
            while index < source.count, source[index].place < character.range.lowerBound {
                index += 1
            }
            guard index < source.count, source[index].place == character.range.lowerBound,
                let offset = text.signs[index - before].offset
            else { continue }
            repairs.append(
                Repair(
                    element: element, offset: offset, printed: character.printed,
                    meant: character.meant))
        }
        return repairs
    }
}

/// The text of an element, sign by sign without its blanks.
private struct ElementText {
    /// The bytes, with their offsets in the text; a repair of one without is not noted: it stands in a
    /// page mark, a mention, a redaction or a number, which are names and not words.
    var signs: [(byte: UInt8, offset: Int?)] = []
    private var length = 0

    mutating func append(_ text: String, isNoted: Bool, isOfText: Bool = true) {
        var text = text
        text.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                let blank = ASCII.blankLength(bytes, index, bytes.count)
                if blank > 0 {
                    index += blank
                } else {
                    signs.append((bytes[index], isNoted ? length + index : nil))
                    index += 1
                }
            }
            if isOfText { length += bytes.count }
        }
    }

    mutating func append(_ content: [Inline]) {
        for inline in content {
            switch inline {
            case .text(let text): append(text, isNoted: true)
            case .pageMark(let mark): append(mark.printed, isNoted: false, isOfText: false)
            default: append(inline.plainText ?? "", isNoted: false)
            }
        }
    }

    /// Takes the offsets away of what parts of a line hold that are no words.
    mutating func removeOffsets(in line: HeadLine) {
        let parts = line.parts.filter(\.holdsNoRepair).map(\.range)
            .sorted { $0.lowerBound < $1.lowerBound }
        var next = 0
        for index in signs.indices {
            guard let offset = signs[index].offset else { continue }
            while next < parts.count, parts[next].upperBound <= offset { next += 1 }
            guard next < parts.count else { return }
            if parts[next].contains(offset) { signs[index].offset = nil }
        }
    }
}

/// The texts of some elements of a telegram, by their ordinals.
private struct ElementTexts {
    private(set) var texts: [Int: ElementText] = [:]
    private let wanted: Set<Int>
    private var element = 0

    init(of transcription: Transcription, wanted: Set<Int>) {
        self.wanted = wanted
        for line in transcription.head {
            add { text in
                text.append(line.printed, isNoted: line.kind != .pageMark)
                text.removeOffsets(in: line)
            }
        }
        for block in transcription.body { add(block) }
    }

    private mutating func add(_ write: (inout ElementText) -> Void) {
        if wanted.contains(element) {
            var text = ElementText()
            write(&text)
            texts[element] = text
        }
        element += 1
    }

    private mutating func add(_ block: Block) {
        switch block {
        case .paragraph(let paragraph):
            add {
                $0.append(paragraph.heading)
                $0.append(paragraph.content)
            }
            for list in paragraph.lists { add(list) }
        case .heading(let heading): add { $0.append(heading.content) }
        case .list(let list): add(list)
        case .preformatted(let preformatted):
            add { $0.append(preformatted.lines.joined(separator: "\n"), isNoted: true) }
        case .quotation(let quotation): for quoted in quotation.body { add(quoted) }
        case .pageMark(let mark): add { $0.append(mark.printed, isNoted: false) }
        }
    }

    private mutating func add(_ list: ItemList) {
        if !list.head.isEmpty { add { $0.append(list.head) } }
        for item in list.items {
            add { $0.append(item.content) }
            for inner in item.lists { add(inner) }
        }
    }
}
