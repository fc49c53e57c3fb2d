import CableSyntax
import Testing

@testable import CableGrammar
@testable import CableParsing

/// What is found sixteen bytes at a time, against the same found byte for byte.
@Suite struct QuickSearchTests {
    /// Texts of few signs, so that everything that is looked for comes up.
    private static func text(_ number: Int) -> [UInt8] {
        let signs = Array("refspaxX[ ]  05(\tÂé".utf8)
        var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
        return (0..<(number % 60)).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return signs[Int(state >> 33) % signs.count]
        }
    }

    @Test func unevenPlaces() {
        for number in 0..<2000 {
            Self.text(number).withUnsafeBufferPointer { buffer in
                let view = ByteView(buffer)
                let uneven = (0..<view.count).filter { index in
                    let byte = view[index]
                    if index == view.end - 1 { return byte <= 0x20 }
                    return byte < 0x20 || byte == 0xC2 || byte == 0x5B || byte == 0x5D
                        || byte == 0x20 && view[index + 1] <= 0x20
                }
                for start in 0...view.end {
                    let expected = uneven.first { $0 >= start } ?? view.end
                    #expect(view.firstUneven(from: start) == expected)
                    let rest = view.from(start)
                    #expect(LineLook(view).at(rest: rest).firstUneven == expected)
                }
                let look = LineLook(view)
                #expect(look.mayHaveMarking || !view.dropLast.contains("("))
                #expect(look.mayHaveZeros || !view.dropLast.contains("0"))
            }
        }
    }

    @Test func placesOfMentions() {
        for number in 0..<2000 {
            Self.text(number).withUnsafeBufferPointer { buffer in
                let view = ByteView(buffer)
                var places = InlinePlaces(in: view)
                var found: [Int] = []
                while let place = places.next() { found.append(place) }
                #expect(found == found.sorted() && Set(found).count == found.count)
                for place in 0..<max(0, view.count - 2) {
                    let begins =
                        view.matches("REF", at: place) || view.matches("SEP", at: place)
                        || view.matches("PAR", at: place) || view.matches("XX", at: place)
                        || view[place] == UInt8(ascii: "[")
                        || view[place + 1] == 0x20 && ASCII.isDigit(view[place + 2])
                    #expect(found.contains(place) || !begins)
                }
            }
        }
    }
}
