extension Provenance {
    /// The value of an attribute; `nil` where there is none, or the archive says so (`n/a`).
    public func attribute(_ name: String) -> String? {
        guard let value = attributes.first(where: { $0.name == name })?.value, !value.isEmpty,
            value != "n/a", value != "N/A"
        else { return nil }
        return value
    }

    /// The sender as the record has it, `HONG KONG`. Behind it may stand what the line of the
    /// executive order ends with, `OR-M`.
    public var recordedSender: String? {
        guard var sender = attribute("From") else { return nil }
        // A database puts the number behind: "AMEMBASSY EREWHON (EREWHON 2641 - PRIORITY)".
        if sender.hasSuffix(")"), let number = sender.lastIndex(of: "(") {
            sender = String(sender[..<number].reversed().drop { $0 == " " }.reversed())
        }
        let words = sender.split(separator: " ")
        guard words.count > 1, let last = words.last, last.hasPrefix("OR-") else { return sender }
        return words.dropLast().joined(separator: " ")
    }

    /// The telegram's number as the archive's record has it, where the record names the post in
    /// full.
    ///
    /// A document number (`1976HONGK98433`) has the post's first six characters, blanks dropped;
    /// the sender (`HONG KONG`) has the whole name. Without it the post is a guess, and there is
    /// no number. The Department's own system prints it as telegrams cite it: `04 EREWHON 1028`.
    public var recordedNumber: MessageReferenceNumber? {
        if let printed = attribute("MRN") { return MessageReferenceNumber(canonical: printed) }
        guard let printed = attribute("Document Number"),
            let number = MessageReferenceNumber(identifier: printed),
            let sender = recordedSender, sender.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x61 }),
            sender.prefix(6).filter({ $0 != " " }) == number.post
        else { return nil }
        return number.named(sender)
    }
}

extension Provenance {
    /// The year of the record's number.
    var recordedYear: Int? {
        if let printed = attribute("MRN") {
            return MessageReferenceNumber(canonical: printed)?.year
        }
        return yearOfDocumentNumber
    }

    private var yearOfDocumentNumber: Int? {
        attribute("Document Number").flatMap { MessageReferenceNumber(identifier: $0) }?.year
    }
}

extension Cable {
    /// How much of the text the copy holds.
    ///
    /// Where the text has been lost the archive's locator may say that there is a film of it.
    public var textStatus: TextStatus? {
        let own = transcription.textStatus
        guard own == nil || own == .lost else { return own }
        guard let locator = provenance.attribute("Locator") else { return own }
        if own == nil {
            let isOnLine = locator.contains(text: "ON-LINE") || locator.contains(text: "ONLINE")
            if isOnLine || !transcription.body.isEmpty { return .whole }
        }
        if locator.contains(text: "GARBLED") { return .garbled }
        let isFilmed = locator.contains(text: "MICROFILM") || locator.contains(text: "MICROFICHE")
        return isFilmed && provenance.attribute("Film Number") != nil ? .filmOnly : .lost
    }
}
