/// How bytes stand in the lines of a golden case.
enum GoldenText {
    /// The bytes of a line, `\xNN` resolved.
    static func bytes(of line: String) -> [UInt8] {
        let source = Array(line.utf8)
        var bytes: [UInt8] = []
        var index = 0
        while index < source.count {
            if let byte = escapedByte(source, at: index) {
                bytes.append(byte)
                index += 4
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return bytes
    }

    private static func escapedByte(_ source: [UInt8], at index: Int) -> UInt8? {
        guard index + 3 < source.count, source[index] == UInt8(ascii: "\\"),
            source[index + 1] == UInt8(ascii: "x")
        else { return nil }
        let digits = String(decoding: source[(index + 2)...(index + 3)], as: UTF8.self)
        return digits.contains("+") || digits.contains("-") ? nil : UInt8(digits, radix: 16)
    }

    static func expectation(of lines: ArraySlice<String>) -> GoldenCase.Expectation {
        var expectation = GoldenCase.Expectation()
        var lines = lines
        if let last = lines.last, last.hasPrefix("=> "), let status = Int32(last.dropFirst(3)) {
            expectation.status = status
            lines.removeLast()
        }
        for line in lines {
            if line.hasPrefix("2> ") || line == "2>" {
                expectation.errors += bytes(of: String(line.dropFirst(3))) + [0x0A]
            } else if line.hasPrefix("o> ") {
                expectation.files.append(String(line.dropFirst(3)))
            } else if line.hasSuffix("\\c") {
                expectation.output += bytes(of: String(line.dropLast(2)))
            } else {
                expectation.output += bytes(of: line) + [0x0A]
            }
        }
        return expectation
    }

    /// The lines that stand for an expectation: the inverse of `expectation(of:)`.
    static func lines(of expectation: GoldenCase.Expectation) -> [String] {
        var lines = Self.lines(of: expectation.errors).map { $0.isEmpty ? "2>" : "2> " + $0 }
        for line in Self.lines(of: expectation.output) {
            let isMistakable =
                ["2> ", "o> ", "=> "].contains { line.hasPrefix($0) } || line == "2>"
                || line == "^D"
            let first = line.utf8.first.map(escaped) ?? ""
            lines.append(isMistakable ? first + line.dropFirst() : line)
        }
        lines += expectation.files.map { "o> " + $0 }
        if expectation.status != 0 { lines.append("=> \(expectation.status)") }
        return lines
    }

    /// Text as lines: what could not be seen in a file, or would not survive in it, is escaped.
    private static func lines(of bytes: [UInt8]) -> [String] {
        guard !bytes.isEmpty else { return [] }
        var parts = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let isWhole = parts.last?.isEmpty == true
        if isWhole { parts.removeLast() }
        return parts.enumerated().map { index, part in
            line(of: part) + (!isWhole && index == parts.count - 1 ? "\\c" : "")
        }
    }

    private static func line(of bytes: ArraySlice<UInt8>) -> String {
        let isText = String(validating: bytes, as: UTF8.self) != nil
        let source = Array(bytes)
        var line: [UInt8] = []
        for (index, byte) in source.enumerated() {
            let isControl = byte < 0x20 && byte != 0x09 || byte == 0x7F
            let isTrailingBlank = (byte == 0x20 || byte == 0x09) && index == source.count - 1
            let isEscape = escapedByte(source, at: index) != nil
            if isControl || isTrailingBlank || isEscape || (byte >= 0x80 && !isText) {
                line += escaped(byte).utf8
            } else {
                line.append(byte)
            }
        }
        return String(decoding: line, as: UTF8.self)
    }

    private static func escaped(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "\\x" + (digits.count == 1 ? "0" : "") + digits
    }
}
