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
        ("PolOffs Jane Example", "Jane Example", "PolOffs"),
        ("POLITICAL COU NSELOR JANE EXAMPLE", "JANE EXAMPLE", "POLITICAL COUNSELOR"),
        ("Deputy Chief of Missi on Jane Example", "Jane Example", "Deputy Chief of Mission"),
        ("AMBASSAD OR JANE EXAMPLE", "JANE EXAMPLE", "AMBASSADOR"),
        ("Jane Example, Polit ical Counselor", "Jane Example", "Political Counselor"),
        ("Pol Couns Jane Example", "Jane Example", "Pol Couns"),
        ("Poleconoff Jane Example", "Jane Example", "Poleconoff"),
        ("Econ/Pol Jane Example", "Jane Example", "Econ/Pol"),
        ("Hon. Jane Example, U.S. Ambassador", "Jane Example", "Hon., U.S. Ambassador"),
        (
            "US Permanent Representative to UNESCO Jane Example", "Jane Example",
            "US Permanent Representative to UNESCO"
        ),
        ("Director for Peru Jane Example", "Jane Example", "Director for Peru"),
        (
            "SPECIAL ENVOY TO PERU AND SRI LANKA JANE EXAMPLE", "JANE EXAMPLE",
            "SPECIAL ENVOY TO PERU AND SRI LANKA"
        ),
        ("Counselor for ICAO Jane Q. Example", "Jane Q. Example", "Counselor for ICAO"),
        (
            "Director Jane Example, Office of Inland Affairs and Regional Conflicts",
            "Jane Example", "Director, Office of Inland Affairs and Regional Conflicts"
        ),
        (
            "Jane Example, Bureau of Oceans and Islands", "Jane Example",
            "Bureau of Oceans and Islands"
        ),
    ])
    func aPersonIsPartedFromTheTitle(_ text: String, name: String, title: String) {
        #expect(split(text) == [name, title])
    }

    /// One title in front of two.
    @Test(arguments: [
        ("PolOffs Jane Roe and John Doe", "Jane Roe and John Doe", "PolOffs"),
        ("DCM Jane Q. Roe and John Doe", "Jane Q. Roe and John Doe", "DCM"),
        ("Director Jane Roe, Islands and Conflicts", "Jane Roe", "Director, Islands and Conflicts"),
    ])
    func aTitleMayBeOfTwo(_ text: String, name: String, title: String) {
        #expect(split(text) == [name, title])
    }

    @Test(arguments: [
        "Jane Q. Example", "Jane Example/DCM", "Director for Peru Example",
        "Director for Peru and Erewhon Jane Example", "Director for Erewhon Jane Example",
        "Interagency CooQnator Jane Exa mple",
    ])
    func whereNoPatternIsSureTheWholeIsTheName(_ text: String) {
        #expect(split(text) == [text, nil])
    }
}
