import CableFormats
import CableModel
import CableTestSupport
import Testing

/// Heads whose lines were retyped or cut: every document of them reads back.
@Suite struct RetypedHeadTests {
    private static let above = """
        R 210529Z NOV 07
        FM AMEMBASSY LAPUTA
        TO SECSTATE WASHDC 1234

        """

    private func read(_ lines: String) -> Reading {
        Readings.ofTelegram(
            lines + "\nTAGS: PREL\nSUBJECT: MILLS TURN\n\n1. (U) They turn.\n\nSAMPLE\n")
    }

    /// Number lines, and the number that each has: none where nobody can tell it.
    @Test(
        arguments: [
            ("UNCLAS SECTION 01 OF 02\nLAPUTA 003067", 3067), ("UNCLAS\nLAPUTA 003067", 3067),
            ("UNCLAS LAPUTA\n003067", 3067), ("UNCLAS SECTION 01 OF\n02 LAPUTA 003067", 3067),
            ("C-O-N-F-I-D-E-N-T-I-A-L LAPUTA 003067", 3067), ("SBU LAPUTA 3067", 3067),
            ("UNCLAS LAPUTA 3067/01", 3067), ("UNCLAS LAPUTA NO. 3067", 3067),
            ("UNCLAS LAPUTA 30 673", nil), ("C O N F I D E N T I A LLAPUTA 003067", 3067),
            ("LOU LAPUTA 3067", 3067), ("UNCLAS LAPUTA #3067", 3067),
            ("UNCLAS LAPUTA 3067/TOSEC 12", 3067), ("UNCLAS LAPUTA 3067\nTOSEC 120015", 3067),
            ("TOSEC 120015\nUNCLAS LAPUTA 3067", 3067),
        ] as [(String, Int?)])
    func classificationLines(_ line: String, _ serial: Int?) throws {
        let reading = read(Self.above + line)
        let own = reading.cable.transcription.classificationHeadLine
        #expect(own?.level != nil)
        #expect(own?.postAndSerial?.serial == serial)
        try WayBack.expect(of: reading)
    }

    @Test(arguments: [
        ("SIDPIS", ["SIPDIS"]), ("SIPDS\nSENSITVE", ["SIPDIS", "SENSITIVE"]),
        ("NO FORN", ["NOFORN"]), ("EXDIS HANDLE AS NODIS", ["EXDIS", "HANDLE AS NODIS"]),
        ("HANDLE AS NODIS", ["HANDLE AS NODIS"]),
    ])
    func captions(_ lines: String, _ names: [String]) throws {
        let reading = read(Self.above + "UNCLAS LAPUTA 003067\n\n" + lines + "\n")
        #expect(reading.cable.transcription.captions.map(\.name) == names)
        try WayBack.expect(of: reading)
    }

    @Test(arguments: [
        ("INFO\nAMEMBASSY UTOPIA\nAMCONSUL EREWHON", 3), ("INFO\n\nAMEMBASSY UTOPIA", 2),
        ("INFO AMEMBASSY UTOPIA\nXMT\nAMCONSUL EREWHON", 3),
    ])
    func labelsOfAddresseesAlone(_ lines: String, _ count: Int) throws {
        let reading = read(Self.above + lines + "\nUNCLAS LAPUTA 003067")
        #expect(reading.cable.transcription.addressees.count == count)
        try WayBack.expect(of: reading)
    }

    private static let stamps = [
        "RELEASED IN PART\nB1", "RELEASED IN PART\nB1, 1.4(D)\nREVIEW AUTHORITY: Pat Sample",
        "RELEASED IN FULL\nPat Sample, Acting-Director\nUS Department of State\n2/25/2031",
        "UNITED STATES DEPARTMENT OF STATE\nREVIEW AUTHORITY: PAT SAMPLE\nDATE/CASE ID: 02 MAR 2012 201100001",
    ]

    @Test(arguments: stamps)
    func stampsAboveTheHead(_ stamp: String) throws {
        let reading = read(stamp + "\n\n" + Self.above + "UNCLAS LAPUTA 003067\n")
        let notes = reading.cable.transcription.head.filter { $0.kind == .publisherNote }
        #expect(notes.count == stamp.split(separator: "\n").count)
        try WayBack.expect(of: reading)
    }

    @Test(arguments: stamps)
    func stampsInTheText(_ stamp: String) throws {
        let head = Self.above + "UNCLAS LAPUTA 003067\nSUBJECT: MILLS TURN\n\n"
        for end in [
            "1. They\n" + stamp + "\nturn.\n\nSAMPLE\n",
            "1. They turn.\n\n" + stamp + "\n\n2. They stop.\n\nSAMPLE\n",
            "1. They turn.\n\nSAMPLE\n\n" + stamp + "\n",
        ] {
            let reading = Readings.ofTelegram(head + end)
            // Nothing of the stamp is text or name.
            #expect(reading.cable.transcription.signature?.name == "SAMPLE")
            for case .paragraph(let paragraph) in reading.cable.transcription.body {
                let text = paragraph.content.compactMap(\.plainText).joined()
                #expect(["They turn.", "Theyturn.", "They stop."].contains(text))
            }
            try WayBack.expect(of: reading)
        }
    }
}
