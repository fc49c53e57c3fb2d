import CableSyntax
import Testing

@testable import CableGrammar

/// The lists of words are searched by bisection.
@Suite struct WordListTests {
    @Test func theListsAreInOrder() {
        #expect(TitleWords.spelled.isInOrder)
        #expect(TitleWords.exact.isInOrder)
        #expect(Sentences.functionWords.isInOrder)
        #expect(!WordList(["B", "A"]).isInOrder)
        #expect(!WordList(["A", "A"]).isInOrder)
    }

    @Test(arguments: [
        ("Ambassador", true), ("AFFAIRS", true), ("technology", true), ("ACTING", true),
        ("Ambassado", false), ("Ambassadors", false), ("", false), ("Zeta", false),
    ])
    func wordsAreFoundWithoutCase(_ word: String, isListed: Bool) {
        var word = word
        let found = word.withUTF8 { TitleWords.spelled.contains(ByteView($0)) }
        #expect(found == isListed)
    }

    @Test(arguments: [
        ("Ambasador", true), ("AMABSSADOR", true), ("Counsleor", true), ("Cheif", false),
        ("Chargé", true), ("CHARGÉ", true), ("d'Affairs", true), ("WHA", true), ("Po", false),
        ("EUR/FO", true), ("Minister-Counselor", true), ("PolCouns", true), ("Col.", true),
        ("Coronel", false), ("Segal", false), ("Martin", false), ("Sample", false),
        ("George", false), ("Thompson-Jones", false),
    ])
    func wordsOfTitlesAreToldFromNames(_ word: String, isTitle: Bool) {
        #expect(word.withBytes { TitleWords.match(ByteView($0)) != nil } == isTitle)
    }
}
