import CableSyntax

/// Rows of tables as bytes: how a worker hands them to whoever stores them, without a copy of its
/// texts on the way.
///
/// A row is the number of its table and its values: a sign each, behind which a number has eight
/// bytes, and a text its length in four and its UTF-8.
struct TableRowWriter: ~Copyable {
    var output: Output
    private var table = DataTable.file
    private var valueCount = 0

    init(_ output: consuming Output) { self.output = output }

    /// Writes a row; the values must be as many as the table has columns.
    mutating func row(_ table: DataTable, _ values: (inout TableRowWriter) -> Void) {
        output.write(byte: table.rawValue)
        valueCount = 0
        values(&self)
        assert(valueCount == table.columns.count, "row of \(table): \(valueCount) values")
    }

    mutating func put(_ number: Int) {
        valueCount += 1
        output.write(byte: TableValue.Sign.integer.rawValue)
        write(bytesOf: number, count: 8)
    }

    mutating func put(_ number: Int?) {
        if let number { put(number) } else { putNothing() }
    }

    mutating func put(_ flag: Bool) { put(flag ? 1 : 0) }

    /// A text; an empty one is no value.
    mutating func put(_ text: String?) {
        guard let text, !text.isEmpty else { return putNothing() }
        put(text: text)
    }

    /// A text that is a value even where it is empty.
    mutating func put(text: String) {
        valueCount += 1
        output.write(byte: TableValue.Sign.text.rawValue)
        write(bytesOf: text.utf8.count, count: 4)
        output.write(raw: text)
    }

    private mutating func putNothing() {
        valueCount += 1
        output.write(byte: TableValue.Sign.nothing.rawValue)
    }

    private mutating func write(bytesOf number: Int, count: Int) {
        for index in 0..<count {
            output.write(byte: UInt8(truncatingIfNeeded: number >> (8 * index)))
        }
    }
}

/// One value of a row, where it lies.
package enum TableValue {
    case nothing
    case integer(Int64)
    case text(UnsafeBufferPointer<UInt8>)

    enum Sign: UInt8 { case nothing, integer, text }
}

/// Reads the rows that a `TableRowWriter` wrote.
package struct TableRowReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The table of the next row; `nil` behind the last. Its values come next, one a column.
    package mutating func nextTable() -> DataTable? {
        guard index < bytes.count else { return nil }
        defer { index += 1 }
        return DataTable(rawValue: bytes[index])
    }

    package mutating func nextValue() -> TableValue {
        let sign = TableValue.Sign(rawValue: bytes[index])
        index += 1
        switch sign {
        case .integer: return .integer(Int64(truncatingIfNeeded: number(of: 8)))
        case .text:
            let length = number(of: 4)
            defer { index += length }
            return .text(UnsafeBufferPointer(rebasing: bytes[index..<(index + length)]))
        case .nothing: return .nothing
        case nil: preconditionFailure("rows are read as they were written")
        }
    }

    private mutating func number(of count: Int) -> Int {
        var number = 0
        for offset in 0..<count { number |= Int(bytes[index + offset]) << (8 * offset) }
        index += count
        return number
    }
}
