import CableModel
import CableSyntax

extension Cable {
    /// How many paragraphs the telegram has; those that say nothing but who classified, and stand in
    /// the head, included.
    var paragraphCount: Int {
        let ofHead = Set(transcription.authorities.compactMap(\.paragraphNumber))
        return transcription.body.count { if case .paragraph = $0 { true } else { false } }
            + (ofHead.isEmpty ? 0 : ofHead.subtracting(transcription.paragraphNumbersOfText).count)
    }

    /// How many words the text proper has.
    var wordCount: Int {
        var layout = ReadingLayout(output: Output(), wrapColumn: nil)
        layout.write(transcription)
        return layout.output.withUnsafeBufferPointer(WordCount.count)
    }

    /// The text proper for reading: paragraphs apart by an empty line, page marks left out.
    var readingText: String {
        var layout = ReadingLayout(output: Output(), wrapColumn: nil)
        layout.write(transcription)
        return layout.output.withUnsafeBufferPointer { bytes in
            String(
                decoding: bytes.last == 0x0A
                    ? UnsafeBufferPointer(rebasing: bytes.dropLast()) : bytes, as: UTF8.self)
        }
    }
}
