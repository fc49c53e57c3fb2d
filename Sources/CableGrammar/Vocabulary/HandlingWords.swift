extension Vocabulary {
    /// Captions: who may have a telegram, and through which channel it goes (5 FAH-2 H-440).
    package static let captions = VocabularyTable(
        """
        AGREMENT CHANNEL|TEL29|Chiefs of mission and agrément, between the ambassador and the Secretary
        BU|PLUSD|Background Use Only
        CHEROKEE|PLUSD|Reserved for messages of the Secretary of State and senior officials of the White House
        CODEL|TEL97
        CONDIS|PLUSD|Controlled Distribution
        DIRGEN CHANNEL|TEL97
        EXDIS|PLUSD|Exclusive Distribution Only
        EYES ONLY|PLUSD|For the addressees only
        FOUO|DODM|For Official Use Only
        INFORM ALL STATE EMPLOYEES|TEL97|For all employees of the Department
        LIMDIS|PLUSD|Limited Distribution Only
        LOU|PLUSD|Limited Official Use
        MED CHANNEL|TEL97
        NESCO|ACP127
        NODIS|PLUSD|No Distribution (other than to persons indicated)
        NOFORN|STATE05|Not releasable to foreign nationals
        OFFICIAL INFORMAL|TEL86|Official-informal message
        ONLY|PLUSD|For the addressees only
        SBU|FAH04|Sensitive But Unclassified
        SENSITIVE|PLUSD
        SIPDIS|STATE05|SIPRNet distribution
        SPECAT|TEL86|Special category (military)
        STADIS|PLUSD,TEL86|State Distribution Only
        TM CHANNEL|TEL97
        """)

    /// What portion markings are made of: levels, and controls after a slash (5 FAH-1 H-246).
    package static let markings = VocabularyTable(
        """
        C|FAH04|Confidential
        FGI|DODM|Foreign government information
        FOUO|DODM|For Official Use Only
        LOU|PLUSD|Limited Official Use
        NF|FAH04|Not releasable to foreign nationals
        NOFORN|STATE05|Not releasable to foreign nationals
        REL|DODM|Releasable to those who are named
        S|FAH04|Secret
        SBU|FAH04|Sensitive But Unclassified
        TS|FAH04|Top Secret
        U|FAH04|Unclassified
        """)

    /// Levels of classification, by their words.
    package static let levels = VocabularyTable(
        """
        CONFIDENTIAL|EO13526|Its disclosure could be expected to do damage to national security
        SECRET|EO13526|Its disclosure could be expected to do serious damage to national security
        TOP SECRET|EO13526|Its disclosure could be expected to do exceptionally grave damage to national security
        """)

    /// Precedences, by the word that stands after an addressee (5 FAH-2 H-421).
    package static let precedences = VocabularyTable(
        """
        FLASH|TEL54|First contact with an enemy, or operations in combat
        IMMEDIATE|TEL54
        NIACT IMMEDIATE|TEL54|Night action: to be acted upon at any hour
        PRIORITY|WL
        ROUTINE|TEL54
        """)
}
