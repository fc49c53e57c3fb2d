import CableGrammar
import CableModel
import CableSyntax

/// Reads a list of references: a label, and a `bibl` for each.
struct TEIReferenceList {
    private var printed: [UInt8] = []
    private var breaks: [(offset: Int, line: Int)] = []
    private var repairs: [(offset: Int, printed: String, meant: String)] = []
    private var label: String?
    private var entries: [Entry] = []
    private var misfits: [XMLNode] = []

    private struct Entry {
        var node: XMLNode
        var line: MarkedLine
        var marker: String?
        var text: String
    }

    init(_ list: XMLNode, line: Int?) {
        if let line { breaks.append((0, line)) }
        for node in list.elements {
            switch node.name {
            case "head":
                let line = MarkedLine(node)
                label = node.suppliedText ?? line.text
                append(line)
            case "lb":
                if let line = node.lineNumber {
                    breaks.append((printed.count, line))
                }
            case "bibl": read(node)
            default: misfits.append(node)
            }
        }
    }

    private mutating func read(_ node: XMLNode) {
        let line = MarkedLine(node)
        // Entries stand apart, unless the document says that they do not.
        if !printed.isEmpty, !line.bytes.isEmpty, node["rend"] != "run-on" { printed.append(0x20) }
        let marker = line.part("seg", "label")
        var text: [UInt8] = []
        var position = 0
        // Neither the letter nor what parts two entries is a part of the text.
        for part in line.parts where ["label", "separator"].contains(part.node["type"]) {
            text += line.bytes[max(position, 0)..<max(position, part.range.lowerBound)]
            position = part.range.upperBound
        }
        text += line.bytes[position...]
        entries.append(
            Entry(
                node: node, line: line, marker: marker.map(line.text(of:)),
                text: node.suppliedText ?? String(decoding: text, as: UTF8.self).trimmingBlanks))
        append(line)
    }

    private mutating func append(_ line: MarkedLine) {
        breaks += line.breaks.map { ($0.offset + printed.count, $0.line) }
        repairs += line.repairs.map { ($0.offset + printed.count, $0.printed, $0.meant) }
        printed += Array(line.text.utf8)
    }

    func append(to decoder: inout TEIDecoder) {
        for node in misfits { decoder.misfit(node, .leftOut) }
        let known = printed.withUnsafeBufferPointer {
            Self.references(asPrinted: $0, label: label)
        }
        let first = decoder.references.all.count
        var references: [Reference] = []
        for (index, entry) in entries.enumerated() {
            for node in entry.line.unknown { decoder.misfit(node, .textKept) }
            let isKnown =
                known.count == entries.count && known[index].text.isSameBytes(as: entry.text)
            if let id = entry.node["xml:id"] { decoder.referenceIDs["#" + id] = first + index }
            references.append(
                Reference(
                    marker: entry.marker,
                    letter: Self.letter(of: entry.marker, name: entry.node["n"]),
                    text: entry.text,
                    cited: isKnown
                        ? known[index].cited
                        : CitedTelegram(printed: entry.text) ?? cited(by: entry.node)))
        }
        let list = ReferenceList(
            label: label, references: references)
        decoder.references.append(references)
        decoder.note(repairs)
        let element = decoder.transcription.head.count
        decoder.transcription.head.append(
            HeadLine(
                printed: String(decoding: printed, as: UTF8.self), content: .references(list)))
        decoder.lineBreaks += breaks.map {
            SourceMap.LineBreak(element: element, offset: $0.offset, line: $0.line)
        }
    }

    /// The references that the printed text gives as a telegram's: it says more than an entry alone,
    /// as what post a number belongs to.
    private static func references(
        asPrinted printed: UnsafeBufferPointer<UInt8>, label: String?
    ) -> [Reference] {
        let view = ByteView(printed)
        guard label == nil else {
            return HeadGrammar.line(view.string, kind: .references).references?.references ?? []
        }
        return ReferenceReader.references(view.trimmed)
    }

    /// The letter that a marker prints, or else the one that the document gives.
    private static func letter(of marker: String?, name: String?) -> String? {
        guard var marker else { return name }
        let letter = marker.withUTF8 { ReferenceMarkers.marker(ByteView($0))?.name }
        return letter ?? name
    }

    /// Whether the entries of a list that a document states, as they are written, say all that the
    /// model says of them.
    static func isTold(_ line: HeadLine, _ list: ReferenceList) -> Bool {
        let known = line.printed.withBytes { references(asPrinted: $0, label: list.label) }
        if known == list.references {
            return list.label.map { line.printed.utf8.starts(with: $0.utf8) } ?? true
        }
        func isPlain(_ text: String) -> Bool {
            !text.isEmpty && text.isSameBytes(as: text.withoutLayout.trimmingBlanks)
        }
        guard list.label.map(isPlain) ?? true, line.hasEntriesInOrder else { return false }
        for (index, reference) in list.references.enumerated() {
            let isKnown =
                known.count == list.references.count
                && known[index].text.isSameBytes(as: reference.text)
            guard isPlain(reference.text), reference.marker.map(isPlain) ?? true,
                letter(of: reference.marker, name: reference.letter) == reference.letter,
                (isKnown ? known[index].cited : CitedTelegram(printed: reference.text))
                    == reference.cited
            else { return false }
        }
        return true
    }

    /// The telegram that a `ref` points to.
    private func cited(by node: XMLNode) -> CitedTelegram? {
        var found: CitedTelegram?
        node.forEachDescendant { ref in
            guard found == nil, ref.name == "ref" else { return }
            found = CitedTelegram(pointer: ref["target"], isYearInferred: ref["cert"] != nil)
        }
        return found
    }
}

extension HeadLine {
    /// Whether the markers of a list of references stand in its printed text, each right before its
    /// entry. A text that is not printed is supplied; a marker cannot be.
    fileprivate var hasEntriesInOrder: Bool {
        var marker: Part?
        for part in parts {
            switch part.kind {
            case .marker:
                guard part.isPrinted else { return false }
                marker = part
            case .reference:
                defer { marker = nil }
                guard let marker, part.isPrinted else { continue }
                let between = printed.utf8.dropFirst(marker.range.upperBound)
                    .prefix(part.range.lowerBound - marker.range.upperBound)
                guard between.allSatisfy({ $0 == 0x20 }) else { return false }
            default: break
            }
        }
        return true
    }
}

extension XMLNode {
    /// The value supplied in an element; `nil` where there is none.
    fileprivate var suppliedText: String? { first("supplied")?.text }
}

extension String {
    /// The text without blanks at its ends.
    var trimmingBlanks: String {
        var bytes = Array(utf8)[...]
        while bytes.first == 0x20 { bytes.removeFirst() }
        while bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension CitedTelegram {
    /// The telegram whose number a text begins with.
    init?(printed: String) {
        var text = printed
        guard let cited = text.withUTF8({ CitedForm(ByteView($0))?.telegram }) else {
            return nil
        }
        self = cited
    }

    /// The telegram that a pointer names: `cable:07STATE161988`.
    init?(pointer: String?, isYearInferred: Bool) {
        guard let pointer, pointer.hasPrefix("cable:") else { return nil }
        self.init(
            identifier: String(pointer.dropFirst("cable:".count)), isYearInferred: isYearInferred)
    }

    /// The telegram of an identifier: `07STATE161988`.
    init?(identifier name: String, isYearInferred: Bool) {
        // The letter of an airgram stands behind a hyphen: `73BANGKOK-A50`.
        let hyphen = Character("-")
        let parts = name.split(separator: hyphen, maxSplits: 1)
        let isAirgram = parts.count == 2 && parts[1].hasPrefix("A")
        let plain = isAirgram ? String(parts[0]) + parts[1].dropFirst() : name
        guard let number = MessageReferenceNumber(identifier: plain) else { return nil }
        self.init(
            year: isYearInferred ? nil : number.year, post: number.post, serial: number.serial,
            isAirgram: isAirgram)
    }
}
