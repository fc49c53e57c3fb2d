/// An invented telegram.
package struct InventedTelegram: Sendable, CustomStringConvertible {
    package var description: String
    package var text: String
}

/// Invented telegrams for tests, one for each generation of the form.
package enum InventedTelegrams {
    /// With a full transmission header, page lines, lists, a table, and an end mark.
    package static let withHeader = """
        VZCZCXRO0042
        PP RUEHXX RUEHYY
        DE RUEHER #0042/01 3451031
        ZNY CCCCC ZZH
        P R 111031Z DEC 07
        FM AMEMBASSY EREWHON
        TO RUEHC/SECSTATE WASHDC PRIORITY 4418
        INFO RUCNCIS/UTOPIA COLLECTIVE PRIORITY
        RUEHLP/AMEMBASSY LAPUTA 0191
        RHMFISS/CDR ATLANTIS//J5/FPA//
        C O N F I D E N T I A L SECTION 01 OF 02 EREWHON 000042

        SIPDIS

        SIPDIS

        DEPT FOR EUR/XX

        E.O. 12958: DECL: 12/11/2017
        TAGS: PREL, PGOV, OVIP (QUIXOTE, A.)
        SUBJECT: (C) THE MILLS OF EREWHON STAND STILL, AND
        THE GIANTS ARE SAID TO BE MILLS

        REF: A. STATE 161988 (NOTAL)
             B. LAPUTA 1382

        Classified By: Ambassador A. Quixote for reasons 1.4 (b) and (d).

        1. (C) Summary. The mills, which had turned for a hundred
        years, stand still (ref A). The miller asked XXXXXXXXXXXX not to
        tell the Governor, see para 3. End Summary.

        ------------------
        Three Broken Wings
        ------------------

        2. (C) The miller gave three reasons:

        -- the wind, which has turned to the
        north;

        -- the price of grain;

        EREWHON 00000042  002 OF 002


        -- and the giants.

        C O N F I D E N T I A L SECTION 02 OF 02 EREWHON 000042

        3. (SBU) Output of the mills:

        Year        Sacks      Share
        2005        1,200      40
        2006          800      27

        4. (C) Comment: The giants were not to be seen.  They may be
        on the other side of the hill.  End Comment.
        PANZA
        NNNN

        """

    /// A record copy, with office distribution and page lines of the older form.
    package static let recordCopy = """
        CONFIDENTIAL   PTQ4242

        PAGE 01        EREWHO  00042  01 OF 02  291400Z
        ACTION EAP-00

        INFO  LOG-00   AID-00   ACQ-00   /023W
                          ------------------A54E38  291401Z /38
        R 291359Z NOV 00
        FM AMEMBASSY EREWHON
        TO SECSTATE WASHDC 4242

        C O N F I D E N T I A L SECTION 01 OF 02 EREWHON 000042

        SIPDIS

        E.O. 12958: DECL: 11/29/10
        TAGS: PREL, XX
        SUBJECT: THE ISLAND HAS MOVED AGAIN

        1. (C) The island has moved again by
        PAGE 02        EREWHO  00042  01 OF 02  291400Z
        three miles, and the map was not consulted.

        2. (C) Begin text of the letter:

        Dear Captain,

        We have moved.

        End text.

        CONFIDENTIAL

        """

    /// A copy of a web page, with links around tags and in the place of pilcrows.
    package static let webCopy = """
        P 111031Z DEC 07
        FM AMEMBASSY EREWHON
        TO SECSTATE WASHDC
        UNCLAS EREWHON 000042

        TAGS: [PREL](#) [PGOV](#)
        SUBJECT: THE MILLS

        [1](#)1. The mills stand still, and nobody knows

        why they do.

        ¶2. A second paragraph.

        """

    package static let all = [
        InventedTelegram(description: "with header", text: withHeader),
        InventedTelegram(description: "record copy", text: recordCopy),
        InventedTelegram(description: "web copy", text: webCopy),
    ]
}
