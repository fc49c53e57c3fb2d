import CableFormats
public import CableModel

/// What is known of a telegram by the handbook's words: in its own words, else by the archive's record of it
/// or the publisher's page.
///
/// The text itself is in `transcription.body`, the head line by line in `transcription.head`.
public struct CableFacts: Hashable, Sendable {
    /// Its number: `07EREWHON42`.
    public let messageReferenceNumber: MessageReferenceNumber?
    public let dateTimeGroup: DateTimeGroup?
    /// The day on which it was sent; a page may give the day alone.
    public let date: CalendarDate?
    public let originator: String?
    public let actionAddressees: [Addressee]
    public let infoAddressees: [Addressee]
    public let classification: ClassificationLevel?
    public let captions: [Caption]
    public let tags: [Tag]
    public let subject: String?
    public let references: [Reference]
    /// The numbers of the telegrams that the references mean, where that is known.
    public let referenceTargets: [MessageReferenceNumber]
    public let signature: String?

    init(_ cable: Cable) {
        messageReferenceNumber = cable.messageReferenceNumber
        dateTimeGroup = cable.dateTimeGroup
        date = cable.day
        originator = cable.senderName
        actionAddressees = cable.addressees.filter { $0.role == .action }
        infoAddressees = cable.addressees.filter { $0.role == .info }
        classification = cable.classificationLevel
        captions = cable.captions
        tags = cable.tags
        subject = cable.subjectText
        references = cable.references
        referenceTargets = cable.references.compactMap { cable.target(of: $0)?.number }
        signature = cable.signatureName
    }
}

extension Cable {
    /// What is known of the telegram by the handbook's words.
    public var facts: CableFacts { CableFacts(self) }
}
