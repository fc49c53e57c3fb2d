extension Vocabulary {
    /// Program TAGS: four letters that begin with K.
    ///
    /// The handbook of the time could not be consulted, so most are codes alone.
    package static let programTags = VocabularyTable(
        """
        KACT|WL
        KAWC|WL
        KAWK|WL
        KBIO|WL
        KCFE|WL
        KCIP|WL
        KCOM|WL
        KCOR|WL
        KCRM|WL
        KDEM|PLUSD|Democratization
        KDEV|WL
        KDRG|WL
        KFIN|WL
        KFRD|WL
        KGCC|WL
        KGHG|WL
        KGIC|WL
        KHIV|WL
        KHLS|WL
        KIPR|WL
        KIRF|WL
        KISL|WL
        KJUS|WL
        KLIG|WL
        KMCA|WL
        KMDR|PLUSD|Media Reaction Reporting
        KNNP|WL
        KNPP|WL
        KNUC|WL
        KOLY|WL
        KPAL|WL
        KPAO|PLUSD|Public Affairs Office
        KPIN|WL
        KPKO|WL
        KPRP|WL
        KPWR|WL
        KRAD|WL
        KSCA|WL
        KSEC|WL
        KSPR|WL
        KSUM|WL
        KTFN|WL
        KTIA|WL
        KTIP|WL
        KUNR|WL
        KWBG|WL
        KWMN|WL
        """)
}
