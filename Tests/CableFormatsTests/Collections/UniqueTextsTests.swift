import Testing

@testable import CableFormats

@Suite struct UniqueTextsTests {
    /// A few are compared one by one, many are looked up in a set.
    @Test(arguments: [0, 1, 5, 31, 32, 33, 100])
    func textsKeepTheOrderInWhichTheyCameFirst(_ count: Int) {
        let expected = (0..<count).map { "text \($0)" }
        var texts = UniqueTexts()
        let areNew = (expected + expected.reversed()).map { texts.insert($0) }
        #expect(areNew == expected.map { _ in true } + expected.map { _ in false })
        #expect(texts.all == expected)
        var others = UniqueTexts()
        for text in expected { others.append(text) }
        #expect(texts == others)
        #expect(texts.hashValue == others.hashValue)
        let isNew = others.insert("another")
        #expect(isNew && others != texts)
    }
}
