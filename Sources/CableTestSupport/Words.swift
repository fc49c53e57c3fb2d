/// The words of a text, counted: what "nothing is lost" is measured by.
///
/// A word is a run of letters and digits. Capitals and small letters are told apart only where
/// asked for, since codes are written in capitals whatever the source has.
package struct WordCounts: Sendable {
    package private(set) var counts: [String: Int] = [:]

    package init() {}

    package init(_ text: some StringProtocol) { add(text) }

    package mutating func add(_ text: some StringProtocol) {
        var word = ""
        for scalar in text.unicodeScalars {
            if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || scalar.properties.generalCategory == .nonspacingMark
            {
                word.unicodeScalars.append(scalar)
            } else if !word.isEmpty {
                add(word: word)
                word = ""
            }
        }
        if !word.isEmpty { add(word: word) }
    }

    private mutating func add(word: String) { counts[word.lowercased(), default: 0] += 1 }

    /// The words that occur less often in another text, with the number that is missing.
    package func missing(in other: WordCounts) -> [(word: String, count: Int)] {
        counts.compactMap { word, count in
            let found = other.counts[word] ?? 0
            return found < count ? (word, count - found) : nil
        }.sorted { $0.word < $1.word }
    }
}
