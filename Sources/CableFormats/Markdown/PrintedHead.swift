import CableGrammar
import CableModel
import CableParsing
import CableSyntax

/// The head of a telegram from its printed lines, which a document has one by one.
///
/// What a line is depends on those around it, so the lines are read by the rules of a telegram's
/// head; but where each begins and ends is known.
struct PrintedHead {
    let head: [HeadLine]
    private(set) var diagnostics: [Diagnostic] = []

    /// Reads the lines of a head.
    ///
    /// - Parameter addressees: the names of the addressees, where the document lists them; they
    ///   tell an addressee without a label from a note that a publisher put below.
    init(_ printed: [String], addressees: Set<String>?) {
        (head, diagnostics) = TelegramParser.head(printed, addressees: addressees)
        for index in diagnostics.indices { diagnostics[index].range = nil }
    }

    /// A value that a person typed as it stands on a line of a telegram.
    static func oneLine(_ text: String) -> String {
        var line = JoinedText()
        Array(text.utf8).withUnsafeBufferPointer { line.append(ByteView($0).trimmed) }
        return line.string
    }

    /// The lines right below an addressee that were read as notes, since the document has them in
    /// no list of addressees.
    var unlistedLines: [String] {
        zip(head, head.dropFirst()).compactMap { before, line in
            before.kind == .addressee && line.kind == .preamble ? line.printed : nil
        }
    }
}
