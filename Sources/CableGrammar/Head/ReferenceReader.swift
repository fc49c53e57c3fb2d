import CableModel
import CableSyntax

/// Reads a list of references.
package enum ReferenceReader {
    /// A letter before a reference: `A.`, `(B)`, `c)`.
    package struct Marker {
        package var letter: UInt8
        package var range: Range<Int>
    }

    /// The marker at the start of a view.
    package static func marker(_ view: ByteView) -> Marker? {
        var index = view.start
        let isOpen = view.byte(at: index) == UInt8(ascii: "(")
        if isOpen { index += 1 }
        let letter = ASCII.uppercased(view.byte(at: index))
        guard ASCII.isUpper(letter) else { return nil }
        index += 1
        let close = view.byte(at: index)
        guard close == UInt8(ascii: ")") || (!isOpen && close == UInt8(ascii: ".")) else {
            return nil
        }
        index += 1
        return Marker(letter: letter, range: view.start..<index)
    }

    /// A reference where it stands in a text.
    private struct Entry {
        var marker: Marker?
        var text: ByteView
        var cited: CitedForm?
    }

    /// The number of a telegram as another one prints it, where its parts stand.
    package struct CitedForm {
        package var telegram: CitedTelegram
        var year: ByteView?
        /// `nil` where the post is that of the number before.
        var post: ByteView?
        var serial: ByteView
        var airgram: ByteView?
        /// Where the number ends.
        package var end: Int { serial.end }
    }

    /// `REF: A. STATE 161988 (NOTAL) B. BAKU 1382`.
    static func parts(_ line: ByteView) -> [HeadLine.Part] {
        var list = PartList(line, capacity: 12)
        let labelEnd = HeadLabels.match(line)?.end ?? line.start
        list.add(text: .label, line.upTo(labelEnd))
        for entry in entries(line.from(labelEnd).trimmed) {
            if let marker = entry.marker {
                list.add(
                    text: .marker,
                    ByteView(line.base, marker.range.lowerBound, marker.range.upperBound))
            }
            list.add(reference: entry.text)
            if let cited = entry.cited { list.add(cited: cited, in: entry.text) }
        }
        return list.parts
    }

    /// The references of a text without its label.
    package static func references(_ text: ByteView) -> [Reference] {
        entries(text).map { entry in
            Reference(
                marker: entry.marker.map {
                    JoinedText.reduced(
                        ByteView(text.base, $0.range.lowerBound, $0.range.upperBound))
                },
                letter: entry.marker.map { String(UnicodeScalar($0.letter)) },
                text: JoinedText.reduced(entry.text), cited: entry.cited?.telegram)
        }
    }

    /// The references of an archive's list, which has commas between them: `76 STATE 991200, 76
    /// HONG KONG 98377`.
    package static func list(_ text: ByteView) -> [Reference] {
        if !markers(in: text).isEmpty { return references(text) }
        var parts: [ByteView] = []
        var start = text.start
        for index in text.start..<text.end where text[index] == UInt8(ascii: ",") {
            parts.append(ByteView(text.base, start, index).trimmed)
            start = index + 1
        }
        parts.append(ByteView(text.base, start, text.end).trimmed)
        return parts.filter { !$0.isEmpty }.flatMap(references)
    }

    private static func entries(_ text: ByteView) -> [Entry] {
        let none: [StaticString] = ["NONE", "NONE.", "N/A", "NIL"]
        if none.contains(where: text.equals) { return [] }
        let markers = markers(in: text)
        guard let first = markers.first else { return unlettered(text) }
        var entries: [Entry] = []
        let before = text.upTo(first.range.lowerBound).trimmed
        if !before.isEmpty { entries += unlettered(before) }
        for (index, marker) in markers.enumerated() {
            let end = index + 1 < markers.count ? markers[index + 1].range.lowerBound : text.end
            var part = ByteView(text.base, marker.range.upperBound, end).trimmed
            var marker = marker
            // "A. A) STATE 1" and "A. (A) STATE 1": one letter, printed twice.
            if let doubled = self.marker(part), doubled.letter == marker.letter {
                marker.range = marker.range.lowerBound..<doubled.range.upperBound
                part = part.from(doubled.range.upperBound).trimmed
            }
            var pieces = joined(part)
            pieces[0].marker = marker
            entries += pieces
        }
        return entries
    }

    /// Takes apart telegrams that one entry names: `STATE 1 AND 2`, `STATE 297614 AND PREVIOUS 03
    /// LAPUTA 1427`. A text that names one, or none, comes back whole.
    private static func joined(_ text: ByteView) -> [Entry] {
        guard let first = citedForm(text) else { return [Entry(text: text)] }
        var rest = text.from(first.end).trimmedStart
        guard rest.hasPrefix("AND ") || rest.hasPrefix("& ") else {
            return [Entry(text: text, cited: first)]
        }
        while let word = rest.firstWord,
            word.equals("AND") || word.equals("&") || word.equals("PREVIOUS")
        {
            rest = rest.from(word.end).trimmedStart
        }
        guard !rest.isEmpty else { return [Entry(text: text, cited: first)] }
        let before = Entry(text: text.upTo(rest.start).trimmedEnd, cited: first)
        if citedForm(rest) != nil { return [before] + joined(rest) }
        // A number alone is of the same post.
        if let number = rest.firstWord, let serial = number.number, number.count <= 6, serial > 0,
            number.end == rest.end || !ASCII.isLetter(rest.byte(at: number.end))
        {
            let cited = CitedTelegram(
                year: first.telegram.year, post: first.telegram.post, serial: serial)
            return [
                before,
                Entry(
                    text: rest,
                    cited: CitedForm(telegram: cited, year: nil, post: nil, serial: number)),
            ]
        }
        return [Entry(text: text, cited: first)]
    }

    /// The markers in their sequence: A, then B, then C; a letter out of turn is text.
    private static func markers(in text: ByteView) -> [Marker] {
        var markers: [Marker] = []
        var index = text.start
        while index < text.end {
            defer { index += 1 }
            let isStart =
                index == text.start || ASCII.isBlank(text[index - 1])
                || text[index - 1] == UInt8(ascii: ",") || text[index - 1] == UInt8(ascii: ";")
            guard isStart, let marker = marker(text.from(index)) else { continue }
            let expected = markers.last.map { $0.letter + 1 } ?? UInt8(ascii: "A")
            let isFirst = markers.isEmpty && index == text.start
            if marker.letter == expected || isFirst { markers.append(marker) }
        }
        return markers
    }

    /// References without letters: `STATE 106206; BAKU 12`, `SAO PAULO 433 BRASILIA 709`.
    private static func unlettered(_ text: ByteView) -> [Entry] {
        var parts: [ByteView] = []
        var start = text.start
        for index in text.start..<text.end where text[index] == UInt8(ascii: ";") {
            parts.append(ByteView(text.base, start, index + 1))
            start = index + 1
        }
        parts.append(ByteView(text.base, start, text.end))
        return parts.map(\.trimmed).filter { !$0.isEmpty }.flatMap { run($0) ?? joined($0) }
    }

    /// Takes apart a text that is nothing but numbers of telegrams in a row: `SAO PAULO 433 BRASILIA
    /// 709`, `REYKJAVIK 9871 AND 9875, LONDON 99440 (NOTAL)`. A number alone is of the post before.
    private static func run(_ text: ByteView) -> [Entry]? {
        var entries: [Entry] = []
        var rest = text
        while !rest.isEmpty {
            // A number alone is one only in a list: in "LAPUTA 03242 2008" it is a year.
            let last = entries.last.flatMap { isListed($0.text) ? $0.cited : nil }
            guard let found = citedForm(rest) ?? number(rest, after: last?.telegram) else {
                return nil
            }
            let end = separatorEnd(rest, after: found.end)
            entries.append(Entry(text: rest.upTo(end).trimmedEnd, cited: found))
            rest = rest.from(end).trimmed
        }
        return entries.count > 1 ? entries : nil
    }

    /// Whether what parts two entries of a list stands at the end of a text.
    private static func isListed(_ text: ByteView) -> Bool {
        guard let word = text.lastWord else { return false }
        return word.last == UInt8(ascii: ",") || word.equals("AND") || word.equals("&")
    }

    /// A number alone, of the same post as the one before.
    private static func number(
        _ text: ByteView, after last: CitedTelegram?
    ) -> CitedForm? {
        guard let last else { return nil }
        var end = text.start
        while ASCII.isDigit(text.byte(at: end)) { end += 1 }
        guard (2...6).contains(end - text.start), let serial = text.upTo(end).number, serial > 0,
            !ASCII.isAlphanumeric(text.byte(at: end)), text.byte(at: end) != UInt8(ascii: "/"),
            text.byte(at: end) != UInt8(ascii: "-")
        else { return nil }
        var cited = last
        cited.serial = serial
        return CitedForm(telegram: cited, year: nil, post: nil, serial: text.upTo(end))
    }

    /// Behind what parts two numbers: a remark in parentheses, commas, `AND`.
    private static func separatorEnd(_ text: ByteView, after position: Int) -> Int {
        var end = position
        while end < text.end {
            let rest = text.from(end).trimmedStart
            if rest.first == UInt8(ascii: "("), let close = rest.firstIndex(of: ")"),
                close - rest.start <= 40
            {
                end = close + 1
            } else if rest.first == UInt8(ascii: ",") || rest.first == UInt8(ascii: ";")
                || rest.first == UInt8(ascii: ":")
            {
                end = rest.start + 1
            } else if rest.hasPrefix("AND ") || rest.hasPrefix("& ") {
                end = rest.start + (rest.first == UInt8(ascii: "&") ? 1 : 3)
                // "STATE 297614 AND PREVIOUS 03 LAPUTA 1427"
                let after = rest.from(end).trimmedStart
                if after.hasPrefix("PREVIOUS ") { end = after.start + 8 }
            } else {
                return end
            }
        }
        return end
    }

    /// The telegram that a reference's text begins with.
    package static func cited(_ text: ByteView) -> CitedTelegram? { citedForm(text)?.telegram }

    /// `06 STATE 185834`, `2005 MOSCOW 14734`, `KUWAIT 0095`.
    private static func citedForm(_ text: ByteView) -> CitedForm? {
        var rest = text
        var year: Int?
        var yearView: ByteView?
        if let first = text.firstWord, let value = first.number, text.words(upTo: 3).count > 2 {
            yearView = first
            switch first.count {
            case 2: year = MessageReferenceNumber.fullYear(ofTwoDigits: value)
            case 4 where (1900...2100).contains(value): year = value
            default: return nil
            }
            rest = text.from(first.end).trimmed
        }
        var postEnd = rest.start
        var airgram: ByteView?
        var words = 0
        var index = rest.start
        while words < 5 {
            while index < rest.end && ASCII.isBlank(rest[index]) { index += 1 }
            if ASCII.isDigit(rest.byte(at: index)) { break }
            let start = index
            while index < rest.end && (ASCII.isLetter(rest[index]) || rest[index] == 0x27) {
                index += 1
            }
            // An airgram: "NAIROBI A-977".
            if words > 0, index == start + 1, ASCII.uppercased(rest[start]) == UInt8(ascii: "A"),
                rest.byte(at: index) == UInt8(ascii: "-"), ASCII.isDigit(rest.byte(at: index + 1))
            {
                airgram = ByteView(rest.base, start, index)
                index += 1
                break
            }
            guard index > start, index == rest.end || ASCII.isBlank(rest[index]) else { return nil }
            postEnd = index
            words += 1
        }
        let serialStart = index
        while ASCII.isDigit(rest.byte(at: index)) { index += 1 }
        let digits = ByteView(rest.base, serialStart, index)
        guard words > 0, (1...7).contains(digits.count), let serial = digits.number, serial > 0,
            !ASCII.isAlphanumeric(rest.byte(at: index)), rest.byte(at: index) != UInt8(ascii: "/"),
            rest.byte(at: index) != UInt8(ascii: "-")
        else { return nil }
        guard let (post, postView) = postName(rest.upTo(postEnd)), !isNoPost(rest.upTo(postEnd))
        else { return nil }
        return CitedForm(
            telegram: CitedTelegram(
                year: year, post: post, serial: serial, isAirgram: airgram != nil),
            year: yearView, post: postView, serial: digits, airgram: airgram)
    }

    /// Words before a post's name that are none of it.
    private static let postLabels: [StaticString] = [
        "REFTEL", "REFTELS", "REF", "AMEMBASSY", "EMBASSY", "AMCONSUL", "AMCONGEN", "CONSULATE",
    ]

    /// The post that a reference names, as its own telegrams are numbered: `STATE` for SECSTATE,
    /// the city alone for AMEMBASSY and the like; a label or letter before it left out.
    private static func postName(_ text: ByteView) -> (name: String, view: ByteView)? {
        var words = text.words[...]
        while words.count > 1, let first = words.first,
            first.count == 1 || postLabels.contains(where: { first.equals($0) })
        {
            words.removeFirst()
        }
        guard let first = words.first, let last = words.last else { return nil }
        let view = ByteView(text.base, first.start, last.end)
        if words.count == 1, first.equals("SECSTATE") { return ("STATE", view) }
        return (words.map(\.uppercasedString).joined(separator: " "), view)
    }

    /// Words before a number that name a report, a conversation or a day, not a post.
    private static let wordsOfNoPost: [StaticString] = [
        "IIR", "TD", "DAILY", "REPORT", "TELCON", "EMAIL", "MAIL", "MEMO", "LETTER", "NOTE", "FAX",
        "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER",
        "OCTOBER", "NOVEMBER", "DECEMBER", "JAN", "FEB", "MAR", "APR", "JUN", "JUL", "AUG", "SEP",
        "SEPT", "OCT", "NOV", "DEC", "AND", "PARA", "PARAS", "OF", "ON", "POINTS",
    ]

    private static func isNoPost(_ name: ByteView) -> Bool {
        name.words.contains { word in wordsOfNoPost.contains { word.equals($0) } }
    }
}

extension PartList {
    /// Adds the text of a reference, also where there is none.
    fileprivate mutating func add(reference view: ByteView) {
        if view.isEmpty {
            add(.reference, view, value: nil)
        } else {
            add(text: .reference, view)
        }
    }

    /// Adds the telegram that a reference cites.
    fileprivate mutating func add(cited: ReferenceReader.CitedForm, in text: ByteView) {
        // The number is a part as a whole, with what may stand before its post.
        if cited.post != nil {
            add(.cited, ByteView(text.base, text.start, cited.serial.end), value: nil)
        }
        if let year = cited.telegram.year {
            if let view = cited.year {
                add(.year, view, value: .number(year))
            } else {
                infer(.year, .number(year))
            }
        }
        if let post = cited.post {
            add(text: .post, post, as: cited.telegram.post)
        } else {
            infer(.post, .text(cited.telegram.post))
        }
        if let airgram = cited.airgram { add(.airgram, airgram, value: nil) }
        add(.serial, cited.serial, value: .number(cited.telegram.serial))
    }
}
