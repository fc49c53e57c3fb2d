/// A database of many cables, to be asked and searched.
package enum SQLiteFormat {
    package static let format = Format(
        name: "sqlite", aliases: ["db"],
        summary: "a database of all cables with full-text search (-o cables.db)",
        mediaType: "application/vnd.sqlite3",
        collection: CableTables(into: .database, fileExtensions: [".db", ".sqlite"]),
        flags: [Authorities.flag])
}
