import CableSyntax

/// How letters that a telegram quotes begin and end.
enum Salutations {
    /// Whether a text is a salutation: `Excellency,`, `Dear Mr. President:`.
    static func isSalutation(_ text: ByteView) -> Bool {
        guard text.last == UInt8(ascii: ",") || text.last == UInt8(ascii: ":"),
            text.count <= BodyLimits.salutation
        else { return false }
        let openings: [StaticString] = [
            "DEAR ", "EXCELLENCY", "YOUR EXCELLENCY", "YOUR MAJESTY", "YOUR HIGHNESS", "SIR",
            "MADAM",
            "HONORABLE", "MR. ", "MADAME",
        ]
        return openings.contains { opening in
            guard text.hasPrefix(opening) else { return false }
            let next = text.byte(at: text.start + opening.utf8CodeUnitCount)
            return opening.utf8Start[opening.utf8CodeUnitCount - 1] == 0x20
                || !ASCII.isLetter(next)
        }
    }
    /// Whether a line may begin a letter without markers, by its first and last sign; `Sir,` and others
    /// begin too much else.
    static func mayBegin(_ line: ByteView) -> Bool {
        guard line.last == UInt8(ascii: ",") || line.last == UInt8(ascii: ":") else { return false }
        switch line.first | 0x20 {
        case UInt8(ascii: "d"), UInt8(ascii: "e"), UInt8(ascii: "y"): return true
        default: return false
        }
    }

    /// Whether a line closes a letter: `Sincerely,`, `With best regards,`
    static func isClosing(_ line: ByteView) -> Bool {
        guard line.last == UInt8(ascii: ","), line.count <= BodyLimits.salutation else {
            return false
        }
        let text = line.upTo(line.end - 1)
        return closings.contains { text.equals($0) }
    }

    private static let closings: [StaticString] = [
        "SINCERELY", "SINCERELY YOURS", "YOURS SINCERELY", "VERY SINCERELY", "RESPECTFULLY",
        "RESPECTFULLY YOURS", "YOURS RESPECTFULLY", "YOURS TRULY", "YOURS VERY TRULY",
        "VERY TRULY YOURS", "YOURS FAITHFULLY", "CORDIALLY", "BEST REGARDS", "WITH BEST REGARDS",
        "WITH BEST WISHES", "WITH WARM REGARDS", "WARM REGARDS", "WITH RESPECT",
        "WITH HIGHEST CONSIDERATION",
    ]
}
