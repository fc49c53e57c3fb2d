/// Plain text: in the layout of a telegram, or the text alone for analysis.
public enum TextFormat {
    public static let format = Format(
        name: "text", aliases: ["txt", "plain"],
        summary: "plain text in telegram layout, which the telegram reader reads back",
        fileExtension: ".txt", writer: TextWriter())
}
