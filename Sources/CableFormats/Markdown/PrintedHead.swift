import CableGrammar
import CableModel
import CableSyntax

/// The head of a telegram from its printed lines, which a document has one by one.
///
/// The telegram parser reads a head as it stands in a telegram: what a line is depends on the
/// blank lines around it, and these depend on what it is. So the lines are laid out by what they
/// look like and read, then laid out by what they were read as, until both agree.
struct PrintedHead {
    private(set) var head: [HeadLine] = []
    private(set) var diagnostics: [Diagnostic] = []

    private static let maximalPasses = 4
    /// How far a line is looked for behind others that were not there.
    private static let reach = 8

    /// Reads the lines of a head.
    ///
    /// - Parameter addressees: the names of the addressees, where the document lists them; they
    ///   tell an addressee without a label from a note that a publisher put below.
    init(_ printed: [String], addressees: Set<String>?) {
        guard !printed.isEmpty else { return }
        var guess = printed.map { Self.guess($0, addressees) }
        for _ in 0..<Self.maximalPasses {
            let layout = Self.layout(guess)
            read(layout)
            let next = matched(printed, to: guess)
            if Self.layout(next) == layout { break }
            guess = next
        }
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

    private static func layout(_ head: [HeadLine]) -> [UInt8] {
        var layout = TelegramLayout(output: Output(capacity: 4096), wrapColumn: nil)
        layout.write(Transcription(head: head))
        return layout.output.bytes
    }

    private mutating func read(_ text: [UInt8]) {
        text.withUnsafeBufferPointer { base in
            let lines = Lines(base, range: 0..<base.count).lines
            var parser = HeadParser(
                base: base, lines: lines, blockStarts: [0], ledger: SpanLedger())
            parser.parse()
            head = parser.head
            diagnostics = parser.diagnostics
            // What the parser takes for the beginning of the text is a line of the head here.
            while !parser.isAtEnd {
                let line = parser.rest
                if !line.isEmpty {
                    head.append(
                        HeadLine(printed: JoinedText.reduced(line), kind: .uninterpreted))
                    diagnostics.append(
                        Diagnostic(
                            id: "uninterpreted-line", severity: .warning,
                            message: "line of the head not understood; kept as it stands"))
                }
                parser.nextLine()
            }
        }
        for index in diagnostics.indices { diagnostics[index].range = nil }
    }

    /// The printed lines with what they were read as; those that were joined or cut stand apart
    /// the next time.
    private func matched(_ printed: [String], to guess: [HeadLine]) -> [HeadLine] {
        var lines: [HeadLine] = []
        var position = 0
        for text in printed {
            if position < head.count, head[position].printed == text {
                lines.append(head[position])
                position += 1
            } else {
                let next = head[min(position, head.count)...].prefix(Self.reach)
                    .firstIndex { $0.printed == text }
                lines.append(
                    next.map { head[$0] } ?? HeadLine(printed: text, kind: .uninterpreted))
                if let next { position = next + 1 }
            }
        }
        return lines
    }

    /// What a line looks like by itself: enough to tell whether it stands apart from its
    /// neighbours.
    private static func guess(_ printed: String, _ addressees: Set<String>?) -> HeadLine {
        let bytes = Array(printed.utf8)
        let kind: HeadLine.Kind = bytes.withUnsafeBufferPointer { buffer in
            let line = ByteView(buffer)
            if PageMarks.match(line, post: nil)?.range.lowerBound == line.start { return .pageMark }
            if let addressees, addressees.contains(JoinedText.string(of: AddressLines.name(line))) {
                return .communicationsCentreStamp
            }
            if let label = HeadLabels.match(line) {
                switch label.kind {
                case .executiveOrder: return .declassification
                case .tags: return .tags
                case .subject: return .subject
                default: return .uninterpreted
                }
            }
            if ClassificationWords.match(line) != nil || CaptionLines.captions(line) != nil
                || CaptionLines.isRevisionNote(line) || CaptionLines.isPassingInstruction(line)
            {
                return .captions
            }
            let isAddressed = ["FM ", "TO ", "INFO ", "XMT "].contains { printed.hasPrefix($0) }
            return addressees == nil || isAddressed ? .communicationsCentreStamp : .uninterpreted
        }
        return HeadLine(printed: printed, kind: kind)
    }
}
