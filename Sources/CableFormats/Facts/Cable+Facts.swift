import CableModel
import CableParsing

/// What is known of a telegram: in its own words, else by the archive's record of it.
extension Cable {
    /// What the archive's attributes say; `nil` where there are none.
    package var archiveRecord: ArchiveRecord? {
        provenance.attributes.isEmpty ? nil : ArchiveRecord(provenance)
    }

    /// What the telegram is about, in its own words, else in the record's.
    package var subjectText: String? { attestedSubject?.value }

    /// The date-time group, the telegram's own, else that of the record.
    package var dateTimeGroup: DateTimeGroup? {
        transcription.dateTimeGroupLine?.dateTimeGroup ?? archiveRecord?.dateTimeGroup
    }

    /// The day on which the telegram was sent, by the best evidence.
    package var day: CalendarDate? { attestedDay?.value }

    /// Who sent the telegram, by the best evidence.
    package var senderName: String? { attestedSenders.first?.value }

    /// The level of the classification line; without one that of the page, else of the record, else
    /// of the banners of a print.
    package var classificationLevel: ClassificationLevel? {
        if let line = transcription.classificationHeadLine { return line.level }
        return provenance.page?.classification.flatMap(ClassificationLevel.init(beginning:))
            ?? archiveRecord?.classification ?? levelOfPrint
    }

    private var levelOfPrint: ClassificationLevel? {
        guard provenance.isPrint else { return nil }
        return transcription.head.lazy.filter { $0.kind == .pageMark }
            .compactMap { ClassificationLevel(beginning: $0.printed) }.first
    }

    /// Who got the telegram: those that it names, and those that only the record of a print names.
    package var addressees: [Addressee] {
        let own = transcription.addressees
        return own + recordedAddressees(beside: own)
    }

    /// Those that only the record of a print names, each once.
    package func recordedAddressees(beside own: [Addressee]) -> [Addressee] {
        guard provenance.isPrint, let recorded = archiveRecord?.addressees else { return [] }
        var names = Set(own.map(\.name))
        return recorded.filter { names.insert($0.name).inserted }
    }

    /// The captions of the telegram, else those of the record.
    package var captions: [Caption] {
        let own = transcription.captions
        return own.isEmpty ? archiveRecord?.captions ?? [] : own
    }

    /// The TAGS of the telegram, else those of the record.
    package var tags: [Tag] { attestedTags?.value ?? [] }

    /// The references of the telegram, else those of the record.
    package var references: [Reference] {
        let own = transcription.references
        return own.isEmpty ? archiveRecord?.references ?? [] : own
    }

    /// Who signed, by the telegram, else by the record.
    package var signatureName: String? {
        transcription.signature?.name ?? archiveRecord?.signature
    }

    /// Who drafted, cleared and approved, by the telegram, else by the record.
    package var draftingLines: [DraftingLine] {
        let own = transcription.draftingLines
        return own.isEmpty ? archiveRecord?.draftingLines ?? [] : own
    }
}
