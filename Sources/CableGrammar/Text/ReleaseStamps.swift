import CableSyntax

/// What the office that released a telegram printed on the copy.
package enum ReleaseStamps {
    /// How many lines the stamp of one office has at most, and how long they are.
    private static let limits = (lines: 6, bytes: 72, bytesOfExemptions: 12)

    /// `Q. Sample Declassified/Released US Department of State EO Systematic Review 06 JUL 2006`,
    /// the reviewer's name or none before it; the case of a request and the document's number.
    package static func isStamp(_ line: ByteView) -> Bool {
        guard line.count >= 24, line.count <= 160 else { return false }
        if isCaseStamp(line) || isListStamp(line) { return true }
        guard line.count >= 60,
            let found = line.firstIndex(of: "DECLASSIFIED/RELEASED US DEPARTMENT OF STATE")
        else { return false }
        return found - line.start <= 60
    }

    /// Whether a stamp stands on two lines: `Declassified/Released US Department of State EO` over
    /// `Systematic Review 05 JUL 2006`.
    package static func isStamp(_ first: ByteView, wrappedIn second: ByteView) -> Bool {
        guard second.count >= 4, second.count <= 60, first.contains("DECLASSIFIED/RELEASED US"),
            ASCII.isDigit(second.last)
        else { return false }
        let joined = Array(first.base[first.range]) + [0x20] + Array(second.base[second.range])
        return joined.withUnsafeBufferPointer { isStamp(ByteView($0)) }
    }

    /// `*** Current Classification *** UNCLASSIFIED`: the state after the release.
    package static func isFooter(_ line: ByteView) -> Bool {
        line.hasPrefix("*** CURRENT HANDLING RESTRICTIONS")
            || line.hasPrefix("*** CURRENT CLASSIFICATION")
    }

    /// How many lines from a place on are a stamp; `nil` where the first is none. A stamp of several
    /// lines begins with what was released, and ends with the day.
    package static func length(at index: Int, in line: (Int) -> ByteView?) -> Int? {
        guard let first = line(index) else { return nil }
        if ASCII.isDigit(first.last), isStamp(first) { return 1 }
        guard beginsStamp(first) else { return nil }
        var length = 1
        for next in 1..<limits.lines {
            guard let line = line(index + next), !line.isEmpty, line.count <= limits.bytes else {
                break
            }
            if Dates.isDay(line) { return next + 1 }
            if line.hasPrefix("DATE/CASE ID:") { return next + 1 }
            if isExemption(line) || isPieceOfCase(line) || line.hasPrefix("REVIEW AUTHORITY:") {
                length = next + 1
            }
        }
        // The Department's name by itself is no stamp.
        let isWhole = first.contains("REVIEW AUTHORITY:")
        return length > 1 || isWhole || !isDepartment(first) ? length : nil
    }

    /// `UNITED STATES DEPARTMENT OF STATE`, above the name of the reviewer and the number of the case.
    private static func isDepartment(_ line: ByteView) -> Bool {
        let names: [StaticString] = [
            "UNITED STATES DEPARTMENT OF STATE", "U.S. DEPARTMENT OF STATE",
        ]
        return names.contains { name in
            guard line.hasPrefix(name) else { return false }
            let rest = line.from(line.start + name.utf8CodeUnitCount).trimmed
            return rest.isEmpty || rest.hasPrefix("REVIEW AUTHORITY:")
        }
    }

    /// `Case No. F-2031-00012`, `Doc No. C09999001`, `Date: 02/25/2031`: the stamp of a case over
    /// several lines.
    private static func isPieceOfCase(_ line: ByteView) -> Bool {
        guard ASCII.isDigit(line.last) else { return false }
        return line.hasPrefix("CASE NO.") || line.hasPrefix("DOC NO.")
            || line.hasPrefix("DATE:")
                && Dates.isDay(line.from(line.start + 5).trimmed)
    }

    /// `Released in Full`, `RELEASE IN PART B1,B6`.
    package static func beginsStamp(_ line: ByteView) -> Bool {
        guard ASCII.uppercased(line.first) == UInt8(ascii: "R") else {
            return ASCII.uppercased(line.first) == UInt8(ascii: "U") && isDepartment(line)
        }
        if line.hasPrefix("REVIEW AUTHORITY:") { return true }
        let beginnings: [StaticString] = [
            "RELEASED IN FULL", "RELEASED IN PART", "RELEASE IN FULL", "RELEASE IN PART",
        ]
        for beginning in beginnings where line.hasPrefix(beginning) {
            let rest = line.from(line.start + beginning.utf8CodeUnitCount).trimmed
            return rest.isEmpty || isExemption(rest) || isWholeStamp(rest)
        }
        return false
    }

    /// Whether the rest of a stamp stands on one line, as a text prints it: `B1 REVIEW AUTHORITY: Q.
    /// Sample`, `Q. Sample US Department of State 2/25/2031`.
    private static func isWholeStamp(_ rest: ByteView) -> Bool {
        if let authority = rest.firstIndex(of: "REVIEW AUTHORITY:") {
            let before = rest.upTo(authority).trimmed
            return before.isEmpty || isExemption(before)
        }
        return ASCII.isDigit(rest.last) && rest.contains("DEPARTMENT OF STATE")
            && rest.lastWord.map(Dates.isDay) == true
    }

    /// `B1,B6`, `(b)(6)`, `1.4(D), B1`: the exemptions of the Freedom of Information Act that the
    /// office claimed.
    private static func isExemption(_ line: ByteView) -> Bool {
        guard line.count <= 48, line.containsDigit else { return false }
        return (line.start..<line.end).allSatisfy { index in
            let byte = line[index]
            let isSign = byte.isOne(of: "(),.;- ")
            return isSign || ASCII.isDigit(byte)
                || ASCII.isLetter(byte) && !ASCII.isLetter(line.byte(at: index + 1))
        }
    }

    /// `B6`, `[B6]`, `B1, B6`: exemptions alone on a line, where a reviewer withheld a passage.
    package static func isExemptionAlone(_ line: ByteView) -> Bool {
        var text = line
        if text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]") {
            text = ByteView(text.base, text.start + 1, text.end - 1)
        }
        guard text.first == UInt8(ascii: "B"), text.count <= limits.bytesOfExemptions else {
            return false
        }
        return text.words.allSatisfy { word in
            var word = word
            if word.last == UInt8(ascii: ",") { word = word.dropLast }
            return word.count == 2 && word.first == UInt8(ascii: "B") && ASCII.isDigit(word.last)
        }
    }

    /// `UNCLASSIFIED U.S. Department of State Case No. F-2031-00012 Doc No. C09999001 Date:
    /// 02/25/2031`
    private static func isCaseStamp(_ line: ByteView) -> Bool {
        guard ASCII.isDigit(line.last), let found = line.firstIndex(of: "CASE NO.") else {
            return false
        }
        return found - line.start <= 60 && line.from(found).contains("DOC NO.")
            && line.contains("DEPARTMENT OF STATE")
    }

    /// `CSP-2031-00012 B-00009999001 "UNCLASSIFIED" 3/2/2031`: the request, the document, its
    /// classification after review, the day.
    private static func isListStamp(_ line: ByteView) -> Bool {
        // The request says no to nearly all lines, the day costs more.
        guard ASCII.isDigit(line.last), let request = line.firstWord, request.contains("-"),
            request.containsDigit, let day = line.lastWord, Dates.isDay(day)
        else { return false }
        let words = line.words
        guard words.count >= 4, let quoted = words.dropLast().last else { return false }
        return words[1].containsDigit
            && (quoted.last == UInt8(ascii: "\"") || quoted.hasSuffix("\u{201D}"))
    }
}

extension ByteView {
    fileprivate var containsDigit: Bool { (start..<end).contains { ASCII.isDigit(self[$0]) } }
}
