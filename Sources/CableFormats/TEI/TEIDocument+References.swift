import CableModel
import CableSyntax

/// The list of references: an entry each, whose text and spacing are those of the printed line.
extension TEIDocument {
    mutating func writeReferences(_ list: ReferenceList, _ printed: inout PrintedLine) {
        output.write("<listBibl")
        counters.referenceList += 1
        idAttribute("references", occurrence: counters.referenceList)
        output.write(" type=\"references\">")
        if let label = list.label {
            output.write("<head>")
            printed.writeFirstBreak(to: &self)
            if let range = printed.find(label) {
                printed.write(upTo: range.upperBound, to: &self)
            } else {
                element("supplied", text: label)
            }
            output.write("</head>")
        }
        output.write("\n")
        for (index, reference) in list.references.enumerated() {
            write(reference, isLast: index + 1 == list.references.count, &printed)
        }
        output.write("</listBibl>\n")
    }

    private mutating func write(
        _ reference: Reference, isLast: Bool, _ printed: inout PrintedLine
    ) {
        open("bibl")
        idAttribute(referenceAnchors[counters.reference])
        counters.reference += 1
        if let letter = reference.letter { attribute("n", letter) }
        let isPrinted =
            reference.marker.flatMap { printed.find($0) } != nil
            || printed.find(reference.text) != nil
        if isPrinted && printed.touchesNext { attribute("rend", "run-on") }
        output.write(">")
        if isPrinted { printed.skipBlank(to: &self) }
        if let marker = reference.marker {
            writeSeparator(before: marker, &printed)
            printed.mark(
                marker, to: &self, open: { $0.output.write("<seg type=\"label\">") },
                close: "</seg>")
        }
        guard let range = printed.find(reference.text) else {
            // A program made the list; nothing printed says so.
            if !reference.text.isEmpty { element("supplied", text: reference.text) }
            if isLast { writeSeparator(upTo: printed.bytes.count, &printed) }
            output.write("</bibl>\n")
            return
        }
        if reference.marker == nil { writeSeparator(before: reference.text, &printed) }
        let target = reference.cited.flatMap { facts.target(of: $0) }
        if let target, let cited = TEICodes.citedText(of: reference) {
            // `idno` cannot hold a line break; `ref` can.
            let isOneLine = !printed.hasBreak(within: cited)
            printed.mark(
                cited, to: &self,
                open: { document in
                    document.output.write("<ref type=\"cable\"")
                    document.cableTarget(target)
                    document.output.write(">")
                    if isOneLine { document.output.write("<idno type=\"mrn-printed\">") }
                }, close: isOneLine ? "</idno></ref>" : "</ref>")
        }
        // What the text says beyond the number ("NOTAL"), up to the next reference.
        printed.write(upTo: range.upperBound, to: &self)
        if isLast { writeSeparator(upTo: printed.bytes.count, &printed) }
        output.write("</bibl>\n")
    }

    /// What stands before an entry and is none of its parts.
    private mutating func writeSeparator(before part: String, _ printed: inout PrintedLine) {
        guard let range = printed.find(part) else { return }
        writeSeparator(upTo: range.lowerBound, &printed)
    }

    private mutating func writeSeparator(upTo end: Int, _ printed: inout PrintedLine) {
        printed.writeBlanks(to: &self)
        guard !printed.text(upTo: end).isEmpty else { return }
        output.write("<seg type=\"separator\">")
        printed.write(upTo: end, to: &self)
        output.write("</seg>")
    }

    /// The attributes that point to another telegram; a year that is inferred is said to be so.
    mutating func cableTarget(_ target: ReferenceTarget) {
        attribute("target", "cable:" + target.number.identifier)
        guard target.yearInferred else { return }
        output.write(" cert=\"medium\"")
        pointerAttribute("resp", "cableconv")
    }
}
