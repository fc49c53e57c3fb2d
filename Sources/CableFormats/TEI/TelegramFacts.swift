import CableModel

/// What a document says of a telegram in several places, asked of the cable once.
struct TelegramFacts {
    let number: MessageReferenceNumber?
    /// The number as one word: `07BAKU1467`.
    let identifier: String?
    let sender: String?
    let subject: String?
    let level: ClassificationLevel?
    let classificationLine: ClassificationLine?
    let dateTimeGroupLine: DateTimeGroupLine?
    /// The day that an archive's record gives where there is no date-time group.
    let recordedDay: CalendarDate?
    let recipients: [Recipient]

    /// One to whom the telegram was sent.
    struct Recipient {
        var role: Addressee.Role
        var name: String
        /// The position among the addressees, from 0.
        var position: Int
    }

    init(_ cable: Cable, addressees: [Addressee]) {
        number = cable.messageReferenceNumber
        identifier = number?.identifier
        sender = cable.senderName
        subject = cable.subjectText
        level = cable.classificationLevel
        classificationLine = cable.transcription.classificationLine
        dateTimeGroupLine = cable.transcription.dateTimeGroupLine
        recordedDay = dateTimeGroupLine == nil ? cable.archiveRecord?.date : nil
        recipients = Self.recipients(addressees)
    }

    /// Each once in each role, since a telegram may be given twice. An exempted member of a
    /// collective did not get the telegram.
    private static func recipients(_ addressees: [Addressee]) -> [Recipient] {
        var recipients: [Recipient] = []
        recipients.reserveCapacity(addressees.count)
        var action = UniqueTexts()
        var info = UniqueTexts()
        for (position, addressee) in addressees.enumerated() {
            let isNew =
                switch addressee.role {
                case .action: action.insert(addressee.name)
                case .info: info.insert(addressee.name)
                case .exempt: false
                }
            guard isNew else { continue }
            recipients.append(
                Recipient(role: addressee.role, name: addressee.name, position: position))
        }
        return recipients
    }
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
