import Testing

@testable import CableSyntax

@Suite struct SixteenBytesTests {
    /// The places of a text of sixteen bytes that are marked.
    private func places(
        _ text: String, _ marks: (SixteenBytes) -> SixteenBytes.Marks
    ) -> [Int] {
        let bytes = Array(text.utf8)
        precondition(bytes.count == 16)
        var left = bytes.withUnsafeBufferPointer { marks(SixteenBytes($0.baseAddress!, at: 0)) }
        var places: [Int] = []
        while left.marksAny {
            places.append(left.firstMarked)
            left = left.droppingFirst(left.firstMarked + 1)
        }
        return places
    }

    @Test func comparisonsMarkWhatTheyHoldFor() {
        let text = "aA-\u{1F}é a\u{80}09 zz["
        #expect(places(text) { $0.equal(to: UInt8(ascii: "a")) } == [0, 7])
        #expect(places(text) { $0.inSmallLetters.equal(to: UInt8(ascii: "a")) } == [0, 1, 7])
        #expect(places(text) { $0.below(0x20) } == [3])
        #expect(places(text) { $0.notASCII } == [4, 5, 8, 9])
        #expect(places(text) { $0.digits } == [10, 11])
        #expect(places(text) { $0.letters } == [0, 1, 7, 13, 14])
        #expect(places("@AZ[`az{\t\n\u{B}\u{C}\r\u{E} \u{8}") { $0.letters } == [1, 2, 5, 6])
        #expect(
            places("@AZ[`az{\t\n\u{B}\u{C}\r\u{E} \u{8}") { $0.blanks } == [8, 9, 10, 11, 12, 14])
        #expect(places(text) { $0.equal(to: 0x5B) | $0.equal(to: 0x2D) } == [2, 15])
        #expect(places(text) { $0.below(0x21) & $0.equal(to: 0x20) } == [6, 12])
        #expect(places(text) { _ in .none } == [])
    }

    @Test func marksAreFoundFromEitherEnd() {
        Array("x..x...x.......x".utf8).withUnsafeBufferPointer {
            let marks = SixteenBytes($0.baseAddress!, at: 0).equal(to: UInt8(ascii: "x"))
            #expect(marks.firstMarked == 0 && marks.lastMarked == 15)
            #expect(marks.droppingFirst(0).firstMarked == 0)
            #expect(marks.droppingFirst(4).firstMarked == 7)
            #expect(marks.droppingFirst(8).firstMarked == 15)
            #expect(!marks.droppingFirst(16).marksAny)
            #expect(SixteenBytes.Marks.none.firstMarked == 16)
            #expect(SixteenBytes.Marks.none.lastMarked == -1)
        }
    }

    @Test func marksAreThoseOfEachByte() {
        for text in SearchTests.texts() where text.count >= 16 {
            text.withUnsafeBufferPointer { bytes in
                let sixteen = SixteenBytes(bytes.baseAddress!, at: 0)
                let first = text.prefix(16)
                func places(_ marks: SixteenBytes.Marks) -> [Int] {
                    (0..<16).filter { marks.bits >> $0 & 1 != 0 }
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
                for limit in [0x20, 0x21, 0x3A, 0x80, 0xC2] as [UInt8] {
                    let found = first.indices.filter { text[$0] < limit }
                    #expect(places(sixteen.below(limit)) == found)
                }
                #expect(places(sixteen.notASCII) == first.indices.filter { text[$0] >= 0x80 })
                #expect(
                    places(sixteen.continuations)
                        == first.indices.filter { text[$0] & 0xC0 == 0x80 })
                let letters = first.indices.filter { ASCII.isLetter(text[$0]) }
                let marks = sixteen.letters
                #expect(marks.count == letters.count && marks.marksLast == letters.contains(15))
                #expect(places(marks.droppingFirstMarked) == Array(letters.dropFirst()))
                for isMarkedBefore in [false, true] {
                    let starts = letters.filter {
                        $0 == 0 ? !isMarkedBefore : !letters.contains($0 - 1)
                    }
                    #expect(places(marks.runStarts(isMarkedBefore: isMarkedBefore)) == starts)
                }
            }
        }
    }

    @Test func codePointsAreCountedWhereverSixteenBytesEnd() {
        for length in 0...50 {
            for text in ["é¶", "a😀b", "plain", "“x”"] {
                let text = String(repeating: text, count: length)
                let count = Array(text.utf8).withUnsafeBufferPointer { $0.codePointCount }
                #expect(count == text.unicodeScalars.count)
            }
        }
    }

    @Test func wordsAreCountedWhereverSixteenBytesEnd() {
        func count(_ text: [UInt8]) -> Int { text.withUnsafeBufferPointer(WordCount.count) }
        func isLetter(_ byte: UInt8) -> Bool { ASCII.isAlphanumeric(byte) || byte >= 0x80 }
        for text in SearchTests.texts() {
            let words = text.split { ASCII.isBlank($0) || $0 == 0x0A }
            #expect(count(text) == words.count { $0.contains(where: isLetter) })
        }
        #expect(count(Array("-- 1. It's 14:30, a/b \t(C)\n--\r\n¶".utf8)) == 6)
        for length in 0...40 {
            let word = Array(repeating: UInt8(ascii: "a"), count: length)
            #expect(count(word) == (length == 0 ? 0 : 1))
            #expect(count(word + [0x20] + word) == (length == 0 ? 0 : 2))
        }
    }
}
