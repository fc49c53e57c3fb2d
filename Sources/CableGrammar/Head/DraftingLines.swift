import CableModel
import CableSyntax

/// The labels of the drafting block, in the spellings that copies have.
package enum DraftingLines {
    private static let labels: [(StaticString, DraftingLine.Role)] = [
        ("DRAFTED BY", .drafter), ("DRAFTEDBY", .drafter), ("DRAFTED Y BY", .drafter),
        ("APPROVED BY", .approver), ("APPROVEDBY", .approver), ("EPPROVED BY", .approver),
        ("DESIRED DISTRIBUTION", .desiredDistribution),
    ]

    /// The label at the start of a line, and where it ends, a separator included.
    package static func label(_ line: ByteView) -> (role: DraftingLine.Role, end: Int)? {
        for (label, role) in labels where line.hasPrefix(label) {
            var end = line.start + label.utf8CodeUnitCount
            guard !ASCII.isAlphanumeric(line.byte(at: end)) else { continue }
            while isSeparator(line.byte(at: end)) { end += 1 }
            return (role, end)
        }
        return nil
    }

    /// `Drafted by: POL: Example`, `CLEARED: ECON:JSAMPLE`: a line of the drafting block with its
    /// colon, as people put it below the text.
    package static func beginsBlock(_ view: ByteView) -> Bool {
        let words: [StaticString] = ["DRAFTED", "CLEARED", "APPROVED", "CLEARANCES", "DRAFTER"]
        for word in words where view.hasPrefix(word) {
            var end = view.start + word.utf8CodeUnitCount
            if view.matches(" BY", at: end) { end += 3 }
            if view.byte(at: end) == UInt8(ascii: ":") { return true }
            // "DRAFTED BY POL: EXAMPLE"
            return end > view.start + word.utf8CodeUnitCount && !view.containsLowercase
                && view.firstIndex(ofByte: UInt8(ascii: ":"), from: end) != nil
        }
        return false
    }

    /// `DRAFTED BY OES:QEXAMPLE:AB`.
    ///
    /// - Parameter role: that of a line without a label.
    static func parts(_ line: ByteView, role: DraftingLine.Role) -> [HeadLine.Part] {
        var list = PartList(line)
        guard let label = label(line) else {
            list.infer(.role, .draftingRole(role))
            list.add(text: .text, line)
            return list.parts
        }
        list.add(.label, line.upTo(label.end).trimmedEnd, value: .draftingRole(label.role))
        list.add(text: .text, line.from(label.end))
        return list.parts
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "-")
            || ASCII.isBlank(byte)
    }
}
