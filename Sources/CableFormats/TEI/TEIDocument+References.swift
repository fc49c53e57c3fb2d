import CableModel
import CableSyntax

/// The list of references: an entry each, whose text and spacing are those of the printed line.
extension TEIDocument {
    mutating func writeReferences(_ line: HeadLine, _ printed: inout PrintedLine) {
        output.write("<listBibl")
        counters.referenceList += 1
        idAttribute("references", occurrence: counters.referenceList)
        output.write(" type=\"references\">")
        if let label = line.part(.label) {
            output.write("<head>")
            printed.writeFirstBreak(to: &self)
            if label.isPrinted {
                printed.write(upTo: label.range.upperBound, to: &self)
            } else {
                element("supplied", text: line.text(of: label))
            }
            output.write("</head>")
        }
        output.write("\n")
        let references = line.references?.references ?? []
        var parts = line.parts[...]
        for (index, reference) in references.enumerated() {
            let isLast = index + 1 == references.count
            write(reference, Entry(&parts), of: line, isLast: isLast, &printed)
        }
        output.write("</listBibl>\n")
    }

    /// The parts of one reference.
    private struct Entry {
        var marker: HeadLine.Part?
        var text: HeadLine.Part?
        var cited: HeadLine.Part?
        var redactions: [HeadLine.Part] = []

        /// Takes the parts of the next reference from those of a line.
        init(_ parts: inout ArraySlice<HeadLine.Part>) {
            while let part = parts.popFirst() {
                switch part.kind {
                case .marker: marker = part
                case .reference: text = part
                case .cited: cited = part
                case .redaction: redactions.append(part)
                default: break
                }
                let next = parts.first?.kind
                if text != nil, next == .marker || next == .reference { return }
            }
        }
    }

    private mutating func write(
        _ reference: Reference, _ entry: Entry, of line: HeadLine, isLast: Bool,
        _ printed: inout PrintedLine
    ) {
        open("bibl")
        idAttribute(referenceAnchors[counters.reference])
        counters.reference += 1
        if let letter = reference.letter { attribute("n", letter) }
        let range = entry.text.flatMap { $0.isPrinted ? $0.range : nil }
        let isPrinted = entry.marker?.isPrinted == true || range != nil
        if isPrinted && printed.touchesNext { attribute("rend", "run-on") }
        if isLast, let range, entry.cited?.range.upperBound == range.upperBound,
            range.upperBound < printed.bytes.count, printed.bytes[range.upperBound] != 0x20
        {
            // "LAPUTA 12;" with nothing behind: two parts touch.
            attribute("xml:space", "preserve")
        }
        output.write(">")
        if isPrinted { printed.skipBlank(to: &self) }
        if let marker = entry.marker, marker.isPrinted {
            writeSeparator(upTo: marker.range.lowerBound, &printed)
            printed.begin(marker.range, isContainer: false, to: &self)
            output.write("<seg type=\"label\">")
            printed.end(marker.range, isContainer: false, to: &self)
            output.write("</seg>")
        }
        guard let range else {
            // A program made the list; nothing printed says so.
            if !reference.text.isEmpty { element("supplied", text: reference.text) }
            if isLast { writeSeparator(upTo: printed.bytes.count, &printed) }
            output.write("</bibl>\n")
            return
        }
        if entry.marker == nil { writeSeparator(upTo: range.lowerBound, &printed) }
        if let cited = entry.cited, cited.isPrinted,
            let telegram = reference.cited, let target = facts.target(of: telegram)
        {
            // `idno` cannot hold a line break; `ref` can.
            let isOneLine = !printed.hasBreak(within: cited.range)
            printed.begin(cited.range, isContainer: false, to: &self)
            output.write("<ref type=\"cable\"")
            cableTarget(target, of: telegram)
            output.write(isOneLine ? "><idno type=\"mrn-printed\">" : ">")
            printed.end(cited.range, isContainer: false, to: &self)
            output.write(isOneLine ? "</idno></ref>" : "</ref>")
        }
        // What the text says beyond the number ("NOTAL"), up to the next reference.
        for part in entry.redactions
        where part.range.lowerBound >= entry.cited?.range.upperBound ?? range.lowerBound {
            writeRedaction(part.range, &printed)
        }
        printed.write(upTo: range.upperBound, to: &self)
        if isLast { writeSeparator(upTo: printed.bytes.count, &printed) }
        output.write("</bibl>\n")
    }

    /// What stands before an entry and is none of its parts.
    private mutating func writeSeparator(upTo end: Int, _ printed: inout PrintedLine) {
        printed.writeBlanks(to: &self)
        guard !printed.text(upTo: end).isEmpty else { return }
        output.write("<seg type=\"separator\">")
        printed.write(upTo: end, to: &self)
        output.write("</seg>")
    }

    /// The attributes that point to another telegram; a year that is inferred is said to be so, and
    /// a post that nobody knows.
    mutating func cableTarget(_ target: ReferenceTarget, of cited: CitedTelegram) {
        if !facts.knowsPost(of: cited) { output.write(" subtype=\"unverified\"") }
        attribute("target", "cable:" + target.number.identifier)
        guard target.yearInferred else { return }
        output.write(" cert=\"medium\"")
        pointerAttribute("resp", "cableconv")
    }
}
