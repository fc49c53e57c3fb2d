/// The formats, in the order in which `--list-formats` shows and detection tries them.
public enum Registry {
    public static let formats: [Format] = [
        // Before telegrams, whose labels front matter may have: `tags:`.
        MarkdownFormat.format,
        TelegramFormat.format,
        WikiLeaksHTMLFormat.format,
        CablesCSVFormat.format,
        TEIFormat.format,
        JSONLDFormat.format,
        TextFormat.format,
        ModelJSONFormat.format,
        CSVFormat.format,
    ]

    /// The format of a name, or else of an alias.
    public static func format(named name: String) -> Format? {
        formats.first { $0.name == name } ?? formats.first { $0.aliases.contains(name) }
    }
}
