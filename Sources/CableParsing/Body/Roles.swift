import CableModel
import CableSyntax

/// The parts that paragraphs play: told by their first words, or by the heading above.
package struct Roles {
    private static let openings: [(word: StaticString, role: Paragraph.Role)] = [
        ("SUMMARY", .summary), ("BEGIN SUMMARY", .summary), ("COMMENT", .comment),
        ("BEGIN COMMENT", .comment), ("ACTION REQUEST", .actionRequest),
        ("INTRODUCTION", .introduction),
    ]

    /// The role that a heading gives to the paragraph below it.
    private var roleOfHeading: Paragraph.Role?

    package init() {}

    /// The role of the block that comes next.
    ///
    /// - Parameters:
    ///   - heading: that of a paragraph, behind its number; empty for most.
    ///   - given: the role that it has already.
    package mutating func next(
        _ kind: Draft.Kind, heading: ByteView, text: ByteView, given: Paragraph.Role?
    ) -> Paragraph.Role? {
        switch kind {
        case .heading:
            roleOfHeading = Self.role(text, isWhole: true)
        case .paragraph where given == nil:
            defer { roleOfHeading = nil }
            if !heading.isEmpty, let role = Self.role(heading, isWhole: true) { return role }
            return Self.role(text, isWhole: false) ?? roleOfHeading
        default: break
        }
        return given
    }

    /// The role that the first words of a paragraph give, or the whole of a heading.
    package static func role(_ view: ByteView, isWhole: Bool) -> Paragraph.Role? {
        for opening in openings where view.hasPrefix(opening.word) {
            let end = view.start + opening.word.utf8CodeUnitCount
            let next = view.byte(at: end)
            // "Summary:", "SUMMARY --", "Summary and Comment"; a heading may be longer.
            if isWhole ? !ASCII.isAlphanumeric(next) : isOpeningEnd(view, next, end) {
                return opening.role
            }
        }
        return nil
    }

    private static func isOpeningEnd(_ view: ByteView, _ next: UInt8, _ end: Int) -> Bool {
        switch next {
        case 0, UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: ")"),
            UInt8(ascii: ","), UInt8(ascii: ";"):
            return true
        case 0x20:
            let following = view.from(end).trimmed
            return following.first == UInt8(ascii: "-") || following.first == UInt8(ascii: "(")
                || following.hasPrefix("AND ") || !ASCII.isLower(view.byte(at: end - 1))
        default: return false
        }
    }
}
