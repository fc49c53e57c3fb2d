/// What `--explain` prints. It is for persons and stands in no list of formats.
package enum ExplanationFormat {
    package static let format = Format(
        name: "explanation", summary: "the telegram's lines with the field that each landed in",
        writer: ExplanationWriter())

    /// Whether the text is coloured for a terminal.
    package static let isColored = WriterOption("explanation-is-colored", default: false)
}
