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
                        document.attribute("when", date.iso)
                    }
                    document.output.write(">")
                }, close: "</date>")
        case .captions(let captions):
            for caption in captions {
                printed.mark(
                    caption.name, ignoresCase: true, to: &self,
                    open: { document in
                        document.output.write("<seg type=\"handling\"")
                        document.attribute("ana", "#" + TEICodes.handlingID(caption.name))
                        document.output.write(">")
                    }, close: "</seg>")
            }
        case .tags(let line):
            var tags = line.tags[...]
            while let tag = tags.first {
                // A line may print codes with nothing between them: EINDETRD.
                var count = 1
                var word = tag.code
                while printed.find(word, ignoresCase: true) == nil, count < min(tags.count, 4) {
                    count += 1
                    word = tags.prefix(count).map(\.code).joined()
                }
                let isGlued = count > 1 && printed.find(word, ignoresCase: true) != nil
                mark(
                    Array(tags.prefix(isGlued ? count : 1)), as: isGlued ? word : tag.code, &printed
                )
                tags = tags.dropFirst(isGlued ? count : 1)
            }
        case .subject(let subject): writeSubject(subject, &printed)
        case .classificationAuthority(let authority): writeAuthority(authority, &printed)
        default: break
        }
    }

    /// Marks a word as one of the TAGS, or as several.
    private mutating func mark(_ tags: [Tag], as word: String, _ printed: inout PrintedLine) {
        printed.mark(
            word, ignoresCase: true, to: &self,
            open: { document in
                document.output.write("<seg type=\"tag\"")
                // The vocabulary says the kind of the codes that it knows.
                if tags.count == 1, let kind = tags[0].kind,
                    kind != Vocabulary.kind(ofTag: tags[0].code)
                {
                    document.attribute("subtype", kind.rawValue)
                }
                let pointers = tags.map { "#" + TEICodes.tagID($0.code) }
                document.attribute("ana", pointers.joined(separator: " "))
                document.output.write(">")
            }, close: "</seg>")
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
        let group = transcription.dateTimeGroupLine?.dateTimeGroup
        printed.mark(
            station.filingTime, to: &self,
            open: { document in
                document.output.write("<date type=\"filing\"")
                if let group, let filing = station.filingTime,
                    let moment = FilingTime(printed: filing, year: group.year)
                {
                    document.attribute("when", moment.date.iso)
                    document.attribute("when-iso", moment.isoMinute)
                }
                document.output.write(">")
            }, close: "</date>")
    }

    /// `<num type="…" value="…">`; the value only where the text is a number.
    mutating func openNumber(_ type: StaticString, _ printed: String?) {
        output.write("<num type=\"")
        output.write(type)
        output.write("\"")
        if let number = printed.flatMap({ Int($0) }) { attribute("value", "\(number)") }
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
                if group.isMoment { document.attribute("when", group.isoSecond) }
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
        printed.bytes.withUnsafeBufferPointer { bytes in
            AddressLines.misspeltPrecedence(ByteView(bytes))?.string ?? ""
        }
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
            let words = section.printed.split(separator: " ").map(String.init)
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
        let words = String(decoding: printed.bytes, as: UTF8.self).split(separator: " ")
        guard words.count == 2, words[0] == "FOR" else { return }
        printed.mark(
            String(words[1]), to: &self, open: { $0.output.write("<orgName>") },
            close: "</orgName>")
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

/// The forename and surname of a person, where one pattern is sure: one forename, perhaps an
/// initial, then one surname, all of letters.
struct PersonName {
    let forename: String
    let surname: String

    init?(_ name: String) {
        let words = name.split(separator: " ")
        guard
            words.count == 2 || (words.count == 3 && words[1].hasSuffix(".") && words[1].count == 2)
        else { return nil }
        let isPlain = words.allSatisfy { word in
            word.first!.isUppercase && word.allSatisfy { $0.isLetter || $0 == "." || $0 == "-" }
        }
        guard isPlain, let last = words.last, !last.hasSuffix("."), last.count > 2 else {
            return nil
        }
        surname = String(last)
        forename = words.dropLast().joined(separator: " ")
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

/// Day of the year and time, `dddhhmm`, in a year.
struct FilingTime {
    let date: CalendarDate
    let isoMinute: String

    init?(printed: String, year: Int) {
        guard printed.utf8.count == 7, let number = Int(printed), (1...9999).contains(year) else {
            return nil
        }
        var day = number / 10000
        let hour = number / 100 % 100
        let minute = number % 100
        guard day >= 1, hour < 24, minute < 60 else { return nil }
        for month in 1...12 {
            let date = CalendarDate(year: year, month: month, day: day)
            if date.isValid {
                self.date = date
                let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
                isoMinute = "\(date.iso)T\(two(hour)):\(two(minute))Z"
                return
            }
            let length = (28...31).reversed().first {
                CalendarDate(year: year, month: month, day: $0).isValid
            }!
            day -= length
        }
        return nil
    }
}
