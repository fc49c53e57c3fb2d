import CableModel
import CableTestSupport

/// A telegram with an invented head, and what a reader should find in it.
struct InventedHead {
    enum Field: String, CaseIterable {
        case references, authority, subject, tags, captions, signature
    }

    let text: String
    let fields: [Field: InventedField]

    init(seed: UInt64) {
        var dice = Dice(seed: seed)
        let year = dice.number(2003...2009)
        let fields: [Field: InventedField] = [
            .captions: InventedCaptionBlock.captions(&dice),
            .tags: InventedCaptionBlock.tags(&dice),
            .subject: InventedCaptionBlock.subject(&dice),
            .references: InventedReferences.list(&dice, year: year),
            .authority: InventedAuthority.line(&dice),
            .signature: InventedSignature.end(&dice),
        ]
        func printed(_ field: Field) -> String { fields[field]!.printed }
        let between = dice.one(of: ["\n\n", "\n\n", "\n", "\n \n"])
        self.fields = fields
        text = """
            VZCZCXYZ0001
            PP RUEHC
            DE RUEHER #6234/01 0010000
            ZNY CCCCC ZZH
            P 010000Z JAN \(String(year).suffix(2))
            FM AMEMBASSY EREWHON
            TO RUEHC/SECSTATE WASHDC 0001

            C O N F I D E N T I A L SECTION 01 OF 03 EREWHON 006234

            \(printed(.captions))

            E.O. 12958: DECL: 01/01/2019
            \(printed(.tags))
            \(printed(.subject))\(between)\(printed(.references))\(between)\(printed(.authority))

            1. (C) Summary. The mills, which had turned for a hundred
            years, stand still. End summary.

            2. (C) \(printed(.signature))

            """
    }

    /// What the reader made of a field.
    static func reading(of field: Field, in cable: Cable) -> [String] {
        let transcription = cable.transcription
        switch field {
        case .captions:
            var seen: Set<String> = []
            return transcription.captions.map(\.name).filter { seen.insert($0).inserted }
        case .tags:
            return transcription.tags.map { $0.code + ($0.qualifier.map { " (\($0))" } ?? "") }
        case .subject: return transcription.subject.map { [$0.text] } ?? []
        case .references:
            return transcription.references.map { reference in
                (reference.letter.map { $0 + " " } ?? "")
                    + (cable.target(of: reference)?.number.identifier ?? "- " + reference.text)
            }
        case .signature: return [transcription.signature?.name ?? "none"]
        case .authority:
            let lines = transcription.head.filter { $0.kind == .classificationAuthority }
            func texts(_ kind: HeadLine.Part.Kind) -> [String] {
                lines.flatMap { line in
                    line.parts.filter { $0.kind == kind }.map { line.text(of: $0) }
                }
            }
            let authority = transcription.classificationAuthority
            if let derived = authority?.derivedFrom { return ["derived " + derived] }
            return texts(.name).map { "name " + $0 } + texts(.title).map { "title " + $0 }
                + ["reasons " + (authority?.reasons ?? []).joined(separator: " ")]
        }
    }
}
