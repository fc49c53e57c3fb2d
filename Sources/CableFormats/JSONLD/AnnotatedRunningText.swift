import CableModel
import CableSyntax

/// Takes a plain string apart into inlines, from left to right, by what stands where in it. All places
/// are in code points.
struct AnnotatedRunningText {
    private let text: [UInt8]
    private let offsets: CodePointOffsets
    private var inlines: [Inline] = []
    /// How much of the text is in `inlines`.
    private var taken = 0
    /// Whether a blank that only stands for an interruption may come next.
    private var isAfterInterruption = false
    /// How far the last annotation stood from its stated place: a person may have changed the
    /// text before it.
    private var shift = 0

    init(_ text: String) {
        self.text = Array(text.utf8)
        offsets = CodePointOffsets(self.text)
    }

    /// A page mark, or a blank line inside a sentence, before the blank at an offset.
    mutating func interrupt(by inline: Inline, at offset: Int) {
        let offset = min(max(offset + shift, taken), offsets.count)
        if !(isAfterInterruption && offset == taken) { take(upTo: offset) }
        inlines.append(inline)
        isAfterInterruption = offset > 0
    }

    /// Makes a stretch of the text an inline of its own.
    ///
    /// - Returns: whether the text has the words there, or near by.
    mutating func annotate(_ exact: String, at offset: Int, as inline: Inline) -> Bool {
        guard let start = place(of: Array(exact.utf8), near: offset + shift) else { return false }
        shift = start - offset
        take(upTo: start)
        inlines.append(inline)
        taken = start + exact.codePointCount
        return true
    }

    mutating func finished() -> [Inline] {
        take(upTo: offsets.count)
        return inlines
    }

    private mutating func take(upTo end: Int) {
        var start = taken
        if isAfterInterruption, start < end, text[offsets.byte(start)] == 0x20 { start += 1 }
        isAfterInterruption = false
        if start < end {
            let part = text[offsets.byte(start)..<offsets.byte(end)]
            inlines.append(.text(String(decoding: part, as: UTF8.self)))
        }
        taken = end
    }

    /// How far from its stated place an annotation is looked for.
    private static let reach = 500

    private func place(of words: [UInt8], near offset: Int) -> Int? {
        text.withUnsafeBufferPointer { text in
            func stands(at start: Int) -> Bool {
                guard start >= taken, start <= offsets.count else { return false }
                let byte = offsets.byte(start)
                guard words.count <= text.count - byte else { return false }
                for index in words.indices where text[byte + index] != words[index] { return false }
                return true
            }
            for distance in 0...Self.reach {
                if stands(at: offset + distance) { return offset + distance }
                if stands(at: offset - distance) { return offset - distance }
            }
            return nil
        }
    }
}
