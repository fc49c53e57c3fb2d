import Testing

@testable import CableSyntax

/// Searches that look at many bytes in one step, held against searches byte by byte.
@Suite struct SearchTests {
    /// Texts of all lengths around a step or two, each with few different bytes, so that what is
    /// searched for stands at every place.
    private static func texts() -> [[UInt8]] {
        var random = SeededRandom(seed: 3)
        let signs = Array("aR &\t0:[".utf8) + [0x00, 0x7F, 0x80, 0xC2, 0xA0, 0xFF]
        return (0..<600).map { number in
            (0..<number % 50).map { _ in signs.randomElement(using: &random)! }
        }
    }

    @Test func marksAreThoseOfEachByte() {
        for text in Self.texts() where text.count >= 16 {
            text.withUnsafeBufferPointer { bytes in
                let sixteen = SixteenBytes(bytes.baseAddress!, at: 0)
                let first = text.prefix(16)
                func places(_ marks: SixteenBytes.Marks) -> [Int] {
                    (0..<16).filter { marks.words[$0 / 8] >> UInt64($0 % 8 * 8) & 0x80 != 0 }
                }
                for byte in [0x26, 0x52, 0x80, 0xC2, 0xFF] as [UInt8] {
                    let found = first.indices.filter { text[$0] == byte }
                    #expect(places(sixteen.equal(to: byte)) == found)
                    let marks = sixteen.equal(to: byte)
                    #expect(marks.firstMarked == found.first ?? 16)
                    #expect(marks.lastMarked == found.last ?? -1)
                    #expect(places(~marks) == first.indices.filter { text[$0] != byte })
                    for count in 0...16 {
                        #expect(places(marks.droppingFirst(count)) == found.filter { $0 >= count })
                    }
                }
                for limit in [0x20, 0x21, 0x3A, 0x80] as [UInt8] {
                    let found = first.indices.filter { text[$0] < limit }
                    #expect(places(sixteen.below(limit)) == found)
                }
                #expect(places(sixteen.notASCII) == first.indices.filter { text[$0] >= 0x80 })
            }
        }
    }

    @Test func textsAreFoundWhereTheyStand() {
        for text in Self.texts() {
            text.withUnsafeBufferPointer { bytes in
                let view = ByteView(bytes)
                for wanted in ["r", "A", "ar", ":", "[0", "\t"] as [StaticString] {
                    let found = view.range.first { view.matches(wanted, at: $0) }
                    #expect(view.firstIndex(of: wanted) == found)
                }
            }
        }
    }

    @Test func theFirstAndTheLastWordsAreThoseOfAllWords() {
        for text in Self.texts() {
            text.withUnsafeBufferPointer { bytes in
                let view = ByteView(bytes)
                let words = view.words.map(\.range)
                #expect(view.firstWord?.range == words.first)
                #expect(view.lastWord?.range == words.last)
                #expect(view.words(upTo: 2).map(\.range) == Array(words.prefix(2)))
                #expect(view.lastWords(upTo: 2).map(\.range) == Array(words.suffix(2)))
                #expect(words.allSatisfy { !$0.isEmpty })
            }
        }
    }
}
