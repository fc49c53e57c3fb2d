import CableModel
import CableSyntax

/// What a template can say of a cable. A value is made when a template asks for it.
///
/// A class, because a cable is many counted references, which copies would count again and again.
final class MarkdownFrame {
    let referenceAnchors: [String]
    let cable: Cable
    let transcription: Transcription
    /// How many page marks of the text are left out.
    private let droppedPageMarks: Int
    let flavor: MarkdownFlavor
    /// Whether the document is a page of a site, which knows of other cables.
    let isOfSite: Bool
    private let number: MessageReferenceNumber?
    private let references: [Reference]
    private let dateTimeGroupLine: DateTimeGroupLine?
    private let subject: Subject?
    private lazy var summary = cable.summary
    private lazy var tags = cable.attestedTags
    private lazy var addresseesByRole = listAddressees()
    // What was asked for last: a template asks first whether there is a value, then for it.
    private var lastText: (value: FrameValue, text: String?)?
    private var lastItems: (list: FrameList, items: [FrameItem])?

    init(
        _ cable: Cable, droppedPageMarks: Int = 0, flavor: MarkdownFlavor = .any,
        isOfSite: Bool = false
    ) {
        self.cable = cable
        self.flavor = flavor
        self.isOfSite = isOfSite
        self.droppedPageMarks = droppedPageMarks
        transcription = cable.transcription
        number = cable.messageReferenceNumber
        references = cable.transcription.references
        referenceAnchors = ReferenceAnchors.anchors(for: references)
        dateTimeGroupLine = cable.transcription.dateTimeGroupLine
        subject = cable.transcription.subject
    }

    /// A value; `nil` where the cable has none or an empty one.
    func text(of value: FrameValue) -> String? {
        if let lastText, lastText.value == value { return lastText.text }
        var text = rawText(of: value)
        if text?.isEmpty == true { text = nil }
        lastText = (value, text)
        return text
    }

    private func rawText(of value: FrameValue) -> String? {
        switch value {
        case .title:
            (subject?.text).flatMap { $0.isEmpty ? nil : $0 }
                .map { DisplayTitle.title(for: $0, in: transcription.body).inert }
                ?? cable.archiveRecord?.subject.map {
                    DisplayTitle.title(for: $0, in: transcription.body).inert
                } ?? number?.identifier ?? "Telegram"
        case .date: cable.dateTimeGroup?.isoSecond ?? cable.day?.iso
        case .day: cable.day?.iso
        // The name of a page in a site is its file's, which two copies of a cable do not share.
        case .slug: isOfSite ? nil : number?.identifier.lowercased()
        case .description: description.inert
        case .author: cable.senderName?.inert
        case .summary: summary?.text.inert
        case .summarySource: summary?.origin.rawValue
        case .post: number?.post
        case .id: number?.identifier
        case .iri: (number?.identifier).map { "urn:cable:" + $0 }
        case .mrn: transcription.classificationLine?.printedNumber
        case .subject: cable.subjectText
        case .subjectSource: cable.attestedSubject.flatMap(source(of:))
        case .tagsSource: tags.flatMap(source(of:))
        case .classification: classification
        case .level: cable.classificationLevel?.word
        case .classificationLine: lines(.classification)
        case .executiveOrder: transcription.declassification?.executiveOrder
        case .declassifyOn: transcription.declassification?.date?.iso
        case .declassification: transcription.declassification?.instruction
        case .dateTimeGroup: dateTimeGroupLine?.dateTimeGroup.printed
        case .precedence: dateTimeGroupLine?.precedences.first?.word
        case .from: cable.senderName
        case .fromSource: cable.attestedSenders.first.flatMap(source(of:))
        case .dateSource: cable.attestedDay.flatMap(source(of:))
        case .toLines: addresseeLines(.action)
        case .infoLines: addresseeLines(.info)
        case .exemptLines: addresseeLines(.exempt)
        case .captionLines: captionLines
        case .tagsLine:
            transcription.tags.map { tag in tag.code + (tag.qualifier.map { " (\($0))" } ?? "") }
                .joined(separator: " ")
        case .transmissionLines:
            lines(.transmissionIdentifier, .relay, .station, .operatingSignals)
        case .distributionLines:
            lines(.officeDistribution, .drafting, .communicationsCentreStamp)
        case .textStatus: lines(.textStatus)
        case .noteLines:
            lines(.publisherNote, .preamble, .uninterpreted)
        case .pageMarks: droppedPageMarks > 0 ? "\(droppedPageMarks) left out" : nil
        case .repairs: transcription.repairs.summary
        case .sourceFile: cable.provenance.source?.name
        case .sourceFormat: cable.provenance.source?.format
        case .sourceEncoding: cable.provenance.source?.encoding
        case .sourceSize: (cable.provenance.source?.size).map(String.init)
        case .sourceHash: cable.provenance.source?.sha256
        case .pageLayout: cable.provenance.page?.layout
        case .pageReference: cable.provenance.page?.referenceID
        case .pageCreated: cable.provenance.page?.created
        case .pageReleased: cable.provenance.page?.released
        case .pageClassification: cable.provenance.page?.classification
        case .pageOrigin: cable.provenance.page?.origin
        }
    }

    /// The items of a list.
    func items(of list: FrameList) -> [FrameItem] {
        if let lastItems, lastItems.list == list { return lastItems.items }
        let items = newItems(of: list)
        lastItems = (list, items)
        return items
    }

    private func newItems(of list: FrameList) -> [FrameItem] {
        switch list {
        case .tags: (tags?.value ?? []).map { FrameItem(name: $0.code, code: .tag($0.kind)) }
        case .listedTags:
            items(of: .tags).filter { item in
                item.name?.utf8.allSatisfy {
                    ASCII.isAlphanumeric($0) || $0 == 0x20 || $0 == UInt8(ascii: "-")
                        || $0 == UInt8(ascii: ",")
                } == true
            }
        case .to: addressees(.action)
        case .info: addressees(.info)
        case .exempt: addressees(.exempt)
        case .captions: captions.map { FrameItem(name: $0, code: .caption) }
        case .attention:
            passingLines.map { line in
                FrameItem(name: line.hasPrefix("FOR ") ? String(line.dropFirst(4)) : line)
            }
        case .references:
            zip(references, referenceAnchors).map(item)
        case .unverifiedReferences:
            zip(references, referenceAnchors).filter { cable.isUnverified($0.0) }.map(item)
        case .authorities:
            transcription.head.compactMap { line in
                line.kind == .classificationAuthority ? FrameItem(line: line.printed) : nil
            }
        case .head: transcription.head.map { FrameItem(line: $0.printed) }
        case .articles: cable.provenance.articles.map { FrameItem(line: $0) }
        case .blocks: FrameBlock.items(of: transcription)
        case .citedBy: isOfSite ? [FrameItem(isCiting: true)] : []
        case .attributes:
            cable.provenance.attributes.map { FrameItem(name: $0.name, line: $0.value) }
        }
    }

    private func item(_ reference: Reference, anchor: String) -> FrameItem {
        let target = cable.target(of: reference)?.number.identifier
        return FrameItem(
            name: target ?? reference.text, line: reference.text, marker: reference.marker,
            anchor: anchor, target: target == number?.identifier ? nil : target)
    }

    // MARK: Parts

    /// Where a value comes from, if not from the telegram's own line for it.
    private func source<Value>(of value: Attested<Value>) -> String? {
        value.evidence == .telegram ? nil : value.evidence.rawValue
    }

    /// The printed lines of some kinds, each once.
    private func lines(_ kinds: HeadLine.Kind...) -> String {
        transcription.head.filter { kinds.contains($0.kind) }.map(\.printed)
            .uniqued().joined(separator: "; ")
    }

    /// The addressees of a role.
    private func addressees(_ role: Addressee.Role) -> [FrameItem] {
        addresseesByRole[role] ?? []
    }

    /// The addressees by their roles, each once: a telegram that is given twice names them twice.
    private func listAddressees() -> [Addressee.Role: [FrameItem]] {
        var listed: [Addressee.Role: [FrameItem]] = [:]
        var own: [Addressee] = []
        for line in transcription.head {
            guard let addressee = line.addressee else { continue }
            own.append(addressee)
            let label = line.addresseeLabelLength ?? 0
            let item = FrameItem(
                name: addressee.name,
                line: String(decoding: line.printed.utf8.dropFirst(label), as: UTF8.self))
            listed[addressee.role, default: []].append(item)
        }
        listed = listed.mapValues { $0.uniqued() }
        // Those that only a record names stand behind the telegram's own.
        for addressee in cable.recordedAddressees(beside: own) {
            listed[addressee.role, default: []]
                .append(FrameItem(name: addressee.name, line: addressee.name))
        }
        return listed
    }

    private func addresseeLines(_ role: Addressee.Role) -> String {
        addressees(role).compactMap(\.line).joined(separator: "; ")
    }

    /// The captions, each once.
    private var captions: [String] { transcription.captions.map(\.name).uniqued() }

    private var passingLines: [String] {
        transcription.head.filter { $0.kind == .passingInstruction }.map(\.printed)
    }

    private var captionLines: String {
        let revisions = transcription.head.filter { $0.kind == .revisionNote }.map(\.printed)
        return (captions + revisions + passingLines).uniqued().joined(separator: "; ")
    }

    /// `SECRET//NOFORN`: the level and its controls; the printed word where it is no level.
    private var classification: String? {
        guard let line = transcription.classificationLine else {
            return cable.provenance.page?.classification
        }
        guard let level = line.level else { return line.printedClassification }
        return ([level.word] + transcription.disseminationControls.map(\.name))
            .joined(separator: "//")
    }

    private var description: String {
        var text = number.map { "Cable \($0.identifier)" } ?? "Cable"
        if let from = transcription.originator?.name { text += " from \(from)" }
        if let day = cable.day?.iso { text += ", \(day)" }
        if let classification, !classification.isEmpty { text += ", \(classification)" }
        return text
    }
}
