import CableSyntax

/// Rules: lines of one sign, with or without gaps, above and below headings; also a lone dash.
package enum Rules {
    package static func isRule(_ line: ByteView) -> Bool {
        let sign = line.first
        guard isSign(sign) else { return sign == 0xE2 && isRuleOfPrintedDashes(line) }
        var count = 0
        for index in line.start..<line.end {
            let byte = line[index]
            if byte == sign { count += 1 } else if !ASCII.isBlank(byte) { return false }
        }
        return count >= 3 || sign == UInt8(ascii: "-")
    }

    /// Two dashes or more as printers have them: `——`, `–––`.
    private static func isRuleOfPrintedDashes(_ line: ByteView) -> Bool {
        guard line.count >= 6, line.count % 3 == 0 else { return false }
        return stride(from: line.start, to: line.end, by: 3).allSatisfy { index in
            line[index] == 0xE2 && line[index + 1] == 0x80
                && (line[index + 2] == 0x93 || line[index + 2] == 0x94)
        }
    }

    /// A line without the rules that it begins and ends with: `CABLE ENDS` of `====CABLE ENDS====`.
    package static func withoutRules(_ line: ByteView) -> ByteView {
        guard isSign(line.first), !isRule(line) else { return line }
        var words = line
        while isSign(words.first) { words.start += 1 }
        while isSign(words.last) { words.end -= 1 }
        let isRuled = words.start - line.start >= 3 && line.end - words.end >= 3
        return isRuled ? words.trimmed : line
    }

    package static func isSign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "*")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~") || byte == UInt8(ascii: "#")
            || byte == UInt8(ascii: "+")
    }
}
