/// What `--explain` prints. It is for persons and stands in no list of formats.
public enum ExplanationFormat {
    public static let format = Format(
        name: "explanation", summary: "the telegram's lines with the field that each landed in",
        writer: ExplanationWriter())

    /// Whether the text is coloured for a terminal.
    public static let isColored = WriterOption("explanation-is-colored", default: false)
}
