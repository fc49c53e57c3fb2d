import CableModel

/// Running text as a plain string, with offsets in code points.
struct AnnotatedText {
    struct Annotation {
        var start: Int
        var end: Int
        var exact: String
        var inline: Inline
    }

    /// A page mark, or a blank line inside a sentence where `mark` is `nil`. It stands before the
    /// space at the offset.
    struct Interruption {
        var offset: Int
        var mark: PageMark?
    }

    private(set) var text = ""
    private(set) var annotations: [Annotation] = []
    private(set) var interruptions: [Interruption] = []

    init(_ content: [Inline]) {
        var length = 0
        var needsSpace = false
        for inline in content {
            guard let part = inline.plainText else {
                if case .pageMark(let mark) = inline {
                    interruptions.append(Interruption(offset: length, mark: mark))
                } else {
                    interruptions.append(Interruption(offset: length, mark: nil))
                }
                needsSpace = !text.isEmpty
                continue
            }
            if needsSpace && !part.isEmpty {
                text += " "
                length += 1
                needsSpace = false
            }
            let start = length
            length += part.codePointCount
            text += part
            if case .text = inline { continue }
            annotations.append(
                Annotation(start: start, end: length, exact: part, inline: inline))
        }
    }
}
