import CableSyntax

/// Who speaks, where questions and answers are told word by word.
enum Speakers {
    case question
    case answer

    /// The speaker at the start of a line.
    static func match(_ line: ByteView) -> Speakers? {
        let first = line.first
        guard first == UInt8(ascii: "Q") || first == UInt8(ascii: "A") else { return nil }
        let names: [(printed: StaticString, speaker: Speakers)] = [
            ("Q:", .question), ("QUESTION:", .question), ("A:", .answer), ("ANSWER:", .answer),
        ]
        return names.first { name in
            line.hasPrefix(name.printed)
                && ASCII.isBlank(line.byte(at: line.start + name.printed.utf8CodeUnitCount))
        }?.speaker
    }
}

/// How letters that a telegram quotes begin.
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
}
