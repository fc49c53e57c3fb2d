/// Plain text: in the layout of a telegram, or the text alone for analysis.
package enum TextFormat {
    package static let format = Format(
        name: "text", aliases: ["txt", "plain"],
        summary: "plain text in telegram layout, which the telegram reader reads back",
        fileExtensions: [".txt", ".plain"], writer: TextWriter(), collection: TextStream(),
        flags: [
            .choice(of: layout, help: "as a telegram (default), or the text proper alone"),
            .number(of: wrap, help: "wrap at this column; otherwise a paragraph is one line"),
            PageMarkChoice.flag,
        ])

    /// How a document is laid out.
    package static let layout = WriterOption("text-layout", default: Layout.telegram)

    /// The column at which paragraphs are wrapped; `nil`: one line a paragraph.
    package static let wrap = WriterOption("wrap", default: Int?.none)

    package enum Layout: String, Sendable, CaseIterable {
        /// Plain text that the telegram reader reads back to the same cable.
        case telegram
        /// The body alone, for analysis.
        case reading
    }
}
