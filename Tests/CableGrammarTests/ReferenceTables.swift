import CableModel
import CableSyntax
import Testing

@testable import CableGrammar

/// What lists of references say, in the forms that telegrams print them.
@Suite struct ReferenceTables {
    /// The telegrams that a line names, each as letter, year, post and serial: `A 08 LAPUTA 12`;
    /// `-` for what is none.
    private func telegrams(_ printed: String) -> [String] {
        let line = HeadGrammar.line(printed, kind: .references)
        return (line.references?.references ?? []).map { reference in
            guard let cited = reference.cited else {
                return [reference.letter, "-", reference.text].compactMap { $0 }
                    .joined(separator: " ")
            }
            let year = cited.year.map { String($0 % 100 + 100).suffix(2) }.map(String.init)
            let parts = [
                reference.letter, year, cited.post,
                (cited.isAirgram ? "A-" : "") + String(cited.serial),
            ]
            return parts.compactMap { $0 }.joined(separator: " ")
        }
    }

    // MARK: Years

    @Test(arguments: [
        (
            "REF: A. ASUNCION 701 (08) B. SAO PAULO 526 (06)",
            ["A 08 ASUNCION 701", "B 06 SAO PAULO 526"]
        ),
        ("REF: 09CAIRO0561; 08CAIRO2528", ["09 CAIRO 561", "08 CAIRO 2528"]),
        (
            "REF: A. 09DHAHRAN 201 B. 09RIYADH 1302 C. RIYADH 103",
            ["A 09 DHAHRAN 201", "B 09 RIYADH 1302", "C RIYADH 103"]
        ),
        ("REF: A. '08 LAPUTA 1491 B. ’08 LAPUTA 1389", ["A 08 LAPUTA 1491", "B 08 LAPUTA 1389"]),
        (
            "REF: A. QUITO 4525-91 B. QUITO 1735 C. QUITO 1905-03",
            ["A 91 QUITO 4525", "B QUITO 1735", "C 03 QUITO 1905"]
        ),
        ("REF: LAPUTA 3565/08", ["08 LAPUTA 3565"]),
        ("REF: LAPUTA 3565 OF 2008", ["08 LAPUTA 3565"]),
        ("REF: LAPUTA 3565 ('08), (07) LAPUTA 12", ["08 LAPUTA 3565", "07 LAPUTA 12"]),
        ("REF: 08-LAPUTA-3565", ["08 LAPUTA 3565"]),
        ("REF: 2005 RIO DE JANEIRO 1143", ["05 RIO DE JANEIRO 1143"]),
        ("REF: 73 LAPUTA A-50", ["73 LAPUTA A-50"]),
        ("REF: LAPUTA 3565 (NOTAL)", ["LAPUTA 3565"]),
        ("REF: LAPUTA 3565 OF DECEMBER 12, 2008", ["08 LAPUTA 3565"]),
        ("REF: LAPUTA 3565 DTD 12 DEC 08, UTOPIA 4", ["08 LAPUTA 3565", "UTOPIA 4"]),
        ("REF: A. LAPUTA 35 DATED 12/11/08 B. UTOPIA 4", ["A 08 LAPUTA 35", "B UTOPIA 4"]),
        ("REF: KABUL 123, OCTOBER 2008", ["08 KABUL 123"]),
        ("REF: 08-NEW EREWHON-3565", ["08 NEW EREWHON 3565"]),
        ("REF: (S/NF) 08 LAPUTA 3565", ["08 LAPUTA 3565"]),
        ("REF: LAPUTA 2007 05005", ["07 LAPUTA 5005"]),
        (
            "REF: A. NEW DELHI 2007 12345 B. KABUL 2006 00017",
            ["A 07 NEW DELHI 12345", "B 06 KABUL 17"]
        ),
        ("REF: KABUL 2007, KABUL 2346", ["KABUL 2007", "KABUL 2346"]),
        ("REF: KABUL 2007 12", ["- KABUL 2007 12"]),
        (
            "REF: A. KABUL 12 (12/11/2005) B. ROME 14 (DEC. 12, 2006)",
            ["A 05 KABUL 12", "B 06 ROME 14"]
        ),
        ("REF: KABUL 12 (DECEMBER 2005); ROME 14", ["05 KABUL 12", "ROME 14"]),
        ("REF: KABUL 12 - MARCH 3, 2005", ["05 KABUL 12"]),
        ("REF: KABUL 12 (MARCH TO MAY 2005)", ["KABUL 12"]),
        (
            "REF: A. LAPUTA 12345 DTG 121212Z MAR 05 B. ROME 14",
            ["A 05 LAPUTA 12345", "B ROME 14"]
        ),
        ("REF: LAPUTA 12345 121212Z MAR 2005; ROME 14", ["05 LAPUTA 12345", "ROME 14"]),
        ("REF: LAPUTA 12345 (DTG: 121212Z MAR 05), ROME 14", ["05 LAPUTA 12345", "ROME 14"]),
        ("REF: LAPUTA 12345 (DTG 121212Z MAR 05, ROME 14", ["LAPUTA 12345", "ROME 14"]),
        ("REF: LAPUTA 2007 12 MAY", ["- LAPUTA 2007 12 MAY"]),
    ])
    func aYearStandsBeforeOrBehind(_ printed: String, _ expected: [String]) {
        #expect(telegrams(printed) == expected)
    }

    // MARK: Letters

    @Test(arguments: [
        ("REF: REF: SECSTATE 58408", ["STATE 58408"]),
        ("REF (A): LIMA 123 REF (B): LIMA 124", ["A LIMA 123", "B LIMA 124"]),
        ("REF: (A): LIMA 123 (B): LIMA 124", ["A LIMA 123", "B LIMA 124"]),
        ("REF: A): LIMA 123 B): LIMA 124", ["A LIMA 123", "B LIMA 124"]),
        ("REF: A.: LIMA 123 B., LIMA 124", ["A LIMA 123", "B LIMA 124"]),
        ("REFTEL: REF: LAPUTA 12", ["LAPUTA 12"]),
        (
            "REF: A. REF A: 09 SOFIA 154 B. REF B: 05 SOFIA 1207",
            ["A 09 SOFIA 154", "B 05 SOFIA 1207"]
        ),
        ("REF A: LAPUTA 1; REF B: LAPUTA 2", ["A LAPUTA 1", "B LAPUTA 2"]),
        ("REF: A.) LAPUTA 282 B.) LAPUTA 283", ["A LAPUTA 282", "B LAPUTA 283"]),
        ("REF: A). LAPUTA 282 B). LAPUTA 283", ["A LAPUTA 282", "B LAPUTA 283"]),
        ("Ref: [A] State 188314, [B] Ottawa 2285", ["A STATE 188314", "B OTTAWA 2285"]),
        (
            "REFS: (1) 2005 LAPUTA 1143, (2) 2005 BRASILIA 03242",
            ["1 05 LAPUTA 1143", "2 05 BRASILIA 3242"]
        ),
        ("REFS: 1. LAPUTA 1143 2. BRASILIA 03242", ["1 LAPUTA 1143", "2 BRASILIA 3242"]),
        ("Ref: A - Kabul 28, B - Kabul 29", ["A KABUL 28", "B KABUL 29"]),
        ("Ref: A -- Kabul 28 B -- Kabul 29", ["A KABUL 28", "B KABUL 29"]),
        (
            "REF: A: Sao Paulo 0031; B: La Paz 0462; C: 06 Sao Paulo 1059",
            ["A SAO PAULO 31", "B LA PAZ 462", "C 06 SAO PAULO 1059"]
        ),
        ("REF: A KABUL 28 B KABUL 29", ["A KABUL 28", "B KABUL 29"]),
        (
            "REF: A) TALLINN 366 B) LEE-SAMPLE EMAIL 05/11/07 B) TALLINN 347",
            ["A TALLINN 366", "B - LEE-SAMPLE EMAIL 05/11/07", "B TALLINN 347"]
        ),
        ("REF: A) LAPUTA 3 C) LAPUTA 4", ["A LAPUTA 3", "C LAPUTA 4"]),
        ("REF: A. (A) LAPUTA 3 B. (B) LAPUTA 4", ["A LAPUTA 3", "B LAPUTA 4"]),
        ("REF: A. (C) LAPUTA 3 B. (C) LAPUTA 4", ["A LAPUTA 3", "B LAPUTA 4"]),
        ("REF: C.) (03) KABUL 3 D.) (04) KABUL 4", ["C 03 KABUL 3", "D 04 KABUL 4"]),
        ("REFTEL(S): A- LAPUTA 3 B- LAPUTA 4", ["A LAPUTA 3", "B LAPUTA 4"]),
        ("REF: A/ LAPUTA 3 B/ LAPUTA 4", ["A LAPUTA 3", "B LAPUTA 4"]),
        ("REF: 1/ LAPUTA 3 2/ LAPUTA 4", ["1 LAPUTA 3", "2 LAPUTA 4"]),
        ("REF: --A. LAPUTA 3 --B. LAPUTA 4", ["A LAPUTA 3", "B LAPUTA 4"]),
        ("REF: - A) LAPUTA 3 - B) LAPUTA 4", ["A LAPUTA 3", "B LAPUTA 4"]),
        ("REF: -- A KING'S LETTER", ["- -- A KING'S LETTER"]),
        ("REF: A. KABUL 12B. PARIS 14C. ROME 16", ["A KABUL 12", "B PARIS 14", "C ROME 16"]),
        ("REF: A. KABUL 12B. LETTER OF A KING", ["A - KABUL 12B. LETTER OF A KING"]),
        ("REF: A: LETTER OF A KING; B: LAPUTA 4", ["A - LETTER OF A KING", "B LAPUTA 4"]),
        ("REF: (1) LETTER OF A KING (2) LAPUTA 4", ["1 - LETTER OF A KING", "2 LAPUTA 4"]),
        ("REF B: LETTER OF A KING", ["B - LETTER OF A KING"]),
        ("REF: 1) KABUL 5 (PARA 4) 2) KABUL 6", ["1 KABUL 5", "2 KABUL 6"]),
        // The first letter is left out.
        (
            "REF: 07 PORT AU PRINCE 3 B. 06 ADDIS ABABA 4",
            ["07 PORT AU PRINCE 3", "B 06 ADDIS ABABA 4"]
        ),
        ("REF: LAPUTA 3 (B) LAPUTA 4 (C) KABUL 5", ["LAPUTA 3", "B LAPUTA 4", "C KABUL 5"]),
        // Without a label the list goes on behind a page line.
        ("C: LAPUTA 3 D: LETTER", ["C LAPUTA 3", "D - LETTER"]),
        ("(2) LAPUTA 3 (3) LAPUTA 4", ["2 LAPUTA 3", "3 LAPUTA 4"]),
    ])
    func aLetterHasManyForms(_ printed: String, _ expected: [String]) {
        #expect(telegrams(printed) == expected)
    }

    // MARK: Several telegrams in one entry

    @Test(arguments: [
        (
            "Refs: A) Kabul 936/935; B) Kabul 692/317 and previous",
            ["A KABUL 936", "KABUL 935", "B KABUL 692", "KABUL 317"]
        ),
        (
            "REF: LAPUTA 9871 AND 9875, UTOPIA 440 (NOTAL)",
            ["LAPUTA 9871", "LAPUTA 9875", "UTOPIA 440"]
        ),
        ("REF: STATE 1; LAPUTA 2; JONES E-MAIL", ["STATE 1", "LAPUTA 2", "- JONES E-MAIL"]),
        ("REF: STATE 12, 14 AND 16", ["STATE 12", "STATE 14", "STATE 16"]),
        ("REF: SAO TOME 433 LAPUTA 709", ["SAO TOME 433", "LAPUTA 709"]),
        ("REF: STATE 297614 AND PREVIOUS 03 LAPUTA 1427", ["STATE 297614", "03 LAPUTA 1427"]),
        (
            "REF: A. STATE 12 (NOTAL), KABUL 15 B. LAPUTA 9",
            ["A STATE 12", "KABUL 15", "B LAPUTA 9"]
        ),
        ("REF: STATE 12 & 14", ["STATE 12", "STATE 14"]),
        ("REF: KABUL 12/1234/567", ["KABUL 12", "KABUL 1234", "KABUL 567"]),
        ("REF: KABUL 123/124/125", ["KABUL 123", "KABUL 124", "KABUL 125"]),
        ("REF: - KABUL 123 - ROME 124", ["KABUL 123", "ROME 124"]),
        ("REF: * KABUL 123 * ROME 124 (NOTAL)", ["KABUL 123", "ROME 124"]),
        ("REF: KABUL 123 - LAPUTA 124", ["KABUL 123"]),
        (
            "REF: Kabul 123 Sensitive but unclassified; not for Internet Distribution.",
            ["KABUL 123"]
        ),
        ("REF: LAPUTA 1091: LAPUTA 263: KABUL 1603", ["LAPUTA 1091", "LAPUTA 263", "KABUL 1603"]),
        (
            "REF: A DIRECTOR'S LETTER ON MACHINES REF B SECSTATE 76108",
            ["- A DIRECTOR'S LETTER ON MACHINES", "B STATE 76108"]
        ),
    ])
    func oneEntryMayNameMore(_ printed: String, _ expected: [String]) {
        #expect(telegrams(printed) == expected)
    }

    // MARK: Posts

    @Test(arguments: [
        (
            "REF: A. UNVIE 544 B. 08 HAGUE 468 C. MEXICO CITY 2636 D. RIO 329 E. PORT-OF-SPAIN 220 F. ST. PETERSBURG 75",
            [
                "A UNVIE VIENNA 544", "B 08 THE HAGUE 468", "C MEXICO 2636", "D RIO DE JANEIRO 329",
                "E PORT OF SPAIN 220", "F ST PETERSBURG 75",
            ]
        ),
        ("REF: A. STATE: 73097 B. BAGHDAD #3565", ["A STATE 73097", "B BAGHDAD 3565"]),
        ("REF: A. STATE NO. 73097 B. LAPUTA NR 12", ["A STATE 73097", "B LAPUTA 12"]),
        ("REF: STATE-73097", ["STATE 73097"]),
        ("REF: CAIRO0561", ["CAIRO 561"]),
        ("REF: AMEMBASSY LAPUTA 12", ["LAPUTA 12"]),
        ("REF: TEL-AVIV 12, NEW DELHI 14", ["TEL AVIV 12", "NEW DELHI 14"]),
        ("REF: STATE 2276-2279", ["STATE 2276"]),
        ("REF: DAR ES SALAAM 7", ["DAR ES SALAAM 7"]),
        ("REF: SECSTATE WASHDC 7, STATE DEPT 8", ["STATE 7", "STATE 8"]),
        ("REF: USMISSION GENEVA 7; US MISSION USNATO 8", ["GENEVA 7", "USNATO 8"]),
        ("REF: STATE 00012345", ["STATE 12345"]),
        ("REF: KABUL 7 NOTAL LAPUTA 8", ["KABUL 7", "LAPUTA 8"]),
        ("REF: EMBASSY ROME TELEGRAM 12, ROME TEL 14", ["ROME 12", "ROME 14"]),
        ("REF: A. NEW DELHI CABLE 7 B. 07 STATE MSG 8", ["A NEW DELHI 7", "B 07 STATE 8"]),
        ("REF: ROME/1234; PARIS/12", ["ROME 1234", "PARIS 12"]),
        ("REF: 07 LAPUTA1234", ["07 LAPUTA 1234"]),
        ("REF: MRN 12 LAPUTA 1234", ["12 LAPUTA 1234"]),
        ("REF: A. MRN: 14 STATE 7 B. MRN 14 ROME 8", ["A 14 STATE 7", "B 14 ROME 8"]),
        ("REF: KABUL 7 VIA LAPUTA 8", ["KABUL 7"]),
        ("REF: A. REO BASRAH 12 B. REO HILLAH 13", ["A BASRAH 12", "B HILLAH 13"]),
        ("RE: STATE 12 AND ROME 14", ["STATE 12", "ROME 14"]),
    ])
    func aPostHasOneName(_ printed: String, _ expected: [String]) {
        #expect(telegrams(printed) == expected)
    }

    /// A name with one slip is that of the only post near; a short one may be any.
    @Test(arguments: [
        ("BUENOS ARIES 123", "BUENOS AIRES 123"), ("TEGUCIGAPLA 123", "TEGUCIGALPA 123"),
        ("07 Islamabd 12", "07 ISLAMABAD 12"), ("SANTIAGGO 12", "SANTIAGO 12"),
        ("RIO DE JANERIO 12", "RIO DE JANEIRO 12"), ("LONDN 12", "LONDN 12"),
        ("TRIPOLIA 12", "TRIPOLI 12"), ("EREWHON 12", "EREWHON 12"),
        ("NEW ERWEHON 12", "NEW ERWEHON 12"),
    ])
    func aPostMayBeMisspelt(_ printed: String, _ expected: String) {
        let line = HeadGrammar.line("REF: " + printed, kind: .references)
        let post = line.parts.first { $0.kind == .post }
        #expect(telegrams("REF: " + printed) == [expected])
        let isAsPrinted = printed.uppercased() == expected
        #expect(post?.basis == (isAsPrinted ? .printed : .repaired))
    }

    /// The letter O for the first digit of a year, before a known post.
    @Test(arguments: [
        ("REF: O7 STATE 12345", "07 STATE 12345"), ("REF: A. O8 ROME 12", "A 08 ROME 12"),
        ("REF: O7 EREWHON 12", "- O7 EREWHON 12"), ("REF: O7STATE 12345", "- O7STATE 12345"),
    ])
    func aYearMayHaveALetter(_ printed: String, _ expected: String) {
        #expect(telegrams(printed) == [expected])
    }

    // MARK: What is no telegram

    @Test(arguments: [
        "INCSR BRAZIL 2008", "SMITH/JONES E-MAIL OF C. 2007", "SMITH-JONES EMAIL 05/11/07",
        "IIR 6 817 0012", "TELCON 12", "DECEMBER 12", "HUMAN RIGHTS REPORT 2007", "UNSCR 1701",
        "LAPUTA POINTS 20", "TD-314", "E10", "MEMO OF 12/11/2007", "CALL OF MAY 3",
        "PARAGRAPH 12", "LETTER 12", "X 12", "RESOLUTION 1747", "9 FAM 42.1 N4", "12 FAM 262.1",
        "NOTE VERBALE 12",
        "SAMPLE-FRANCE DESK 3/11 E-MAIL", "MTCR POC 201/2006", "STATE CA-3400", "STATE 12,345",
        "EMBTEL 3164", "YOUR 1234", "YOURTEL 12", "PDD 39", "NSDD 38", "OMB A-123",
        "DEPTO 12", "TODEP 12", "PARTO 4", "TOSEC 120015", "SECTO 12", "VIPTO 9", "STATE l2345",
        "07 STATE l2345", "NAVADMIN 300/19", "22 CFR 51", "22 USC 2151", "09 COP15", "UNGA 56",
    ])
    func aWrongTelegramIsWorseThanNone(_ text: String) {
        #expect(telegrams("REF: A. KABUL 28 B. \(text)") == ["A KABUL 28", "B - \(text)"])
        #expect(telegrams("REF: \(text)") == ["- \(text)"])
    }

    /// Below a blank line or a page line a list goes on with what is due, and with nothing else.
    @Test(arguments: [
        ("REF: A. KABUL 1", "B. LETTER OF A KING", true),
        ("REF: (1) KABUL 1", "(2) LAPUTA 4", true),
        ("REF: A. KABUL 1", "C. LETTER OF A KING", false), ("REF: A. KABUL 1", "B KING", false),
        ("REF: A. RIO DE", "JANEIRO 12", true), ("REF: A. KABUL 12 AND", "14", true),
        ("REF: A. KABUL 12", "14", false), ("REF: A. KABUL 12", "(NOTAL) B. LAPUTA 4", true),
        ("REF: KABUL 12", "STATE 4 (NOTAL)", true), ("REF: KABUL 12", "STATE 4 IS LATE.", false),
        ("REF: (B) KABUL 12", "(C) The mills stand.", false),
        ("REF: (B) KABUL 12", "(C) ROME 4", true),
        ("REF: A. LETTER OF A KING AND", "A QUEEN", true),
        ("REF: A.", "LETTER OF A KING", true), ("REF: A. LETTER OF", "A KING", true),
        ("REF: A. LETTER", "SUMMARY", false),
    ])
    func aListGoesOnWithWhatIsDue(_ list: String, _ next: String, _ goesOn: Bool) {
        let found = list.withBytes { list in
            next.withBytes { ReferenceContinuation.goesOn(ByteView(list), in: ByteView($0)) }
        }
        #expect(found == goesOn)
    }

    /// What parts two entries is a part of neither.
    @Test func separatorsAreInNoEntry() {
        let line = HeadGrammar.line(
            "REF: A. STATE 1, B. LAPUTA 2; AND C. UTOPIA 3 (NOTAL)", kind: .references)
        #expect(
            line.references?.references.map(\.text) == ["STATE 1", "LAPUTA 2", "UTOPIA 3 (NOTAL)"])
    }
}
