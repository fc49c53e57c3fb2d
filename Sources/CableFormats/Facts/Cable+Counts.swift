import CableModel
import CableSyntax

extension Cable {
    /// How many paragraphs the telegram has; those that say nothing but who classified, and stand in
    /// the head, included.
    var paragraphCount: Int {
        transcription.body.count { if case .paragraph = $0 { true } else { false } }
            + transcription.paragraphNumbers.subtracting(transcription.paragraphNumbersOfText).count
    }

    /// How many words the text proper has.
    var wordCount: Int {
        var layout = ReadingLayout(output: Output(), wrapColumn: nil)
        layout.write(transcription)
        return layout.output.withUnsafeBufferPointer(WordCount.count)
    }
}
