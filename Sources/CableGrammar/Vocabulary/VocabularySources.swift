extension Vocabulary {
    /// What the keys of sources stand for: key, date of the source (`n.d.` where it bears none),
    /// and the source.
    ///
    /// A source that was consulted through another names that one. Of lists of codes only the
    /// codes are taken, no meanings.
    public static let sources = VocabularyTable(
        """
        ACP127|n.d.|leuc/ACP-127, a reader of archived telegrams: codes and restrictions that it met in telegrams of the 1970s
        DODM|n.d.|DoD Manual 5200.01, volume 2, enclosure 4, marking standard
        EO13526|2009-12-29|E.O. 13526, section 1.2
        FAH04|2004-07-12|5 FAH-1 H-246.2 (TL:CH-09), quoted at mwitty.com
        FAH22|2022-02-17|5 FAH-3 H-011.1 and H-111 (CT:TAGS-91)
        FIPS|2026-05-15|FIPS 10-4, by the FIPS column of datasets/country-codes caa72d1, names of CLDR
        LANDS|2026-05-15|Capitals of datasets/country-codes caa72d1, for a post in the station list of heuer/cablemap 42066c8
        MAP|2015-12-01|heuer/cablemap 42066c8, its lists of TAGS, codes without meanings
        NARA|n.d.|National Archives, questions and answers on the Central Foreign Policy Files of RG 59, by leuc/ACP-127
        PLUSD|n.d.|Public Library of US Diplomacy, legends of its pages
        STATE05|2005-12|Cables 05STATE226504 and 06STATE89712, on SIPDIS and NOFORN
        STATIONS|2015-12-01|heuer/cablemap 42066c8, its list of stations, names as identifiers have them
        TAGS74|1974-06-28|Department of State, TAGS handbook TL:TAGS-1, by leuc/ACP-127
        TEL29|2008-07-16|5 FAH-2 H-442.1 (CT:TEL-29)
        TEL54|2017-05-16|5 FAH-2 H-421 (CT:TEL-54)
        TEL86|2023-06-06|5 FAH-2 H-251 and H-252.1 (CT:TEL-86)
        TEL97|2023-10-18|5 FAH-2 H-442 (CT:TEL-97)
        WL|2011-08|WikiLeaks, editions of December 2010 and August 2011: codes and names in use
        """)
}
