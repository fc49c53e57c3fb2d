import CableSyntax

/// The labels of the block that the Department's archive system prints above and below a telegram:
/// `MRN:`, `Date/DTG:`, …, `Drafted By:`, `Dissemination Rule:`.
package enum PrintLabels {
    package enum Place { case above, below }

    package struct Match {
        /// As the system prints it, whatever the copy made of it: `E.O.` of `E.0.:`.
        package var name: StaticString
        package var place: Place
        /// Where the label stands, its colon included.
        package var range: Range<Int>
        /// Whether the copy has the label with other signs, as scanners misread them.
        package var isMisread: Bool
    }

    private static let labels: [(name: StaticString, place: Place)] = [
        ("MRN", .above), ("Date/DTG", .above), ("From", .above), ("Action", .above),
        ("E.O.", .above), ("TAGS", .above), ("Captions", .above), ("Reference", .above),
        ("Ref", .above),
        ("Pass Line", .above), ("Subject", .above), ("Signature", .below), ("Drafted By", .below),
        ("Cleared By", .below), ("Approved By", .below), ("Released By", .below),
        ("Info", .below), ("XMT", .below), ("Attachments", .below), ("Dissemination Rule", .below),
    ]

    /// The label at the start of a line.
    ///
    /// - Parameter isCell: whether the line is a whole cell of a table, where a label needs no colon.
    package static func match(_ line: ByteView, isCell: Bool = false) -> Match? {
        // All begin with one of these, or a sign that is read for one.
        guard beginnings.contains(line.first) else { return nil }
        var first = line.start
        while isEmphasis(line.byte(at: first)) || ASCII.isBlank(line.byte(at: first)) { first += 1 }
        let beginning = folded(line.byte(at: first))
        for (name, place) in labels {
            guard folded(name.utf8Start[0]) == beginning, var end = end(of: name, in: line)
            else { continue }
            let isMisread = !ByteView(line.base, line.start, end).isReading(name)
            while isEmphasis(line.byte(at: end)) || ASCII.isBlank(line.byte(at: end)) { end += 1 }
            let sign = line.byte(at: end)
            if sign == UInt8(ascii: ":") || sign == UInt8(ascii: ";") {
                end += 1
            } else if !isCell || end < line.end {
                continue
            }
            while isEmphasis(line.byte(at: end)) { end += 1 }
            return Match(
                name: longName(of: name), place: place, range: line.start..<min(end, line.end),
                isMisread: isMisread || sign == UInt8(ascii: ";"))
        }
        return nil
    }

    /// The name of a label that a copy has in short: `Ref:`.
    private static func longName(of name: StaticString) -> StaticString {
        name.description == "Ref" ? "Reference" : name
    }

    /// Where further fields begin within a line, as a converted page has them side by side:
    /// `Drafted By: X   Cleared By: Y`. Behind a tab or two blanks any label counts; behind one blank only
    /// such as no value has, as the system prints them.
    package static func further(in line: ByteView) -> [Int] {
        guard let first = match(line) else { return [] }
        var places: [Int] = []
        for index in line.range.dropFirst(max(1, first.range.count)) {
            guard ASCII.isBlank(line[index - 1]), beginnings.contains(line[index]),
                let label = match(line.from(index))
            else { continue }
            let isApart = line[index - 1] == 0x09 || ASCII.isBlank(line[index - 2])
            let isCertain = certain.contains { label.name.description == $0 } && !label.isMisread
            // In the words of a subject, "from:" is none.
            if isApart ? ASCII.isUpper(line[index]) || label.isMisread : isCertain {
                places.append(index)
            }
        }
        return places
    }

    private static let certain: Set<String> = [
        "MRN", "Date/DTG", "Drafted By", "Cleared By", "Approved By", "Released By",
        "Dissemination Rule",
    ]

    private static let beginnings = ByteSet("MDFAETCRPSIX0125|!mdfaetcrpsix*_lL")

    /// Where a label ends that a line begins with. Signs that scanners take for one another count as
    /// the same; blanks, stops and slashes of the label may be missing.
    private static func end(of name: StaticString, in line: ByteView) -> Int? {
        var place = line.start
        while isEmphasis(line.byte(at: place)) { place += 1 }
        for index in 0..<name.utf8CodeUnitCount {
            let wanted = name.utf8Start[index]
            guard ASCII.isAlphanumeric(wanted) else {
                if line.byte(at: place) == wanted { place += 1 }
                continue
            }
            while ASCII.isBlank(line.byte(at: place)) { place += 1 }
            guard folded(line.byte(at: place)) == folded(wanted) else { return nil }
            place += 1
        }
        return ASCII.isAlphanumeric(line.byte(at: place)) ? nil : place
    }

    private static func isEmphasis(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_")
    }

    /// One sign for all that scanners take for one another.
    static func folded(_ byte: UInt8) -> UInt8 {
        switch ASCII.uppercased(byte) {
        case UInt8(ascii: "0"): UInt8(ascii: "O")
        case UInt8(ascii: "1"), UInt8(ascii: "|"), UInt8(ascii: "!"), UInt8(ascii: "L"):
            UInt8(ascii: "I")
        case UInt8(ascii: "5"): UInt8(ascii: "S")
        case let other: other
        }
    }
}

extension ByteView {
    /// Whether the letters are those of a label, emphasis, blanks and other signs left out.
    fileprivate func isReading(_ name: StaticString) -> Bool {
        let own = (start..<end).map { base[$0] }.filter(ASCII.isAlphanumeric)
        let wanted = (0..<name.utf8CodeUnitCount).map { name.utf8Start[$0] }
            .filter(ASCII.isAlphanumeric)
        return own.map(ASCII.uppercased) == wanted.map(ASCII.uppercased)
    }
}
