import Testing

@testable import CableConversion

@Suite struct SHA256Tests {
    @Test func digestsAreThoseOfTheStandard() {
        // FIPS 180-4, examples.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(SHA256.hexDigest(of: Array("abc".utf8)) == abc)
        #expect(SHA256.hexDigests(of: [Array("abc".utf8), []]) == [abc, nothing])
        #expect(SHA256.hexDigests(of: []) == [])
    }

    /// Two at a time give what each gives alone, wherever blocks end.
    @Test func manyAreDigestedAsEachAlone() {
        func text(_ length: Int) -> [UInt8] {
            (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ length) }
        }
        let texts = [300, 0, 63, 64, 65, 1, 128, 127, 5000, 4999, 64, 55, 56, 119, 120].map(text)
        for count in 0...texts.count {
            let some = Array(texts.prefix(count))
            #expect(SHA256.hexDigests(of: some) == some.map(SHA256.hexDigest))
        }
    }
}
