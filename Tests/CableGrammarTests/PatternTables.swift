import CableModel
import CableSyntax
import Testing

@testable import CableGrammar

/// Runs a function on a view of a text.
private func view<Value>(_ text: String, _ body: (ByteView) throws -> Value) rethrows -> Value {
    try Array(text.utf8).withUnsafeBufferPointer { try body(ByteView($0)) }
}

/// What the readers of single lines and words make of what telegrams print.
@Suite struct PatternTables {
    // MARK: Labels

    @Test(arguments: [
        ("E.O. 12958: DECL", HeadLabels.Kind.executiveOrder, "E.O. 12958:"),
        ("EO 13526 DECL", .executiveOrder, "EO 13526"),
        ("E. O. 12958", .executiveOrder, "E. O. 12958"),
        ("e.o. 12356:", .executiveOrder, "e.o. 12356:"),
        ("E.0. 12958: DECL", .executiveOrder, "E.0. 12958:"),
        ("E0 13526: DECL", .executiveOrder, "E0 13526:"),
        ("S U B J E C T: A", .subject, "S U B J E C T:"), ("T A G S: PREL", .tags, "T A G S:"),
        ("R E F T E L : ROME 1", .references, "R E F T E L :"),
        ("SUBJECT - A", .subject, "SUBJECT -"), ("TAGS - PREL", .tags, "TAGS -"),
        ("TAGS: PREL", .tags, "TAGS:"),
        ("TAGS PREL", .tags, "TAGS"),
        ("TAG: PREL", .tags, "TAG:"),
        ("Tags: PREL", .tags, "Tags:"),
        ("SUBJECT: A", .subject, "SUBJECT:"),
        ("SUBJ : A", .subject, "SUBJ :"),
        ("Subject: a", .subject, "Subject:"),
        ("SUB: A", .subject, "SUB:"),
        ("REF: A. STATE 1", .references, "REF:"),
        ("REFTEL: STATE 1", .references, "REFTEL:"),
        ("REF(S): A", .references, "REF(S):"),
        ("Classified By: A", .authority, "Classified By:"),
        ("1. (U) Classified by A", .authority, "1. (U) Classified by"),
        ("Derived from: A", .authority, "Derived from:"),
        ("(U) SUBJECT: A", .subject, "(U) SUBJECT:"), ("(S/NF) Subj: a", .subject, "(S/NF) Subj:"),
        ("REF- ROME 1", .references, "REF-"), ("REFTEL - ROME 1", .references, "REFTEL -"),
        ("EXECUTIVE ORDER 13526: N/A", .executiveOrder, "EXECUTIVE ORDER 13526:"),
        ("Executive Order 12958 DECL", .executiveOrder, "Executive Order 12958"),
        ("EO: 12958: N/A", .executiveOrder, "EO: 12958:"),
        ("E.O.: 12958 N/A", .executiveOrder, "E.O.: 12958"),
        ("E.O.-12958: N/A", .executiveOrder, "E.O.-12958:"),
        ("EXEC ORDER 12958: N/A", .executiveOrder, "EXEC ORDER 12958:"),
        ("Exec. Order: 12356", .executiveOrder, "Exec. Order: 12356"),
        ("SUBJE CT: A", .subject, "SUBJE CT:"), ("SUB JECT: A", .subject, "SUB JECT:"),
        ("S UBJECT: A", .subject, "S UBJECT:"),
        ("RE: STATE 12", .references, "RE:"), ("RE: 07 ROME 12", .references, "RE:"),
        ("REFERENCE: ROME 1", .references, "REFERENCE:"),
    ])
    func aLabelIsKnown(_ text: String, kind: HeadLabels.Kind, label: String) throws {
        let match = try #require(view(text) { HeadLabels.match($0) })
        #expect(match.kind == kind)
        #expect(String(text.prefix(match.end)) == label)
    }

    @Test(arguments: [
        "Subject to approval", "SUB A", "SUBTLE: A", "Tags are sewn on", "REFERENDUM", "E.O. signs",
        "SUBJECTS: A",
        "TAGSX", "E.O. 12", "Refuge", "", "S U B J E C T", "T A G S A: B", "E02 12958: DECL",
        "Subject - a king", "(U) Subject to approval", "(U) SUBJECTS: A", "Ref- erence", "REF-A",
        "EXECUTIVE ORDER OF A KING", "EXECUTIVE: 12958", "E.O. - 12", "RE: A KING",
        "RE: EREWHON 12",
        "REFERENCE TO WATER", "REFERENCES IN THE TEXT", "REFERENCE POINT", "SUB TITLE: A",
        "SUBJE CTS OF A KING", "SUBS ECT: A",
    ])
    func otherTextIsNoLabel(_ text: String) {
        #expect(view(text) { HeadLabels.match($0) } == nil)
    }

    @Test(arguments: [
        ("1. A", 1, false), ("12. A", 12, false), ("¶3. A", 3, true), ("[1](#)1. A", 1, true),
        ("¶ 4. A", 4, true),
    ])
    func aParagraphNumberIsKnown(_ text: String, number: Int, hasPilcrow: Bool) throws {
        let match = try #require(view(text) { ParagraphNumbers.match($0) })
        #expect(match.number == number)
        #expect(match.hasPilcrow == hasPilcrow)
    }

    @Test(arguments: ["1.4 (b)", "3.5 percent", "12345. A", "1) A", "A.", "2007"])
    func aQuantityIsNoParagraphNumber(_ text: String) {
        #expect(view(text) { ParagraphNumbers.match($0) } == nil)
    }

    // MARK: Page marks

    @Test(arguments: [
        ("EREWHON 00000042  002 OF 003", "", "002", "003"),
        ("BUENOS AIR 00000042  002.2 OF 003", "", "002.2", "003"),
        ("EREWHON 00042  002 OF 003", "", "002", "003"),
        ("EREWHON 00000042  002 OF 003", "EREWHON", "002", "003"),
        ("and so onEREWHON 00000042  003 OF 003", "EREWHON", "003", "003"),
        ("PAGE 02        EREWHO  00042  01 OF 03  291400Z", "", "02", "03"),
        ("PAGE 02        PORT OF  00042  01 OF 03  291400Z", "", "02", "03"),
    ])
    func aPageLineIsKnown(_ text: String, post: String, page: String, total: String) throws {
        let found = view(text) { PageMarks.match($0, post: post.isEmpty ? nil : Array(post.utf8)) }
        let match = try #require(found)
        #expect(match.mark.kind == .pageLine(PageLine(page: page, total: total)))
    }

    @Test func textBeforeAPageLineIsLeft() throws {
        let text = "the mills EREWHON 00000042  002 OF 003"
        let match = try #require(view(text) { PageMarks.match($0, post: Array("EREWHON".utf8)) })
        #expect(match.range == 10..<text.utf8.count)
        #expect(match.mark.printed == "EREWHON 00000042 002 OF 003")
    }

    @Test(arguments: [
        "one of 002 mills", "EREWHON 42 02 OF 03", "PAGE 02 of the report", "12 OF 100 mills stand",
        "PAGE 0002 RUEHFRA0170 S E C R E T",
    ])
    func otherTextIsNoPageLine(_ text: String) {
        #expect(view(text) { PageMarks.match($0, post: nil) == nil })
    }

    // MARK: Rules

    /// Three signs on either side are a rule around words; fewer are the words' own.
    @Test(arguments: [
        ("====CABLE ENDS====", "CABLE ENDS"), ("--- MILLS ---", "MILLS"), ("***MILLS***", "MILLS"),
        ("-- MILLS --", "-- MILLS --"), ("--- MILLS --", "--- MILLS --"), ("------", "------"),
    ])
    func aRuleStandsAroundWords(_ text: String, words: String) {
        #expect(view(text) { Rules.withoutRules($0).string } == words)
    }

    // MARK: Addresses

    @Test(arguments: [
        (
            "RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 4418",
            Addressee(
                role: .action, name: "SECSTATE WASHDC", routingIndicator: "RUEHC",
                precedence: .niactImmediate, stationSerial: "4418")
        ),
        (
            "RUEHLP/AMEMBASSY LAPUTA PRIORITY 0191",
            Addressee(
                role: .action, name: "AMEMBASSY LAPUTA", routingIndicator: "RUEHLP",
                precedence: .priority, stationSerial: "0191")
        ),
        ("SECSTATE WASHDC", Addressee(role: .action, name: "SECSTATE WASHDC")),
        (
            "SECSTATE WASHDC 2276-2279",
            Addressee(role: .action, name: "SECSTATE WASHDC", stationSerial: "2276-2279")
        ),
        (
            "RHMFISS/CDR ATLANTIS//J5/FPA// FLASH",
            Addressee(
                role: .action, name: "CDR ATLANTIS", routingIndicator: "RHMFISS",
                precedence: .flash, office: "J5/FPA")
        ),
        ("ZEN/AMCONSUL UTOPIA", Addressee(role: .action, name: "AMCONSUL UTOPIA")),
        ("EREWHON  COLLECTIVE", Addressee(role: .action, name: "EREWHON COLLECTIVE")),
        (
            "AMCONSUL UTOPIA 7",
            Addressee(role: .action, name: "AMCONSUL UTOPIA", stationSerial: "7")
        ),
        (
            "RUEHC/SECSTATE WASHDC 44",
            Addressee(
                role: .action, name: "SECSTATE WASHDC", routingIndicator: "RUEHC",
                stationSerial: "44")
        ),
        ("CTF 70", Addressee(role: .action, name: "CTF 70")),
        (
            "RUEHC / SECSTATE WASHDC IMMED 4418/4419",
            Addressee(
                role: .action, name: "SECSTATE WASHDC", routingIndicator: "RUEHC",
                precedence: .immediate, stationSerial: "4418/4419")
        ),
        (
            "AMEMBASSY LAPUTA PRIROITY 0191 .",
            Addressee(
                role: .action, name: "AMEMBASSY LAPUTA", precedence: .priority,
                stationSerial: "0191")
        ),
        (
            "RUEHC SECSTATE WASHDC PRIORITY;",
            Addressee(
                role: .action, name: "SECSTATE WASHDC", routingIndicator: "RUEHC",
                precedence: .priority)
        ),
        (
            "AMEMBASSY LAPUTA, PRIORITY",
            Addressee(role: .action, name: "AMEMBASSY LAPUTA", precedence: .priority)
        ),
        ("ROME GROUP", Addressee(role: .action, name: "ROME GROUP")),
    ])
    func anAddresseeIsTakenApart(_ text: String, expected: Addressee) {
        #expect(HeadGrammar.line(text, kind: .addressee, .addressee(.action)).addressee == expected)
    }

    @Test func anOriginatorMayNameItsOffice() {
        #expect(
            HeadGrammar.line("FM SECDEF WASHDC//OSD//", kind: .originator).originator
                == Originator(name: "SECDEF WASHDC", office: "OSD"))
    }

    @Test(arguments: [
        ("FM AMEMBASSY ROME", "AMEMBASSY ROME"), ("FROM AMEMBASSY ROME", "AMEMBASSY ROME"),
        ("FROM: SECSTATE WASHDC", "SECSTATE WASHDC"),
        ("FM RUEHLP/AMEMBASSY LAPUTA", "AMEMBASSY LAPUTA"),
        ("FMAMEMBASSY LAPUTA", "AMEMBASSY LAPUTA"), ("FMUSMISSION UTOPIA", "USMISSION UTOPIA"),
    ])
    func anOriginatorHasTwoLabels(_ text: String, name: String) {
        #expect(HeadGrammar.line(text, kind: .originator).originator == Originator(name: name))
    }

    @Test(arguments: [
        "FROM THE AMBASSADOR", "From AMEMBASSY ROME", "FROMAMEMBASSY ROME", "FMS SALES TO LAPUTA",
        "fmamembassy rome",
    ])
    func otherTextNamesNoOriginator(_ text: String) {
        #expect(view(text) { !AddressLines.isOriginator($0) })
    }

    @Test(arguments: [
        ("FM AMEMBASSY ROME TO SECSTATE WASHDC", "FM AMEMBASSY ROME"),
        ("TO RUEHC/SECSTATE WASHDC 12 INFO RUEHRO/AMEMBASSY ROME", "TO RUEHC/SECSTATE WASHDC 12"),
        ("P 010000Z JAN 66 FM AMEMBASSY ROME TO SECSTATE WASHDC", "P 010000Z JAN 66"),
        ("TO AMEMBASSY ROME PASS TO AMCONSUL MILAN", nil), ("INFO NATO TO THE TEETH", nil),
        ("FM AMEMBASSY ROME to AMEMBASSY PARIS", nil),
        (
            "TO RUEHC/SECSTATE WASHDC 12 RUEHRO/AMEMBASSY ROME", "TO RUEHC/SECSTATE WASHDC 12"
        ),
        ("RUEHLP/AMEMBASSY LAPUTA 7 RUEHRO/AMEMBASSY ROME", "RUEHLP/AMEMBASSY LAPUTA 7"),
        ("INFO AMEMBASSY ROME RELAY RHEFDIA/DIA WASHDC", nil),
        ("INFO AMEMBASSY ROME, AMEMBASSY PARIS", "INFO AMEMBASSY ROME,"),
        ("TO SECSTATE WASHDC PRIORITY 42, USMISSION GENEVA", "TO SECSTATE WASHDC PRIORITY 42,"),
        ("TO DEPT OF JUSTICE, AMERICAN DESK, WASHDC", nil),
    ])
    func anAddressMayStandWithinALine(_ text: String, before: String?) {
        let found = view(text) { line in
            AddressLines.labelWithin(line).map { line.upTo($0).trimmed.string }
        }
        #expect(found == before)
    }

    /// What a line is by its own form; a label with nothing behind it names nobody.
    @Test(arguments: [
        ("INFO AMEMBASSY ROME", HeadLine.Kind.addressee), ("INFO", nil), ("TO", nil),
        ("FM AMEMBASSY ROME", .originator), ("SUBJECT: MILLS", .subject), ("The mills stand.", nil),
    ])
    func aLineHasAKindByItself(_ text: String, kind: HeadLine.Kind?) {
        #expect(view(text) { HeadGrammar.kind(of: $0) } == kind)
    }

    // MARK: Sentences

    @Test(arguments: [
        ("They stand.", true), ("\u{201C}They stand.\u{201D}", true),
        ("(He said \u{2018}no.\u{2019})", true),
        ("[Who stands?]", true), ("They stand", false), ("\u{201C}They stand\u{201D}", false),
    ])
    func aSentenceEndsBeforeItsQuotes(_ text: String, isEnd: Bool) {
        #expect(view(text) { Sentences.isEnd($0) } == isEnd)
    }

    @Test(arguments: [
        ("The owner of this", true), ("The mills stand and", true), ("The mills,", true),
        ("They will not say WHO", true), ("The mills stand", false), ("Thistle", false),
        ("", false),
    ])
    func aSentenceDoesNotEndWithEveryWord(_ text: String, breaksOff: Bool) {
        #expect(view(text) { Sentences.breaksOff($0) } == breaksOff)
    }

    // MARK: TAGS and references

    @Test(arguments: [
        ("PREL, PGOV; XX", ["PREL", "PGOV", "XX"]),
        ("PREL PGOV", ["PREL", "PGOV"]),
        ("prel,PGOV,", ["PREL", "PGOV"]),
        ("", []),
        ("PREL/PGOV KDEM-KPAO", ["PREL", "PGOV", "KDEM", "KPAO"]),
        ("PREL/LAPU", ["PREL/LAPU"]), ("PREL/PGOV/EUN", ["PREL", "PGOV", "EUN"]),
        ("ETRD-PREL-FR", ["ETRD", "PREL", "FR"]), ("PREL/LAPU/PGOV", ["PREL/LAPU/PGOV"]),
        ("PREL, PGOV, AND EUN", ["PREL", "PGOV", "EUN"]),
        ("PREL (A/B) PGOV", ["PREL", "PGOV"]),
        ("COUNTER TERRORISM, PREL", ["COUNTER TERRORISM", "PREL"]),
        ("PREL WXYZ WINDMILL", ["PREL", "WXYZ WINDMILL"]),
        ("PREL XYZ WINDMILL", ["PREL", "XYZ", "WINDMILL"]),
    ])
    func tagsAreTakenApart(_ text: String, codes: [String]) {
        #expect(view(text) { TagsReader.tags($0) }.map(\.code) == codes)
    }

    @Test(arguments: [
        ("A. STATE 161988 B. LAPUTA 1382", ["A", "B"], ["STATE 161988", "LAPUTA 1382"]),
        ("(A) STATE 161988, (B) LAPUTA 1382", ["A", "B"], ["STATE 161988", "LAPUTA 1382"]),
        ("A. A) STATE 1 B. B) LAPUTA 2", ["A", "B"], ["STATE 1", "LAPUTA 2"]),
        ("STATE 161988; LAPUTA 1382", [nil, nil], ["STATE 161988", "LAPUTA 1382"]),
        ("SAO TOME 433 LAPUTA 709", [nil, nil], ["SAO TOME 433", "LAPUTA 709"]),
        (
            "LAPUTA 9871 AND 9875, UTOPIA 440 (NOTAL)", [nil, nil, nil],
            ["LAPUTA 9871", "9875", "UTOPIA 440 (NOTAL)"]
        ),
        ("LAPUTA 03242 2008", [nil], ["LAPUTA 03242 2008"]),
        (
            "STATE 297614 AND PREVIOUS 03 LAPUTA 1427", [nil, nil],
            ["STATE 297614 AND PREVIOUS", "03 LAPUTA 1427"]
        ),
        ("A. SMITH/JONES E-MAIL OF C. 2007", ["A"], ["SMITH/JONES E-MAIL OF C. 2007"]),
    ])
    func referencesAreTakenApart(_ text: String, letters: [String?], texts: [String]) {
        let references = view(text) { ReferenceReader.references($0) }
        #expect(references.map(\.letter) == letters)
        #expect(references.map(\.text) == texts)
    }

    @Test(arguments: [
        ("STATE 161988 (NOTAL)", CitedTelegram(post: "STATE", serial: 161988)),
        ("06 STATE 185834", CitedTelegram(year: 2006, post: "STATE", serial: 185834)),
        ("2005 LAPUTA 14734", CitedTelegram(year: 2005, post: "LAPUTA", serial: 14734)),
        ("89 LAPUTA 0095", CitedTelegram(year: 1989, post: "LAPUTA", serial: 95)),
        ("73 LAPUTA A-50", CitedTelegram(year: 1973, post: "LAPUTA", serial: 50, isAirgram: true)),
        ("ISLE OF LAPUTA 12", nil),
        ("SMITH/JONES E-MAIL", nil),
        ("TELCON 12", nil),
        ("DECEMBER 12", nil),
        ("STATE", nil),
    ])
    func aCitedTelegramIsKnown(_ text: String, expected: CitedTelegram?) {
        #expect(view(text) { CitedForm($0)?.telegram } == expected)
    }

    // MARK: Classification

    @Test(arguments: [
        ("(C) A", ClassificationLevel.confidential, [String]()),
        ("(S//NF) A", .secret, ["NOFORN"]),
        ("(S/NF) A", .secret, ["NOFORN"]),
        ("(TS) A", .topSecret, []),
        ("(SBU) A", .sensitiveButUnclassified, []),
        ("(LOU) A", .limitedOfficialUse, []),
        ("(C/REL NATO) A", .confidential, ["REL NATO"]),
        ("(C - ENTIRE TEXT) A", .confidential, []),
        ("( U ) A", .unclassified, []),
    ])
    func aPortionMarkingIsKnown(_ text: String, level: ClassificationLevel, controls: [String])
        throws
    {
        let match = try #require(view(text) { PortionMarkings.match($0) })
        #expect(match.marking.level == level)
        #expect(match.marking.controls.map(\.name) == controls)
    }

    @Test(arguments: ["(Comment)", "(see para 2)", "(CA) A", "C) A", "(S", "(U.S.)"])
    func otherParenthesesAreText(_ text: String) {
        #expect(view(text) { PortionMarkings.match($0) == nil })
    }

    @Test(arguments: [
        ("S E C R E T", ClassificationLevel.secret, false),
        ("T O P S E C R E T", .topSecret, false),
        ("CONFIDENTIAL", .confidential, false),
        ("UNCLAS EREWHON 1", .unclassified, false),
        ("C C O N F I D E N T I A L", .confidential, true),
        ("CONFIDENTAL EREWHON 1", .confidential, true), ("CONFIDENTIALL", .confidential, true),
        ("UNCLASSFIED EREWHON 1", .unclassified, true), ("CONFIDETNIAL", .confidential, true),
        ("C0NFIDENTIAL EREWHON 1", .confidential, true), ("SECRE7", .secret, true),
        ("C O N F 1 D E N T I A L", .confidential, true), ("UNCLA5 EREWHON 1", .unclassified, true),
        ("T0P SECRET EREWHON 1", .topSecret, true),
        ("S-E-C-R-E-T", .secret, false),
        ("C-O-N-F-I-D-E-N-T-I-A-L EREWHON 1", .confidential, false),
        ("T-O-P S-E-C-R-E-T EREWHON 1", .topSecret, false),
        ("U-N-C-L-A-S EREWHON 1", .unclassified, false),
    ])
    func aClassificationIsKnown(_ text: String, level: ClassificationLevel, isGarbled: Bool) throws
    {
        let match = try #require(view(text) { ClassificationWords.match($0) })
        #expect(match.level == level)
        #expect(match.isGarbled == isGarbled)
    }

    @Test(arguments: [
        "SECRETARY", "Confidentially", "CONFIDENTIALLY", "ECRET", "Confidental", "SECERT",
        "UNCLASSIFIEDLY", "S-E-C-T", "E-MAIL", "U-2", "C-O-N", "S-E-C-R-E-T-A-R-Y",
        "C0NFIDENTIALLY", "SECRE70", "S3CR37 PLANS", "C02 EMISSIONS",
    ])
    func otherWordsAreNoClassification(_ text: String) {
        #expect(view(text) { ClassificationWords.match($0) == nil })
    }

    /// The level, what the line says of sections, post and number, and its controls.
    @Test(arguments: [
        ("SECRET NOFORN EREWHON 42", "SECRET EREWHON 42 NOFORN"),
        (
            "S E C R E T EXDIS NOFORN SECTION 01 OF 02 EREWHON 42",
            "SECRET 1/2 EREWHON 42 EXDIS NOFORN"
        ),
        ("UNCLAS SBU EREWHON 42", "UNCLASSIFIED EREWHON 42 SBU"),
        ("SECRET NATO 42", "SECRET NATO 42"), ("SECRET NOFORN", "SECRET"),
        ("UNCLAS SECTION ONE OF THREE EREWHON 42", "UNCLASSIFIED 1/3 EREWHON 42"),
        ("UNCLAS SECTION O1 0F 02 EREWHON 42", "UNCLASSIFIED 1/2 EREWHON 42"),
        ("UNCLAS SECTION 1 ON 2 EREWHON 42", "UNCLASSIFIED"),
        ("UNCLAS PORT EREWHON000042", "UNCLASSIFIED PORT EREWHON 42"),
        ("UNCLAS EREWHON42", "UNCLASSIFIED"), ("UNCLAS EREWHON 00O042", "UNCLASSIFIED EREWHON 42"),
        ("UNCLAS EREWHON OOOOOO", "UNCLASSIFIED"),
        ("UNCLAS, EREWHON 42", "UNCLASSIFIED EREWHON 42"),
        ("UNCLAS SECTION 01/02 EREWHON 42", "UNCLASSIFIED 1/2 EREWHON 42"),
        ("UNCLAS SECT 1 OF 2, EREWHON 42, SIPDIS", "UNCLASSIFIED 1/2 EREWHON 42"),
        ("UNCLAS PART TWO OF TWO: EREWHON 42", "UNCLASSIFIED 2/2 EREWHON 42"),
        ("UNCLAS SEC 1", "UNCLASSIFIED"),
        ("UNCLAS EREWHON 42 SECTION 01 OF 02", "UNCLASSIFIED 1/2 EREWHON 42"),
        ("SECRET//REL TO USA, GBR// EREWHON 42", "SECRET EREWHON 42 REL TO USA, GBR"),
        ("SECRET//NOFORN// SECTION 1 OF 2 EREWHON 42", "SECRET 1/2 EREWHON 42 NOFORN"),
        ("UNCLAS EREWHON 42//SIPDIS", "UNCLASSIFIED EREWHON 42"),
        ("UNCLAS EREWHON 42 - SIPDIS", "UNCLASSIFIED EREWHON 42"),
        ("UNCLAS EREWHON 42//12", "UNCLASSIFIED"),
        ("SENSITIVE BUT UNCLASSIFIED EREWHON 42", "SENSITIVE BUT UNCLASSIFIED EREWHON 42"),
        ("S E C R E T PORT EREWHON 000042, SEC 2 OF 3", "SECRET 2/3 PORT EREWHON 42"),
        ("UNCLAS E F T O EREWHON 42", "UNCLASSIFIED EREWHON 42 EFTO"),
        ("UNCLAS EFTO SECTION 1 OF 2 EREWHON 42", "UNCLASSIFIED 1/2 EREWHON 42 EFTO"),
        ("UNCLAS FOR OFFICIAL USE ONLY EREWHON 42", "UNCLASSIFIED EREWHON 42 FOUO"),
        ("UNCLASSIFIED//FOR OFFICIAL USE ONLY EREWHON 42", "UNCLASSIFIED EREWHON 42 FOUO"),
        ("S-E-C-R-E-T SECTION 01 OF 02 EREWHON 42", "SECRET 1/2 EREWHON 42"),
        ("SBU EREWHON 42", "SENSITIVE BUT UNCLASSIFIED EREWHON 42"),
        ("SBU SECTION 01 OF 02 PORT EREWHON 42", "SENSITIVE BUT UNCLASSIFIED 1/2 PORT EREWHON 42"),
        ("UNCLAS EREWHON 0142/01", "UNCLASSIFIED EREWHON 142"),
        ("UNCLAS EREWHON 142/2", "UNCLASSIFIED EREWHON 142"),
        ("UNCLAS EREWHON 142/143", "UNCLASSIFIED"), ("UNCLAS EREWHON 42/01", "UNCLASSIFIED"),
        ("UNCLAS EREWHON NO. 42", "UNCLASSIFIED EREWHON 42"),
        ("SECRET PORT EREWHON NR 42", "SECRET PORT EREWHON 42"),
        ("S.E.C.R.E.T EREWHON 42", "SECRET EREWHON 42"),
        ("C O N F I D E N T I A LEREWHON 42", "CONFIDENTIAL EREWHON 42"),
        ("S E C R E TNEW EREWHON 42", "SECRET NEW EREWHON 42"),
        ("C O N F I D E N T I A LONDON 42", "CONFIDENTIAL LONDON 42"),
        ("C O N F I D E N T I A LA PAZ 42", "CONFIDENTIAL LA PAZ 42"),
        ("LIMITED OFFICAL USE EREWHON 42", "LIMITED OFFICIAL USE EREWHON 42"),
        ("LOU EREWHON 42", "LIMITED OFFICIAL USE EREWHON 42"),
        ("UNCLAS EREWHON #42", "UNCLASSIFIED EREWHON 42"),
        ("UNCLAS PORT EREWHON: 42", "UNCLASSIFIED PORT EREWHON 42"),
        ("SECRET STATE 123456/TOSEC 12", "SECRET STATE 123456"),
        ("SECRET STATE 123456 (TOSEC 120015)", "SECRET STATE 123456"),
        ("SECRET SECTION 1 OF 2 SECTO 12", "SECRET 1/2 SECTO 12"),
        // A blank within a number: nobody knows it.
        ("UNCLAS STATE 12 3456", "UNCLASSIFIED"), ("UNCLAS STATE 123 456", "UNCLASSIFIED"),
        ("UNCLAS STATE 000123 456", "UNCLASSIFIED STATE 123"),
    ])
    func aClassificationLineIsTakenApart(_ text: String, expected: String) throws {
        let line = try #require(
            HeadGrammar.line(text, kind: .classification).classification)
        let section = line.section.map { "\($0.number)/\($0.total)" }
        let serial = line.serial.map(String.init)
        let parts =
            [line.level?.word, section, line.post, serial] + line.controls.map(\.name)
        #expect(parts.compactMap { $0 }.joined(separator: " ") == expected)
    }

    @Test(arguments: [
        ("SIDPIS", "SIPDIS"), ("SIPDS", "SIPDIS"), ("NO FORN", "NOFORN"), ("SENSITVE", "SENSITIVE"),
    ])
    func aCaptionMayBeMisspelt(_ text: String, meant: String) {
        #expect(view(text) { CaptionLines.misspelt($0) } == meant)
        let line = HeadGrammar.line(text, kind: .captions)
        #expect(line.captions?.map(\.name) == [meant])
    }

    /// By whom a telegram may be read, in the words that lines of captions have.
    @Test(arguments: [
        ("HANDLE AS NODIS", ["HANDLE AS NODIS"]),
        ("EXDIS HANDLE AS NODIS", ["EXDIS", "HANDLE AS NODIS"]),
        ("SIPDIS, HANDLE AS EXDIS", ["SIPDIS", "HANDLE AS EXDIS"]),
        (
            "SBU - NOT FOR INTERNET DISTRIBUTION", ["SBU", "NOT FOR INTERNET DISTRIBUTION"]
        ),
        (
            "SENSITIVE -- NOT FOR RELEASE OUTSIDE USG",
            ["SENSITIVE", "NOT FOR RELEASE OUTSIDE USG"]
        ),
    ])
    func aCaptionMaySayHowToHandleIt(_ text: String, names: [String]) {
        #expect(HeadGrammar.line(text, kind: .captions).captions?.map(\.name) == names)
    }

    @Test(arguments: ["MILLS", "Sipdsi", "SIMDIS", "EREWHON", "SENSIBLE"])
    func otherWordsAreNoCaption(_ text: String) {
        #expect(view(text) { CaptionLines.misspelt($0) } == nil)
    }

    /// What a telegram says of itself in a sentence of its own.
    @Test(arguments: [
        ("THIS CABLE IS SENSITIVE BUT UNCLASSIFIED.", true),
        ("THIS MESSAGE IS NOT FOR INTERNET DISTRIBUTION.", true),
        ("THIS TELEGRAM IS FOR OFFICIAL USE ONLY.", true), ("THIS CABLE IS LONG.", false),
        ("THE MILLS ARE SENSITIVE BUT UNCLASSIFIED.", false),
    ])
    func aCaptionMayBeASentence(_ text: String, isCaption: Bool) {
        let end = view(text) { CaptionLines.captions($0)?.end }
        #expect(end == (isCaption ? text.utf8.count : nil))
    }

    // MARK: Releases

    /// A line that says to whom a telegram may be shown, and nothing else; it is short.
    @Test(arguments: [
        ("REL TO LAPUTA", "REL TO LAPUTA"),
        ("REL TO LAPUTA AND UTOPIA", "REL TO LAPUTA AND UTOPIA"),
        ("REL TO USA, LAPU, UTO", "REL TO USA, LAPU, UTO"), ("REL TO USA LAP", "REL TO USA LAP"),
        ("RELEASABLE TO NATO", "RELEASABLE TO NATO"), ("REL TO LAPUTA MILLS", nil),
        ("REL TO USA 42", nil), ("Rel to Laputa", nil), ("RELEASED TO LAPUTA", nil),
        (
            "REL TO " + String(repeating: "L", count: 53),
            "REL TO " + String(repeating: "L", count: 53)
        ),
        ("REL TO " + String(repeating: "L", count: 54), nil),
    ])
    func aReleaseIsALineByItself(_ text: String, release: String?) {
        #expect(view(text) { DisseminationWords.releaseLine($0) } == release)
    }

    // MARK: Authority

    @Test(arguments: [
        (
            "Classified By: Ambassador A. Quixote for reasons 1.4 (b) and (d).", "A. Quixote",
            "Ambassador", ["1.4(b)", "1.4(d)"]
        ),
        (
            "CLASSIFIED BY: DCM S. PANZA. REASON: 1.5 (B,D)", "S. PANZA", "DCM",
            ["1.5(b)", "1.5(d)"]
        ),
        (
            "Classified By: Sancho Panza, Political Counselor, reasons 1.4(b), (d)",
            "Sancho Panza", "Political Counselor", ["1.4(b)", "1.4(d)"]
        ),
    ])
    func anAuthorityIsTakenApart(_ text: String, name: String, title: String, reasons: [String])
        throws
    {
        let line = HeadGrammar.line(text, kind: .classificationAuthority)
        let authority = try #require(line.classificationAuthority)
        #expect(authority.name == name)
        #expect(authority.title == title)
        #expect(authority.reasons == reasons)
    }

    @Test func aDerivedClassificationNamesItsSource() {
        let line = HeadGrammar.line("Derived from: DSCG 05-1.", kind: .classificationAuthority)
        #expect(
            line.classificationAuthority == ClassificationAuthority(derivedFrom: "DSCG 05-1"))
    }

    // MARK: Dates

    @Test(arguments: [
        ("DECL: 12/11/2017", "2017-12-11"),
        ("DECL: 11/29/10", "2010-11-29"),
        ("DECL: 2035/01/07", "2035-01-07"),
        ("2019-02-12", "2019-02-12"),
        ("25/12/2017", "2017-12-25"),
        ("12.25.2017", "2017-12-25"), ("25.12.2017", "2017-12-25"),
        ("X1, 02/29/2016", "2016-02-29"),
    ])
    func aDateIsKnown(_ text: String, iso: String) {
        #expect(view(text) { Dates.first(in: $0)?.date.iso } == iso)
    }

    @Test(arguments: [
        ("DECL: JULY 21, 2016", "2016-07-21"), ("DECL: 21 JUL 2016", "2016-07-21"),
        ("DECL: July 4 2016.", "2016-07-04"), ("DECL: 30 FEB 2016", nil),
        ("DECL: JUL 21, 16", nil), ("UPON THE KING'S 4 MAY", nil),
    ])
    func aDateMayBeInWords(_ text: String, iso: String?) {
        #expect(view(text) { Dates.firstInWords($0)?.date.iso } == iso)
    }

    @Test(arguments: [
        "N/A", "02/30/2017", "12/11", "1.6X1", "12-11/2017", "12345/1/2", "", "02.07.2016",
        "1.4.26",
    ])
    func otherTextIsNoDate(_ text: String) {
        #expect(view(text) { Dates.first(in: $0) == nil })
    }

    @Test(arguments: [
        ("O R 141437Z NOV 08 ZDK", [Precedence.immediate, .routine], "2008-11-14T14:37Z"),
        ("111031Z DEC 07", [], "2007-12-11T10:31Z"),
        ("P 010000z jan 66", [.priority], "1966-01-01T00:00Z"),
        ("PR 010000Z JAN 66", [.priority, .routine], "1966-01-01T00:00Z"),
        ("P010000Z JAN 66", [.priority], "1966-01-01T00:00Z"),
        ("P 0l0OOOZ JAN 66", [.priority], "1966-01-01T00:00Z"),
        ("P 010000Z JAN O6", [.priority], "2006-01-01T00:00Z"),
        ("P 010000Z SEPT 06", [.priority], "2006-09-01T00:00Z"),
        ("P 010000Z JAN. 06", [.priority], "2006-01-01T00:00Z"),
        ("P 010000Z JUI 06", [.priority], "2006-07-01T00:00Z"),
        ("P 010000Z 0CT 06", [.priority], "2006-10-01T00:00Z"),
        ("P 010000Z N0V 06", [.priority], "2006-11-01T00:00Z"),
        ("P 010000Z 5EP 06", [.priority], "2006-09-01T00:00Z"),
        ("DTG: 010000Z JAN 06", [], "2006-01-01T00:00Z"),
        ("DTG P 010000Z JAN 06", [.priority], "2006-01-01T00:00Z"),
        ("Date/DTG: O R 010000Z JAN 06", [.immediate, .routine], "2006-01-01T00:00Z"),
    ])
    func aDateTimeGroupIsKnown(_ text: String, precedences: [Precedence], iso: String) throws {
        let line = try #require(HeadGrammar.line(text, kind: .dateTimeGroup).dateTimeGroup)
        #expect(line.precedences == precedences)
        #expect(line.dateTimeGroup.isoMinute == iso)
    }

    @Test(arguments: ["P 010000Z JUI 06", "P 0l0000Z JUL 06", "P 010000Z SEPT 06"])
    func aGroupThatIsRepairedIsNotRegular(_ text: String) throws {
        #expect(view(text) { TransmissionLines.dateTimeGroup($0)?.isRegular } == false)
    }

    /// The parts of a subject whose marking stands before the label.
    @Test(arguments: [
        ("(U) SUBJECT: KINGS", "(U)", "SUBJECT:", "KINGS"),
        ("(S/NF) SUBJ: KINGS (U)", "(S/NF)", "SUBJ:", "KINGS (U)"),
        ("(SBU) Subject: A king: his mills", "(SBU)", "Subject:", "A king: his mills"),
    ])
    func aMarkingMayStandBeforeTheLabel(
        _ text: String, marking: String, label: String, subject: String
    ) {
        let line = HeadGrammar.line(text, kind: .subject)
        let texts = [HeadLine.Part.Kind.portionMarking, .label, .text].map { kind in
            line.part(kind).map { line.text(of: $0) }
        }
        #expect(texts == [marking, label, subject])
    }

    @Test(arguments: [
        "P 321031Z DEC 07", "P 112531Z DEC 07", "P 111031Z DEX 07", "111031 DEC 07",
        "P 111031Z 0C7 07", "DATE: 12/11/2007", "DTG: 321031Z DEC 07",
    ])
    func anImpossibleMomentIsNoDateTimeGroup(_ text: String) {
        #expect(view(text) { TransmissionLines.dateTimeGroup($0) == nil })
    }
}
