import CableModel

extension Table.Row {
    /// The texts of the cells.
    func cells(of line: String) -> [String] {
        let bytes = line.utf8
        return cells.map { Self.text(bytes, $0) }
    }

    /// The cells with the blanks before the first and behind each: together they are the line.
    func paddedCells(of line: String) -> [String] {
        let bytes = line.utf8
        let starts = [0] + cells.dropFirst().map(\.lowerBound)
        let ends = starts.dropFirst() + [bytes.count]
        return zip(starts, ends).map { Self.text(bytes, $0..<max($0, $1)) }
    }

    private static func text(_ bytes: String.UTF8View, _ range: Range<Int>) -> String {
        String(decoding: bytes.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
    }
}
