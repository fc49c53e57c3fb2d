/// Words that the words of a text are looked up among, letters compared without case.
///
/// The list is a constant of the program, in capitals and in the order of bytes, so that nothing is
/// made of it before a word is asked for.
public struct WordList: Sendable {
    private let words: [StaticString]

    public init(_ words: [StaticString]) { self.words = words }

    /// Whether a word is on the list. Only ASCII letters have a case here.
    public func contains(_ word: ByteView) -> Bool {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            switch Self.order(of: word, and: words[middle]) {
            case 0: return true
            case ..<0: high = middle
            default: low = middle + 1
            }
        }
        return false
    }

    /// Below zero where the word stands before the other, above zero where it stands behind it.
    private static func order(of word: ByteView, and other: StaticString) -> Int {
        let length = other.utf8CodeUnitCount
        for index in 0..<min(word.count, length) {
            let byte = ASCII.uppercased(word[word.start + index])
            if byte != other.utf8Start[index] { return Int(byte) - Int(other.utf8Start[index]) }
        }
        return word.count - length
    }

    /// Whether the words stand in their order, for tests.
    public var isInOrder: Bool {
        zip(words, words.dropFirst()).allSatisfy { first, second in
            let bytes = UnsafeBufferPointer(
                start: first.utf8Start, count: first.utf8CodeUnitCount)
            return Self.order(of: ByteView(bytes), and: second) < 0
        }
    }
}
