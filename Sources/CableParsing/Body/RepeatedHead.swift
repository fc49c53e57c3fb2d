import CableGrammar
import CableModel
import CableSyntax

/// Tells the head that a further section repeats from the text that goes on behind it.
///
/// A line belongs to it where it is made of what the telegram's own head has, however that was
/// wrapped or run together; the number behind an addressee may differ. The stamp of the
/// communications centre is always new; a date-time group, a line of the executive order and one
/// of TAGS are known by their forms.
struct RepeatedHead {
    /// What `--explain --verbose` calls the rule.
    static let rule: StaticString = "repeated head"

    /// The lines of the telegram's head as printed.
    private let lines: [[UInt8]]
    /// Whether the head has a note of a revision; its letters may be spaced in another way.
    private let hasRevisionNote: Bool
    /// What is left of the line that is being repeated.
    private var rest: ArraySlice<UInt8> = []

    init(of head: [HeadLine]) {
        lines = head.prefix(BodyLimits.linesOfHead).map { Array($0.printed.utf8) }.filter {
            !$0.isEmpty
        }
        hasRevisionNote = head.contains { $0.kind == .revisionNote }
    }

    /// Begins with a further section.
    mutating func begin() { rest = [] }

    /// Whether a mark may have a head behind it: the classification line of a section, the first
    /// page of one.
    static func follows(_ mark: PageMark) -> Bool {
        switch mark.kind {
        case .sectionLine: true
        case .pageLine(let line): line.total != nil && (line.page == "01" || line.page == "1")
        default: false
        }
    }

    /// Takes a line that repeats the head, or goes on with a line that does.
    mutating func takes(_ view: ByteView) -> Bool {
        var printed = JoinedText()
        printed.append(view)
        var line = printed.bytes[...]
        var rest = rest
        var parts = 0
        while !line.isEmpty {
            parts += 1
            if parts > BodyLimits.partsOfRepeatedLine { return false }
            if line.isRepeated(in: rest) {
                self.rest = rest.behindWords(line.count)
                return true
            }
            if !rest.isEmpty, rest.isRepeated(in: line) {
                line = line.behindWords(rest.count)
                rest = []
                continue
            }
            rest = []
            if let end = Self.endOfForm(line) {
                line = line.behindWords(end)
                continue
            }
            if hasRevisionNote, line.isRevisionNote {
                line = []
                continue
            }
            if let whole = longestLine(in: line) {
                line = line.behindWords(whole)
                continue
            }
            guard let begun = lines.first(where: { line.isRepeated(in: $0[...]) }) else {
                return false
            }
            self.rest = begun[...].behindWords(line.count)
            return true
        }
        self.rest = []
        return true
    }

    /// How far a text repeats a whole line of the head, the longest.
    private func longestLine(in text: ArraySlice<UInt8>) -> Int? {
        var longest: Int?
        for line in lines {
            var count: Int?
            if line[...].isRepeated(in: text) {
                count = line.count
            } else if let number = line[...].numberStart, text.starts(with: line[..<number]) {
                let digits = text.dropFirst(number).prefix { ASCII.isDigit($0) }.count
                let next = text.dropFirst(number + digits).first
                if digits > 0, next == nil || next == 0x20 { count = number + digits }
            }
            if let count, count > longest ?? 0 { longest = count }
        }
        return longest
    }

    /// Where the form ends that a text begins with: a stamp, a date-time group; the executive order
    /// and TAGS, which are taken to the next label or the end.
    private static func endOfForm(_ text: ArraySlice<UInt8>) -> Int? {
        text.withUnsafeBufferPointer { bytes in
            let view = ByteView(bytes)
            if view.hasPrefix("------") {
                let words = view.words(upTo: 3)
                let others = words.dropFirst().prefix { word in
                    word.first == UInt8(ascii: "/")
                        || word.upTo(word.end - 1).isAllDigits && word.count >= 6
                }
                return ASCII.isAlphanumeric(words[0].last) ? (others.last ?? words[0]).end : nil
            }
            if let end = endOfDateTimeGroup(view) { return end }
            guard let label = HeadLabels.match(view),
                label.kind == .executiveOrder || label.kind == .tags
            else { return nil }
            return HeadLabels.firstEmbedded(in: view, kinds: [.tags, .subject]).map { $0 - 1 }
                ?? view.end
        }
    }

    /// `O R 291359Z NOV 00`
    private static func endOfDateTimeGroup(_ view: ByteView) -> Int? {
        var words = view.words(upTo: 5)[...]
        while let word = words.first, word.count == 1,
            ASCII.isUpper(word.first) || word.first == UInt8(ascii: "0")
        {
            words.removeFirst()
        }
        guard let time = words.popFirst(), time.count == 7, time.last == UInt8(ascii: "Z"),
            time.upTo(time.end - 1).isAllDigits, let month = words.popFirst(),
            Months.number(ofAbbreviation: month) != nil, let year = words.popFirst(),
            year.isAllDigits
        else { return nil }
        return year.end
    }
}

extension ArraySlice<UInt8> {
    /// Whether another text begins with the words of this one.
    fileprivate func isRepeated(in text: ArraySlice<UInt8>) -> Bool {
        guard text.count >= count, text.starts(with: self) else { return false }
        let next = text.dropFirst(count).first
        return next == nil || next == 0x20
    }

    fileprivate var isRevisionNote: Bool {
        withUnsafeBufferPointer { CaptionLines.isRevisionNote(ByteView($0)) }
    }

    /// What stands behind so many bytes and the blank after them.
    fileprivate func behindWords(_ count: Int) -> ArraySlice<UInt8> {
        let rest = dropFirst(count)
        return rest.first == 0x20 ? rest.dropFirst() : rest
    }

    /// Where the number at the end of a line begins.
    fileprivate var numberStart: Int? {
        guard let last, ASCII.isDigit(last) else { return nil }
        var start = endIndex
        while start > startIndex, ASCII.isDigit(self[start - 1]) { start -= 1 }
        return start > startIndex && self[start - 1] == 0x20 ? start : nil
    }
}
