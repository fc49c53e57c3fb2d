import CableTestSupport
import Testing

@testable import CableSyntax

/// Searches that look at many bytes in one step, held against searches byte by byte.
@Suite struct SearchTests {
    /// Texts of all lengths around a step or two, each with few different bytes, so that what is
    /// searched for stands at every place.
    static func texts() -> [[UInt8]] {
        var random = SeededRandom(seed: 3)
        let signs = Array("aR &\t0:[".utf8) + [0x00, 0x7F, 0x80, 0xC2, 0xA0, 0xFF]
        return (0..<600).map { number in
            (0..<number % 50).map { _ in signs.randomElement(using: &random)! }
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

    @Test func exactBytesAreFoundWhereTheyStand() {
        for text in Self.texts() {
            text.withUnsafeBufferPointer { bytes in
                let view = ByteView(bytes)
                for wanted in ["a", ":", "aR", "R &", "\t0:[", "0"] as [StaticString] {
                    let found = view.range.first { view.isExactly(wanted, at: $0) }
                    #expect(view.bytewiseIndex(of: wanted) == found)
                    let later = view.range.first { $0 >= 9 && view.isExactly(wanted, at: $0) }
                    #expect(view.bytewiseIndex(of: wanted, from: 9) == later)
                }
            }
        }
    }

    /// Texts that are longer than those that are looked for in sixteen places at once.
    @Test(arguments: 0..<40)
    func longTextsAreFoundWhereTheyStand(_ place: Int) {
        let text =
            [UInt8](repeating: UInt8(ascii: "<"), count: place) + Array("<table class='cable'".utf8)
        text.withUnsafeBufferPointer { bytes in
            let view = ByteView(bytes)
            #expect(view.bytewiseIndex(of: "<table class='cable'") == place)
            #expect(view.bytewiseIndex(of: "<table class='cable'", from: place + 1) == nil)
            #expect(view.bytewiseIndex(of: "<table c") == place)
            #expect(view.bytewiseIndex(of: "e'") == place + 18)
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
