import CableFormats
import CableModel

/// A table of what the rules of the telegram reader make of lines: a Markdown file with a fenced
/// block for each case.
///
/// Each line of a block is a line of a telegram, the rules that took it, and what it begins, parted
/// by bars; a blank line has none. The prose above says what the case shows.
///
///     The Mills           | underlined heading | heading
///     ---------           | underline          |
///
///     1. (C) They stand.  | numbered paragraph | paragraph "1." (C)
///
/// The lines are those of a telegram's text, below a head that is the same for all. A case whose
/// first line begins with `FM ` has a head of its own.
package struct RuleTable: Sendable {
    /// The rows of one block.
    package struct Case: Sendable {
        /// The number of the first row in the file, from 1.
        package let line: Int
        package let rows: [RuleRow]
    }

    package private(set) var cases: [Case] = []
    private let lines: [String]

    /// Reads a file's text.
    ///
    /// - Throws: where it has no case, or a case without prose above it.
    package init(parsing text: String) throws(GoldenFileError) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var rows: [RuleRow]?
        var hasProse = false
        for (index, line) in lines.enumerated() {
            if line == "```", let read = rows {
                cases.append(Case(line: index + 1 - read.count, rows: read))
                rows = nil
            } else if line == "```" {
                guard hasProse else {
                    throw GoldenFileError(
                        line: index + 1, reason: "no prose above the case says what it shows")
                }
                rows = []
                hasProse = false
            } else if rows != nil {
                rows?.append(RuleRow(line))
            } else if !line.isEmpty, !line.hasPrefix("#") {
                hasProse = true
            }
        }
        guard !cases.isEmpty, rows == nil else {
            throw GoldenFileError(line: 1, reason: "no case, or one without end")
        }
    }

    /// What the reader makes of the lines of each case.
    package func results() -> [[RuleRow]] { cases.map { RuleRow.rows(of: $0.rows.map(\.line)) } }

    /// The file's text with the rows replaced by results.
    package func accepting(_ results: [[RuleRow]]) -> String {
        var lines = self.lines
        for (item, rows) in zip(cases, results) {
            let start = item.line - 1
            lines.replaceSubrange(start..<(start + rows.count), with: RuleRow.printed(rows))
        }
        return lines.joined(separator: "\n")
    }
}

/// A line of a telegram, and what the reader makes of it.
package struct RuleRow: Hashable, Sendable {
    package var line: String
    /// The names of the rules that took something of the line.
    package var rules = ""
    /// What begins in the line.
    package var elements = ""

    /// A row as it is printed.
    fileprivate init(_ row: String) {
        var parts = row.split(separator: "|", omittingEmptySubsequences: false)
        if parts.count >= 3 {
            elements = Self.trimmed(parts.removeLast())
            rules = Self.trimmed(parts.removeLast())
        }
        let end = parts.joined(separator: "|").reversed().drop { $0 == " " }
        line = String(end.reversed())
    }

    private init(line: String, rules: [String], elements: [String]) {
        self.line = line
        self.rules = rules.joined(separator: ", ")
        self.elements = elements.joined(separator: ", ")
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }

    /// Rows with their columns below each other.
    static func printed(_ rows: [RuleRow]) -> [String] {
        func padded(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(0, width - text.count))
        }
        let width = rows.map(\.line.count).max() ?? 0
        let widthOfRules = rows.map(\.rules.count).max() ?? 0
        return rows.map { row in
            if row.rules.isEmpty, row.elements.isEmpty { return row.line }
            let text =
                padded(row.line, width) + " | " + padded(row.rules, widthOfRules) + " | "
                + row.elements
            return String(text.reversed().drop { $0 == " " }.reversed())
        }
    }
}

extension RuleRow {
    /// The head above the lines of a case.
    private static let head = [
        "FM AMEMBASSY EREWHON", "TO SECSTATE WASHDC", "C O N F I D E N T I A L EREWHON 000042", "",
        "TAGS: PREL, PGOV", "SUBJECT: MILLS", "", "REF: A. LAPUTA 161", "     B. 06 UTOPIA 7", "",
    ]

    /// What the reader makes of the lines of a text.
    package static func rows(of lines: [String]) -> [RuleRow] {
        let hasHead = lines.first?.hasPrefix("FM ") == true
        let head = hasHead ? [] : head
        let text = Array((head + lines).joined(separator: "\n").utf8)
        let reading = text.withUnsafeBufferPointer {
            TelegramReader().read($0, options: ReaderOptions(notesRules: true))[0]
        }
        let names = reading.cable.transcription.elementDescriptions
        var starts = reading.sourceMap.elementRanges(count: names.count).map { $0?.lowerBound }
        var rows: [RuleRow] = []
        var start = 0
        for line in head + lines {
            let end = start + line.utf8.count
            let range = start..<(end + 1)
            let begun = starts.indices.filter { starts[$0].map(range.contains) ?? false }
            for index in begun { starts[index] = nil }
            rows.append(
                RuleRow(
                    line: line, rules: reading.rules?.rules(within: range) ?? [],
                    elements: begun.map { names[$0] }))
            start = end + 1
        }
        return Array(rows.dropFirst(head.count))
    }
}
