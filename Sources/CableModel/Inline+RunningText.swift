extension Inline {
    /// The text that the inline contributes to running text; `nil` for what stands between words.
    public var plainText: String? {
        switch self {
        case .text(let text), .redaction(let text): text
        case .referenceMention(let mention): mention.text
        case .paragraphMention(let mention): mention.text
        case .link(let link): link.text
        case .pageMark, .interruption: nil
        }
    }
}

extension [Inline] {
    /// The text without page marks; one space stands in the place of each between two words.
    public var runningText: String {
        var text = ""
        var needsSpace = false
        for inline in self {
            guard let part = inline.plainText else {
                needsSpace = !text.isEmpty
                continue
            }
            if needsSpace && !part.isEmpty {
                text += " "
                needsSpace = false
            }
            text += part
        }
        return text
    }

    /// Whether a space stands between a portion marking and the text: not where the text begins
    /// with a stop, as in `(C - ENTIRE TEXT).`
    public var needsSpaceBefore: Bool {
        guard let first else { return false }
        guard case .text(let text) = first, let byte = text.utf8.first else { return true }
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"):
            return false
        default: return true
        }
    }
}
