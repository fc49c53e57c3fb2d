import CableGrammar
import CableModel
import CableSyntax

/// The parts of the head's lines, marked up in the order in which they are printed.
extension TEIDocument {
    mutating func writeContent(_ content: HeadLine.Content, _ printed: inout PrintedLine) {
        switch content {
        case .relay(let relay):
            for indicator in relay.routingIndicators { mark(routingIndicator: indicator, &printed) }
        case .station(let station): writeStation(station, &printed)
        case .dateTimeGroup(let group): writeDateTimeGroup(group, &printed)
        case .originator(let originator):
            printed.mark(
                originator.name, to: &self, open: { $0.output.write("<orgName>") },
                close: "</orgName>")
            mark(office: originator.office, &printed)
        case .addressee(let addressee): writeAddressee(addressee, &printed)
        case .classification(let line): writeClassification(line, &printed)
        case .passingInstruction: writePassingInstruction(&printed)
        case .declassification(let declassification):
            printed.mark(
                declassification.printedDate, to: &self,
                open: { document in
                    document.output.write("<date type=\"declassify-on\"")
                    if let date = declassification.date, date.isWritable {
                        document.attribute("when", date)
                    }
                    document.output.write(">")
                }, close: "</date>")
        case .captions(let captions):
            for caption in captions {
                printed.mark(
                    caption.name, ignoresCase: true, to: &self,
                    open: { document in
                        document.output.write("<seg type=\"handling\" ana=\"#handling-")
                        let code = TEICodes.handlingCode(caption.name)
                        document.output.write(raw: AnchorNames.name(from: code))
                        document.output.write("\">")
                    }, close: "</seg>")
            }
        case .tags(let line): writeTags(line.tags, &printed)
        case .subject(let subject): writeSubject(subject, &printed)
        case .classificationAuthority(let authority): writeAuthority(authority, &printed)
        default: break
        }
    }

    private mutating func writeTags(_ tags: [Tag], _ printed: inout PrintedLine) {
        var index = 0
        while index < tags.count {
            let tag = tags[index]
            let isMarked = printed.mark(
                tag.code, ignoresCase: true, to: &self,
                open: { document in
                    document.output.write("<seg type=\"tag\"")
                    // The vocabulary says the kind of the codes that it knows.
                    if let kind = tag.kind, kind != Vocabulary.kind(ofTag: tag.code) {
                        document.attribute("subtype", kind.rawValue)
                    }
                    document.writePointers(to: tags[index...index])
                    document.output.write(">")
                }, close: "</seg>")
            index += isMarked ? 1 : writeGluedTags(tags[index...], &printed)
        }
    }

    /// Marks codes that a line prints with nothing between them, EINDETRD, as one word.
    ///
    /// - Returns: how many of the tags are done.
    private mutating func writeGluedTags(
        _ tags: ArraySlice<Tag>, _ printed: inout PrintedLine
    ) -> Int {
        guard tags.count > 1 else { return 1 }
        for count in 2...min(tags.count, 4) {
            let word = tags.prefix(count).map(\.code).joined()
            let isMarked = printed.mark(
                word, ignoresCase: true, to: &self,
                open: { document in
                    document.output.write("<seg type=\"tag\"")
                    document.writePointers(to: tags.prefix(count))
                    document.output.write(">")
                }, close: "</seg>")
            if isMarked { return count }
        }
        return 1
    }

    private mutating func writePointers(to tags: ArraySlice<Tag>) {
        output.write(" ana=\"")
        for (index, tag) in tags.enumerated() {
            output.write(index == 0 ? "#tag-" : " #tag-")
            output.write(raw: AnchorNames.name(from: tag.code))
        }
        output.write("\"")
    }

    private mutating func mark(routingIndicator: String?, _ printed: inout PrintedLine) {
        printed.mark(
            routingIndicator, to: &self,
            open: { $0.output.write("<seg type=\"routing-indicator\">") }, close: "</seg>")
    }

    private mutating func mark(office: String?, _ printed: inout PrintedLine) {
        printed.mark(
            office, to: &self, open: { $0.output.write("<seg type=\"office\">") }, close: "</seg>")
    }

    private mutating func writeStation(_ station: StationLine, _ printed: inout PrintedLine) {
        mark(routingIndicator: station.routingIndicator, &printed)
        printed.mark(
            station.stationSerialNumber, to: &self,
            open: { $0.openNumber("message-number", station.stationSerialNumber) }, close: "</num>")
        printed.mark(
            station.section, to: &self, open: { $0.openNumber("section", station.section) },
            close: "</num>")
        let group = facts.dateTimeGroupLine?.dateTimeGroup
        printed.mark(
            station.filingTime, to: &self,
            open: { document in
                document.output.write("<date type=\"filing\"")
                if let group, let filing = station.filingTime,
                    let moment = FilingTime(printed: filing, year: group.year)
                {
                    document.attribute("when", moment.date)
                    document.output.write(" when-iso=\"")
                    document.output.write(
                        moment.date, hour: moment.hour, minute: moment.minute)
                    document.output.write("Z\"")
                }
                document.output.write(">")
            }, close: "</date>")
    }

    /// `<num type="…" value="…">`; the value only where the text is a number.
    mutating func openNumber(_ type: StaticString, _ printed: String?) {
        output.write("<num type=\"")
        output.write(type)
        output.write("\"")
        if let number = printed.flatMap({ Int($0) }) { attribute("value", number) }
        output.write(">")
    }

    mutating func writeDateTimeGroup(_ line: DateTimeGroupLine, _ printed: inout PrintedLine) {
        let group = line.dateTimeGroup
        if let range = printed.find(group.printed), range.lowerBound > 0 {
            output.write("<seg type=\"precedence\">")
            printed.write(upTo: range.lowerBound - 1, to: &self)
            output.write("</seg>")
        }
        printed.mark(
            group.printed, to: &self,
            open: { document in
                document.output.write("<date type=\"date-time-group\"")
                if group.isMoment {
                    document.output.write(" when=\"")
                    document.output.write(group.date, hour: group.hour, minute: group.minute)
                    document.output.write(":00Z\"")
                }
                document.output.write(">")
            }, close: "</date>")
        printed.writeRest(to: &self)
    }

    private mutating func writeAddressee(_ addressee: Addressee, _ printed: inout PrintedLine) {
        mark(routingIndicator: addressee.routingIndicator, &printed)
        printed.mark(
            addressee.name, to: &self, open: { $0.output.write("<orgName>") }, close: "</orgName>")
        mark(office: addressee.office, &printed)
        printed.mark(
            addressee.precedence.map { printed.find($0.word) != nil ? $0.word : misspelt(printed) },
            to: &self,
            open: { $0.output.write("<seg type=\"precedence\">") }, close: "</seg>")
        printed.mark(
            addressee.stationSerial, to: &self,
            open: { $0.openNumber("station-serial", addressee.stationSerial) }, close: "</num>")
    }

    /// The precedence on a line that a telegram's author mistyped.
    private func misspelt(_ printed: PrintedLine) -> String {
        AddressLines.misspeltPrecedence(ByteView(printed.bytes))?.string ?? ""
    }

    private mutating func writeClassification(
        _ line: ClassificationLine, _ printed: inout PrintedLine
    ) {
        printed.mark(
            line.printedClassification, to: &self,
            open: { document in
                document.output.write("<seg type=\"classification\"")
                if let level = line.level {
                    document.attribute(
                        "ana", TEICodes.pointers(level: level, controls: line.controls))
                }
                document.output.write(">")
            }, close: "</seg>")
        if let section = line.section, let range = printed.find(section.printed) {
            printed.write(upTo: range.lowerBound, to: &self)
            output.write("<seg type=\"section\">")
            let words = section.printed.utf8.split(separator: 0x20).map { String(Substring($0)) }
            if words.count == 4 {
                printed.mark(
                    words[1], to: &self, open: { $0.openNumber("section", words[1]) },
                    close: "</num>")
                printed.mark(
                    words[3], to: &self, open: { $0.openNumber("sections", words[3]) },
                    close: "</num>")
            }
            printed.write(upTo: range.upperBound, to: &self)
            output.write("</seg>")
        }
        printed.mark(
            line.printedNumber, to: &self,
            open: { $0.output.write("<idno type=\"mrn-printed\">") }, close: "</idno>")
    }

    /// `FOR EUR/CARC`: a single office after FOR is a name; anything longer is left as it is.
    private mutating func writePassingInstruction(_ printed: inout PrintedLine) {
        let text = printed.bytes.drop { $0 == 0x20 }
        guard text.starts(with: "FOR ".utf8) else { return }
        let rest = text.dropFirst(4).drop { $0 == 0x20 }
        let word = rest.prefix { $0 != 0x20 }
        guard rest.dropFirst(word.count).allSatisfy({ $0 == 0x20 }) else { return }
        printed.mark(
            String(decoding: word, as: UTF8.self), to: &self,
            open: { $0.output.write("<orgName>") }, close: "</orgName>")
    }

    mutating func writeSubject(_ subject: Subject, _ printed: inout PrintedLine) {
        printed.writeFirstBreak(to: &self)
        printed.mark(
            subject.label, to: &self, open: { $0.output.write("<label>") }, close: "</label>")
        let isMarkedFirst =
            subject.portionMarking.flatMap { marking in
                printed.find(marking.printed).map { range in
                    range.lowerBound < (printed.find(subject.text)?.lowerBound ?? Int.max)
                }
            } ?? false
        if isMarkedFirst { mark(portion: subject.portionMarking, &printed) }
        printed.mark(
            subject.text, to: &self, open: { $0.output.write("<seg type=\"subject\">") },
            close: "</seg>")
        if !isMarkedFirst { mark(portion: subject.portionMarking, &printed) }
        printed.writeRest(to: &self)
    }

    private mutating func mark(portion marking: PortionMarking?, _ printed: inout PrintedLine) {
        printed.mark(
            marking?.printed, to: &self,
            open: { $0.output.write("<seg type=\"portion-mark\">") }, close: "</seg>")
    }

    // MARK: Persons

    private mutating func writeAuthority(
        _ authority: ClassificationAuthority, _ printed: inout PrintedLine
    ) {
        if let name = authority.name, let range = printed.find(name) {
            let title = authority.title.flatMap { printed.find($0) }
            let isTitleFirst = title.map { $0.upperBound <= range.lowerBound } ?? false
            let start = isTitleFirst ? title!.lowerBound : range.lowerBound
            printed.write(upTo: start, to: &self)
            output.write("<persName>")
            if isTitleFirst { mark(roleName: authority.title, &printed) }
            writeName(name, &printed)
            if !isTitleFirst, let title, title.lowerBound <= range.upperBound + 2 {
                mark(roleName: authority.title, &printed)
            }
            output.write("</persName>")
        }
        printed.mark(
            authority.printedReasons, to: &self,
            open: { $0.output.write("<seg type=\"classification-reason\">") }, close: "</seg>")
    }

    private mutating func mark(roleName title: String?, _ printed: inout PrintedLine) {
        printed.mark(
            title, to: &self, open: { $0.output.write("<roleName>") }, close: "</roleName>")
    }

    private mutating func writeName(_ name: String, _ printed: inout PrintedLine) {
        guard let parts = PersonName(name) else {
            if let range = printed.find(name) { printed.write(upTo: range.upperBound, to: &self) }
            return
        }
        printed.mark(
            parts.forename, to: &self, open: { $0.output.write("<forename>") }, close: "</forename>"
        )
        printed.mark(
            parts.surname, to: &self, open: { $0.output.write("<surname>") }, close: "</surname>")
    }
}

extension DateTimeGroup {
    /// Whether there is such a moment; a cable that a program made may have any numbers.
    var isMoment: Bool { date.isWritable && (0..<24).contains(hour) && (0..<60).contains(minute) }
}

extension CalendarDate {
    /// Whether there is such a day, in a year of four digits.
    var isWritable: Bool { isValid && year <= 9999 }
}
