import CableGrammar
import CableModel
import CableSyntax

extension Cable {
    /// What says that the copy is a corrected one, as printed: a line of the head or behind the signature,
    /// else the end of the subject.
    package var correction: String? {
        if let line = transcription.head.first(where: { $0.kind == .revisionNote }) {
            return line.printed
        }
        return transcription.tail.lazy.map(\.printed).first(where: Self.isRevisionNote)
            ?? transcription.subject.flatMap { Self.revisionNote(endingSubject: $0.text) }
    }

    /// `MILLS (CORRECTED COPY)`, `MILLS (CORRECTED COPY OF STATE 42)`.
    private static func revisionNote(endingSubject subject: String) -> String? {
        guard subject.utf8.last == UInt8(ascii: ")"),
            let start = subject.utf8.lastIndex(of: UInt8(ascii: "("))
        else { return nil }
        let note = String(subject[start...])
        return isRevisionNote(note) ? note : nil
    }

    private static func isRevisionNote(_ text: String) -> Bool {
        text.withBytes { CaptionLines.isRevisionNote(ByteView($0)) }
    }
}
