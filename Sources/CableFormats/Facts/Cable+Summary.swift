import CableGrammar
import CableModel
import CableSyntax

/// A few words on what a telegram says, in its own words.
package struct TelegramSummary: Hashable, Sendable {
    package enum Origin: String, Sendable {
        /// The paragraph that says of itself that it is the summary.
        case summary
        /// The first sentence of the text, where the telegram has no summary.
        case firstSentence = "first-sentence"
    }

    package var text: String
    package var origin: Origin
}

extension Cable {
    /// The telegram's summary; without one the first sentence of its text. `nil` without a text.
    package var summary: TelegramSummary? {
        var first: String?
        for case .paragraph(let paragraph) in transcription.body {
            let text = paragraph.content.runningText
            if paragraph.role == .summary, !text.isEmpty {
                return TelegramSummary(
                    text: Self.withoutMarkers(text), origin: .summary)
            }
            if first == nil, paragraph.role != .postFooter, !text.isEmpty { first = text }
        }
        return first.map {
            TelegramSummary(text: Self.firstSentence(of: $0), origin: .firstSentence)
        }
    }

    /// A summary without the words around it: `Summary:`, `End summary.`
    private static func withoutMarkers(_ text: String) -> String {
        text.withBytes { bytes in
            var view = ByteView(bytes)
            for opening in ["BEGIN SUMMARY", "SUMMARY"] as [StaticString]
            where view.hasPrefix(opening) {
                let rest = view.from(view.start + opening.utf8CodeUnitCount)
                // "Summary and comment" says more than the word.
                guard !rest.isEmpty,
                    !ASCII.isLetter(rest.trimmedStart.first)
                        || ASCII.isUpper(rest.trimmedStart.first)
                else { break }
                var start = rest.start
                while start < rest.end, isSign(rest[start]) { start += 1 }
                view = rest.from(start)
                break
            }
            if let end = view.firstIndex(of: "END SUMMARY"), view.end - end < 20 {
                view = view.upTo(end).trimmedEnd
                while view.last == UInt8(ascii: "(") || view.last == UInt8(ascii: "-")
                    || view.last == 0x20
                {
                    view.end -= 1
                }
            }
            return view.string
        }
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: ")"): true
        default: false
        }
    }

    /// The first sentence of a text, a long one cut at a word.
    private static func firstSentence(of text: String) -> String {
        text.withBytes { bytes in
            let view = ByteView(bytes)
            var index = view.start
            while let stop = view.firstIndex(ofByte: 0x20, from: index) {
                index = stop + 1
                let before = view.upTo(stop)
                if before.count >= 30, Sentences.isEnd(before),
                    before.lastWord.map({ $0.count > 4 }) == true,
                    ASCII.isUpper(view.byte(at: index))
                {
                    return before.string
                }
                if before.count > longestSentence { return before.string + " …" }
            }
            return view.string
        }
    }

    /// In bytes.
    private static let longestSentence = 400
}
