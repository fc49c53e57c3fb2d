import CableModel
import CableSyntax

/// Reads a list of references: a label, and a `bibl` for each.
struct TEIReferenceList {
    private var printed: [UInt8] = []
    private var breaks: [(offset: Int, line: Int)] = []
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
                label = line.hasSupplied ? node.text : line.text
                append(line)
            case "lb":
                if let line = node["n"].flatMap({ Int($0) }) { breaks.append((printed.count, line)) }
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
        printed += Array(line.text.utf8)
    }

    func append(to decoder: inout TEIDecoder) {
        for node in misfits { decoder.misfit(node, .leftOut) }
        let known = referencesAsPrinted
        let first = decoder.references.count
        for (index, entry) in entries.enumerated() {
            for node in entry.line.unknown { decoder.misfit(node, .textKept) }
            let isKnown =
                known.count == entries.count && known[index].text.isSameBytes(as: entry.text)
            if let id = entry.node["xml:id"] { decoder.referenceIDs["#" + id] = first + index }
            decoder.references.append(
                Reference(
                    marker: entry.marker, letter: letter(of: entry), text: entry.text,
                    cited: isKnown
                        ? known[index].cited
                        : CitedTelegram(printed: entry.text) ?? cited(by: entry.node)))
        }
        let list = ReferenceList(
            label: label, references: Array(decoder.references[first...]))
        let element = decoder.transcription.head.count
        decoder.transcription.head.append(
            HeadLine(
                printed: String(decoding: printed, as: UTF8.self), content: .references(list)))
        decoder.lineBreaks += breaks.map {
            SourceMap.LineBreak(element: element, offset: $0.offset, line: $0.line)
        }
    }

    /// The references that the printed text gives to the telegram parser: it knows more than an
    /// entry alone, as what post a number belongs to.
    private var referencesAsPrinted: [Reference] {
        printed.withUnsafeBufferPointer { bytes in
            let view = ByteView(bytes)
            let start = label == nil ? view.start : HeadLabels.match(view)?.end ?? view.start
            return ReferenceReader.references(view.from(start).trimmed)
        }
    }

    private func letter(of entry: Entry) -> String? {
        guard var marker = entry.marker else { return entry.node["n"] }
        let letter = marker.withUTF8 { ReferenceReader.marker(ByteView($0))?.letter }
        return letter.map { String(UnicodeScalar($0)) } ?? entry.node["n"]
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
        guard let cited = text.withUTF8({ ReferenceReader.cited(ByteView($0)) }) else {
            return nil
        }
        self = cited
    }

    /// The telegram that a pointer names: `cable:07STATE161988`.
    init?(pointer: String?, isYearInferred: Bool) {
        guard let pointer, pointer.hasPrefix("cable:") else { return nil }
        let name = pointer.dropFirst("cable:".count)
        let isAirgram = name.contains("-A")
        guard
            let number = MessageReferenceNumber(
                identifier: String(isAirgram ? name.replacing("-A", with: "") : name))
        else { return nil }
        self.init(
            year: isYearInferred ? nil : number.year, post: number.post, serial: number.serial,
            isAirgram: isAirgram)
    }
}
