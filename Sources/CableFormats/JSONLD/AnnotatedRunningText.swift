import CableModel

/// Takes a plain string apart into inlines, from left to right, by what stands where in it.
struct AnnotatedRunningText {
    private let text: [Unicode.Scalar]
    private var inlines: [Inline] = []
    /// How much of the text is in `inlines`.
    private var taken = 0
    /// Whether a blank that only stands for an interruption may come next.
    private var isAfterInterruption = false
    /// How far the last annotation stood from its stated place: a person may have changed the
    /// text before it.
    private var shift = 0

    init(_ text: String) { self.text = Array(text.unicodeScalars) }

    /// A page mark, or a blank line inside a sentence, before the blank at an offset.
    mutating func interrupt(by inline: Inline, at offset: Int) {
        let offset = min(max(offset + shift, taken), text.count)
        if !(isAfterInterruption && offset == taken) { take(upTo: offset) }
        inlines.append(inline)
        isAfterInterruption = offset > 0
    }

    /// Makes a stretch of the text an inline of its own.
    ///
    /// - Returns: whether the text has the words there, or near by.
    mutating func annotate(_ exact: String, at offset: Int, as inline: Inline) -> Bool {
        let words = Array(exact.unicodeScalars)
        guard let start = place(of: words, near: offset + shift) else { return false }
        shift = start - offset
        take(upTo: start)
        inlines.append(inline)
        taken = start + words.count
        return true
    }

    mutating func finished() -> [Inline] {
        take(upTo: text.count)
        return inlines
    }

    private mutating func take(upTo end: Int) {
        var start = taken
        if isAfterInterruption, start < end, text[start] == " " { start += 1 }
        isAfterInterruption = false
        if start < end {
            var part = String.UnicodeScalarView()
            part.append(contentsOf: text[start..<end])
            inlines.append(.text(String(part)))
        }
        taken = end
    }

    /// How far from its stated place an annotation is looked for.
    private static let reach = 500

    private func place(of words: [Unicode.Scalar], near offset: Int) -> Int? {
        func stands(at start: Int) -> Bool {
            start >= taken && start + words.count <= text.count
                && text[start..<(start + words.count)].elementsEqual(words)
        }
        for distance in 0...Self.reach {
            if stands(at: offset + distance) { return offset + distance }
            if stands(at: offset - distance) { return offset - distance }
        }
        return nil
    }
}
