import CableFormats
public import CableModel

/// What is known of a telegram by the handbook's words: in its own words, else by the archive's record of it
/// or the publisher's page.
///
/// The text itself is in `transcription.body`, the head line by line in `transcription.head`.
public struct CableFacts: Hashable, Sendable {
    /// Its number: `07EREWHON42`.
    public let messageReferenceNumber: MessageReferenceNumber?
    /// When it was handed in, in UTC: `111031Z DEC 07`.
    public let dateTimeGroup: DateTimeGroup?
    /// The day on which it was sent; a page may give the day alone.
    public let date: CalendarDate?
    /// The sender, as printed or as the record or page has it: `AMEMBASSY EREWHON`.
    public let originator: String?
    /// Those who are to act (`TO`), in the printed order.
    public let actionAddressees: [Addressee]
    /// Those who are to know (`INFO`), in the printed order.
    public let infoAddressees: [Addressee]
    /// The level of the whole telegram: `.secret`.
    public let classification: ClassificationLevel?
    /// The captions, each in capitals: `SIPDIS`, `NOFORN`.
    public let captions: [Caption]
    /// The TAGS, each once: `PREL`, `AJ`.
    public let tags: [Tag]
    /// The subject without its label and portion marking, lines joined.
    public let subject: String?
    /// The references in the order of the list, with their letters.
    public let references: [Reference]
    /// The numbers of the telegrams that the references mean, where that is known.
    public let referenceTargets: [MessageReferenceNumber]
    /// The name that closes it: `DERSE`.
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
