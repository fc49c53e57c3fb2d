/// The formats, in the order in which `--list-formats` shows and detection tries them.
package enum Registry {
    package static let formats: [Format] = [
        // Before telegrams, whose labels front matter may have: `tags:`.
        MarkdownFormat.format,
        // Tables and commands of a database hold telegrams in their cells.
        CablesCSVFormat.format,
        TelegramFormat.format,
        WikiLeaksHTMLFormat.format,
        TEIFormat.format,
        JSONLDFormat.format,
        TextFormat.format,
        HTMLFormat.format,
        TemplateFormat.format,
        ModelJSONFormat.format,
        CSVFormat.format,
        TableFilesFormat.format,
        SQLiteFormat.format,
        GraphMLFormat.format,
    ]

    /// The index of all cables of a run, which is written beside their documents. It stands in no
    /// list of formats: the flag of its name asks for it, and its summary is what `--help` says of that.
    package static let index = CMIFFormat.format
}
