/// How far two words are from each other.
package enum EditDistance {
    /// Longer words are compared with none: no table has them.
    package static let greatestLength = 24

    /// Whether a word becomes another by so many slips at most: a letter changed, left out or put
    /// in, or two next to each other that have changed places. Letters have no case here.
    package static func isAtMost(
        _ limit: Int, from word: UnsafeBufferPointer<UInt8>, to other: StaticString
    ) -> Bool {
        isAtMost(
            limit, from: word,
            to: UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount))
    }

    /// The same to a word in capitals.
    package static func isAtMost(
        _ limit: Int, from word: UnsafeBufferPointer<UInt8>, to other: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let length = other.count
        guard abs(word.count - length) <= limit, word.count <= greatestLength,
            length <= greatestLength
        else { return false }
        let width = length + 1
        // Three rows of the table: the one being filled and the two above it.
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * width) { rows in
            for column in 0..<width { rows[column] = column }
            var (row, above, second) = (0, 0, 0)
            for line in 0..<word.count {
                (second, above, row) = (above, row, (line + 1) % 3 * width)
                let byte = ASCII.uppercased(word[line])
                rows[row] = line + 1
                var least = line + 1
                for column in 0..<length {
                    let isSame = byte == other[column]
                    var steps = min(
                        rows[above + column] + (isSame ? 0 : 1), rows[above + column + 1] + 1,
                        rows[row + column] + 1)
                    if line > 0, column > 0, byte == other[column - 1],
                        ASCII.uppercased(word[line - 1]) == other[column]
                    {
                        steps = min(steps, rows[second + column - 1] + 1)
                    }
                    rows[row + column + 1] = steps
                    least = min(least, steps)
                }
                if least > limit { return false }
            }
            return rows[row + length] <= limit
        }
    }
}
