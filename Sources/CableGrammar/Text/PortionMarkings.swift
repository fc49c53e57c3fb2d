import CableModel
import CableSyntax

/// Portion markings: `(C)`, `(S//NF)`, `(C/REL NATO)`, `(C - ENTIRE TEXT)` (5 FAH-1 H-246).
package enum PortionMarkings {
    private static let levels: [(printed: StaticString, level: ClassificationLevel)] = [
        ("TS", .topSecret), ("SBU", .sensitiveButUnclassified), ("FOUO", .forOfficialUseOnly),
        ("LOU", .limitedOfficialUse), ("UNCLASSIFIED", .unclassified), ("UNCLAS", .unclassified),
        ("CONFIDENTIAL", .confidential), ("SECRET", .secret),
        ("U", .unclassified), ("C", .confidential), ("S", .secret),
    ]

    /// The marking in parentheses at the start of a view. Other parentheses are text.
    package static func match(_ view: ByteView) -> (marking: PortionMarking, end: Int)? {
        guard view.first == UInt8(ascii: "(") else { return nil }
        let limit = min(view.end, view.start + 48)
        var close = view.start + 1
        while close < limit && view[close] != UInt8(ascii: ")") { close += 1 }
        guard close < limit else { return nil }
        return marking(ByteView(view.base, view.start + 1, close).trimmed, in: view.upTo(close + 1))
            .map { ($0, close + 1) }
    }

    /// The marking at the start of a view that has lost its opening parenthesis: `C) Summary`. Only
    /// behind the number of a paragraph is it one.
    package static func matchUnopened(_ view: ByteView) -> (marking: PortionMarking, end: Int)? {
        guard ASCII.isUpper(view.first) else { return nil }
        var close = view.start
        while close < view.end, close - view.start < 8, view[close] != UInt8(ascii: ")") {
            close += 1
        }
        guard view.byte(at: close) == UInt8(ascii: ")"),
            close + 1 == view.end || ASCII.isBlank(view.byte(at: close + 1))
        else { return nil }
        return marking(view.upTo(close), in: view.upTo(close + 1)).map { ($0, close + 1) }
    }

    /// The marking that a view is, parentheses left out.
    private static func marking(_ inside: ByteView, in whole: ByteView) -> PortionMarking? {
        // Nearly all are one letter.
        if inside.count == 1 {
            return levels.first { inside.equals($0.printed) }.map {
                PortionMarking(printed: JoinedText.string(of: whole), level: $0.level, controls: [])
            }
        }
        for candidate in levels {
            let end = inside.start + candidate.printed.utf8CodeUnitCount
            guard inside.hasPrefix(candidate.printed),
                !ASCII.isAlphanumeric(inside.byte(at: end)),
                let controls = controls(inside.from(end))
            else { continue }
            return PortionMarking(
                printed: JoinedText.string(of: whole), level: candidate.level,
                controls: controls.map(\.control))
        }
        return nil
    }

    /// The controls of a marking, where they stand in it.
    static func controls(
        in marking: ByteView
    ) -> [(control: DisseminationControl, view: ByteView)] {
        let inside = ByteView(
            marking.base, marking.start + 1, max(marking.start + 1, marking.end - 1)
        )
        .trimmed
        for candidate in levels {
            let end = inside.start + candidate.printed.utf8CodeUnitCount
            guard inside.hasPrefix(candidate.printed), !ASCII.isAlphanumeric(inside.byte(at: end)),
                let controls = controls(inside.from(end))
            else { continue }
            return controls
        }
        return []
    }

    /// The controls after the level; `nil` where anything else stands there.
    private static func controls(
        _ view: ByteView
    ) -> [(control: DisseminationControl, view: ByteView)]? {
        var controls: [(control: DisseminationControl, view: ByteView)] = []
        var rest = view.trimmed
        while !rest.isEmpty {
            switch rest.first {
            case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ","):
                rest = rest.from(rest.start + 1).trimmed
            default:
                if rest.equals("ENTIRE TEXT") { return controls }
                guard let match = DisseminationWords.match(rest) else { return nil }
                controls.append((match.control, rest.upTo(match.end)))
                rest = rest.from(match.end).trimmed
            }
        }
        return controls
    }
}
