import CableGrammar
import CableModel
import CableSyntax

extension ModelDecoder {
    mutating func headLine(_ value: JSONValue) -> HeadLine {
        let printed = string(value, "printed", in: "a head line")
        return HeadLine(printed: printed, content: headContent(value))
    }

    private mutating func headContent(_ value: JSONValue) -> HeadLine.Content {
        guard let kind = value["kind"]?.string.flatMap({ HeadLine.Kind(name: $0) }) else {
            miss("the kind of a head line, or its value,")
            return .plain(.uninterpreted)
        }
        switch kind {
        case .relay:
            return .relay(
                RelayLine(
                    precedence: precedence(value["precedence"]),
                    routingIndicators: strings(value, "routingIndicators")))
        case .station:
            return .station(
                StationLine(
                    routingIndicator: string(value, "routingIndicator", in: "a station line"),
                    stationSerialNumber: value["stationSerialNumber"]?.string,
                    section: value["section"]?.string, filingTime: value["filingTime"]?.string))
        case .operatingSignals: return .operatingSignals(strings(value, "operatingSignals"))
        case .dateTimeGroup: return dateTimeGroup(value)
        case .officeDistribution: return officeDistribution(value)
        case .drafting:
            let role = value["role"]?.string.flatMap { DraftingLine.Role(rawValue: $0) }
            if role == nil { miss("\"role\" of a drafting line") }
            return .drafting(
                DraftingLine(
                    role: role ?? .clearance, text: string(value, "text", in: "a drafting line")))
        case .originator:
            return .originator(
                Originator(
                    name: string(value, "name", in: "the originator"),
                    office: value["office"]?.string))
        case .addressee: return addressee(value)
        case .classification: return classification(value)
        case .captions: return .captions(strings(value, "captions").map { Caption($0) })
        case .declassification: return declassification(value)
        case .tags: return tags(value)
        case .subject:
            return .subject(
                Subject(
                    label: value["label"]?.string,
                    portionMarking: portionMarking(value["portionMarking"]),
                    text: string(value, "text", in: "the subject")))
        case .references: return references(value)
        case .classificationAuthority:
            return .classificationAuthority(
                ClassificationAuthority(
                    name: value["name"]?.string, title: value["title"]?.string,
                    printedReasons: value["printedReasons"]?.string,
                    reasons: strings(value, "reasons"),
                    derivedFrom: value["derivedFrom"]?.string,
                    paragraphNumber: number(
                        value, "paragraphNumber", in: "a classification authority"),
                    portionMarking: portionMarking(value["portionMarking"])))
        case .pageMark:
            guard let mark = value["pageMark"] else { break }
            return .pageMark(pageMark(mark))
        case .textStatus:
            guard let status = value["textStatus"]?.string.flatMap({ TextStatus(rawValue: $0) })
            else { break }
            return .textStatus(status)
        case .transmissionIdentifier, .communicationsCentreStamp, .revisionNote,
            .passingInstruction, .publisherNote, .preamble, .uninterpreted:
            return .plain(kind)
        }
        miss("the kind of a head line, or its value,")
        return .plain(.uninterpreted)
    }

    private mutating func dateTimeGroup(_ value: JSONValue) -> HeadLine.Content {
        let group = value["dateTimeGroup"] ?? .null
        let what = "a date-time group"
        func part(_ name: String) -> Int { group[name]?.integer ?? -1 }
        let moment = DateTimeGroup.Moment(
            year: part("year"), month: part("month"), day: part("day"), hour: part("hour"),
            minute: part("minute"))
        return dateTimeGroup(
            string(group, "printed", in: what), moment,
            precedences: (value["precedences"]?.array ?? []).compactMap { precedence($0) },
            operatingSignals: strings(value, "operatingSignals"))
    }

    private mutating func officeDistribution(_ value: JSONValue) -> HeadLine.Content {
        let role = value["role"]?.string.flatMap { OfficeDistribution.Role(rawValue: $0) }
        if role == nil { miss("\"role\" of an office distribution") }
        let offices = (value["offices"]?.array ?? []).map { office in
            OfficeDistribution.Office(
                symbol: string(office, "symbol", in: "an office"),
                copies: string(office, "copies", in: "an office"))
        }
        return .officeDistribution(
            OfficeDistribution(
                role: role ?? .info, offices: offices, total: value["total"]?.string))
    }

    private mutating func addressee(_ value: JSONValue) -> HeadLine.Content {
        let role = value["role"]?.string.flatMap { Addressee.Role(rawValue: $0) }
        if role == nil { miss("\"role\" of an addressee") }
        return .addressee(
            Addressee(
                role: role ?? .info, name: string(value, "name", in: "an addressee"),
                routingIndicator: value["routingIndicator"]?.string,
                precedence: precedence(value["precedence"]),
                stationSerial: value["stationSerial"]?.string, office: value["office"]?.string))
    }

    private mutating func classification(_ value: JSONValue) -> HeadLine.Content {
        var line = ClassificationLine(
            level: level(value["level"]),
            printedClassification: string(
                value, "printedClassification", in: "the classification line"),
            controls: controls(value), printedNumber: value["printedNumber"]?.string,
            post: value["post"]?.string,
            serial: number(value, "serial", in: "the classification line"))
        if let section = value["section"] {
            let number = required(section, "number", in: "a section")
            let total = required(section, "total", in: "a section")
            if let number, let total {
                line.section = ClassificationLine.Section(
                    printed: string(section, "printed", in: "a section"), number: number,
                    total: total)
            }
        }
        return .classification(line)
    }

    private mutating func declassification(_ value: JSONValue) -> HeadLine.Content {
        let date = value["date"]?.string.flatMap { CalendarDate(iso: $0) }
        if value["date"] != nil, date == nil {
            refuse("\"date\" of the declassification", "is no day of the calendar; left out")
        }
        return .declassification(
            Declassification(
                executiveOrder: value["executiveOrder"]?.string,
                instruction: string(value, "instruction", in: "the declassification"), date: date,
                printedDate: value["printedDate"]?.string))
    }

    private mutating func tags(_ value: JSONValue) -> HeadLine.Content {
        let tags = (value["tags"]?.array ?? []).map { tag in
            Tag(
                code: string(tag, "code", in: "a tag"),
                kind: tag["kind"]?.string.flatMap { Tag.Kind(rawValue: $0) },
                qualifier: tag["qualifier"]?.string)
        }
        return .tags(TagsLine(label: value["label"]?.string, tags: tags))
    }

    private mutating func references(_ value: JSONValue) -> HeadLine.Content {
        let references = (value["references"]?.array ?? []).map { item in
            Reference(
                marker: item["marker"]?.string, letter: item["letter"]?.string,
                text: string(item, "text", in: "a reference"), cited: cited(item["cited"]))
        }
        return .references(ReferenceList(label: value["label"]?.string, references: references))
    }

    mutating func cited(_ value: JSONValue?) -> CitedTelegram? {
        guard let value, let serial = required(value, "serial", in: "a telegram cited") else {
            return nil
        }
        return CitedTelegram(
            year: number(value, "year", in: "a telegram cited", StatedValues.years),
            post: string(value, "post", in: "a telegram cited"),
            serial: serial, isAirgram: value["isAirgram"]?.bool ?? false)
    }
}
