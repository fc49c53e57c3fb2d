import CableGrammar
import CableModel
import CableSyntax

/// The fields of the telegram: views of its head.
extension JSONLDDocument {
    mutating func writeFields() {
        writeIdentification()
        writeDate()
        writeParties()
        writeArchivalDescription()
        writeClassification()
        writeCaptions()
        writeTags()
        writeAuthorities()
        json.member("signatureText", ifPresent: transcription.signature?.name)
        writeTransmission()
        writeAddressing()
        writeReferences()
    }

    private mutating func writeIdentification() {
        json.member("identifier", ifPresent: identity.identifier)
        json.member(
            "messageReferenceNumber", ifPresent: transcription.classificationLine?.printedNumber)
        if let subject = cable.subjectText {
            json.member("name", subject)
            let title = DisplayTitle.title(for: subject, in: transcription.body)
            if !title.utf8.elementsEqual(subject.utf8) { json.member("headline", title) }
        }
        json.member("genre", "diplomatic cable")
        json.member("inLanguage", "en")
        json.member("textStatus", ifPresent: cable.textStatus?.rawValue)
    }

    private mutating func writeDate() {
        if let line = transcription.dateTimeGroupLine {
            json.writeMembers(of: line)
        } else if let group = cable.dateTimeGroup {
            json.member("dateSent", group.isoSecond)
        }
        // A page or a record has a day that can be relied on, and no minute.
        if cable.dateTimeGroup == nil, let day = cable.attestedDay?.value {
            json.member("dateCreated", day.iso)
        }
    }

    /// Where date and sender come from, if not from the telegram's own lines for them.
    private mutating func writeEvidence() {
        let day = cable.attestedDay?.evidence
        let found: [(property: String, evidence: Evidence?)] = [
            (cable.dateTimeGroup == nil ? "dateCreated" : "dateSent", day),
            ("sender", cable.attestedSenders.first?.evidence),
            ("about", attestedTags?.evidence), ("name", cable.attestedSubject?.evidence),
        ]
        let external = found.filter { $0.evidence != nil && $0.evidence != .telegram }
        guard !external.isEmpty else { return }
        json.key("evidence")
        json.beginArray()
        for (property, evidence) in external {
            beginNode("evidence-" + property, type: "Attestation")
            json.member("property", property)
            json.member("evidenceKind", ifPresent: evidence?.rawValue)
            if evidence == .page { json.member("target", identity.part("page")) }
            json.endObject()
        }
        json.endArray()
    }

    // MARK: Parties

    private mutating func writeParties() {
        if let sender = cable.senderName {
            json.key("sender")
            writeAgent(sender, identity.agent(sender), isCollective: false)
        }
        writeEvidence()
        writeRecipients("toRecipient", .action)
        writeRecipients("ccRecipient", .info)
        writeRecipients("exemptRecipient", .exempt)
        guard let place = cable.postName else { return }
        let uri = authorities?.uri(of: place, .place)
        json.key("locationCreated")
        json.object { [identity] json in
            json.member("@id", identity.place(place))
            json.key("@type")
            json.array(["Place"], inline: true) { $0.value($1) }
            json.member("name", place)
            json.member("sameAs", ifAny: [uri].compactMap { $0 })
        }
    }

    /// The addressees of one role, each once: they are a set, the lines are in `addressing`.
    private mutating func writeRecipients(_ key: StaticString, _ role: Addressee.Role) {
        var agents: Set<String> = []
        let recipients = recipients.filter {
            $0.addressee.role == role && agents.insert($0.agent).inserted
        }
        guard !recipients.isEmpty else { return }
        json.key(key)
        json.beginArray()
        for (addressee, agent) in recipients {
            writeAgent(addressee.name, agent, isCollective: addressee.isCollective)
        }
        json.endArray()
    }

    /// Nothing but the name: how the telegram got there belongs to the line of the address.
    private mutating func writeAgent(_ name: String, _ id: String, isCollective: Bool) {
        if agentNames[id] == nil { agentNames[id] = name }
        let uri = authorities?.uri(of: name, .organization)
        json.object { json in
            json.member("@id", id)
            json.key("@type")
            let types =
                isCollective
                ? ["Organization", "CollectiveAddress", "Group"]
                : ["GovernmentOrganization", "CorporateBody"]
            json.array(types, inline: true) { $0.value($1) }
            json.member("name", name)
            json.member("sameAs", ifAny: [uri].compactMap { $0 })
        }
    }

    /// What archives ask of any record, in the terms of RiC-O beside those of schema.org: who sent it
    /// to whom, when it was made, and what form it has.
    private mutating func writeArchivalDescription() {
        json.member("hasSender", ifPresent: cable.senderName.map(identity.agent))
        let addressees = recipients.filter { $0.addressee.role != .exempt }
        json.member("hasAddressee", ifAny: addressees.map(\.agent).uniqued())
        if let day = cable.attestedDay?.value { json.member("creationDate", day.iso) }
        let form = DocumentaryForm(cable)
        json.key("hasDocumentaryFormType")
        json.object { [identity] json in
            json.member("@id", identity.form(form.rawValue))
            json.key("@type")
            json.array(["DocumentaryFormType"], inline: true) { $0.value($1) }
            json.member("name", form.rawValue)
        }
    }

    private mutating func writeAddressing() {
        guard addressLineCount > 0 else { return }
        json.key("addressing")
        json.beginArray()
        for (index, (addressee, agent)) in recipients.prefix(addressLineCount).enumerated() {
            beginNode("to-\(index + 1)", type: "AddressLine")
            json.member("position", index + 1)
            json.member("actionType", addressee.role.term)
            json.key("addressee")
            json.value(agent)
            // Spaces and hyphens are one to IRIs.
            if let name = agentNames[agent], !name.utf8.elementsEqual(addressee.name.utf8) {
                json.member("addresseeText", addressee.name)
            }
            json.member("routingIndicator", ifPresent: addressee.routingIndicator)
            json.member("precedence", ifPresent: addressee.precedence?.term)
            json.member("deliveryNumber", ifPresent: addressee.stationSerial)
            json.member("office", ifPresent: addressee.office)
            json.endObject()
        }
        json.endArray()
    }

    // MARK: Classification and captions

    private mutating func writeClassification() {
        var marking: [String] = []
        if let line = transcription.classificationLine {
            json.member("classification", ifPresent: line.level?.term)
            let printed = transcription.head.first { $0.kind == .classification }
            json.member("classificationLine", ifPresent: printed?.printed)
            json.member(
                "handling", ifAny: transcription.disseminationControls.map(\.name))
            marking.append(line.level?.word ?? line.printedClassification)
        } else {
            json.member("classification", ifPresent: cable.classificationLevel?.term)
        }
        if let declassification = transcription.declassification {
            json.writeMembers(of: declassification)
            if let order = declassification.executiveOrder {
                marking.append("E.O. \(order): \(declassification.instruction)")
            }
        }
        guard !marking.isEmpty else { return }
        json.member(
            "conditionsOfAccess",
            "Marked by the originator: \(marking.joined(separator: ", ")). The marking is of the "
                + "day of sending; what holds today is not stated here.")
    }

    private mutating func writeCaptions() {
        json.member("caption", ifAny: transcription.captions.uniqued().map(\.name))
        let lines = transcription.head.filter { $0.kind == .captions }
        json.member("captionLine", ifAny: lines.map(\.printed))
        let instructions = transcription.head.filter { $0.kind == .passingInstruction }
        json.member(
            "attention", ifAny: instructions.compactMap { Self.office(after: $0.printed) })
        json.member("attentionLine", ifAny: instructions.map(\.printed))
    }

    /// The office of `FOR EUR/CARC`; `nil` for an instruction that says more.
    private static func office(after printed: String) -> String? {
        let words = printed.split(separator: " ")
        return words.count == 2 && words[0] == "FOR" ? String(words[1]) : nil
    }

    private mutating func writeTags() {
        let tags = attestedTags?.value ?? []
        guard !tags.isEmpty else { return }
        let own = attestedTags?.evidence == .telegram ? tags : []
        let printed = own.map { tag in tag.code + (tag.qualifier.map { " (\($0))" } ?? "") }
        if !printed.isEmpty { json.member("tagsLine", printed.joined(separator: " ")) }
        json.key("about")
        json.beginArray()
        for tag in tags {
            let id = identity.tag(tag.code)
            guard tagKinds[id] == nil else { continue }
            tagKinds[id] = .some(tag.kind)
            json.object { [identity] json in
                json.member("@id", id)
                json.key("@type")
                json.array(["DefinedTerm", "Concept"], inline: true) { $0.value($1) }
                json.member("termCode", tag.code)
                json.member("notation", tag.code)
                json.member("name", ifPresent: Vocabulary.gloss(ofTag: tag.code))
                json.member("tagType", ifPresent: tag.kind?.term)
                json.member("inDefinedTermSet", identity.tags)
            }
        }
        json.endArray()
    }

    private mutating func writeAuthorities() {
        let lines = transcription.head.compactMap { line in
            line.classificationAuthority.map { (line.printed, $0) }
        }
        for (index, (printed, authority)) in lines.enumerated() {
            // Nearly all cables have one, which is found without a list.
            if index == 0 { json.key("classificationAuthority") }
            if index == 1 {
                json.key("furtherAuthority")
                json.beginArray()
            }
            beginNode(Self.authorityID(index + 1), type: "AuthorityStatement")
            json.member("text", printed)
            json.member("paragraphNumber", ifPresent: authority.paragraphNumber)
            json.writeMarking(authority.portionMarking)
            if authority.name != nil || authority.title != nil {
                json.key("classifier")
                beginNode(index == 0 ? "classifier" : "classifier-\(index + 1)", type: "Person")
                json.member("name", ifPresent: authority.name)
                json.member("jobTitle", ifPresent: authority.title)
                let uri = authority.name.flatMap { authorities?.uri(of: $0, .person) }
                json.member("sameAs", ifAny: [uri].compactMap { $0 })
                json.endObject()
            }
            json.member("reasonText", ifPresent: authority.printedReasons)
            json.member("reason", ifAny: authority.reasons)
            json.member("derivedFrom", ifPresent: authority.derivedFrom)
            json.endObject()
        }
        if lines.count > 1 { json.endArray() }
    }

    // MARK: Transmission

    private mutating func writeTransmission() {
        let lines = transcription.lines(of: .transmission)
        let office = transcription.originator?.office
        guard !lines.isEmpty || office != nil else { return }
        json.key("transmission")
        beginNode("transmission", type: "TransmissionHeader")
        var written: Set<HeadLine.Kind> = []
        for line in lines where written.insert(line.kind).inserted {
            switch line.content {
            case .plain(.transmissionIdentifier): json.member("startOfMessage", line.printed)
            case .relay(let relay):
                json.member("routingLine", line.printed)
                json.member("routingTo", ifAny: relay.routingIndicators)
            case .station(let station):
                json.member("originatorLine", line.printed)
                json.writeMembers(of: station)
            case .operatingSignals: json.member("operatingSignals", line.printed)
            default: break
            }
        }
        json.member("originatorOffice", ifPresent: office)
        json.endObject()
    }

    // MARK: References

    private mutating func writeReferences() {
        guard !references.isEmpty else { return }
        json.key("reference")
        json.beginArray()
        var cited: [String] = []
        for (index, reference) in references.enumerated() {
            beginNode(referenceAnchors[index], type: "ReferenceEntry")
            json.member("position", index + 1)
            json.member("label", ifPresent: reference.letter)
            json.member("marker", ifPresent: reference.marker)
            json.member("text", reference.text)
            if let telegram = reference.cited { write(telegram) }
            if let target = cable.target(of: reference) {
                json.member("target", identity.cable(target.number.identifier))
                if !cited.contains(target.number.identifier) {
                    cited.append(target.number.identifier)
                }
            }
            json.endObject()
        }
        json.endArray()
        guard !cited.isEmpty else { return }
        json.key("citation")
        json.array(cited) { [identity] json, identifier in
            json.object { json in
                json.member("@id", identity.cable(identifier))
                json.key("@type")
                json.array(["Message", "Cable"], inline: true) { $0.value($1) }
                json.member("identifier", identifier)
            }
        }
    }
}

extension JSONLDDocument {
    /// The number of another telegram, and the year that it is taken to have.
    mutating func write(_ cited: CitedTelegram) {
        json.member("originatorText", cited.post)
        json.member("sequenceNumber", cited.serial)
        if cited.isAirgram { json.member("isAirgram", true) }
        guard let target = cable.target(of: cited) else { return }
        json.member("year", target.number.year)
        json.member("yearInferred", target.yearInferred)
        if !cable.knowsPost(of: cited) { json.member("postUnverified", true) }
    }
}
