import CableFormats
import CableTestSupport
import Testing

/// Heads whose lines were retyped or cut: every document of them reads back.
@Suite struct RetypedHeadTests {
    private static let above = """
        R 210529Z NOV 07
        FM AMEMBASSY LAPUTA
        TO SECSTATE WASHDC 1234

        """

    private func expect(_ lines: String) throws {
        let text = lines + "\nTAGS: PREL\nSUBJECT: MILLS TURN\n\n1. (U) They turn.\n\nSAMPLE\n"
        try WayBack.expect(of: Readings.ofTelegram(text))
    }

    @Test(arguments: [
        "UNCLAS SECTION 01 OF 02\nLAPUTA 003067", "UNCLAS\nLAPUTA 003067", "UNCLAS LAPUTA\n003067",
        "UNCLAS SECTION 01 OF\n02 LAPUTA 003067", "C-O-N-F-I-D-E-N-T-I-A-L LAPUTA 003067",
        "SBU LAPUTA 3067", "UNCLAS LAPUTA 3067/01", "UNCLAS LAPUTA NO. 3067",
        "UNCLAS LAPUTA 30 673",
        "C O N F I D E N T I A LLAPUTA 003067", "LOU LAPUTA 3067", "UNCLAS LAPUTA #3067",
        "UNCLAS LAPUTA 3067/TOSEC 12", "UNCLAS LAPUTA 3067\nTOSEC 120015",
        "TOSEC 120015\nUNCLAS LAPUTA 3067",
    ])
    func classificationLines(_ line: String) throws { try expect(Self.above + line) }

    @Test(arguments: [
        "SIDPIS", "SIPDS\nSENSITVE", "NO FORN", "EXDIS HANDLE AS NODIS", "HANDLE AS NODIS",
    ])
    func captions(_ lines: String) throws {
        try expect(Self.above + "UNCLAS LAPUTA 003067\n\n" + lines + "\n")
    }

    @Test(arguments: [
        "INFO\nAMEMBASSY UTOPIA\nAMCONSUL EREWHON", "INFO\n\nAMEMBASSY UTOPIA",
        "INFO AMEMBASSY UTOPIA\nXMT\nAMCONSUL EREWHON",
    ])
    func labelsOfAddresseesAlone(_ lines: String) throws {
        try expect(Self.above + lines + "\nUNCLAS LAPUTA 003067")
    }

    private static let stamps = [
        "RELEASED IN PART\nB1", "RELEASED IN PART\nB1, 1.4(D)\nREVIEW AUTHORITY: Pat Sample",
        "RELEASED IN FULL\nPat Sample, Acting-Director\nUS Department of State\n2/25/2031",
        "UNITED STATES DEPARTMENT OF STATE\nREVIEW AUTHORITY: PAT SAMPLE\nDATE/CASE ID: 02 MAR 2012 201100001",
    ]

    @Test(arguments: stamps)
    func stampsAboveTheHead(_ stamp: String) throws {
        try expect(stamp + "\n\n" + Self.above + "UNCLAS LAPUTA 003067\n")
    }

    @Test(arguments: stamps)
    func stampsInTheText(_ stamp: String) throws {
        let head = Self.above + "UNCLAS LAPUTA 003067\nSUBJECT: MILLS TURN\n\n"
        for end in [
            "1. They\n" + stamp + "\nturn.\n\nSAMPLE\n",
            "1. They turn.\n\n" + stamp + "\n\n2. They stop.\n\nSAMPLE\n",
            "1. They turn.\n\nSAMPLE\n\n" + stamp + "\n",
        ] {
            try WayBack.expect(of: Readings.ofTelegram(head + end))
        }
    }
}
