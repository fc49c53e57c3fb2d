import CableModel
import CableSyntax

/// The distribution of a record copy to the offices of the Department.
package enum DistributionLines {
    /// The beginning of an office distribution, and its role: `INFO LOG-00 AID-00`.
    package static func role(_ line: ByteView) -> OfficeDistribution.Role? {
        let roles: [(StaticString, OfficeDistribution.Role)] = [
            ("ACTION ", .action), ("INFO ", .info), ("ORIGIN ", .origin),
        ]
        for (label, role) in roles where line.hasPrefix(label) {
            let rest = line.words.dropFirst()
            guard let first = rest.first, isOffice(first) else { return nil }
            return role
        }
        return nil
    }

    /// A line of offices with counts: the distribution goes on.
    package static func isOfficeLine(_ line: ByteView) -> Bool {
        let words = line.words
        guard var last = words.last else { return false }
        var offices = words.dropLast()
        if isTotalSuffix(last), let total = offices.popLast() {
            guard isTotal(total) else { return false }
            last = total
        }
        return offices.allSatisfy(isOffice) && (isOffice(last) || isTotal(last))
    }

    /// Whether the line ends with the total of copies: then the distribution does.
    package static func endsWithTotal(_ line: ByteView) -> Bool {
        guard let last = line.lastWord else { return false }
        return isTotal(last) || isTotalSuffix(last)
    }

    /// The letter behind a total, where a blank parts them: `/068 W`.
    private static func isTotalSuffix(_ word: ByteView) -> Bool {
        word.equals("W") || word.equals("R")
    }

    /// `EAP-00`, also two run together: `LOG-00NP-00`.
    private static func isOffice(_ word: ByteView) -> Bool {
        guard word.count >= 3, let dash = word.firstIndex(of: "-"), dash > word.start else {
            return false
        }
        return ASCII.isDigit(word.byte(at: dash + 1)) && ASCII.isDigit(word.last)
            && (word.start..<word.end).allSatisfy {
                ASCII.isUpper(word[$0]) || ASCII.isDigit(word[$0]) || word[$0] == 0x2D
            }
    }

    /// `/023W`.
    private static func isTotal(_ word: ByteView) -> Bool {
        word.first == UInt8(ascii: "/") && word.count >= 3 && ASCII.isDigit(word[word.start + 1])
    }

    /// `ACTION EAP-00 INFO LOG-00 /023W`: the label, each office with its copies, the total.
    ///
    /// - Parameter role: that of a line without a label; what follows a page line has none.
    static func parts(_ line: ByteView, role: OfficeDistribution.Role?) -> [HeadLine.Part] {
        var list = PartList(line, capacity: 16)
        var words = line.words[...]
        if role == nil, let labelled = self.role(line), let label = words.popFirst() {
            list.add(.label, label, value: .distributionRole(labelled))
        } else {
            list.infer(.role, .distributionRole(role ?? .info))
        }
        while let word = words.popFirst() {
            if isTotal(word) {
                // A letter may stand behind it.
                list.add(text: .total, ByteView(word.base, word.start, words.last?.end ?? word.end))
                break
            }
            // A symbol, a hyphen, two digits; the next may follow without a blank.
            var start = word.start
            while let dash = word.firstIndex(of: "-", from: start) {
                var end = dash + 1
                while end < word.end && end < dash + 3 && ASCII.isDigit(word[end]) { end += 1 }
                list.add(.officeSymbol, ByteView(word.base, start, dash), value: nil)
                list.add(.copies, ByteView(word.base, dash + 1, end), value: nil)
                start = end
            }
        }
        return list.parts
    }
}
