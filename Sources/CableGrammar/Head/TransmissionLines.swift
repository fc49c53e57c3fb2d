import CableModel
import CableSyntax

/// Reads the lines of the transmission header: functions from one printed line to its parts.
package enum TransmissionLines {
    /// `PP RUEHXX RUEHYY`.
    package static func relay(_ line: ByteView) -> RelayLine? {
        guard line.first == line.byte(at: line.start + 1), line.byte(at: line.start + 2) == 0x20
        else { return nil }
        let words = line.words
        guard words.count >= 2, words[0].count == 2, words[0].first == words[0].last,
            let precedence = Precedence(prosign: words[0].first),
            words.dropFirst().allSatisfy(isRoutingIndicator)
        else { return nil }
        return RelayLine(
            precedence: precedence, routingIndicators: words.dropFirst().map(\.string))
    }

    /// A line of nothing but routing indicators: the relay line goes on.
    package static func isRelayContinuation(_ line: ByteView) -> Bool {
        let words = line.words
        return !words.isEmpty && words.allSatisfy(isRoutingIndicator)
    }

    /// Four to eight capitals beginning with R: `RUEHC`, `RHMFISS`.
    package static func isRoutingIndicator(_ word: ByteView) -> Bool {
        guard (4...8).contains(word.count), word.first == UInt8(ascii: "R") else { return false }
        return (word.start..<word.end).allSatisfy {
            ASCII.isUpper(word[$0]) || ASCII.isDigit(word[$0])
        }
    }

    /// `DE RUEHKB #1467/01 3451031`.
    package static func station(_ line: ByteView) -> StationLine? {
        guard line.hasPrefix("DE ") else { return nil }
        let words = line.words
        guard words.count >= 2, isRoutingIndicator(words[1]) else { return nil }
        var station = StationLine(routingIndicator: words[1].string)
        for word in words.dropFirst(2) {
            if word.first == UInt8(ascii: "#") {
                let text = word.from(word.start + 1)
                if let slash = text.firstIndex(of: "/") {
                    station.stationSerialNumber = text.upTo(slash).string
                    station.section = text.from(slash + 1).string
                } else {
                    station.stationSerialNumber = text.string
                }
            } else if word.isAllDigits {
                station.filingTime = word.string
            }
        }
        return station
    }

    /// `ZNY CCCCC ZZH`, and lines of further operating signals.
    package static func operatingSignals(_ line: ByteView) -> [String]? {
        guard line.first == UInt8(ascii: "Z") || line.hasPrefix("BT") else { return nil }
        let words = line.words
        guard let first = words.first else { return nil }
        if words.count == 1 && first.equals("BT") { return ["BT"] }
        guard first.count == 3, first.first == UInt8(ascii: "Z"),
            (first.start..<first.end).allSatisfy({ ASCII.isUpper(first[$0]) })
        else { return nil }
        // What follows in parentheses may be glued: "ZZH(CCY AD6CB6C9)".
        var signals: [String] = []
        for word in words {
            var start = word.start
            for index in word.start...word.end {
                let byte = word.byte(at: index)
                guard index == word.end || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
                else { continue }
                if index > start { signals.append(ByteView(word.base, start, index).string) }
                start = index + 1
            }
        }
        return signals
    }

    /// `O R 141437Z NOV 08 ZDK`; the precedences may be missing, the month in small letters.
    package static func dateTimeGroup(_ line: ByteView) -> DateTimeGroupLine? {
        // Precedences are single letters, so that a digit is never far.
        let beginning = line.upTo(min(line.end, line.start + 8))
        guard (beginning.start..<beginning.end).contains(where: { ASCII.isDigit(line[$0]) }) else {
            return nil
        }
        let words = line.words
        var index = 0
        var precedences: [Precedence] = []
        while index < words.count, words[index].count == 1,
            let precedence = Precedence(prosign: words[index].first)
        {
            precedences.append(precedence)
            index += 1
        }
        guard index + 2 < words.count, let group = group(words, at: index) else {
            guard !precedences.isEmpty, index < words.count else { return nil }
            return looseGroup(line.from(words[index].start)).map {
                DateTimeGroupLine(precedences: precedences, dateTimeGroup: $0)
            }
        }
        return DateTimeGroupLine(
            precedences: precedences, dateTimeGroup: group,
            operatingSignals: words[(index + 3)...].map(\.string))
    }

    private static func group(_ words: [ByteView], at index: Int) -> DateTimeGroup? {
        let time = words[index]
        guard time.count == 7, ASCII.uppercased(time.last) == UInt8(ascii: "Z"),
            let digits = time.upTo(time.end - 1).number,
            let month = Months.number(ofAbbreviation: words[index + 1]),
            var year = words[index + 2].number
        else { return nil }
        switch words[index + 2].count {
        case 2: year = MessageReferenceNumber.fullYear(ofTwoDigits: year)
        case 4: break
        default: return nil
        }
        let day = digits / 10000
        let hour = digits / 100 % 100
        let minute = digits % 100
        guard hour < 24, minute < 60, CalendarDate(year: year, month: month, day: day).isValid
        else {
            return nil
        }
        let printed = AddressLines.reduced(
            ByteView(time.base, time.start, words[index + 2].end))
        return DateTimeGroup(
            printed: printed, day: day, hour: hour, minute: minute, month: month, year: year)
    }

    /// A group with blanks inside, without its Z, or with the month in full: `251346 Z JUN 7 3`,
    /// `251346Z JUNE 73`. Nothing may follow it.
    private static func looseGroup(_ text: ByteView) -> DateTimeGroup? {
        var bytes: [UInt8] = []
        for index in text.start..<text.end where !ASCII.isBlank(text[index]) {
            bytes.append(ASCII.uppercased(text[index]))
        }
        guard bytes.count <= 20 else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var rest = ByteView(bytes)
            guard let digits = rest.upTo(min(rest.end, 6)).number, rest.count > 6 else {
                return nil
            }
            rest.start = 6
            if rest.first == UInt8(ascii: "Z") { rest.start += 1 }
            let month = rest.start
            while ASCII.isLetter(rest.first) { rest.start += 1 }
            guard let number = Months.number(of: ByteView(bytes, month, rest.start)),
                let year = rest.number
            else { return nil }
            guard rest.count == 2 || rest.count == 4 else { return nil }
            let group = DateTimeGroup(
                printed: AddressLines.reduced(text), day: digits / 10000,
                hour: digits / 100 % 100, minute: digits % 100, month: number,
                year: rest.count == 2
                    ? MessageReferenceNumber.fullYear(ofTwoDigits: year) : year)
            return group.hour < 24 && group.minute < 60 && group.date.isValid ? group : nil
        }
    }

    /// `------------------352654 200910Z /23`: dashes, then the centre's number and time; until 1976
    /// the number alone, `--------------------- 012877`.
    package static func isCommunicationsCentreStamp(_ line: ByteView) -> Bool {
        var index = line.start
        while index < line.end && line[index] == UInt8(ascii: "-") { index += 1 }
        guard index - line.start >= 8, index < line.end else { return false }
        let words = line.from(index).words
        if words.count == 1, words[0].isAllDigits, (5...6).contains(words[0].count) { return true }
        return words.contains {
            $0.count == 7 && ASCII.uppercased($0.last) == UInt8(ascii: "Z")
                && $0.upTo($0.end - 1).isAllDigits
        }
    }

    /// The beginning of an office distribution, and its role: `INFO LOG-00 AID-00`.
    package static func officeDistributionRole(_ line: ByteView) -> OfficeDistribution.Role? {
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

    /// The distribution that a whole printed text gives.
    ///
    /// - Parameter isLabelled: whether the text begins with `ACTION` or the like; what follows a
    ///   page line does not.
    package static func officeDistribution(
        _ text: ByteView, role: OfficeDistribution.Role, isLabelled: Bool = true
    ) -> OfficeDistribution {
        var distribution = OfficeDistribution(role: role, offices: [])
        for word in text.words.dropFirst(isLabelled ? 1 : 0) {
            if isTotal(word) {
                distribution.total = word.string
                continue
            }
            if let total = distribution.total {
                distribution.total = total + " " + word.string
                continue
            }
            // A symbol, a hyphen, two digits; the next may follow without a blank.
            var start = word.start
            while let dash = word.firstIndex(of: "-", from: start) {
                var end = dash + 1
                while end < word.end && end < dash + 3 && ASCII.isDigit(word[end]) { end += 1 }
                distribution.offices.append(
                    .init(
                        symbol: ByteView(word.base, start, dash).string,
                        copies: ByteView(word.base, dash + 1, end).string))
                start = end
            }
        }
        return distribution
    }
}
