import CableModel
import CableSyntax

/// Dissemination controls as telegrams print them.
package enum DisseminationWords {
    /// Where a release list ends: `REL TO USA, GBR AND AUS`. A further name stands behind a comma or
    /// AND; behind a blank only codes of up to four letters, unless it is the post of a number.
    private static func endOfReleaseList(_ view: ByteView) -> Int {
        let words = view.words
        var index = 1
        if index < words.count, words[index].equals("TO") { index += 1 }
        guard index < words.count else { return view.end }
        while index + 1 < words.count {
            let next = words[index + 1]
            if next.equals("AND") || next.equals("&"), index + 2 < words.count {
                index += 2
            } else if words[index].last == UInt8(ascii: ",") {
                index += 1
            } else if (3...4).contains(next.count), !next.containsLowercase, !next.isAllDigits,
                index + 2 >= words.count || !words[index + 2].isAllDigits
            {
                index += 1
            } else {
                break
            }
        }
        return words[index].end
    }

    private static let words: [(printed: StaticString, name: String)] = [
        ("NOFORN", "NOFORN"), ("NF", "NOFORN"), ("ORCON", "ORCON"), ("OC", "ORCON"),
        ("PROPIN", "PROPIN"), ("FOUO", "FOUO"), ("FGI", "FGI"), ("MR", "MR"), ("SBU", "SBU"),
        ("EXDIS", "EXDIS"), ("NODIS", "NODIS"), ("LIMDIS", "LIMDIS"), ("SI", "SI"), ("TK", "TK"),
        ("HCS", "HCS"), ("RD", "RD"), ("NATO", "NATO"), ("NOCONTRACT", "NOCONTRACT"),
        ("NC", "NOCONTRACT"), ("FOR OFFICIAL USE ONLY", "FOUO"), ("EFTO", "EFTO"),
        ("E F T O", "EFTO"),
    ]

    /// The release that a line by itself gives: `REL TO LAPUTA`, `RELEASABLE TO NATO`.
    package static func releaseLine(_ line: ByteView) -> String? {
        guard line.hasPrefix("REL TO ") || line.hasPrefix("RELEASABLE TO "), line.count <= 60,
            !line.containsLowercase
        else { return nil }
        let list = line.hasPrefix("REL TO ") ? line : line.from(line.start + 11)
        return endOfReleaseList(list) == line.end ? JoinedText.reduced(line) : nil
    }

    /// The control word at the start of a view, where it is written out and the name of no post:
    /// `NOFORN`, not `NF` or `NATO`.
    package static func spelledOut(
        _ view: ByteView
    ) -> (control: DisseminationControl, end: Int)? {
        for word in words where word.printed.utf8CodeUnitCount >= 3 && word.name != "NATO" {
            let end = view.start + word.printed.utf8CodeUnitCount
            if view.hasPrefix(word.printed), end == view.end || ASCII.isBlank(view[end]) {
                return (DisseminationControl(word.name), end)
            }
        }
        return nil
    }

    /// The control word at the start of a view.
    ///
    /// - Parameter isInLine: whether anything may follow that is no control: in a classification
    ///   line, not in the parentheses of a portion marking.
    package static func match(
        _ view: ByteView, isInLine: Bool = false
    ) -> (control: DisseminationControl, end: Int)? {
        if view.hasPrefix("REL") && !ASCII.isAlphanumeric(view.byte(at: view.start + 3)) {
            // A release list runs to the next slash.
            var end = view.start
            while end < view.end && view[end] != UInt8(ascii: "/") { end += 1 }
            var list = ByteView(view.base, view.start, end).trimmed
            if isInLine { list.end = endOfReleaseList(list) }
            return (DisseminationControl(list.uppercasedString), list.end)
        }
        for word in words {
            let end = view.start + word.printed.utf8CodeUnitCount
            if view.hasPrefix(word.printed) && !ASCII.isAlphanumeric(view.byte(at: end)) {
                return (DisseminationControl(word.name), end)
            }
        }
        return nil
    }
}
