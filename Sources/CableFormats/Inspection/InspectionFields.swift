import CableGrammar
import CableModel

/// What a cable's table has: fields by the handbook's words, codes with their meanings, and where a value
/// does not come from the telegram itself, where from.
enum InspectionFields {
    struct Value: Equatable {
        var text: String
        /// What a code means.
        var meaning: String?

        init(_ text: String, meaning: String? = nil) {
            self.text = text
            self.meaning = meaning
        }
    }

    /// The fields that have a value, in the order of a telegram.
    static func all(of cable: Cable) -> [(name: String, values: [Value])] {
        let transcription = cable.transcription
        let authority = transcription.classificationAuthority
        let declassification = transcription.declassification
        let fields: [(name: String, values: [Value])] = [
            ("Number", one(cable.messageReferenceNumber?.canonical)),
            ("Sent", one(sent(cable))),
            ("From", one(sender(of: cable))),
            ("To", addressees(of: cable, .action)),
            ("Info", addressees(of: cable, .info)),
            ("Not for", addressees(of: cable, .exempt)),
            ("Classification", one(classification(of: cable))),
            ("Captions", captions(of: cable)),
            (
                "Declassification",
                one(
                    declassification.map {
                        [$0.executiveOrder.map { "E.O. \($0)" }, $0.instruction]
                            .compactMap(\.self).joined(separator: ": ")
                    })
            ),
            (
                "Classified by",
                one(
                    authority.flatMap {
                        let words = [$0.title, $0.name, $0.printedReasons.map { "reasons \($0)" }]
                            .compactMap(\.self).joined(separator: " ")
                        return words.isEmpty ? nil : words
                    })
            ),
            ("TAGS", tags(of: cable)),
            ("Subject", one(cable.subjectText)),
            ("References", references(of: cable)),
            ("Signed", one(cable.signatureName)),
            ("Source", source(of: cable)),
        ]
        return fields.filter { !$0.values.isEmpty }
    }

    private static func one(_ text: String?) -> [Value] {
        guard let text, !text.isEmpty else { return [] }
        return [Value(text)]
    }

    /// What stands behind a value that the telegram itself does not have.
    private static func note(_ evidence: Evidence) -> String {
        switch evidence {
        case .telegram: ""
        case .numberLine: " (by the line with its number)"
        case .record: " (by the archive's record)"
        case .page: " (by the page)"
        }
    }

    private static func sent(_ cable: Cable) -> String? {
        if let group = cable.transcription.dateTimeGroupLine?.dateTimeGroup {
            return group.isoMinute
        }
        return cable.attestedDay.map { day in
            (cable.dateTimeGroup?.isoMinute ?? day.value.iso) + note(day.evidence)
        }
    }

    private static func sender(of cable: Cable) -> String? {
        cable.attestedSenders.first.map { $0.value + note($0.evidence) }
    }

    private static func addressees(of cable: Cable, _ role: Addressee.Role) -> [Value] {
        cable.addressees.filter { $0.role == role }.map { addressee in
            let precedence = addressee.precedence.map { " \($0.word)" } ?? ""
            return Value(addressee.name + precedence)
        }
    }

    private static func classification(of cable: Cable) -> String? {
        guard let level = cable.classificationLevel else {
            return cable.transcription.classificationLine?.printedClassification
        }
        return ([level.word] + cable.transcription.disseminationControls.map(\.name))
            .joined(separator: "//")
    }

    private static func captions(of cable: Cable) -> [Value] {
        cable.captions.map(\.name).uniqued()
            .map { Value($0, meaning: Vocabulary.gloss(ofHandling: $0)) }
    }

    private static func tags(of cable: Cable) -> [Value] {
        let origin = cable.attestedTags.map { note($0.evidence) } ?? ""
        return cable.tags.map { tag in
            let code = tag.code + (tag.qualifier.map { " (\($0))" } ?? "")
            let words = [Vocabulary.gloss(ofTag: tag.code), tag.kind.map { "(\($0.rawValue))" }]
            let meaning = words.compactMap(\.self).joined(separator: " ") + origin
            return Value(code, meaning: meaning.isEmpty ? nil : meaning)
        }
    }

    private static func references(of cable: Cable) -> [Value] {
        cable.references.map { reference in
            let letter = reference.letter.map { "\($0). " } ?? ""
            let target = cable.target(of: reference).map { target in
                "= \(target.number.identifier)" + (target.yearInferred ? " (year inferred)" : "")
            }
            return Value(letter + reference.text, meaning: target)
        }
    }

    private static func source(of cable: Cable) -> [Value] {
        guard let source = cable.provenance.source else { return [] }
        let page = cable.provenance.page.map { ", layout \($0.layout)" } ?? ""
        return [
            Value(
                "\(source.name ?? "-"): \(source.format)\(page), \(source.encoding), "
                    + "\(source.size) bytes")
        ]
    }
}
