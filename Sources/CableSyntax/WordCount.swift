/// Counts words: stretches between blanks that have a letter, a digit, or a sign beyond ASCII.
public enum WordCount {
    public static func count(in text: UnsafeBufferPointer<UInt8>) -> Int {
        guard let address = text.baseAddress else { return 0 }
        var counter = Counter()
        var index = 0
        while index + 16 <= text.count {
            counter.take(SixteenBytes(address, at: index))
            index += 16
        }
        // The rest, with blanks behind it; one at least, which ends the last word.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { rest in
            rest.initialize(repeating: 0x20)
            for offset in 0..<(text.count - index) { rest[offset] = address[index + offset] }
            counter.take(SixteenBytes(rest.baseAddress!, at: 0))
        }
        return counter.count
    }

    private struct Counter {
        var count = 0
        /// 1 where the last byte is of a word, which may go on.
        private var isInWord: UInt32 = 0

        /// Takes sixteen bytes at once: a letter added to the stretch that it stands in carries over to
        /// the blank behind the stretch, and a second letter of the stretch changes nothing.
        @inline(__always)
        mutating func take(_ bytes: SixteenBytes) {
            let blanks = UInt32(bytes.blanks.bits)
            let letters = UInt32((bytes.letters | bytes.digits | bytes.notASCII).bits)
            let carried = (~blanks & 0xFFFF) + letters + isInWord
            count += (carried & blanks).nonzeroBitCount
            isInWord = carried >> 16
        }
    }
}
