import CableModel
import CableSyntax

/// The head of the telegram, transcribed line by line.
extension TEIDocument {
    /// The parts of `body` that lines of the head go to, in the order that TEI wants.
    private enum Place: Equatable {
        /// Lines around and above the telegram: notes of publishers and of databases.
        case preamble
        case transmission
        case caption
        /// `head` for the subject: no container.
        case subject
        /// References and what follows them. After these TEI allows no `opener` any more.
        case common
    }

    mutating func writeHead() {
        var open: Place?
        var isCommon = false
        for line in transcription.head {
            var place = place(of: line, after: open)
            if isCommon { place = .common }
            if place == .common { isCommon = true }
            if place != open {
                if let open { close(open) }
                begin(place)
                open = place
            }
            write(line, in: place)
            element += 1
        }
        if let open { close(open) }
        hasComponents = isCommon
    }

    private func place(of line: HeadLine, after open: Place?) -> Place {
        switch line.kind {
        case .subject: return .subject
        case .references, .classificationAuthority: return .common
        case .preamble, .publisherNote, .textStatus, .pageMark, .uninterpreted:
            // These stand where they stand: in the part that is open.
            return open == nil || open == .subject ? .preamble : open!
        default:
            return line.section == .captionBlock ? .caption : .transmission
        }
    }

    private mutating func begin(_ place: Place) {
        switch place {
        case .preamble:
            counters.preamble += 1
            writeOpener("preamble", occurrence: counters.preamble)
        case .transmission:
            counters.transmission += 1
            writeOpener("transmission", occurrence: counters.transmission)
        case .caption:
            counters.caption += 1
            writeOpener("caption", occurrence: counters.caption)
        case .subject, .common: break
        }
    }

    private mutating func writeOpener(_ id: StaticString, occurrence: Int) {
        output.write("<opener")
        idAttribute(id, occurrence: occurrence)
        output.write(">\n")
    }

    private mutating func close(_ place: Place) {
        switch place {
        case .preamble, .transmission, .caption: output.write("</opener>\n")
        case .subject, .common: break
        }
    }

    private mutating func write(_ line: HeadLine, in place: Place) {
        line.printed.withBytes { write(line, printed: $0, in: place) }
    }

    private mutating func write(
        _ line: HeadLine, printed bytes: UnsafeBufferPointer<UInt8>, in place: Place
    ) {
        let breaks = lines.breaks(ofElement: element, in: bytes)
        repairs.beginElement()
        let marked = repairs.ofElement()
        var printed = PrintedLine(bytes, breaks: breaks, repairs: marked, of: line)
        let start = output.count
        let before = counters
        let isTold = isTold(line)
        write(line, isTold: isTold, in: place, &printed)
        guard printed.needsPreservation else { return }
        // A reader would take away blanks, or add some.
        truncate(to: start)
        counters = before
        preservesBlanks = true
        printed = PrintedLine(bytes, breaks: breaks, repairs: marked, of: line)
        write(line, isTold: isTold, in: place, &printed)
        preservesBlanks = false
    }

    /// Whether a line as it is written says all that the cable says of it.
    private func isTold(_ line: HeadLine) -> Bool {
        if line.isAsPrinted { return true }
        // A list has elements for what is not printed.
        guard let list = line.references, !list.references.isEmpty else { return false }
        return TEIReferenceList.isTold(line, list)
    }

    /// Writes what the text of a line does not say.
    private mutating func writeFeatures(of line: HeadLine) {
        var ids: [String] = []
        if let list = line.references {
            let end = counters.reference + list.references.count
            ids = Array(referenceAnchors[counters.reference..<end])
            counters.reference = end
        }
        writeFeatures(besides: ["kind", "printed"], ids: ids) { $0.write(line) }
    }

    private mutating func write(
        _ line: HeadLine, isTold: Bool, in place: Place, _ printed: inout PrintedLine
    ) {
        let isInline = place != .common && place != .subject
        switch line.kind {
        case .references where isTold && line.part(.reference) != nil:
            writeReferences(line, &printed)
            return
        case .subject where place == .subject:
            open("head")
            attribute("type", "subject")
            output.write(">")
            writeBreak(&printed)
            writeContent(of: line, isTold: isTold, &printed)
            output.write("</head>\n")
            return
        case .pageMark where isTold:
            writeBreak(&printed)
            if let mark = line.pageMark { writePageMark(mark) }
            output.write("\n")
            return
        case .dateTimeGroup where isInline:
            writeBreak(&printed)
            open("dateline")
            output.write(">")
            writeContent(of: line, isTold: isTold, &printed)
            output.write("</dateline>\n")
            return
        default: break
        }
        if isInline {
            writeBreak(&printed)
            writeInline(line, isTold: isTold, &printed)
        } else {
            open("ab")
            attribute("type", name: line.kind.teiType)
            if let subtype = line.teiSubtype { attribute("subtype", name: subtype) }
            if let authority = line.classificationAuthority { writeParagraph(of: authority) }
            output.write(">")
            writeBreak(&printed)
            writeContent(of: line, isTold: isTold, &printed)
            output.write("</ab>")
        }
        output.write("\n")
    }

    /// What makes a line that says who classified a paragraph as well: its number, by which the text
    /// may name it, and its marking.
    private mutating func writeParagraph(of authority: ClassificationAuthority) {
        guard let number = authority.paragraphNumber else { return }
        attribute("n", number)
        let first = transcription.head.firstIndex {
            $0.paragraphNumber == number
        }
        // The text's own paragraph of that number has the name.
        if first == element, !transcription.paragraphNumbersOfText.contains(number) {
            idAttribute("p", number)
        }
        guard let marking = authority.portionMarking else { return }
        attribute("ana", TEICodes.pointers(level: marking.level, controls: marking.controls))
    }

    /// The printed text with its parts, and what it does not say.
    private mutating func writeContent(
        of line: HeadLine, isTold: Bool, _ printed: inout PrintedLine
    ) {
        writeParts(of: line, &printed)
        printed.writeRest(to: &self)
        if !isTold { writeFeatures(of: line) }
    }

    /// The beginning of a line's element.
    mutating func open(_ name: StaticString) {
        output.write("<")
        output.write(name)
        if preservesBlanks { output.write(" xml:space=\"preserve\"") }
    }

    /// The break at the beginning of a line, before its markup.
    private mutating func writeBreak(_ printed: inout PrintedLine) {
        printed.writeFirstBreak(to: &self)
    }

    /// A line of an opener: a `seg` around it, but for the label of an addressee.
    ///
    /// A classification line, or a caption alone, needs none where one break says that a line begins:
    /// its parts have their own markup.
    private mutating func writeInline(
        _ line: HeadLine, isTold: Bool, _ printed: inout PrintedLine
    ) {
        switch line.kind {
        case .addressee:
            // TO and INFO head the list and are no part of the addressee.
            if let label = line.addresseeLabelLength { printed.write(upTo: label, to: &self) }
            open("seg")
            attribute("type", name: line.kind.teiType)
            if let subtype = line.teiSubtype { attribute("subtype", name: subtype) }
            counters.addressee += 1
            idAttribute("addressee-", counters.addressee)
        case .originator:
            open("seg")
            attribute("type", name: line.kind.teiType)
            counters.originator += 1
            idAttribute("originator", occurrence: counters.originator)
        case .classification
        where printed.hasOneBreak && isTold && !preservesBlanks
            && line.part(.classification) != nil:
            writeContent(of: line, isTold: true, &printed)
            return
        case .captions
        where printed.hasOneBreak && isTold && !preservesBlanks && line.parts.count == 1
            && line.parts[0].value == nil && line.parts[0].range == 0..<line.printed.utf8.count:
            writeContent(of: line, isTold: true, &printed)
            return
        default:
            open("seg")
            attribute("type", name: line.kind.teiType)
            if let subtype = line.teiSubtype { attribute("subtype", name: subtype) }
        }
        output.write(">")
        writeContent(of: line, isTold: isTold, &printed)
        output.write("</seg>")
    }
}
