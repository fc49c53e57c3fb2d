import CableGrammar
import CableSyntax

/// Text whose columns matter.
enum Columns {
    /// Whether a group of lines is a table: two or more lines, half of all, have gaps of three or
    /// more blanks within.
    static func isTable(_ lines: [ByteView]) -> Bool {
        guard lines.count >= BodyLimits.linesOfTable else { return false }
        let withGaps = lines.filter(hasGap).count
        return withGaps >= BodyLimits.linesOfTable && withGaps * 2 >= lines.count
            && lines.allSatisfy { $0.trimmed.count <= BodyLimits.lineOfTable }
    }

    /// Whether a line has a gap of three or more blanks, or a tab, within.
    static func hasGap(_ line: ByteView) -> Bool {
        let text = line.trimmed
        let gap = BodyLimits.gapOfTable
        // Of three blanks in a row one stands at every third place.
        var index = text.start + gap - 1
        while index < text.end {
            guard text[index] == 0x20 else {
                index += gap
                continue
            }
            var start = index
            while text[start - 1] == 0x20 { start -= 1 }
            while text[index] == 0x20 { index += 1 }
            if index - start >= gap { return true }
            index += gap - 1
        }
        return text.firstIndex(ofByte: UInt8(ascii: "\t"), from: text.start) != nil
    }

    /// Whether a number stands behind a gap of two blanks or more that no sentence ends before.
    static func hasNumberBehindGap(_ line: ByteView) -> Bool {
        let text = line.trimmed
        guard text.count <= BodyLimits.lineOfTable else { return false }
        for index in text.range.dropFirst(3)
        where ASCII.isDigit(text[index]) || text[index] == UInt8(ascii: "$") {
            guard ASCII.isBlank(text[index - 1]), ASCII.isBlank(text[index - 2]) else { continue }
            if !Sentences.isEnd(text.upTo(index).trimmedEnd) { return true }
        }
        return false
    }

    /// A line with its tabs expanded to stops of eight columns, blanks at its end removed.
    static func expandTabs(_ line: ByteView) -> String {
        let text = line.trimmedEnd
        var bytes: [UInt8] = []
        var column = 0
        for index in text.start..<text.end {
            let byte = text[index]
            switch byte {
            case 0x09:
                repeat {
                    bytes.append(0x20)
                    column += 1
                } while column % 8 != 0
            case 0x0C, 0x0D, 0x0B:
                continue
            default:
                bytes.append(byte)
                if byte & 0xC0 != 0x80 { column += 1 }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
