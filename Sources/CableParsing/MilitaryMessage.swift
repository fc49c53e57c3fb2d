import CableGrammar
import CableModel
import CableSyntax

/// A message of the armed forces in the United States Message Text Format (`MSGID/GENADMIN/…//`,
/// `SUBJ/…//`): its transmission is a telegram's, what follows has rules of its own.
enum MilitaryMessage {
    /// How many lines of a transmission may stand above its first set, addressees among them.
    private static let linesAbove = 200

    /// The first set; `nil` for a telegram, which may quote such a message in its text.
    static func firstSet(in lines: [Lines.Line], of base: UnsafeBufferPointer<UInt8>) -> ByteView? {
        for line in lines.prefix(linesAbove) where !line.isBlank {
            let view = ByteView(base, line.contentStart, line.contentEnd)
            if view.hasPrefix("MSGID/"), ASCII.isLetter(view.byte(at: view.start + 6)) {
                return view
            }
            if ParagraphNumbers.match(view) != nil { return nil }
            if let label = HeadLabels.match(view), label.kind != .references { return nil }
        }
        return nil
    }

    /// One warning in place of those about lines of the head that are not understood.
    static func diagnostics(_ diagnostics: [Diagnostic], firstSet: ByteView) -> [Diagnostic] {
        let name = firstSet.string.split(separator: "/").prefix(2).joined(separator: "/")
        let warning = Diagnostic(
            .militaryMessage,
            "a military message (\(name)); only its transmission is read, the rest is kept as text",
            range: firstSet.range)
        return diagnostics.filter {
            $0.id != Diagnostic.Kind.uninterpretedLine.rawValue
                && $0.id != Diagnostic.Kind.noKnownLine.rawValue
        }
            + [warning]
    }
}
