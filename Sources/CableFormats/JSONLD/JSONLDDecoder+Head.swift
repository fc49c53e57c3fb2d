import CableGrammar
import CableModel
import CableSyntax

/// The lines of the head. What a line does not say itself, the field says that is a view of it.
extension JSONLDDecoder {
    mutating func head() -> [HeadLine] {
        guard document["line"] != nil else { return headOfFields() }
        var lines: [HeadLine] = []
        var kinds: Set<String> = []
        forEach(document["line"]?.items, of: "line") { decoder, node in
            let node = decoder.resolved(node)
            let printed = decoder.string(node, "text", in: "a head line")
            let kind = node["lineType"]?.string ?? ""
            // Fields speak of the first line of a kind.
            let fields = kinds.insert(kind).inserted ? decoder.document : .null
            lines.append(
                HeadLine(printed: printed, content: decoder.content(node, kind, printed, fields)))
            decoder.notePlace(node)
        }
        return lines
    }

    private mutating func content(
        _ node: JSONValue, _ kind: String, _ printed: String, _ fields: JSONValue
    ) -> HeadLine.Content {
        guard let kind = HeadLine.Kind(name: kind) else {
            miss("a known kind of a head line, or its value,")
            return .plain(.uninterpreted)
        }
        switch kind {
        case .relay:
            let transmission = resolved(fields["transmission"] ?? .null)
            return .relay(
                RelayLine(
                    precedence: term(node, "precedence"),
                    routingIndicators: strings(node.or(transmission, "routingTo"), "routingTo")))
        case .station:
            return station(node.or(resolved(fields["transmission"] ?? .null), "originatingStation"))
        case .operatingSignals: return .operatingSignals(strings(node, "operatingSignal"))
        case .dateTimeGroup: return dateTimeGroup(node, node.or(fields, "dateTimeGroup"))
        case .officeDistribution: return officeDistribution(node)
        case .drafting:
            let role = node["role"]?.string.flatMap { DraftingLine.Role(rawValue: $0) }
            if role == nil { miss("\"role\" of a drafting line") }
            return .drafting(
                DraftingLine(
                    role: role ?? .clearance,
                    text: string(node, "draftingText", in: "a drafting line")))
        case .originator: return originator(node, fields)
        case .addressee: return addressee(node)
        case .classification: return classification(node, fields)
        case .captions: return .captions(strings(node, "caption").map { Caption($0) })
        case .declassification: return declassification(node, fields)
        case .tags: return tags(node)
        case .subject:
            return .subject(
                Subject(
                    label: node["label"]?.string, portionMarking: portionMarking(node),
                    text: node["subjectText"]?.string
                        ?? string(fields, "name", in: "the document")))
        case .references: return references(node)
        case .classificationAuthority: return authority(node)
        case .pageMark:
            return .pageMark(pageMark(node, printed: node["markText"]?.string ?? printed))
        case .textStatus:
            guard let status = node["textStatus"]?.string.flatMap({ TextStatus(rawValue: $0) })
            else { break }
            return .textStatus(status)
        case .transmissionIdentifier, .communicationsCentreStamp, .revisionNote,
            .passingInstruction, .publisherNote, .preamble, .uninterpreted:
            return .plain(kind)
        }
        miss("a known kind of a head line, or its value,")
        return .plain(.uninterpreted)
    }

    // MARK: Transmission

    private mutating func station(_ node: JSONValue) -> HeadLine.Content {
        .station(
            StationLine(
                routingIndicator: string(node, "originatingStation", in: "a station line"),
                stationSerialNumber: node["stationSerialNumber"]?.string,
                section: node["transmissionSection"]?.string,
                filingTime: node["filingTime"]?.string))
    }

    /// - Parameter values: the line, or the document, which has the values.
    private mutating func dateTimeGroup(
        _ node: JSONValue, _ values: JSONValue
    ) -> HeadLine.Content {
        let stated = node["statedDate"]?.string ?? string(values, "dateSent", in: "the date")
        var precedences: [Precedence]
        if node["precedenceList"] != nil {
            precedences = strings(node, "precedenceList").compactMap { Precedence(term: $0) }
        } else {
            precedences = [term(values, "precedence")].compactMap { $0 }
            if let info: Precedence = term(values, "infoPrecedence") { precedences.append(info) }
        }
        return dateTimeGroup(
            string(values, "dateTimeGroup", in: "the date"), DateTimeGroup.Moment(iso: stated),
            precedences: precedences, operatingSignals: strings(node, "operatingSignal"))
    }

    private mutating func officeDistribution(_ node: JSONValue) -> HeadLine.Content {
        let role = node["role"]?.string.flatMap { OfficeDistribution.Role(rawValue: $0) }
        if role == nil { miss("\"role\" of an office distribution") }
        let offices = (node["distribution"]?.items ?? []).map { item in
            OfficeDistribution.Office(
                symbol: string(resolved(item), "office", in: "an office"),
                copies: string(resolved(item), "copies", in: "an office"))
        }
        return .officeDistribution(
            OfficeDistribution(
                role: role ?? .info, offices: offices, total: node["distributionTotal"]?.string))
    }

    // MARK: Addressing

    private mutating func originator(_ node: JSONValue, _ fields: JSONValue) -> HeadLine.Content {
        if let name = node["originatorText"]?.string {
            return .originator(Originator(name: name, office: node["office"]?.string))
        }
        let transmission = resolved(fields["transmission"] ?? .null)
        return .originator(
            Originator(
                name: string(resolved(fields["sender"] ?? .null), "name", in: "the sender"),
                office: transmission["originatorOffice"]?.string))
    }

    /// The nodes elsewhere in the document that a line names.
    private mutating func entries(_ line: JSONValue) -> [JSONValue] {
        (line["entry"]?.items ?? []).compactMap { item in
            let node = resolved(item)
            if case .object(let members) = node, members.count > 1 { return node }
            miss("what \"entry\" of a head line names, \(item.iri ?? "?"),")
            return nil
        }
    }

    private mutating func addressee(_ node: JSONValue) -> HeadLine.Content {
        guard let line = entries(node).first else {
            miss("the address line of a head line")
            return .plain(.uninterpreted)
        }
        let role: Addressee.Role? = term(line, "actionType")
        if role == nil { miss("\"actionType\" of an address line") }
        let agent = resolved(line["addressee"] ?? .null)
        return .addressee(
            Addressee(
                role: role ?? .info,
                name: line["addresseeText"]?.string ?? string(agent, "name", in: "an addressee"),
                routingIndicator: line["routingIndicator"]?.string,
                precedence: term(line, "precedence"),
                stationSerial: line["deliveryNumber"]?.string, office: line["office"]?.string))
    }

    // MARK: Caption block

    private mutating func classification(
        _ node: JSONValue, _ fields: JSONValue
    ) -> HeadLine.Content {
        var line = ClassificationLine(
            level: term(node.or(fields, "classification"), "classification"),
            printedClassification: string(
                node, "classificationText", in: "the classification line"),
            controls: controls(node.or(fields, "handling")),
            printedNumber: (node["messageReferenceNumber"] ?? fields["messageReferenceNumber"])?
                .string,
            post: node["originatorText"]?.string,
            serial: number(node, "sequenceNumber", in: "the classification line"))
        if let section = node["sectionText"]?.string {
            let number = required(node, "sectionNumber", in: "a section")
            let total = required(node, "sectionTotal", in: "a section")
            if let number, let total {
                line.section = ClassificationLine.Section(
                    printed: section, number: number, total: total)
            }
        }
        return .classification(line)
    }

    private mutating func declassification(
        _ node: JSONValue, _ fields: JSONValue
    ) -> HeadLine.Content {
        func value(_ key: String) -> String? { (node[key] ?? fields[key])?.string }
        let stated = node["statedDate"]?.string ?? value("declassifyOn")
        let date = stated.flatMap { CalendarDate(iso: $0) }
        if stated != nil, date == nil {
            refuse("the day in \"declassifyOn\"", "is none of the calendar; left out")
        }
        return .declassification(
            Declassification(
                executiveOrder: value("executiveOrder"),
                instruction: value("declassificationLine") ?? "",
                date: date,
                printedDate: node["printedDate"]?.string))
    }

    private mutating func tags(_ node: JSONValue) -> HeadLine.Content {
        let tags = entries(node).map { entry in
            let term = entry["target"].map { resolved($0) } ?? entry
            return Tag(
                code: string(term, "termCode", in: "a tag"), kind: self.term(term, "tagType"),
                qualifier: entry["qualifier"]?.string)
        }
        return .tags(TagsLine(label: node["label"]?.string, tags: tags))
    }

    private mutating func references(_ node: JSONValue) -> HeadLine.Content {
        let references = entries(node).map { item in
            if let id = item["@id"]?.string, referencePositions[id] == nil {
                referencePositions[id] = referenceCount
            }
            referenceCount += 1
            return Reference(
                marker: item["marker"]?.string, letter: item["label"]?.string,
                text: string(item, "text", in: "a reference"), cited: cited(item))
        }
        return .references(ReferenceList(label: node["label"]?.string, references: references))
    }

    private mutating func authority(_ node: JSONValue) -> HeadLine.Content {
        guard let value = entries(node).first else {
            miss("the classification authority of a head line")
            return .plain(.uninterpreted)
        }
        let person = resolved(value["classifier"] ?? .null)
        return .classificationAuthority(
            ClassificationAuthority(
                name: person["name"]?.string, title: person["jobTitle"]?.string,
                printedReasons: value["reasonText"]?.string, reasons: strings(value, "reason"),
                derivedFrom: value["derivedFrom"]?.string,
                paragraphNumber: number(
                    value, "paragraphNumber", in: "the classification authority"),
                portionMarking: portionMarking(value)))
    }
}

extension JSONValue {
    /// The value itself where it has a member, else another.
    fileprivate func or(_ other: JSONValue, _ name: String) -> JSONValue {
        self[name] == nil ? other : self
    }
}
