import CableSyntax

/// Comma-separated values (RFC 4180).
extension Output {
    /// The signs with which a spreadsheet takes a cell for a formula.
    private static let formulaSigns = ByteSet("=+-@\t\r\n\0")
    /// The same as East Asian keyboards have them: `＝＋－＠`, U+FF1D, U+FF0B, U+FF0D and U+FF20.
    private static let fullWidthSigns: [[UInt8]] = ["＝", "＋", "－", "＠"].map { Array($0.utf8) }
    private static let needsQuotes = ByteSet(",\"\n\r")

    /// A row of texts.
    ///
    /// - Parameter isForExcel: whether an apostrophe stands before what a spreadsheet would run.
    package mutating func writeRow(of values: [String], isForExcel: Bool = false) {
        for (index, value) in values.enumerated() {
            if index > 0 { write(",") }
            var value = value
            value.withUTF8 { write(csv: $0, isForExcel: isForExcel) }
        }
        write("\r\n")
    }

    private static func beginsFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first else { return false }
        return formulaSigns.contains(first)
            || first >= 0x80 && fullWidthSigns.contains { text.starts(with: $0) }
    }

    /// A cell: in quotes where it has to be.
    package mutating func write(csv text: UnsafeBufferPointer<UInt8>, isForExcel: Bool = false) {
        let isFormula = isForExcel && Self.beginsFormula(text)
        let end = Self.needsQuotes.firstIndex(in: text, from: 0, to: text.count)
        guard isFormula || end < text.count else { return write(raw: text) }
        write("\"")
        if isFormula { write("'") }
        // Quotes are few: what stands between two is copied whole.
        var start = 0
        while start < text.count {
            let quote =
                ByteView(text).firstIndex(ofByte: UInt8(ascii: "\""), from: start) ?? text.count
            write(raw: UnsafeBufferPointer(rebasing: text[start..<quote]))
            if quote < text.count { write("\"\"") }
            start = quote + 1
        }
        write("\"")
    }
}
