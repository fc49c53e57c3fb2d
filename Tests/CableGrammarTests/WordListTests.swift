import CableSyntax
import Testing

@testable import CableGrammar

/// The lists of words are searched by bisection.
@Suite struct WordListTests {
    @Test func theListsAreInOrder() {
        #expect(PersonSplitter.titleWords.isInOrder)
        #expect(Sentences.functionWords.isInOrder)
        #expect(!WordList(["B", "A"]).isInOrder)
        #expect(!WordList(["A", "A"]).isInOrder)
    }

    @Test(arguments: [
        ("Ambassador", true), ("A.I.", true), ("WHA", true), ("Chargé", true), ("CHARGÉ", true),
        ("Ambassado", false), ("Ambassadors", false), ("", false), ("Zeta", false),
    ])
    func wordsAreFoundWithoutCase(_ word: String, isListed: Bool) {
        var word = word
        let found = word.withUTF8 { PersonSplitter.titleWords.contains(ByteView($0)) }
        #expect(found == isListed)
    }
}
