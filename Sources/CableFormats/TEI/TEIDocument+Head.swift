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
        var counts: [StaticID: Int] = [:]
        for line in transcription.head {
            var place = place(of: line, after: open)
            if isCommon { place = .common }
            if place == .common { isCommon = true }
            if place != open {
                if let open { close(open) }
                begin(place, &counts)
                open = place
            }
            write(line, in: place)
            element += 1
        }
        if let open { close(open) }
        hasComponents = isCommon
    }

    private enum StaticID: Hashable { case preamble, transmission, caption }

    private func place(of line: HeadLine, after open: Place?) -> Place {
        switch line.content {
        case .subject: return .subject
        case .references, .classificationAuthority: return .common
        case .preamble, .publisherNote, .textStatus, .pageMark, .uninterpreted:
            // These stand where they stand: in the part that is open.
            return open == nil || open == .subject ? .preamble : open!
        default:
            return line.part == .captionBlock ? .caption : .transmission
        }
    }

    private mutating func begin(_ place: Place, _ counts: inout [StaticID: Int]) {
        let id: (StaticID, String)
        switch place {
        case .preamble: id = (.preamble, "preamble")
        case .transmission: id = (.transmission, "transmission")
        case .caption: id = (.caption, "caption")
        case .subject, .common: return
        }
        let count = counts[id.0, default: 0] + 1
        counts[id.0] = count
        output.write("<opener")
        idAttribute(count == 1 ? id.1 : "\(id.1)-\(count)")
        output.write(">\n")
    }

    private mutating func close(_ place: Place) {
        switch place {
        case .preamble, .transmission, .caption: output.write("</opener>\n")
        case .subject, .common: break
        }
    }

    private mutating func write(_ line: HeadLine, in place: Place) {
        var printed = PrintedLine(
            line.printed, breaks: lines.breaks(ofElement: element, in: Array(line.printed.utf8)))
        let isInline = place != .common && place != .subject
        switch line.content {
        case .references(let list) where !list.references.isEmpty:
            writeReferences(list, &printed)
            return
        case .subject(let subject):
            if place == .subject {
                output.write("<head type=\"subject\">")
                writeSubject(subject, &printed)
                output.write("</head>\n")
                return
            }
        case .pageMark(let mark):
            writeBreak(&printed)
            writePageMark(mark)
            output.write("\n")
            return
        case .dateTimeGroup(let group) where isInline:
            writeBreak(&printed)
            output.write("<dateline>")
            writeDateTimeGroup(group, &printed)
            output.write("</dateline>\n")
            return
        default: break
        }
        if isInline {
            writeBreak(&printed)
            writeInline(line, &printed)
        } else {
            output.write("<ab")
            attribute("type", TEIDocument.type(of: line.content))
            output.write(">")
            writeBreak(&printed)
            writeContent(line.content, &printed)
            printed.writeRest(to: &self)
            output.write("</ab>")
        }
        output.write("\n")
    }

    /// The break at the beginning of a line, before its markup.
    private mutating func writeBreak(_ printed: inout PrintedLine) {
        printed.writeFirstBreak(to: &self)
    }

    /// A line of an opener: a `seg` around it, but for the label of an addressee.
    private mutating func writeInline(_ line: HeadLine, _ printed: inout PrintedLine) {
        switch line.content {
        case .addressee(let addressee):
            // TO and INFO head the list and are no part of the addressee.
            if let label = addressee.labelLength(in: line.printed) {
                printed.write(upTo: label, to: &self)
            }
            output.write("<seg type=\"addressee\"")
            let subtype =
                switch addressee.role {
                case .action: "to"
                case .info: "info"
                case .exempt: "exempt"
                }
            attribute("subtype", subtype)
            addresseeNumber += 1
            idAttribute("addressee-\(addresseeNumber)")
            output.write(">")
        case .originator:
            output.write("<seg type=\"originator\"")
            originatorNumber += 1
            idAttribute(originatorNumber == 1 ? "originator" : "originator-\(originatorNumber)")
            output.write(">")
        case .classification:
            // Its parts have their own markup.
            writeContent(line.content, &printed)
            printed.writeRest(to: &self)
            return
        case .captions(let captions):
            for caption in captions {
                printed.mark(
                    caption.name, to: &self,
                    open: { document in
                        document.output.write("<seg type=\"handling\"")
                        document.attribute("ana", "#" + TEICodes.handlingID(caption.name))
                        document.output.write(">")
                    }, close: "</seg>")
            }
            printed.writeRest(to: &self)
            return
        default:
            output.write("<seg")
            attribute("type", TEIDocument.type(of: line.content))
            output.write(">")
        }
        writeContent(line.content, &printed)
        printed.writeRest(to: &self)
        output.write("</seg>")
    }

    static func type(of content: HeadLine.Content) -> String {
        switch content {
        case .transmissionIdentifier: "transmission-id"
        case .relay: "precedence-routing"
        case .station: "station-line"
        case .operatingSignals: "security-line"
        case .dateTimeGroup: "date-time-group"
        case .officeDistribution: "office-distribution"
        case .communicationsCentreStamp: "communications-centre-stamp"
        case .drafting: "drafting"
        case .originator: "originator"
        case .addressee: "addressee"
        case .classification: "classification-line"
        case .captions: "captions"
        case .revisionNote: "revision-note"
        case .passingInstruction: "attention"
        case .declassification: "declassification"
        case .tags: "tags"
        case .subject: "subject"
        case .references: "references"
        case .classificationAuthority: "classification-authority"
        case .pageMark: "page-mark"
        case .textStatus: "text-status"
        case .publisherNote: "publisher-note"
        case .preamble: "preamble"
        case .uninterpreted: "uninterpreted"
        }
    }
}
