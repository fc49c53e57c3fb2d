import CableModel
import CableSyntax

/// The lines of the head, in order, each as printed.
///
/// What a line says stands once: in the field of the document that is a view of it (`name` is the
/// subject), in the node that describes it elsewhere (`entry` names it), or else at the line.
extension JSONLDDocument {
    mutating func writeHeadLines() {
        guard !transcription.head.isEmpty else { return }
        json.key("line")
        json.beginArray()
        var kinds: [HeadLine.Kind] = []
        var counts = EntryCounts()
        for (index, line) in transcription.head.enumerated() {
            let id = "line-\(index + 1)"
            beginNode(id, type: "LineOfHead")
            json.member("lineType", line.kind.name)
            json.member("text", line.printed)
            let isFirst = !kinds.contains(line.kind)
            if isFirst { kinds.append(line.kind) }
            writeParts(of: line, id: id, isFirst: isFirst, &counts)
            writeRedactions(of: line, id: id)
            writeSourceOfElement()
            json.endObject()
            element += 1
        }
        json.endArray()
    }

    /// Where in the printed text the publisher blacked something out, as in running text.
    private mutating func writeRedactions(of line: HeadLine, id: String) {
        let redactions = line.parts.filter { $0.kind == .redaction }
        guard !redactions.isEmpty else { return }
        let places = CodePoints(Array(line.printed.utf8))
        json.key("annotation")
        json.beginArray()
        for (index, part) in redactions.enumerated() {
            let printed = line.printed(part)
            beginNode("\(id)-a\(index + 1)", type: "Redaction")
            json.member("start", places.offset(ofByte: part.range.lowerBound))
            json.member("end", places.offset(ofByte: part.range.upperBound))
            json.member("exact", printed)
            json.member("redactionText", printed)
            json.endObject()
        }
        json.endArray()
    }

    /// How many nodes elsewhere in the document the lines so far have named.
    private struct EntryCounts {
        var addressees = 0
        var references = 0
        var authorities = 0
    }

    /// - Parameter isFirst: whether the document's fields speak of the line, the first of its kind.
    private mutating func writeParts(
        of line: HeadLine, id: String, isFirst: Bool, _ counts: inout EntryCounts
    ) {
        switch line.content {
        case .plain:
            break
        case .relay(let relay):
            json.member("precedence", ifPresent: relay.precedence?.term)
            if !isFirst { json.member("routingTo", ifAny: relay.routingIndicators) }
        case .station(let station):
            if !isFirst { json.writeMembers(of: station) }
        case .operatingSignals(let signals): json.member("operatingSignal", ifAny: signals)
        case .dateTimeGroup(let group):
            if !isFirst { json.writeMembers(of: group) }
            json.writeWhatNoFieldHolds(of: group)
        case .officeDistribution(let distribution): write(distribution, id: id)
        case .drafting(let drafting):
            json.member("role", drafting.role.rawValue)
            json.member("draftingText", drafting.text)
        case .originator(let originator):
            guard !isFirst else { break }
            json.member("originatorText", originator.name)
            json.member("office", ifPresent: originator.office)
        case .addressee:
            counts.addressees += 1
            writeEntries(["to-\(counts.addressees)"])
        case .classification(let classification): write(classification, isFirst: isFirst)
        case .captions(let captions): json.member("caption", ifAny: captions.map(\.name))
        case .declassification(let declassification):
            if !isFirst { json.writeMembers(of: declassification) }
            json.member("printedDate", ifPresent: declassification.printedDate)
        case .tags(let tags): write(tags, id: id)
        case .subject(let subject):
            json.member("label", ifPresent: subject.label)
            json.writeMarking(subject.portionMarking)
            if !subjectIsName { json.member("subjectText", subject.text) }
        case .references(let list):
            json.member("label", ifPresent: list.label)
            let first = counts.references
            counts.references += list.references.count
            writeEntries(Array(referenceAnchors[first..<counts.references]))
        case .classificationAuthority:
            counts.authorities += 1
            writeEntries([Self.authorityID(counts.authorities)])
        case .pageMark(let mark):
            json.writeKind(of: mark)
            if !mark.printed.utf8.elementsEqual(line.printed.utf8) {
                json.member("markText", mark.printed)
            }
        case .textStatus(let status): json.member("textStatus", status.rawValue)
        }
    }

    /// The id of the n-th statement of who classified the telegram.
    static func authorityID(_ number: Int) -> String {
        number == 1 ? "classified-by" : "classified-by-\(number)"
    }

    /// Whether the document's `name` is what the one subject line says.
    private var subjectIsName: Bool {
        var subjects = transcription.head.lazy.compactMap(\.subject).makeIterator()
        guard let subject = subjects.next(), subjects.next() == nil else { return false }
        return cable.subjectText.map { $0.utf8.elementsEqual(subject.text.utf8) } ?? false
    }

    private mutating func writeEntries(_ ids: [String]) {
        guard !ids.isEmpty else { return }
        json.key("entry")
        json.array(ids) { [identity] json, id in json.value(identity.part(id)) }
    }

    private mutating func write(_ line: ClassificationLine, isFirst: Bool) {
        if !isFirst {
            json.member("classification", ifPresent: line.level?.term)
            json.member("messageReferenceNumber", ifPresent: line.printedNumber)
        }
        json.member("classificationText", line.printedClassification)
        let fields = isFirst ? transcription.disseminationControls : []
        if line.controls != fields { json.write(handling: line.controls) }
        if let section = line.section {
            json.member("sectionText", section.printed)
            json.member("sectionNumber", section.number)
            json.member("sectionTotal", section.total)
        }
        json.member("originatorText", ifPresent: line.post)
        json.member("sequenceNumber", ifPresent: line.serial)
    }

    private mutating func write(_ distribution: OfficeDistribution, id: String) {
        json.member("role", distribution.role.rawValue)
        if !distribution.offices.isEmpty {
            json.key("distribution")
            json.beginArray()
            for (index, office) in distribution.offices.enumerated() {
                beginNode("\(id)-o\(index + 1)", type: "OfficeCopies")
                json.member("office", office.symbol)
                json.member("copies", office.copies)
                json.endObject()
            }
            json.endArray()
        }
        json.member("distributionTotal", ifPresent: distribution.total)
    }

    /// The tags of one line: the names of the terms, or of a node for a tag that has more to it.
    private mutating func write(_ line: TagsLine, id: String) {
        json.member("label", ifPresent: line.label)
        guard !line.tags.isEmpty else { return }
        var further: [(id: String, term: String?, tag: Tag)] = []
        json.key("entry")
        json.beginArray()
        for (index, tag) in line.tags.enumerated() {
            let term = identity.tag(tag.code)
            let isOfTerm = tagKinds[term] == .some(tag.kind)
            if isOfTerm && tag.qualifier == nil {
                json.value(term)
                continue
            }
            let id = "\(id)-t\(index + 1)"
            json.value(identity.part(id))
            further.append((id, isOfTerm ? term : nil, tag))
        }
        json.endArray()
        guard !further.isEmpty else { return }
        json.key("tagOfLine")
        json.beginArray()
        for (id, term, tag) in further { writeEntry(of: tag, id: id, term: term) }
        json.endArray()
    }

    /// A tag that has more to it than its code, or whose code has no term in the document.
    private mutating func writeEntry(of tag: Tag, id: String, term: String?) {
        beginNode(id, type: "TagEntry")
        if let term {
            json.member("target", term)
        } else {
            json.member("termCode", tag.code)
            json.member("tagType", ifPresent: tag.kind?.term)
        }
        json.member("qualifier", ifPresent: tag.qualifier)
        json.endObject()
    }
}

extension JSONWriter {
    mutating func writeMembers(of station: StationLine) {
        member("originatingStation", station.routingIndicator)
        member("stationSerialNumber", ifPresent: station.stationSerialNumber)
        member("transmissionSection", ifPresent: station.section)
        member("filingTime", ifPresent: station.filingTime)
    }

    mutating func writeMembers(of line: DateTimeGroupLine) {
        member("dateSent", line.dateTimeGroup.isoSecond)
        member("dateTimeGroup", line.dateTimeGroup.printed)
        member("precedence", ifPresent: line.precedences.first?.term)
        if line.precedences.count > 1 {
            member("infoPrecedence", line.precedences[1].term)
        }
    }

    fileprivate mutating func writeWhatNoFieldHolds(of line: DateTimeGroupLine) {
        if line.precedences.count > 2 {
            member("precedenceList", ifAny: line.precedences.map(\.term))
        }
        member("operatingSignal", ifAny: line.operatingSignals)
    }

    mutating func writeMembers(of declassification: Declassification) {
        member("executiveOrder", ifPresent: declassification.executiveOrder)
        if !declassification.instruction.isEmpty {
            member("declassificationLine", declassification.instruction)
        }
        member("declassifyOn", ifPresent: declassification.date?.iso)
    }

    mutating func writeMarking(_ marking: PortionMarking?) {
        guard let marking else { return }
        let bare = marking.withoutParentheses
        member("portionMarking", bare ?? marking.printed)
        if bare == nil { member("markingText", marking.printed) }
        member("classification", marking.level.term)
        if !marking.controls.isEmpty { write(handling: marking.controls) }
    }

    /// Controls, also where there are none.
    fileprivate mutating func write(handling controls: [DisseminationControl]) {
        key("handling")
        array(controls, inline: true) { $0.value($1.name) }
    }

    mutating func writeKind(of mark: PageMark) {
        member("markType", mark.kind.term)
        guard case .pageLine(let line) = mark.kind else { return }
        member("page", line.page)
        member("pageTotal", ifPresent: line.total)
    }
}

extension PortionMarking {
    /// `S//NF`; `nil` where the printed form is not in parentheses.
    var withoutParentheses: String? {
        let bytes = printed.utf8
        guard bytes.count > 2, bytes.first == UInt8(ascii: "("), bytes.last == UInt8(ascii: ")")
        else { return nil }
        return String(bytes.dropFirst().dropLast())
    }
}
