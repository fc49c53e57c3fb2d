import CableModel
import CableSyntax

extension JSONWriter {
    mutating func write(_ line: HeadLine) {
        object { json in
            json.member("kind", line.kind.name)
            json.member("printed", line.printed)
            json.writeMembers(of: line.content)
            json.member("redactions", ifAny: line.redactions)
        }
    }

    private mutating func writeMembers(of content: HeadLine.Content) {
        switch content {
        case .plain:
            break
        case .relay(let relay):
            member("precedence", ifPresent: relay.precedence?.word)
            member("routingIndicators", ifAny: relay.routingIndicators)
        case .station(let station):
            member("routingIndicator", station.routingIndicator)
            member("stationSerialNumber", ifPresent: station.stationSerialNumber)
            member("section", ifPresent: station.section)
            member("filingTime", ifPresent: station.filingTime)
        case .operatingSignals(let signals):
            member("operatingSignals", ifAny: signals)
        case .dateTimeGroup(let line):
            member("precedences", ifAny: line.precedences.map(\.word))
            key("dateTimeGroup")
            write(line.dateTimeGroup)
            member("operatingSignals", ifAny: line.operatingSignals)
        case .officeDistribution(let distribution):
            write(distribution)
        case .drafting(let line):
            member("role", line.role.rawValue)
            member("text", line.text)
        case .originator(let originator):
            member("name", originator.name)
            member("office", ifPresent: originator.office)
        case .addressee(let addressee):
            member("role", addressee.role.rawValue)
            member("name", addressee.name)
            member("routingIndicator", ifPresent: addressee.routingIndicator)
            member("precedence", ifPresent: addressee.precedence?.word)
            member("stationSerial", ifPresent: addressee.stationSerial)
            member("office", ifPresent: addressee.office)
        case .classification(let line): write(line)
        case .captions(let captions): member("captions", ifAny: captions.map(\.name))
        case .declassification(let declassification):
            member("executiveOrder", ifPresent: declassification.executiveOrder)
            member("instruction", declassification.instruction)
            member("date", ifPresent: declassification.date?.iso)
            member("printedDate", ifPresent: declassification.printedDate)
        case .tags(let line): write(line)
        case .subject(let subject):
            member("label", ifPresent: subject.label)
            write(subject.portionMarking)
            member("text", subject.text)
        case .references(let list): write(list)
        case .classificationAuthority(let authority):
            member("paragraphNumber", ifPresent: authority.paragraphNumber)
            write(authority.portionMarking)
            member("name", ifPresent: authority.name)
            member("title", ifPresent: authority.title)
            member("printedReasons", ifPresent: authority.printedReasons)
            member("reasons", ifAny: authority.reasons)
            member("derivedFrom", ifPresent: authority.derivedFrom)
        case .pageMark(let mark):
            key("pageMark")
            object(inline: true) { $0.writeMembers(of: mark) }
        case .textStatus(let status): member("textStatus", status.rawValue)
        }
    }

    private mutating func write(_ group: DateTimeGroup) {
        object(inline: true) { json in
            json.member("printed", group.printed)
            json.member("day", group.date.day)
            json.member("hour", group.moment.hour)
            json.member("minute", group.moment.minute)
            json.member("month", group.date.month)
            json.member("year", group.date.year)
        }
    }

    private mutating func write(_ distribution: OfficeDistribution) {
        member("role", distribution.role.rawValue)
        key("offices")
        array(distribution.offices) { json, office in
            json.object(inline: true) { json in
                json.member("symbol", office.symbol)
                json.member("copies", office.copies)
            }
        }
        member("total", ifPresent: distribution.total)
    }

    private mutating func write(_ line: ClassificationLine) {
        member("level", ifPresent: line.level?.word)
        member("printedClassification", line.printedClassification)
        member("controls", ifAny: line.controls.map(\.name))
        if let section = line.section {
            key("section")
            object(inline: true) { json in
                json.member("printed", section.printed)
                json.member("number", section.number)
                json.member("total", section.total)
            }
        }
        member("printedNumber", ifPresent: line.printedNumber)
        member("post", ifPresent: line.post)
        member("serial", ifPresent: line.serial)
    }

    private mutating func write(_ line: TagsLine) {
        member("label", ifPresent: line.label)
        key("tags")
        array(line.tags) { json, tag in
            json.object(inline: true) { json in
                json.member("code", tag.code)
                json.member("kind", ifPresent: tag.kind?.rawValue)
                json.member("qualifier", ifPresent: tag.qualifier)
            }
        }
    }

    private mutating func write(_ list: ReferenceList) {
        member("label", ifPresent: list.label)
        key("references")
        array(list.references) { json, reference in
            json.object { json in
                json.member("marker", ifPresent: reference.marker)
                json.member("letter", ifPresent: reference.letter)
                json.member("text", reference.text)
                json.member(ifPresent: reference.cited)
            }
        }
    }

    mutating func member(ifPresent cited: CitedTelegram?) {
        guard let cited else { return }
        key("cited")
        object(inline: true) { json in
            json.member("year", ifPresent: cited.year)
            json.member("post", cited.post)
            json.member("serial", cited.serial)
            if cited.isAirgram { json.member("isAirgram", true) }
        }
    }
}
