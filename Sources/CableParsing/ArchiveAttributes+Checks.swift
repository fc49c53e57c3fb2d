import CableModel
import CableSyntax

extension ArchiveAttributes {
    /// Puts the attributes into the provenance, and says where they differ from the telegram.
    ///
    /// What the telegram says of itself is taken; the attribute is kept beside it.
    func complete(_ reading: inout Reading) {
        reading.cable.provenance.attributes = attributes
        let checks = AttributeChecks(
            cable: reading.cable, record: ArchiveRecord(reading.cable.provenance))
        reading.diagnostics += diagnostics
        if reading.cable.provenance.isPrint { checkPrint(&reading) }
        if let message = checks.missingText() {
            reading.diagnostics.append(
                Diagnostic(
                    .textNotRetrievable, message,
                    range: range(of: "Locator")))
        }
        for (name, telegram) in checks.differences() {
            let value = attributes.first { $0.name == name }?.value ?? ""
            reading.diagnostics.append(
                Diagnostic(
                    .attributeDiffers,
                    "attribute \(name) is \"\(value)\", the telegram has \"\(telegram)\", which is taken",
                    range: range(of: name)))
        }
        reading.diagnostics.sort { ($0.range?.lowerBound ?? 0) < ($1.range?.lowerBound ?? 0) }
    }

    /// A print of the archive system names the telegram, so that it is none without a known line; its
    /// number may be misread.
    private func checkPrint(_ reading: inout Reading) {
        reading.diagnostics.removeAll { $0.id == "no-known-line" }
        if let group = ArchiveRecord(reading.cable.provenance).dateTimeGroup,
            group.printed.prefix(while: { $0 != "Z" && $0 != "z" }).contains(where: { $0.isLetter })
        {
            reading.diagnostics.append(
                Diagnostic(
                    .dateMisread,
                    "date-time group \"\(group.printed)\" read as \(group.isoMinute)",
                    range: range(of: "Date/DTG")))
        }
        guard let printed = reading.cable.provenance.attribute("MRN") else { return }
        guard let number = reading.cable.provenance.recordedNumber else {
            reading.diagnostics.append(
                Diagnostic(
                    .numberNotUnderstood,
                    "\"\(printed)\" is no number of a telegram; kept as it stands",
                    range: range(of: "MRN")))
            return
        }
        let words = printed.split(separator: " ")
        guard let year = words.first, let serial = words.last,
            !(year + serial).allSatisfy(\.isNumber)
        else { return }
        reading.diagnostics.append(
            Diagnostic(
                .numberMisread, "number \"\(printed)\" read as \(number.canonical)",
                range: range(of: "MRN")))
    }

    private func range(of name: String) -> Range<Int>? {
        attributes.firstIndex { $0.name == name }.map { ranges[$0] }
    }
}

/// Compares an archive's record of a telegram with the telegram.
struct AttributeChecks {
    let cable: Cable
    let record: ArchiveRecord

    private var transcription: Transcription { cable.transcription }

    /// Why there is no text, where the archive has none.
    func missingText() -> String? {
        guard transcription.body.isEmpty else { return nil }
        switch cable.textStatus {
        case .filmOnly:
            let film = cable.provenance.attribute("Film Number").map { " \($0)" } ?? ""
            return "text not retrievable; film copy\(film)"
        case .lost: return "text not retrievable; no film copy"
        case .garbled: return "text not retrievable; garbled"
        default: return nil
        }
    }

    /// The attributes that differ from the telegram, and what the telegram has.
    func differences() -> [(name: String, telegram: String)] {
        [
            number(), date(), sender(), classification(), subject(), tags(), references(),
            declassification(), drafter(), signature(),
        ].compactMap { $0 }
    }

    private func number() -> (String, String)? {
        if cable.provenance.isPrint { return numberOfPrint() }
        guard let line = transcription.classificationLine, let post = line.post,
            let serial = line.serial, let printed = cable.provenance.attribute("Document Number")
        else { return nil }
        let known = MessageReferenceNumber(identifier: printed)
        let short = post.prefix(6).filter { $0 != " " }
        guard known?.post != short || known?.serial != serial else { return nil }
        return ("Document Number", line.printedNumber ?? "\(post) \(serial)")
    }

    private func numberOfPrint() -> (String, String)? {
        guard let line = transcription.classificationLine, let post = line.post,
            let serial = line.serial, let known = cable.provenance.recordedNumber,
            known.serial != serial
                || known.post.filter({ $0 != " " }) != post.filter({ $0 != " " })
        else { return nil }
        return ("MRN", line.printedNumber ?? "\(post) \(serial)")
    }

    private func date() -> (String, String)? {
        if let group = transcription.dateTimeGroupLine?.dateTimeGroup,
            let recorded = record.dateTimeGroup
        {
            return recorded.moment == group.moment ? nil : ("Date/DTG", group.printed)
        }
        guard let group = transcription.dateTimeGroupLine?.dateTimeGroup, let date = record.date,
            date != group.date
        else { return nil }
        let name =
            cable.provenance.attribute("Draft Date") == nil ? "Sent Date" : "Draft Date"
        return (name, group.printed)
    }

    /// The record names the post alone: `ATHENS` for `AMEMBASSY ATHENS`, `STATE` for `SECSTATE`.
    private func sender() -> (String, String)? {
        guard let name = transcription.originator?.name, let sender = record.sender,
            !name.hasSuffix(sender), !name.contains(text: sender)
        else { return nil }
        return ("From", name)
    }

    private func classification() -> (String, String)? {
        guard let line = transcription.classificationLine, let level = line.level,
            let recorded = record.classification, recorded != level
        else { return nil }
        return ("Original Classification", line.printedClassification)
    }

    private func subject() -> (String, String)? {
        guard let subject = transcription.subject?.text, let recorded = record.subject,
            !Self.isSame(subject, recorded)
        else { return nil }
        return ("Subject", subject)
    }

    private func tags() -> (String, String)? {
        let own = Self.names(of: transcription.tags)
        let recorded = Self.names(of: record.tags)
        guard !own.isEmpty, !recorded.isEmpty, Set(own) != Set(recorded) else { return nil }
        return ("TAGS", own.joined(separator: ", "))
    }

    /// Codes and persons alike: the two may have them in another order.
    private static func names(of tags: [Tag]) -> [String] {
        tags.flatMap { [$0.code] + ($0.qualifier.map { [$0] } ?? []) }.map(withoutSigns)
    }

    private func references() -> (String, String)? {
        let own = numbers(transcription.references)
        let recorded = numbers(record.references)
        guard !own.isEmpty, !recorded.isEmpty, Set(own) != Set(recorded) else { return nil }
        return ("Reference", own.joined(separator: ", "))
    }

    private func numbers(_ references: [Reference]) -> [String] {
        references.compactMap { cable.target(of: $0)?.number.canonical }
    }

    /// The codes alone: the record has dates in a form of its own, and names.
    private func declassification() -> (String, String)? {
        guard let own = transcription.declassification?.instruction,
            let code = record.declassification?.instruction.split(separator: " ").first,
            !own.isEmpty, !Self.withoutSigns(own).hasPrefix(Self.withoutSigns(String(code)))
        else { return nil }
        return (cable.provenance.isPrint ? "E.O." : "Executive Order", own)
    }

    private func drafter() -> (String, String)? {
        guard let own = transcription.draftingLines.first(where: { $0.role == .drafter })?.text,
            let recorded = record.drafter, !Self.isSame(own, recorded)
        else { return nil }
        return ("Drafter", own)
    }

    private func signature() -> (String, String)? {
        guard let own = transcription.signature?.name, let recorded = record.signature,
            !Self.isSame(own, recorded)
        else { return nil }
        return ("Signature", own)
    }

    private static func isSame(_ first: String, _ second: String) -> Bool {
        withoutSigns(first) == withoutSigns(second)
    }

    /// Letters and digits alone: blanks and separators vary.
    private static func withoutSigns(_ text: String) -> String {
        String(decoding: text.utf8.filter(ASCII.isAlphanumeric), as: UTF8.self).uppercased()
    }
}
