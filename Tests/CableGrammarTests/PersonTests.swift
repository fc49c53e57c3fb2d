import CableModel
import CableSyntax
import Testing

@testable import CableGrammar

/// Name and title of who classified a telegram.
@Suite struct PersonTests {
    private func split(_ text: String) -> [String?] {
        let authority = HeadGrammar.line(
            "Classified By: " + text, kind: .classificationAuthority
        ).classificationAuthority
        return [authority?.name, authority?.title]
    }

    @Test(arguments: [
        ("Ambassador Jane Q. Example", "Jane Q. Example", "Ambassador"),
        ("Jane Example, Political Counselor", "Jane Example", "Political Counselor"),
        (
            "Global Affairs Unit Chief Jane Q. Example", "Jane Q. Example",
            "Global Affairs Unit Chief"
        ),
        ("Charge d'Affaires, a.i., Jane Example", "Jane Example", "Charge d'Affaires, a.i."),
        ("NAS Director Jane Example", "Jane Example", "NAS Director"),
        ("EUR/FO ? JANE EXAMPLE", "JANE EXAMPLE", "EUR/FO"),
        ("Jane Example, Ambasador", "Jane Example", "Ambasador"),
        ("Ambassador Jane Example, Jr.", "Jane Example, Jr.", "Ambassador"),
    ])
    func aPersonIsPartedFromTheTitle(_ text: String, name: String, title: String) {
        #expect(split(text) == [name, title])
    }

    @Test(arguments: [
        "Jane Q. Example", "Director for Erewhon Jane Example",
        "Interagency CooQnator Jane Exa mple",
    ])
    func whereNoPatternIsSureTheWholeIsTheName(_ text: String) {
        #expect(split(text) == [text, nil])
    }
}
