/// The rows and cells of printed lines.
///
/// Lines above the first row are its title, lines below the last are notes; those that are rules are
/// neither.
public struct Table: Hashable, Sendable {
    /// A line that is a row.
    public struct Row: Hashable, Sendable {
        /// The position of the line, from 0.
        public var line: Int
        /// Whether it says what the columns hold.
        public var isHead: Bool
        /// Where each cell's text stands in the line, in bytes of UTF-8; empty for a cell without text,
        /// at the place where it would stand.
        public var cells: [Range<Int>]

        /// A row by its line and the places of its cells, one for each column.
        public init(line: Int, isHead: Bool, cells: [Range<Int>]) {
            self.line = line
            self.isHead = isHead
            self.cells = cells
        }
    }

    /// In their order; all have as many cells.
    public var rows: [Row]
    /// The positions of the lines that are rules.
    public var rules: [Int]

    /// A table of these rows, all of which have as many cells.
    public init(rows: [Row], rules: [Int] = []) {
        self.rows = rows
        self.rules = rules
    }

    /// How many cells each row has.
    public var columnCount: Int { rows.first?.cells.count ?? 0 }
}
