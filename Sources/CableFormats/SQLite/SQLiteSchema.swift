/// The statements that make a database of the tables of `DataTable`.
package enum SQLiteSchema {
    /// `CBLC`, by which `file` and others tell the kind of database.
    package static let applicationID = 0x4342_4C43
    /// Goes up with each change of the tables.
    package static let version = 3

    /// Makes the tables of an empty database.
    package static var tables: [String] { DataTable.allCases.map(table) }

    private static func table(_ table: DataTable) -> String {
        var columns: [String] = []
        if table.hasNumber { columns.append("id INTEGER PRIMARY KEY") }
        if let parent = table.parent {
            columns.append(
                "\(parent) INTEGER NOT NULL REFERENCES \(parent)(id) ON DELETE CASCADE")
        }
        for column in table.columns {
            let kind = column.kind == .integer ? "INTEGER" : "TEXT"
            columns.append("\"\(column.name)\" \(kind)\(column.isOptional ? "" : " NOT NULL")")
        }
        // The run that saw a file last, so that the next one knows what is gone.
        if table == .file { columns.append("run INTEGER NOT NULL") }
        return "CREATE TABLE \(table) (\n  \(columns.joined(separator: ",\n  "))\n) STRICT"
    }

    /// Fills a table: the number and the parent's number first, where it has them.
    package static func insertion(into table: DataTable) -> String {
        let count =
            table.columns.count + (table.hasNumber ? 1 : 0) + (table.parent == nil ? 0 : 1)
            + (table == .file ? 1 : 0)
        let places = [String](repeating: "?", count: count).joined(separator: ",")
        return "INSERT INTO \(table) VALUES (\(places))"
    }

    /// Made when all rows are there: so it is faster.
    package static let indexes = [
        "CREATE INDEX file_by_digest ON file (sha256)",
        "CREATE INDEX cable_by_file ON cable (file)",
        "CREATE INDEX cable_by_mrn ON cable (mrn)",
        "CREATE INDEX cable_by_date ON cable (date)",
        "CREATE INDEX cable_by_post ON cable (post, date)",
        "CREATE INDEX paragraph_by_cable ON paragraph (cable, position)",
        "CREATE INDEX addressee_by_cable ON addressee (cable)",
        "CREATE INDEX tag_by_cable ON tag (cable)",
        "CREATE INDEX tag_by_code ON tag (code)",
        "CREATE INDEX caption_by_cable ON caption (cable)",
        "CREATE INDEX reference_by_cable ON reference (cable)",
        "CREATE INDEX reference_by_target ON reference (target)",
        "CREATE INDEX attribute_by_cable ON attribute (cable)",
        "CREATE INDEX diagnostic_by_cable ON diagnostic (cable)",
        "CREATE INDEX meaning_by_code ON meaning (vocabulary, code)",
    ]

    /// Full-text search over the tables' own text, which is not kept twice.
    package static let searches = [
        """
        CREATE VIRTUAL TABLE paragraph_search USING fts5(
          text, content=paragraph, content_rowid=id,
          tokenize="unicode61 remove_diacritics 2")
        """,
        """
        CREATE VIRTUAL TABLE cable_search USING fts5(
          subject, content=cable, content_rowid=id,
          tokenize="unicode61 remove_diacritics 2")
        """,
    ]

    /// Brings the full-text search up to what the tables hold.
    package static let rebuildSearches = [
        "INSERT INTO paragraph_search(paragraph_search) VALUES ('rebuild')",
        "INSERT INTO cable_search(cable_search) VALUES ('rebuild')",
    ]

    /// What is asked most.
    package static let views = [
        """
        CREATE VIEW edge AS
        SELECT cable.mrn AS citing, reference.target AS cited, reference.kind,
          reference.year_inferred, reference.post_known,
          EXISTS (SELECT 1 FROM cable AS other WHERE other.mrn = reference.target) AS is_here
        FROM reference JOIN cable ON cable.id = reference.cable
        WHERE reference.target IS NOT NULL
        """,
        """
        CREATE VIEW cited_by AS
        SELECT reference.target AS cited, count(DISTINCT reference.cable) AS times,
          group_concat(DISTINCT cable.mrn) AS citing
        FROM reference JOIN cable ON cable.id = reference.cable
        WHERE reference.target IS NOT NULL GROUP BY reference.target
        """,
        """
        CREATE VIEW by_day AS
        SELECT substr(date, 1, 10) AS day, count(*) AS cables FROM cable
        WHERE date IS NOT NULL GROUP BY 1
        """,
        """
        CREATE VIEW by_post AS
        SELECT post, count(*) AS cables, min(date) AS first, max(date) AS last FROM cable
        WHERE post IS NOT NULL GROUP BY post
        """,
        """
        CREATE VIEW by_tag AS
        SELECT tag.code, (SELECT meaning.meaning FROM meaning
            WHERE vocabulary = 'tag' AND meaning.code = tag.code) AS meaning,
          count(DISTINCT tag.cable) AS cables
        FROM tag GROUP BY tag.code
        """,
    ]
}
