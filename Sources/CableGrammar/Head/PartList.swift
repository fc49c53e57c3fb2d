import CableModel
import CableSyntax

/// The parts of one printed line, as they are found.
struct PartList {
    private(set) var parts: [HeadLine.Part] = []
    /// Where the line begins in the text that the views look at.
    private let origin: Int

    init(_ line: ByteView, capacity: Int = 4) {
        origin = line.start
        parts.reserveCapacity(capacity)
    }

    /// Adds a part whose printed text is its value. Blanks around it are none of it; runs of
    /// blanks within are reduced.
    mutating func add(
        text kind: HeadLine.Part.Kind, _ view: ByteView?, basis: HeadLine.Part.Basis = .printed
    ) {
        guard let view = view?.trimmed, !view.isEmpty else { return }
        let isEven = view.firstUneven(from: view.start) == view.end
        add(kind, view, value: isEven ? nil : .text(JoinedText.string(of: view)), basis: basis)
    }

    /// Adds a part whose value is a text in capitals, which the line may print otherwise.
    mutating func add(
        text kind: HeadLine.Part.Kind, _ view: ByteView, as text: String,
        basis: HeadLine.Part.Basis = .printed
    ) {
        add(kind, view, value: view.isExactly(text) ? nil : .text(text), basis: basis)
    }

    /// Adds a part that means something.
    mutating func add(
        _ kind: HeadLine.Part.Kind, _ view: ByteView, value: HeadLine.Part.Value?,
        basis: HeadLine.Part.Basis = .printed
    ) {
        parts.append(
            HeadLine.Part(
                kind, at: (view.start - origin)..<(view.end - origin), value: value, basis: basis))
    }

    /// Adds a part that is not printed: it follows from the lines before.
    mutating func infer(_ kind: HeadLine.Part.Kind, _ value: HeadLine.Part.Value) {
        parts.append(HeadLine.Part(kind, value: value, basis: .inferred))
    }
}
