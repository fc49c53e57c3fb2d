import CableModel
import CableSyntax
import Testing

@testable import CableGrammar

/// Who classified a telegram, and why, in the forms that telegrams print it.
@Suite struct AuthorityTables {
    private func authority(_ printed: String) -> ClassificationAuthority? {
        HeadGrammar.line(printed, kind: .classificationAuthority).classificationAuthority
    }

    /// Name, title and the letters of the reasons of a line; `-` for what it does not say.
    private func reading(_ printed: String) -> [String] {
        let authority = authority(printed)
        return [
            authority?.name ?? "-", authority?.title ?? "-",
            authority?.reasons.joined(separator: " ") ?? "-",
        ]
    }

    // MARK: The whole line

    @Test(arguments: [
        (
            "Classified By: DCM John Q. Sample, Reasons 1.4 (b,d)",
            ["John Q. Sample", "DCM", "1.4(b) 1.4(d)"]
        ),
        (
            "CLASSIFIED BY ECONOMIC COUNSELOR JANE SAMPLE FOR REASONS 1.5 (B) AND (D)",
            ["JANE SAMPLE", "ECONOMIC COUNSELOR", "1.5(b) 1.5(d)"]
        ),
        (
            "Classified by Ambassador Jane Sample. Reason: 1.4(b)",
            ["Jane Sample", "Ambassador", "1.4(b)"]
        ),
        (
            "(U) Classified by: J. Sample, POL/C, per 1.4 b/d",
            ["J. Sample", "POL/C", "1.4(b) 1.4(d)"]
        ),
        (
            "Classified By: Jane SAMPLE, Charge d'affaires a.i., reason 1.4 (d)",
            ["Jane SAMPLE", "Charge d'affaires a.i.", "1.4(d)"]
        ),
        ("CLASSIFIED BY: A/DCM SAMPLE, REASON 1.4 (B)", ["SAMPLE", "A/DCM", "1.4(b)"]),
        (
            "Classified By: DCM Roy Sample for reasons 1.4(b) and1.4(d)",
            ["Roy Sample", "DCM", "1.4(b) 1.4(d)"]
        ),
        (
            "Classified By: DCM Roy Sample for reasons 1:4 (b) and (d)",
            ["Roy Sample", "DCM", "1.4(b) 1.4(d)"]
        ),
        (
            "Classified By: DCM Roy Sample at 1:45, reason 1.5 (b)",
            ["DCM Roy Sample at 1:45", "-", "1.5(b)"]
        ),
        (
            "Classified by: Jane Sample, Consul General, U.S. Consulate General Laputa, Department of State. REASON: 1.4 (b), (d)",
            [
                "Jane Sample",
                "Consul General, U.S. Consulate General Laputa, Department of State",
                "1.4(b) 1.4(d)",
            ]
        ),
        ("CLASSIFIED BY: E.O. 12958, REASONS 1.4 (B) AND (D)", ["-", "-", "1.4(b) 1.4(d)"]),
        (
            "1. (U) Classified by DCM Jane Sample for reasons 1.5 (b) and (d).",
            ["Jane Sample", "DCM", "1.5(b) 1.5(d)"]
        ),
        (
            "1. CONFIDENTIAL - ENTIRE TEXT. CLASSIFIED BY: ANN W.S. SAMPLE, AMBASSADOR. REASON: 1.5 (D) .",
            ["ANN W.S. SAMPLE", "AMBASSADOR", "1.5(d)"]
        ),
        (
            "1. (C) Secret - entire text. Classified by Ambassador Jane Sample, reason 1.5 (b).",
            ["Jane Sample", "Ambassador", "1.5(b)"]
        ),
        (
            "Classified By: CLASSIFIED BY USEU MCOUNSELOR ANN SAMPLE, FOR REA SONS 1.4 (B) AND (D)",
            ["ANN SAMPLE", "USEU MCOUNSELOR", "1.4(b) 1.4(d)"]
        ),
        (
            "Classified By: by CDA Jane Sample for reasons 1.4 (b)",
            ["Jane Sample", "CDA", "1.4(b)"]
        ),
        (
            "Classified By: Ambassador Sample by reasons 1.4 (d)",
            ["Sample", "Ambassador", "1.4(d)"]
        ),
        (
            "CLASSIFIED BY: POL COUNSELOR JANE SAMPLE FO R REASONS 1.4 (B)",
            ["JANE SAMPLE", "POL COUNSELOR", "1.4(b)"]
        ),
        (
            "Classified By: DCM Jane Sample fo Reasons: 1.4(B), (D).",
            ["Jane Sample", "DCM", "1.4(b) 1.4(d)"]
        ),
        (
            "CLASSIFIED BY: AMBASSADOR JANE SAMPLE, IN ACCORDANCE WITH E.O. 12958, SECTION 1.4 (B)",
            ["JANE SAMPLE", "AMBASSADOR", "1.4(b)"]
        ),
        (
            "Classified By: Jane Sample, DCM, pursuant to E.O. 12958 as amended, 1.4 (d)",
            ["Jane Sample", "DCM", "1.4(d)"]
        ),
        (
            "Clasified By: DCM Jane Sample based on reasons 1.4 (b)",
            ["Jane Sample", "DCM", "1.4(b)"]
        ),
        (
            "CLASSIFED BY JANE SAMPLE, DCM, X1234, UNDER E.O. 12958, 1.4 (B)",
            ["JANE SAMPLE", "DCM", "1.4(b)"]
        ),
        (
            "Class. by: Jane Sample, Consul General, Embassy Laputa, tel. 555-1234; reason 1.4(d)",
            ["Jane Sample", "Consul General, Embassy Laputa", "1.4(d)"]
        ),
        (
            "Classified By: Jane Sample, DCM, ext. 123; reason 1.4(d)",
            ["Jane Sample", "DCM", "1.4(d)"]
        ),
        (
            "Classified By: DCM Jane Sample for 1.4 reasons (b) and (d)",
            ["Jane Sample", "DCM", "1.4(b) 1.4(d)"]
        ),
        // A marked sentence behind the list gives no reason.
        (
            "Classified By: Jane Sample, DCM. Reasons 1.4 (b) and (d). (C) Summary: A king spoke.",
            ["Jane Sample", "DCM", "1.4(b) 1.4(d)"]
        ),
        (
            "CLASSIFIED-BY: DCM Jane Sample forreasons 1.4 (b)", ["Jane Sample", "DCM", "1.4(b)"]
        ),
        ("CLASSIFIER: DCM Jane Sample, 1.4 (b)", ["Jane Sample", "DCM", "1.4(b)"]),
        (
            "Classified By: DCM Jane Sample, reason 1.4 (b). (S) The king spoke.",
            ["Jane Sample", "DCM", "1.4(b)"]
        ),
        (
            "Classified By: DCM Jane Sample, reasons 1.4 (b). (C) and (d).",
            ["Jane Sample", "DCM", "1.4(b) 1.4(c) 1.4(d)"]
        ),
    ])
    func aLineNamesPersonTitleAndReasons(_ printed: String, _ expected: [String]) {
        #expect(reading(printed) == expected)
    }

    /// The line below goes on with the order and its reasons; the order of a declassification is a
    /// line of its own.
    @Test(arguments: [
        ("E.O. 12958, REASONS 1.4 (B) AND (D)", true), ("E.O. 12958, 1.4 (b)", true),
        ("E.O. 12958: N/A", false), ("E.O. 12958: DECL: 12/11/2017, REASON 1.4 (B)", false),
        ("REASONS 1.4 (B)", false),
    ])
    func anOrderMayBelongToTheReasons(_ line: String, _ doesBelong: Bool) {
        #expect(line.withBytes { AuthorityReader.beginsWithOrder(ByteView($0)) } == doesBelong)
    }

    // MARK: Names

    @Test(arguments: [
        ("Ambassador Jan van Sample", "Jan van Sample", "Ambassador"),
        ("Ambassador Maria de la Example, reasons", "Maria de la Example", "Ambassador"),
        ("DCM Omar al-Sample", "Omar al-Sample", "DCM"),
        ("POLOFF J. R. SAMPLE", "J. R. SAMPLE", "POLOFF"),
        ("JANE VAN DER SAMPLE, CDA", "JANE VAN DER SAMPLE", "CDA"),
        ("Ambassador John Q. Sample III", "John Q. Sample III", "Ambassador"),
        ("JOHN SAMPLE, JR., CONSUL GENERAL", "JOHN SAMPLE, JR.", "CONSUL GENERAL"),
        ("John Sample Jr., Consul General", "John Sample Jr.", "Consul General"),
        ("Political Counselor Pete O'Sample", "Pete O'Sample", "Political Counselor"),
        ("Political Counselor Pete O,Sample", "Pete O'Sample", "Political Counselor"),
        ("DCM Luis G, Sample", "Luis G. Sample", "DCM"),
        ("Sample, Vilma, Ambassador, DOS, EXEC", "Sample, Vilma", "Ambassador, DOS, EXEC"),
        ("DCM Robert (Bob) Sample", "Robert (Bob) Sample", "DCM"),
        ("DCM Robert \"Bob\" Sample", "Robert \"Bob\" Sample", "DCM"),
        ("Ambassador Andrew Y oung", "Andrew Young", "Ambassador"),
        (
            "Political Minister-Counselor Jane Exam ple", "Jane Example",
            "Political Minister-Counselor"
        ),
        ("CHARGE D'AFFAIRES JOHN C.SAMPLE", "JOHN C.SAMPLE", "CHARGE D'AFFAIRES"),
        ("Ambassador Zoë Sámple", "Zoë Sámple", "Ambassador"),
        ("Ambassador Mary Sample-Example", "Mary Sample-Example", "Ambassador"),
        ("Ambassador Jane Head", "Jane Head", "Ambassador"),
        ("(C) Ambassador-at-Large Jane Sample", "Jane Sample", "Ambassador-at-Large"),
        ("XXXXXXXXXXXX, Ambassador", "-", "Ambassador"),
        ("Ambassador xxxxxxxxxxxx", "-", "Ambassador"),
        ("Charge d'Affaires [Name of the Ambassador removed]", "-", "Charge d'Affaires"),
        ("Marinus XXXXXXXXXXXX, Consul General", "Marinus XXXXXXXXXXXX", "Consul General"),
        ("ambassador jane sample", "jane sample", "ambassador"),
        ("Ambassador Jane LeSample", "Jane LeSample", "Ambassador"),
        ("JSample, Charge, State, FO", "JSample", "Charge, State, FO"),
        ("Ambassador Jane P. Sample", "Jane P. Sample", "Ambassador"),
        (
            "Charge d'Affaires Maria B. de la Sample, JR.", "Maria B. de la Sample, JR.",
            "Charge d'Affaires"
        ),
        ("ECMIN MARY ANN W.S. VAN DER SAMPLE", "MARY ANN W.S. VAN DER SAMPLE", "ECMIN"),
    ])
    func aNameHasManyForms(_ person: String, _ name: String, _ title: String) {
        let printed = "Classified By: " + person + (person.hasSuffix("reasons") ? " 1.4 (b)" : "")
        #expect(Array(reading(printed).prefix(2)) == [name, title])
    }

    // MARK: Titles

    @Test(arguments: [
        ("Charge d,Affaires a.i. Ann Sample", "Ann Sample", "Charge d'Affaires a.i."),
        ("Charge d'Affaires, a.i., Ann Sample", "Ann Sample", "Charge d'Affaires, a.i."),
        ("CHARGE D'AFFAIRS ANN SAMPLE", "ANN SAMPLE", "CHARGE D'AFFAIRS"),
        ("CHARGE D AFFAIRES ANN SAMPLE", "ANN SAMPLE", "CHARGE D AFFAIRES"),
        ("Chargé d’Affaires Ann Sample", "Ann Sample", "Chargé d’Affaires"),
        ("Charge' d'Affaires Ann Sample", "Ann Sample", "Charge' d'Affaires"),
        ("Charge d'Affaires ad interim Ann Sample", "Ann Sample", "Charge d'Affaires ad interim"),
        ("Ambassdor Ann Sample", "Ann Sample", "Ambassdor"),
        ("AMABSSADOR ANN SAMPLE", "ANN SAMPLE", "AMABSSADOR"),
        ("Ann Sample, Ambasador", "Ann Sample", "Ambasador"),
        ("Politcal Counsleor Ann Sample", "Ann Sample", "Politcal Counsleor"),
        (
            "Acting Political Minster Counselor Ann Sample", "Ann Sample",
            "Acting Political Minster Counselor"
        ),
        ("Deputy Cheif of Mission Ann Sample", "Ann Sample", "Deputy Cheif of Mission"),
        ("Econimic Officr Ann Sample", "Ann Sample", "Econimic Officr"),
        (
            "Minister-Counsellor for Economic Affai rs Ann Sample", "Ann Sample",
            "Minister-Counsellor for Economic Affairs"
        ),
        ("Political M-C Ann Sample", "Ann Sample", "Political M-C"),
        ("COL ANN SAMPLE, DATT", "ANN SAMPLE", "COL, DATT"),
        ("LTC John Sample", "John Sample", "LTC"),
        ("RADM JOHN Q. SAMPLE", "JOHN Q. SAMPLE", "RADM"),
        ("Defense Attache Col. John Sample", "John Sample", "Defense Attache Col."),
        ("Iraq Desk Officer Ann Sample", "Ann Sample", "Iraq Desk Officer"),
        ("AMEMBASSY LAPUTA DCM ANN SAMPLE", "ANN SAMPLE", "AMEMBASSY LAPUTA DCM"),
        ("ANN SAMPLE, DCM, AMEMBASSY LAPUTA", "ANN SAMPLE", "DCM, AMEMBASSY LAPUTA"),
        ("Ann Sample DCM", "Ann Sample", "DCM"),
        ("Ann Sample (DCM)", "Ann Sample", "DCM"),
        ("Ann Sample - Principal Officer", "Ann Sample", "Principal Officer"),
        ("EUR/FO ? ANN SAMPLE", "ANN SAMPLE", "EUR/FO"),
        ("PolMilOff Ann Sample", "Ann Sample", "PolMilOff"),
        ("EconCouns Ann Sample", "Ann Sample", "EconCouns"),
        ("EAP DAS Ann Sample", "Ann Sample", "EAP DAS"),
        ("S/CT DAS, Ann B. Sample", "Ann B. Sample", "S/CT DAS"),
        ("T U/S Ann B. Sample", "Ann B. Sample", "T U/S"),
        ("PRT Team Leader Ann Sample", "Ann Sample", "PRT Team Leader"),
        ("USAID Mission Director Ann Sample", "Ann Sample", "USAID Mission Director"),
        ("Regional Security Officer Sample", "Sample", "Regional Security Officer"),
        (
            "Ann Sample, Director, Office of Laputan Affairs, INR", "Ann Sample",
            "Director, Office of Laputan Affairs, INR"
        ),
        ("EUR/LAPUTA ANN SAMPLE", "ANN SAMPLE", "EUR/LAPUTA"),
        ("External Affairs Officer Ann Sample", "Ann Sample", "External Affairs Officer"),
        ("ICE ATTACHE ANN SAMPLE", "ANN SAMPLE", "ICE ATTACHE"),
        ("MGT OFFICER ANN SAMPLE", "ANN SAMPLE", "MGT OFFICER"),
        ("ANN SAMPLE, CG, AMCONGEN LAPUTA", "ANN SAMPLE", "CG, AMCONGEN LAPUTA"),
        ("Consul General", "-", "Consul General"), ("AMCONGEN LAPUTA", "-", "AMCONGEN LAPUTA"),
        ("Dep. Dir. Ann Sample", "Ann Sample", "Dep. Dir."),
        // Functions that no list has, in capitals before a name that is not.
        ("FPO Ann Sample", "Ann Sample", "FPO"), ("RAO Ann B. Sample", "Ann B. Sample", "RAO"),
        ("DRAO Ann van Sample", "Ann van Sample", "DRAO"), ("JJ Ann Sample", "JJ Ann Sample", "-"),
        ("ANN Sample", "ANN Sample", "-"),
        ("U.S. Ambassador to Lisbon Ann Sample", "Ann Sample", "U.S. Ambassador to Lisbon"),
        (
            "Consul General in Rio de Janeiro Ann B. Sample", "Ann B. Sample",
            "Consul General in Rio de Janeiro"
        ),
        (
            "Ambassador to Erewhon Ann Sample", "Ambassador to Erewhon Ann Sample", "-"
        ),
    ])
    func aTitleHasManyForms(_ person: String, _ name: String, _ title: String) {
        #expect(
            Array(reading("Classified By: " + person + ", reasons 1.4 (b)").prefix(2))
                == [name, title])
    }

    /// Of two who classified each has a name and a title of its own.
    @Test(arguments: [
        ("Jane Sample and John Example", ["Jane Sample", "John Example"], []),
        (
            "Ambassador Jane Sample and DCM John Example", ["Jane Sample", "John Example"],
            ["Ambassador", "DCM"]
        ),
        (
            "JANE SAMPLE, DCM, AND JOHN EXAMPLE, POL", ["JANE SAMPLE", "JOHN EXAMPLE"],
            ["DCM", "POL"]
        ),
        (
            "DCM Jane Sample and John Example, Econ Counselor", ["Jane Sample", "John Example"],
            ["DCM", "Econ Counselor"]
        ),
        (
            "A/DCM Jane Q. Sample & Omar al-Example, Consul",
            ["Jane Q. Sample", "Omar al-Example"],
            ["A/DCM", "Consul"]
        ),
        (
            "Political Counselor Jane Q. Sample and DCM Example", ["Jane Q. Sample", "Example"],
            ["Political Counselor", "DCM"]
        ),
        (
            "Ambassador Jane Sample; Deputy Ambassador John Example",
            ["Jane Sample", "John Example"], ["Ambassador", "Deputy Ambassador"]
        ),
        (
            "Econ Counselor John Example for Ambassador Jane Sample",
            ["John Example", "Jane Sample"], ["Econ Counselor", "Ambassador"]
        ),
        (
            "A/DCM John Q. Example for DCM Jane Sample", ["John Q. Example", "Jane Sample"],
            ["A/DCM", "DCM"]
        ),
        (
            "Jane Sample, Counselor for Economic and Political Affairs", ["Jane Sample"],
            ["Counselor for Economic and Political Affairs"]
        ),
    ])
    func twoPersonsAreTwo(_ person: String, _ names: [String], _ titles: [String]) {
        let line = HeadGrammar.line(
            "Classified By: \(person), reasons 1.4 (b)", kind: .classificationAuthority)
        #expect(line.parts.filter { $0.kind == .name }.map { line.text(of: $0) } == names)
        #expect(line.parts.filter { $0.kind == .title }.map { line.text(of: $0) } == titles)
    }

    // MARK: Reasons

    @Test(arguments: [
        ("1.4 B AND D", "1.4(b) 1.4(d)"), ("1.4 (B/D)", "1.4(b) 1.4(d)"),
        ("1.5 (b) (d)", "1.5(b) 1.5(d)"), ("1.4(a-d)", "1.4(a) 1.4(b) 1.4(c) 1.4(d)"),
        ("E.O. 12958, 1.4(b)", "1.4(b)"), ("1.4 (b) a nd (d)", "1.4(b) 1.4(d)"),
        ("1.4 (b) an d (d)", "1.4(b) 1.4(d)"), ("14 (b) and (d)", "1.4(b) 1.4(d)"),
        ("1.4b,d", "1.4(b) 1.4(d)"), ("1.4.(b), (d)", "1.4(b) 1.4(d)"),
        ("1,4 (b) and (d)", "1.4(b) 1.4(d)"), ("1. 4 (b)", "1.4(b)"),
        ("1.4 (b) and 1.5 (d)", "1.4(b) 1.5(d)"), ("1.4 (b & d)", "1.4(b) 1.4(d)"),
        ("1.4 (b+d)", "1.4(b) 1.4(d)"), ("1.4 (a), (b) AND (d).", "1.4(a) 1.4(b) 1.4(d)"),
        ("1.4 (bd)", "1.4(b) 1.4(d)"), ("1.4(d.)", "1.4(d)"),
        ("1.4 (b)(d) For the Ambassador a copy", "1.4(b) 1.4(d)"),
        ("1.4 (b), (d) Summary of a day", "1.4(b) 1.4(d)"),
        ("1.4 (b) and (d), and E.O. 12958", "1.4(b) 1.4(d)"), ("(b) and (d)", ""),
        ("1.4 (b0 and (d)", "1.4(b) 1.4(d)"), ("1.4 (b) and 9d)", "1.4(b) 1.4(d)"),
        ("1.4 (b0, (d0", "1.4(b) 1.4(d)"), ("l.4 (b) and (d)", "1.4(b) 1.4(d)"),
        ("I.5 (b)", "1.5(b)"), ("1.4 (b) 10 mills", "1.4(b)"),
    ])
    func reasonsHaveManyForms(_ reasons: String, _ expected: String) {
        #expect(
            reading("Classified By: DCM Jane Sample, reasons \(reasons)") == [
                "Jane Sample", "DCM", expected,
            ])
    }

    /// What leads from the person to the reasons is part of neither.
    @Test(arguments: [
        "by authority of 1.4 (b) and (d)", "pursuant to E.O. 12958, sections 1.4 (b) and (d)",
        "under sections 1.4 (b) and (d)",
    ])
    func whatLeadsToTheReasonsIsNoTitle(_ reasons: String) {
        let line = HeadGrammar.line(
            "Classified By: DCM Jane Sample \(reasons)", kind: .classificationAuthority)
        #expect(line.parts.filter { $0.kind == .name }.map { line.text(of: $0) } == ["Jane Sample"])
        #expect(line.parts.filter { $0.kind == .title }.map { line.text(of: $0) } == ["DCM"])
    }

    /// Where no form is sure the whole is the name, and nothing is made up.
    @Test(arguments: [
        "Director for Erewhon Jane Example", "Jane Sample, John Example",
        "DCM Sample and John Example, Consul",
    ])
    func whereNothingIsSureTheWholeIsTheName(_ person: String) {
        #expect(
            Array(reading("Classified By: " + person + ", reasons 1.4 (b)").prefix(2))
                == [person, "-"])
    }
}
