import CableModel

/// What a document says of a telegram in several places, asked of the cable once.
struct TelegramFacts {
    private let cable: Cable
    let number: MessageReferenceNumber?
    /// The number as one word: `07BAKU1467`.
    let identifier: String?
    let sender: String?
    /// What the telegram is about, with its evidence.
    let subject: Attested<String>?
    /// Whether only an archive's record has TAGS.
    let areTagsRecorded: Bool
    let level: ClassificationLevel?
    let classificationLine: ClassificationLine?
    let dateTimeGroupLine: DateTimeGroupLine?
    /// The day, with its evidence.
    let day: Attested<CalendarDate>?
    /// Who sent the telegram, the best evidence first.
    let senders: [Attested<String>]
    /// The date-time group of a record, where the telegram has none.
    let recordedGroup: DateTimeGroup?
    let textStatus: TextStatus?
    /// Whether the head has a line that names the sender.
    let hasOriginator: Bool
    /// Each once in each role, since a telegram may be given twice.
    private(set) var recipients: [Recipient] = []
    /// The precedence of the copies for information, where all have the same.
    private(set) var infoPrecedence: Precedence?

    /// One to whom the telegram was sent.
    struct Recipient {
        var role: Addressee.Role
        var name: String
        /// The position among the telegram's own addressees, from 0; `nil` for one that only a
        /// record names.
        var position: Int?
    }

    init(_ cable: Cable) {
        self.cable = cable
        number = cable.messageReferenceNumber
        identifier = number?.identifier
        senders = cable.attestedSenders
        sender = senders.first?.value
        subject = cable.attestedSubject
        areTagsRecorded = cable.recordedTags != nil
        level = cable.classificationLevel
        classificationLine = cable.transcription.classificationLine
        dateTimeGroupLine = cable.transcription.dateTimeGroupLine
        day = cable.attestedDay
        let record = cable.provenance.isPrint ? cable.archiveRecord : nil
        recordedGroup = dateTimeGroupLine == nil ? record?.dateTimeGroup : nil
        textStatus = cable.textStatus
        hasOriginator = cable.transcription.originator != nil
        addRecipients(of: cable.transcription.head)
        for addressee in record?.addressees ?? [] where addressee.role != .exempt {
            guard !recipients.contains(where: { $0.name == addressee.name }) else { continue }
            recipients.append(Recipient(role: addressee.role, name: addressee.name))
        }
    }

    /// Whether the record of an archive alone tells one of these.
    var citesRecord: Bool {
        subject?.evidence == .record || areTagsRecorded || day?.evidence == .record
            || senders.contains { $0.evidence == .record } || recordedGroup != nil
            || recipients.contains { $0.position == nil }
    }

    private mutating func addRecipients(of head: [HeadLine]) {
        var action = UniqueTexts()
        var info = UniqueTexts()
        var position = 0
        var hasInfo = false
        recipients.reserveCapacity(8)
        for line in head {
            guard let role = line.addresseeRole, let name = line.text(of: .name) else { continue }
            let precedence = line.precedence
            defer { position += 1 }
            let isNew: Bool
            switch role {
            case .action: isNew = action.insert(name)
            case .info:
                isNew = info.insert(name)
                if !hasInfo { infoPrecedence = precedence }
                if infoPrecedence != precedence { infoPrecedence = nil }
                hasInfo = true
            // An exempted member of a collective did not get the telegram.
            case .exempt: isNew = false
            }
            if isNew { recipients.append(Recipient(role: role, name: name, position: position)) }
        }
    }

    /// The telegram that a printed number means.
    func target(of cited: CitedTelegram) -> ReferenceTarget? {
        cited.target(citedBy: number, year: dateTimeGroupLine?.dateTimeGroup.date.year)
    }

    /// Whether the post of a telegram cited is known.
    func knowsPost(of cited: CitedTelegram) -> Bool { cable.knowsPost(of: cited) }
}

extension Precedence {
    /// The word as prose has it: `Priority`.
    var title: String { Self.titles[rawValue] }

    private static let titles = allCases.map(\.word.titleCased)
}

extension ClassificationLevel {
    /// The word as prose has it: `Secret`.
    var title: String { Self.titles[rawValue] }

    private static let titles = allCases.map(\.word.titleCased)
}
