import CableModel
import CableSyntax

/// Reads the lines of the transmission header: functions from one printed line to its parts.
package enum TransmissionLines {
    /// Whether a line is one of relays: a doubled prosign, then routing indicators.
    package static func isRelay(_ line: ByteView) -> Bool {
        guard line.first == line.byte(at: line.start + 1), line.byte(at: line.start + 2) == 0x20
        else { return false }
        let words = line.words
        return words.count >= 2 && relayPrecedence(words[0]) != nil
            && words.dropFirst().allSatisfy(isRoutingIndicator)
    }

    /// The precedence of a prosign; a copy may have the digit 0 for the letter O.
    private static func prosign(_ byte: UInt8) -> (precedence: Precedence, isRepaired: Bool)? {
        if byte == UInt8(ascii: "0") { return (.immediate, true) }
        return Precedence(prosign: byte).map { ($0, false) }
    }

    /// The precedence that a word before a date-time group is: a prosign, also in a small letter or printed
    /// twice, or the word itself. The last two belong elsewhere.
    package static func precedence(
        beforeGroup word: ByteView
    ) -> (precedence: Precedence, isRepaired: Bool)? {
        if word.count == 1 { return prosign(ASCII.uppercased(word.first)) }
        if word.count == 2 { return relayPrecedence(word).map { ($0, true) } }
        guard let found = AddressLines.precedence(word), !found.isMisspelt else { return nil }
        return (found.precedence, true)
    }

    private static func relayPrecedence(_ word: ByteView) -> Precedence? {
        word.count == 2 && word.first == word.last ? prosign(word.first)?.precedence : nil
    }

    /// `PP RUEHXX RUEHYY`.
    static func relayParts(_ line: ByteView) -> [HeadLine.Part] {
        var list = PartList(line)
        for word in line.words {
            if let precedence = relayPrecedence(word) {
                list.add(
                    .precedence, word, value: .precedence(precedence),
                    basis: word.first == UInt8(ascii: "0") ? .repaired : .printed)
            } else if isRoutingIndicator(word) {
                list.add(.routingIndicator, word, value: nil)
            }
        }
        return list.parts
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

    /// Whether a line names the originating station.
    package static func isStation(_ line: ByteView) -> Bool {
        guard line.hasPrefix("DE ") else { return false }
        let words = line.words(upTo: 2)
        return words.count == 2 && isRoutingIndicator(words[1])
    }

    /// `DE RUEHKB #1467/01 3451031`.
    static func stationParts(_ line: ByteView) -> [HeadLine.Part] {
        var list = PartList(line)
        for word in line.words.dropFirst() {
            if word.first == UInt8(ascii: "#") {
                let text = word.from(word.start + 1)
                let slash = text.firstIndex(of: "/")
                list.add(text: .stationSerialNumber, text.upTo(slash ?? text.end))
                if let slash { list.add(text: .transmissionSection, text.from(slash + 1)) }
            } else if word.isAllDigits {
                list.add(.filingTime, word, value: nil)
            } else if isRoutingIndicator(word), list.parts.isEmpty {
                list.add(.routingIndicator, word, value: nil)
            }
        }
        return list.parts
    }

    /// Whether a line is one of operating signals: `ZNY CCCCC ZZH`, or the break `BT`.
    package static func isOperatingSignals(_ line: ByteView) -> Bool {
        guard line.first == UInt8(ascii: "Z") || line.hasPrefix("BT"), let first = line.firstWord
        else { return false }
        if first.end == line.trimmedEnd.end && first.equals("BT") { return true }
        return first.count == 3 && first.first == UInt8(ascii: "Z")
            && first.range.allSatisfy { ASCII.isUpper(first[$0]) }
    }

    /// `ZNY CCCCC ZZH`, each signal a part. What follows in parentheses may be glued:
    /// `ZZH(CCY AD6CB6C9)`.
    static func signalParts(_ line: ByteView) -> [HeadLine.Part] {
        var list = PartList(line)
        for word in line.words {
            var start = word.start
            for index in word.start...word.end {
                let byte = word.byte(at: index)
                guard index == word.end || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
                else { continue }
                if index > start {
                    list.add(.operatingSignal, ByteView(word.base, start, index), value: nil)
                }
                start = index + 1
            }
        }
        return list.parts
    }

    /// The line of the date-time group, where its parts stand.
    package struct DateTimeGroupForm {
        package var precedences: [ByteView]
        /// The precedence that is printed as the digit 0 and means O.
        package var zeroForO: ByteView? { precedences.first { $0.first == UInt8(ascii: "0") } }
        /// `141437Z NOV 08`.
        package var group: ByteView
        package var moment: DateTimeGroup.Moment
        package var signals: [ByteView]

        /// Whether the group has its three words and nothing inside them: `251346Z JUN 73`.
        package var isRegular: Bool {
            let words = group.words
            return words.count == 3 && words[0].count == 7 && words[1].count == 3
                && words[0].dropLast.isAllDigits && words[2].isAllDigits
                && Months.number(ofAbbreviation: words[1]) != nil
        }

        /// Whether nothing stands behind the group but operating signals: `ZDK`.
        package var isWhole: Bool {
            signals.allSatisfy { word in
                word.first == UInt8(ascii: "Z")
                    && word.range.allSatisfy { ASCII.isUpper(word[$0]) || ASCII.isDigit(word[$0]) }
            }
        }
    }

    static func dateTimeGroupParts(_ line: ByteView) -> [HeadLine.Part] {
        guard let form = dateTimeGroup(line) else { return [] }
        var list = PartList(line)
        for word in form.precedences {
            let found = precedence(beforeGroup: word)
            list.add(
                .precedence, word, value: found.map { .precedence($0.precedence) },
                basis: found?.isRepaired == true ? .repaired : .printed)
        }
        list.add(.dateTimeGroup, form.group, value: .moment(form.moment))
        for signal in form.signals { list.add(.operatingSignal, signal, value: nil) }
        return list.parts
    }

    /// `O R 141437Z NOV 08 ZDK`; the precedences may be missing, the month in small letters, and a
    /// label stand before them: `DTG: 141437Z NOV 08`.
    package static func dateTimeGroup(_ wholeLine: ByteView) -> DateTimeGroupForm? {
        let line = withoutGroupLabel(wholeLine)
        // Precedences are letters, or one word, so that a digit is never far.
        let beginning = line.upTo(min(line.end, line.start + digitsBegin))
        guard (beginning.start..<beginning.end).contains(where: { ASCII.isDigit(line[$0]) }) else {
            return nil
        }
        let words = withoutGluedProsigns(line.words)
        let precedences = words.prefix { precedence(beforeGroup: $0) != nil }
        let index = precedences.endIndex
        guard index + 2 < words.count, let moment = moment(words, at: index) else {
            guard index > 0, index < words.count else { return nil }
            let group = line.from(words[index].start).trimmed
            return looseMoment(group).map {
                DateTimeGroupForm(
                    precedences: Array(precedences), group: group, moment: $0, signals: [])
            }
        }
        return DateTimeGroupForm(
            precedences: Array(precedences),
            group: ByteView(line.base, words[index].start, words[index + 2].end), moment: moment,
            signals: Array(words[(index + 3)...]))
    }

    private static func withoutGroupLabel(_ line: ByteView) -> ByteView {
        guard ASCII.uppercased(line.first) == UInt8(ascii: "D") else { return line }
        for label in groupLabels where line.hasPrefix(label) {
            return line.from(line.start + label.utf8CodeUnitCount).trimmedStart
        }
        return line
    }

    private static let groupLabels: [StaticString] = ["DTG:", "DTG ", "DATE/DTG:", "DATE:"]

    /// The words of a line, two prosigns that are one word parted, and a prosign from the group that
    /// it is glued to: `PR 251346Z JUN 73`, `P251346Z JUN 73`.
    private static func withoutGluedProsigns(_ words: [ByteView]) -> [ByteView] {
        guard let first = words.first, first.count == 2 || first.count == 8,
            isProsign(first.first), first.first != first.byte(at: first.start + 1)
        else { return words }
        let rest = first.from(first.start + 1)
        guard first.count == 2 ? isProsign(rest.first) : rest.last == UInt8(ascii: "Z") else {
            return words
        }
        return [first.upTo(rest.start), rest] + words.dropFirst()
    }

    private static func isProsign(_ byte: UInt8) -> Bool {
        ASCII.isUpper(byte) && prosign(byte) != nil
    }

    /// Behind `IMMEDIATE` at the latest.
    private static let digitsBegin = 11

    private static func moment(_ words: [ByteView], at index: Int) -> DateTimeGroup.Moment? {
        let time = words[index]
        guard time.count == 7, ASCII.uppercased(time.last) == UInt8(ascii: "Z"),
            let digits = CopiedDigits.number(time.dropLast),
            let month = month(words[index + 1]),
            var year = CopiedDigits.number(words[index + 2])
        else { return nil }
        switch words[index + 2].count {
        case 2: year = MessageReferenceNumber.fullYear(ofTwoDigits: year)
        case 4: break
        default: return nil
        }
        return moment(of: digits, month: month, year: year)
    }

    /// The minute that the six digits of a group mean: `251346` is 13:46 on the 25th.
    private static func moment(of digits: Int, month: Int, year: Int) -> DateTimeGroup.Moment? {
        DateTimeGroup.Moment(
            year: year, month: month, day: digits / 10000, hour: digits / 100 % 100,
            minute: digits % 100)
    }

    /// `JUL`, of a typist `JULY`, `JUL.`; of a scanner `JUI`.
    private static func month(_ word: ByteView) -> Int? {
        let word = word.last == UInt8(ascii: ".") ? word.dropLast : word
        return Months.number(of: word) ?? Months.number(ofCopied: word)
    }

    /// A group with blanks inside, without its Z, or with the month in full: `251346 Z JUN 7 3`,
    /// `251346Z JUNE 73`. Nothing may follow it.
    private static func looseMoment(_ text: ByteView) -> DateTimeGroup.Moment? {
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
            return moment(
                of: digits, month: number,
                year: rest.count == 2
                    ? MessageReferenceNumber.fullYear(ofTwoDigits: year) : year)
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
}
