/// WikiLeaks' dump of 2011, `cables.csv`: a row a telegram.
package enum CablesCSVFormat {
    package static let format = Format(
        name: "cables-csv", aliases: ["csv"],
        summary: "WikiLeaks' dump of 2011: eight columns, a row a telegram",
        fileExtensions: [".csv"], reader: CablesCSVReader(), splitter: DumpRows(),
        layouts: [layout])

    /// What the columns say is kept under this name.
    static let layout = PublishedLayout(name: "cables-csv", publisher: "cables-csv")
}
