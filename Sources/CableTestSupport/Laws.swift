import CableFormats
import CableModel
import CableSyntax

/// The laws that readers and writers keep for every cable. Each returns what breaks it.
package enum Laws {
    // MARK: Accounting

    /// Every byte of the text is accounted for, once; what has no place is said.
    package static func accounting(_ reading: Reading) -> [String] {
        var violations: [String] = []
        let bytes = reading.text.bytes
        var position = 0
        for span in reading.sourceMap.spans {
            if span.range.lowerBound != position {
                violations.append("gap or overlap at byte \(position): next is \(span.range)")
            }
            if span.range.isEmpty { violations.append("empty span at byte \(position)") }
            position = span.range.upperBound
        }
        if position != bytes.count {
            violations.append("the spans end at byte \(position) of \(bytes.count)")
        }
        guard violations.isEmpty else { return violations }

        let elements = reading.cable.transcription.elementCount
        for span in reading.sourceMap.spans {
            if let element = span.element, !(0..<elements).contains(element) {
                violations.append("element \(element) of \(elements)")
            }
            let text = String(decoding: bytes[span.range], as: UTF8.self)
            if span.kind == .layout, !Layout.isAllowed(text) {
                violations.append("layout that is none: \(text.debugDescription)")
            }
        }
        return violations + unplaced(reading)
    }

    private static func unplaced(_ reading: Reading) -> [String] {
        let spans = reading.sourceMap.spans.filter { $0.kind == .unplaced }
        let texts = spans.map { Array(reading.text.bytes[$0.range]) }
        var violations: [String] = []
        if texts != reading.cable.transcription.unplaced.map({ Array($0.utf8) }) {
            violations.append("unplaced text and unplaced spans differ")
        }
        for span in spans
        where !reading.diagnostics.contains(where: {
            $0.range == span.range && $0.severity == .warning
        }) {
            violations.append("no diagnostic for the unplaced text at \(span.range)")
        }
        return violations
    }

    /// What a span of layout may hold.
    enum Layout {
        private static let marks: Set<String> = [
            "¶", "Â¶", "\u{FFFD}", "[1](#)", "[", "](#)", "\\",
            "**", "//",
        ]
        /// `BT`, `NNNN`, and what a copy leaves at the end of a text.
        private static let endMarks: Set<String> = [
            "NNNN", "NNN", "NNNNMAFVVZCZ", "BT", ">", ".", "..", "_", "UNQUOTE",
            "END", "EOM",
        ]
        private static let endPhrases = [
            ["END", "CABLE", "TEXT"], ["END", "OF", "MESSAGE"], ["END", "MESSAGE"],
            ["END", "OF", "CABLE"], ["END", "CABLE"], ["END", "OF", "TELEGRAM"],
        ]
        private static let endOfDocument = ["<<", "END", "OF", "DOCUMENT", ">>"]

        static func isAllowed(_ text: String) -> Bool {
            var words = text.split(whereSeparator: { $0.isWhitespace || $0 == "\u{A0}" })
            for phrase in endPhrases
            where words.suffix(phrase.count).map({ $0.uppercased() }) == phrase {
                words.removeLast(phrase.count)
            }
            if words.suffix(5).map({ $0.uppercased() }) == endOfDocument { words.removeLast(5) }
            return words.allSatisfy { word in
                isMessageNumber(word) || marks.contains(String(word))
                    || endMarks.contains(word.uppercased()) || isRule(word)
            }
        }

        /// The number of the message, repeated behind `BT`: `#0042`.
        private static func isMessageNumber(_ word: Substring) -> Bool {
            word.first == "#" && (2...6).contains(word.count)
                && word.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
        }

        /// A line of one mark drawn again and again, or of a few such marks: `-----`, `=*=*=`.
        private static func isRule(_ word: Substring) -> Bool {
            word.unicodeScalars.allSatisfy { "-–—_=*~#.+\\¶".unicodeScalars.contains($0) }
        }
    }

    // MARK: Round trips

    /// What the text writer writes, the telegram reader reads to the same transcription; and what
    /// is written of that is the same text again.
    package static func textRoundTrip(_ reading: Reading) throws -> [String] {
        let first = try Readings.write(reading, by: TextWriter())
        let second = Readings.ofTelegram(first)
        // What was put right is said by messages, and not in the text.
        var transcription = reading.cable.transcription
        transcription.repairs = []
        var violations = difference(between: transcription, and: second.cable.transcription)
        let again = try Readings.write(second, by: TextWriter())
        if first != again {
            violations.append(
                "the text written again differs: \(difference(between: first, and: again))")
        }
        return violations
    }

    /// What the model's JSON writer writes, its reader reads to an equal reading.
    package static func jsonRoundTrip(_ reading: Reading) throws -> [String] {
        let written = try Readings.write(reading, by: ModelJSONWriter())
        let read = written.withUnsafeBufferPointer { ModelJSONReader().read($0) }
        guard read.count == 1 else { return ["\(read.count) readings came back"] }
        var violations = difference(between: reading.cable, and: read[0].cable)
        if read[0].text != reading.text { violations.append("the text differs") }
        if read[0].sourceMap != reading.sourceMap { violations.append("the source map differs") }
        if read[0].diagnostics != reading.diagnostics {
            violations.append("the diagnostics differ")
        }
        return violations
    }

    /// What the TEI writer writes, the TEI reader reads to an equal cable; and what is written of
    /// that is the same document again.
    package static func teiRoundTrip(_ reading: Reading) throws -> [String] {
        let document = try Readings.write(reading, by: TEIWriter())
        let read = document.withUnsafeBufferPointer { TEIReader().read($0) }
        guard read.count == 1 else { return ["\(read.count) readings came back"] }
        var violations = difference(between: reading.cable, and: read[0].cable)
        let again = try Readings.write(read[0], by: TEIWriter())
        if document != again {
            violations.append(
                "the document written again differs: \(difference(between: document, and: again))")
        }
        return violations + read[0].diagnostics.map { "diagnosed: \($0.message)" }
    }

    /// Where two cables differ, as canonical JSON bytes.
    package static func difference(between first: Cable, and second: Cable) -> [String] {
        let before = first.canonicalJSON
        let after = second.canonicalJSON
        guard before != after else { return [] }
        return ["the cable differs: \(difference(between: before, and: after))"]
    }

    /// Where two transcriptions differ, as canonical JSON bytes.
    package static func difference(
        between first: Transcription, and second: Transcription
    ) -> [String] {
        let before = Cable(transcription: first).canonicalJSON
        let after = Cable(transcription: second).canonicalJSON
        guard before != after else { return [] }
        return ["the transcription differs: \(difference(between: before, and: after))"]
    }

    /// The first place at which two texts differ, with what stands around it.
    package static func difference(between first: [UInt8], and second: [UInt8]) -> String {
        let common = zip(first, second).prefix { $0 == $1 }.count
        func excerpt(_ bytes: [UInt8]) -> String {
            let part = bytes[max(0, common - 40)..<min(bytes.count, common + 60)]
            return String(decoding: part, as: UTF8.self).debugDescription
        }
        return "\(excerpt(first)) became \(excerpt(second))"
    }

    // MARK: Writers

    /// A writer writes the same bytes each time, and never nothing.
    package static func determinism(_ reading: Reading, by writer: any CableWriter) throws
        -> [String]
    {
        let first = try Readings.write(reading, by: writer)
        let second = try Readings.write(reading, by: writer)
        return first == second
            ? [] : ["not the same bytes: \(difference(between: first, and: second))"]
    }

    // MARK: Cut texts

    /// A source that breaks off after any of its lines is read all the same, and every telegram in
    /// it is accounted for.
    package static func survivesCuts(_ source: [UInt8]) -> [String] {
        var violations: [String] = []
        for (index, byte) in source.enumerated() where byte == 0x0A {
            for reading in Readings.of(Array(source[...index])) {
                violations += accounting(reading).map { "cut at byte \(index + 1): \($0)" }
            }
        }
        return violations
    }
}
