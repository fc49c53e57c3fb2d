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
