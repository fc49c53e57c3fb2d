import CableModel

/// Where a value of a cable comes from.
package enum Evidence: String, Hashable, Sendable, CaseIterable {
    /// The telegram's own line for it: its date-time group, `FM`.
    case telegram
    /// Another line of the telegram: the post of the line with its number.
    case numberLine = "number-line"
    /// The record that an archive keeps of the telegram.
    case record
    /// The publisher's page.
    case page
}

/// A value, and where it comes from.
package struct Attested<Value: Hashable & Sendable>: Hashable, Sendable {
    package var value: Value
    package var evidence: Evidence

    package init(_ value: Value, by evidence: Evidence) {
        self.value = value
        self.evidence = evidence
    }
}

/// What every edition and every index asks of a telegram, with the evidence. The telegram's own word
/// counts; what a page or a record says otherwise is diagnosed where it is read.
extension Cable {
    /// The day on which the telegram was sent: that of the date-time group, else of the record, else
    /// of the page. Over 1,295 pages the page's day and hour are the group's in all but two, its
    /// minute hardly ever; so a page gives a day.
    package var attestedDay: Attested<CalendarDate>? {
        if let group = transcription.dateTimeGroupLine?.dateTimeGroup {
            return Attested(group.date, by: .telegram)
        }
        if let day = archiveRecord?.date { return Attested(day, by: .record) }
        return provenance.page?.created.flatMap(PageDate.date).map { Attested($0, by: .page) }
    }

    /// Who sent the telegram, the best evidence first: the line `FM`; else the record's bare name of
    /// a post (`HONG KONG`), the page's origin (`Embassy Laputa`), and the post of the line with the
    /// number (`LAPUTA`).
    package var attestedSenders: [Attested<String>] {
        if let own = transcription.originator?.name { return [Attested(own, by: .telegram)] }
        var senders: [Attested<String>] = []
        if let name = archiveRecord?.sender { senders.append(Attested(name, by: .record)) }
        if let origin = provenance.page?.origin, !origin.isEmpty {
            senders.append(Attested(origin, by: .page))
        }
        if let post = transcription.classificationHeadLine?.postAndSerial?.post {
            senders.append(Attested(post, by: .numberLine))
        }
        return senders
    }

    /// The TAGS: those of the telegram, else those of the record.
    package var attestedTags: Attested<[Tag]>? {
        let own = transcription.tags
        if !own.isEmpty { return Attested(own, by: .telegram) }
        guard let tags = archiveRecord?.tags, !tags.isEmpty else { return nil }
        return Attested(tags, by: .record)
    }

    /// The TAGS of the record, where the telegram has none.
    package var recordedTags: [Tag]? {
        // Nearly all telegrams have no record, and to list their own costs.
        guard !provenance.attributes.isEmpty, let tags = attestedTags, tags.evidence == .record
        else { return nil }
        return tags.value
    }

    /// What the telegram is about: in its own words, else in the record's.
    package var attestedSubject: Attested<String>? {
        if let own = transcription.subject?.text, !own.isEmpty {
            return Attested(own, by: .telegram)
        }
        return archiveRecord?.subject.map { Attested($0, by: .record) }
    }
}
