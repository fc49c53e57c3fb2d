import CableModel
import CableSyntax

/// Tables that Markdown shows as such and gives back byte for byte: each cell has the blanks before and
/// behind it, so that the cells of a row are its line.
///
/// Such a table has one head row, maybe a rule of dashes below it, and nothing above or below its rows;
/// no sign of its text means something in Markdown. Any other stays a block of code.
enum MarkdownTable {
    /// The lines of a table as Markdown has them; `nil` for one that stays as it is.
    static func rows(of preformatted: Preformatted) -> [String]? {
        let lines = preformatted.lines
        guard let table = preformatted.table, let head = table.rows.first, head.isHead,
            head.line == 0, table.rows.count(where: \.isHead) == 1,
            table.rows.count + table.rules.count == lines.count,
            lines.allSatisfy({ $0.utf8.allSatisfy(isPlain) })
        else { return nil }
        var rows = [row(head.paddedCells(of: lines[0]))]
        switch table.rules {
        case []: rows.append(row(Array(repeating: ":--", count: table.columnCount)))
        case [1]:
            let rule = head.paddedCells(of: lines[1])
            guard rule.allSatisfy(isDashes), rule.joined() == lines[1] else { return nil }
            rows.append(row(rule))
        default: return nil
        }
        return rows + table.rows.dropFirst().map { row($0.paddedCells(of: lines[$0.line])) }
    }

    /// The lines that were written as rows; a row that is none of them separates the head from the rest.
    static func lines(ofRows rows: [String]) -> [String] {
        rows.map { row in
            row.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
        }.filter { !$0.allSatisfy(isSeparator) }.map { $0.joined() }
    }

    private static func row(_ cells: [String]) -> String {
        "|" + cells.joined(separator: "|") + "|"
    }

    private static func isDashes(_ cell: String) -> Bool {
        let text = cell.utf8.drop { $0 == 0x20 }
        return text.first == UInt8(ascii: "-")
            && text.drop { $0 == UInt8(ascii: "-") }.allSatisfy { $0 == 0x20 }
    }

    private static func isSeparator(_ cell: Substring) -> Bool {
        let text = cell.utf8.drop { $0 == 0x20 }
        return text.first == UInt8(ascii: ":") && text.dropFirst().first == UInt8(ascii: "-")
            && isDashes(String(Substring(text.dropFirst())))
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || " .,;:()/%$'\"+-=?".utf8.contains(byte)
    }
}
