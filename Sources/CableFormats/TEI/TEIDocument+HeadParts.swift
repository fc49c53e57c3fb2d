import CableGrammar
import CableModel
import CableSyntax

/// The parts of the head's lines, marked up where they stand in the printed text.
extension TEIDocument {
    /// The markup of a part: the beginning of its start tag, what that says besides, its end tag.
    private struct Markup {
        var start: StaticString
        var end: StaticString
        var details = Details.none
        /// Whether the part only holds others: the break of a line at its beginning is then theirs.
        var isContainer = false

        enum Details { case none, number, filingTime, moment, classification, day, caption, tags }

        init(_ start: StaticString, _ end: StaticString, _ details: Details = .none) {
            self.start = start
            self.end = end
            self.details = details
        }

        static func container(_ start: StaticString, _ end: StaticString) -> Markup {
            var markup = Markup(start, end)
            markup.isContainer = true
            return markup
        }
    }

    /// Writes the parts of a line, and the printed text up to the last of them.
    mutating func writeParts(of line: HeadLine, _ printed: inout PrintedLine) {
        var parts = line.parts
        if !line.isAsPrinted {
            // What a program states is in the order of the handbook, not in that of the line.
            let order = parts.enumerated().sorted {
                ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
            }
            parts = order.map(\.element)
        }
        var index = 0
        writeParts(parts, from: &index, of: line, upTo: Int.max, &printed)
    }

    /// Writes the parts that begin before a place.
    private mutating func writeParts(
        _ parts: [HeadLine.Part], from index: inout Int, of line: HeadLine, upTo end: Int,
        _ printed: inout PrintedLine
    ) {
        while index < parts.count, parts[index].range.lowerBound < end {
            let first = index
            index += 1
            if parts[first].kind == .redaction {
                writeRedaction(parts[first].range, &printed)
                continue
            }
            guard parts[first].isPrinted, let markup = Self.markup(of: parts[first], in: line),
                // An idno cannot hold the break of a line; the text says the number all the same.
                parts[first].kind != .messageReferenceNumber
                    || !printed.writesBreak(within: parts[first].range)
            else { continue }
            while index < parts.count,
                Self.isOneRun(parts[index - 1], parts[index], in: line)
            {
                index += 1
            }
            let range = parts[first].range.lowerBound..<parts[index - 1].range.upperBound
            printed.begin(range, isContainer: markup.isContainer, to: &self)
            open(markup, parts[first..<index], of: line)
            writeParts(parts, from: &index, of: line, upTo: range.upperBound, &printed)
            printed.end(range, isContainer: markup.isContainer, to: &self)
            output.write(markup.end)
        }
    }

    /// Writes what is printed in place of a passage. Where a line of the source ends within, it is
    /// a gap on either: `desc` cannot hold a break.
    mutating func writeRedaction(_ range: Range<Int>, _ printed: inout PrintedLine) {
        for piece in printed.pieces(of: range) {
            printed.begin(piece, isContainer: false, to: &self)
            beginRedaction()
            output.write("<desc>")
            printed.end(piece, isContainer: false, to: &self)
            output.write("</desc></gap>")
        }
    }

    /// Whether two parts are marked as one: codes printed with nothing between them, EINDETRD; the
    /// precedences before a date-time group.
    private static func isOneRun(
        _ part: HeadLine.Part, _ next: HeadLine.Part, in line: HeadLine
    ) -> Bool {
        part.kind == next.kind
            && (part.kind == .tag && next.range.lowerBound == part.range.upperBound
                || part.kind == .precedence && line.kind == .dateTimeGroup)
    }

    /// How a part of a line is marked; `nil` for one that stands as it is.
    private static func markup(of part: HeadLine.Part, in line: HeadLine) -> Markup? {
        switch (line.kind, part.kind) {
        case (.relay, .routingIndicator), (.station, .routingIndicator),
            (.addressee, .routingIndicator):
            Markup("<seg type=\"routing-indicator\"", "</seg>")
        case (.station, .stationSerialNumber):
            Markup("<num type=\"message-number\"", "</num>", .number)
        case (.station, .transmissionSection), (.classification, .sectionNumber):
            Markup("<num type=\"section\"", "</num>", .number)
        case (.classification, .sectionTotal):
            Markup("<num type=\"sections\"", "</num>", .number)
        case (.addressee, .stationSerial):
            Markup("<num type=\"station-serial\"", "</num>", .number)
        case (.station, .filingTime): Markup("<date type=\"filing\"", "</date>", .filingTime)
        case (.dateTimeGroup, .precedence), (.addressee, .precedence):
            Markup("<seg type=\"precedence\"", "</seg>")
        case (.dateTimeGroup, .dateTimeGroup):
            Markup("<date type=\"date-time-group\"", "</date>", .moment)
        case (.originator, .name), (.addressee, .name), (.passingInstruction, .office):
            Markup("<orgName", "</orgName>")
        case (.originator, .office), (.addressee, .office):
            Markup("<seg type=\"office\"", "</seg>")
        case (.classification, .classification):
            Markup("<seg type=\"classification\"", "</seg>", .classification)
        case (.classification, .section): .container("<seg type=\"section\"", "</seg>")
        case (.classification, .messageReferenceNumber):
            Markup("<idno type=\"mrn-printed\"", "</idno>")
        case (.declassification, .date):
            Markup("<date type=\"declassify-on\"", "</date>", .day)
        case (.captions, .caption):
            Markup("<seg type=\"handling\" ana=\"#handling-", "</seg>", .caption)
        case (.tags, .tag): Markup("<seg type=\"tag\"", "</seg>", .tags)
        case (.subject, .label): Markup("<label", "</label>")
        case (.subject, .text): Markup("<seg type=\"subject\"", "</seg>")
        case (.subject, .portionMarking): Markup("<seg type=\"portion-mark\"", "</seg>")
        case (.classificationAuthority, .person): .container("<persName", "</persName>")
        case (.classificationAuthority, .title) where line.isOfPerson(part):
            Markup("<roleName", "</roleName>")
        case (.classificationAuthority, .forename): Markup("<forename", "</forename>")
        case (.classificationAuthority, .surname): Markup("<surname", "</surname>")
        case (.classificationAuthority, .reasons):
            Markup("<seg type=\"classification-reason\"", "</seg>")
        default: nil
        }
    }

    // MARK: Start tags

    private mutating func open(
        _ markup: Markup, _ run: ArraySlice<HeadLine.Part>, of line: HeadLine
    ) {
        output.write(markup.start)
        let part = run.first!
        switch markup.details {
        case .none: break
        case .number:
            // The value only where the text is a number.
            if let number = Int(line.text(of: part)) { attribute("value", number) }
        case .filingTime: writeFilingTime(line.text(of: part))
        case .moment:
            if let moment = part.value?.moment {
                output.write(" when=\"")
                output.write(moment)
                output.write(":00Z\"")
            }
        case .classification:
            if let level = part.value?.level {
                attribute("ana", TEICodes.pointers(level: level, controls: line.controls))
            }
        case .day:
            if let date = part.value?.date { attribute("when", date) }
        case .caption:
            let code = TEICodes.handlingCode(line.text(of: part))
            output.write(raw: AnchorNames.name(from: code))
            output.write("\"")
        case .tags: writeTags(run, of: line)
        }
        output.write(">")
    }

    private mutating func writeFilingTime(_ filing: String) {
        guard let group = facts.dateTimeGroupLine?.dateTimeGroup,
            let moment = DateTimeGroup.Moment(filingTime: filing, year: group.date.year)
        else { return }
        attribute("when", moment.date)
        output.write(" when-iso=\"")
        output.write(moment)
        output.write("Z\"")
    }

    private mutating func writeTags(_ parts: ArraySlice<HeadLine.Part>, of line: HeadLine) {
        let tags = parts.map(line.tag)
        // The vocabulary says the kind of the codes that it knows.
        if tags.count == 1, let kind = tags[0].kind, kind != Vocabulary.kind(ofTag: tags[0].code) {
            attribute("subtype", kind.rawValue)
        }
        output.write(" ana=\"")
        for (index, tag) in tags.enumerated() {
            output.write(index == 0 ? "#tag-" : " #tag-")
            output.write(raw: AnchorNames.name(from: tag.code))
        }
        output.write("\"")
    }
}

extension HeadLine {
    /// Whether a title stands beside the name of the person who classified.
    fileprivate func isOfPerson(_ title: Part) -> Bool {
        parts.contains { $0.kind == .person && $0.range.contains(title.range.lowerBound) }
    }
}
