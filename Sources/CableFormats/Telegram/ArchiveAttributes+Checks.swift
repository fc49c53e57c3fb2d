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
        if let message = checks.missingText() {
            reading.diagnostics.append(
                Diagnostic(
                    id: "text-not-retrievable", severity: .warning, message: message,
                    range: range(of: "Locator")))
        }
        for (name, telegram) in checks.differences() {
            let value = attributes.first { $0.name == name }?.value ?? ""
            reading.diagnostics.append(
                Diagnostic(
                    id: "attribute-differs", severity: .note,
                    message:
                        "attribute \(name) is \"\(value)\", the telegram has \"\(telegram)\", which is taken",
                    range: range(of: name)))
        }
        reading.diagnostics.sort { ($0.range?.lowerBound ?? 0) < ($1.range?.lowerBound ?? 0) }
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
            declassification(), drafter(),
        ].compactMap { $0 }
    }

    private func number() -> (String, String)? {
        guard let line = transcription.classificationLine, let post = line.post,
            let serial = line.serial, let printed = cable.provenance.attribute("Document Number")
        else { return nil }
        let known = MessageReferenceNumber(identifier: printed)
        let short = post.prefix(6).filter { $0 != " " }
        guard known?.post != short || known?.serial != serial else { return nil }
        return ("Document Number", line.printedNumber ?? "\(post) \(serial)")
    }

    private func date() -> (String, String)? {
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
        return ("Executive Order", own)
    }

    private func drafter() -> (String, String)? {
        guard let own = transcription.draftingLines.first(where: { $0.role == .drafter })?.text,
            let recorded = record.drafter, !Self.isSame(own, recorded)
        else { return nil }
        return ("Drafter", own)
    }

    private static func isSame(_ first: String, _ second: String) -> Bool {
        withoutSigns(first) == withoutSigns(second)
    }

    /// Letters and digits alone: blanks and separators vary.
    private static func withoutSigns(_ text: String) -> String {
        String(decoding: text.utf8.filter(ASCII.isAlphanumeric), as: UTF8.self).uppercased()
    }
}
