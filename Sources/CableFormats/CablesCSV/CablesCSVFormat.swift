/// WikiLeaks' dump of 2011, `cables.csv`: a row a telegram.
public enum CablesCSVFormat {
    public static let format = Format(
        name: "cables-csv", aliases: ["csv"],
        summary: "WikiLeaks' dump of 2011: eight columns, a row a telegram",
        reader: CablesCSVReader(), splitter: DumpRows())
}
