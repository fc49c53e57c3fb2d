import CableModel
import CableSyntax

/// Page lines: what the transmission printed at the head of each page.
package enum PageMarks {
    /// A page line within a line of text.
    package struct Match {
        package var mark: PageMark
        /// The stretch that is the page line; text of the telegram may stand before and after.
        package var range: Range<Int>
    }

    /// The page line in a line, or `nil`.
    ///
    /// Four forms: `RABAT 00000988  002.2 OF 002`, whose post is cut to ten letters; on record
    /// copies `PAGE 02  HARARE  06677  01 OF 03  291400Z`, in the 1970s also without sections
    /// (`PAGE 02  HARARE 06677  291400Z`) or time; and ACP 127's own, `PAGE 02 RUEHFRA0170
    /// S E C R E T`. The first two occur glued to text.
    ///
    /// - Parameter post: the telegram's own post, which tells where glued text ends.
    package static func match(_ line: ByteView, post: [UInt8]?) -> Match? {
        if line.hasPrefix("PAGE"), let match = matchPageCount(line) { return match }
        if line.hasPrefix("PAGE "),
            let match = matchOldForm(line) ?? matchStationForm(line)
                ?? matchUnsectionedForm(line)
        {
            return match
        }
        guard let of = findPageCount(line) else { return nil }
        return matchNumberedForm(line, of: of, post: post)
    }

    /// Where a page line of a record copy begins in the middle of a line, with the banner before it:
    /// `TAGS: PREL   SECRET   PAGE 02  EREWHO  03067  211833Z`. It goes to the line's end.
    package static func embeddedPageLine(in line: ByteView) -> Int? {
        guard let page = line.firstIndex(of: " PAGE "),
            match(line.from(page + 1), post: nil)?.range == (page + 1)..<line.end
        else { return nil }
        let before = line.upTo(page).trimmed
        var start = page + 1
        var rest = before
        // The letters of a banner may be spaced.
        while let word = rest.lastWord, before.end - word.start <= bytesOfBanner {
            if ClassificationWords.isBanner(before.from(word.start)) { start = word.start }
            rest.end = word.start
        }
        return start > line.start ? start : nil
    }

    /// `L I M I T E D  O F F I C I A L  U S E`
    private static let bytesOfBanner = 60

    /// Whether a page line may be in a line.
    package static func mayMatch(_ line: ByteView, _ look: LineLook) -> Bool {
        look.mayHaveZeros || line.hasPrefix("PAGE")
    }

    /// `Page 1 of 5`, as a printer numbers its pages.
    package static func isPageCount(_ line: ByteView) -> Bool { matchPageCount(line) != nil }

    /// `Page 1 of 5`, a line by itself; scanners take the one for a letter: `Pagel of 3`.
    private static func matchPageCount(_ line: ByteView) -> Match? {
        guard line.hasPrefix("PAGE"), line.count <= 16 else { return nil }
        let words = line.from(line.start + 4).words
        guard words.count == 3, words[1].equals("OF"), let page = count(words[0]),
            let total = count(words[2]), page <= total
        else { return nil }
        let pageLine = PageLine(page: String(page), total: String(total))
        return Match(
            mark: PageMark(kind: .pageLine(pageLine), printed: JoinedText.reduced(line)),
            range: line.range)
    }

    private static func count(_ word: ByteView) -> Int? {
        guard word.count <= 4 else { return nil }
        var value = 0
        for index in word.start..<word.end {
            switch word[index] {
            case let byte where ASCII.isDigit(byte): value = value * 10 + Int(byte - 0x30)
            case UInt8(ascii: "l"), UInt8(ascii: "I"), UInt8(ascii: "|"): value = value * 10 + 1
            case UInt8(ascii: "O"), UInt8(ascii: "o"): value *= 10
            default: return nil
            }
        }
        return value > 0 ? value : nil
    }

    /// `PAGE 02 HARARE 06677 01 OF 03 291400Z`.
    private static func matchOldForm(_ line: ByteView) -> Match? {
        let words = line.words
        guard words.count >= 6, words[1].isAllDigits, words[1].count <= 3 else { return nil }
        // The post may have several words, cut short; the serial number is digits only.
        for serial in 2..<min(words.count - 3, 7) {
            guard words[serial].isAllDigits, words[serial].count >= 3 else { continue }
            let index = serial + SecondNumbers.wordCount(words[(serial + 1)...])
            guard index + 3 < words.count, words[index + 1].isAllDigits,
                words[index + 2].equals("OF"), words[index + 3].isAllDigits
            else { continue }
            var end = words[index + 3].end
            if index + 4 < words.count {
                let time = words[index + 4]
                if time.count == 7 && ASCII.uppercased(time.last) == UInt8(ascii: "Z")
                    && time.upTo(time.end - 1).isAllDigits
                {
                    end = time.end
                }
            }
            return makeMatch(
                ByteView(line.base, line.start, end), page: words[1], total: words[index + 3])
        }
        return nil
    }

    /// `PAGE 02 HARARE 06677 291400Z`, `PAGE 02 STATE 098123`: a line by itself, since it has little
    /// to tell it by. The post is cut to six characters.
    private static func matchUnsectionedForm(_ line: ByteView) -> Match? {
        var words = line.words
        guard words.count >= 4, words[1].isAllDigits, (2...3).contains(words[1].count) else {
            return nil
        }
        var hasTime = false
        if let time = words.last, time.count == 7, ASCII.uppercased(time.last) == UInt8(ascii: "Z"),
            time.upTo(time.end - 1).isAllDigits
        {
            words.removeLast()
            hasTime = true
        }
        if words.count >= 6, SecondNumbers.wordCount(words.suffix(2)) == 2 { words.removeLast(2) }
        guard words.count >= 4, let serial = words.last, serial.isAllDigits,
            ((hasTime ? 3 : 4)...6).contains(serial.count)
        else { return nil }
        let post = words[2..<(words.count - 1)]
        guard post.count <= 3, post.allSatisfy({ CaptionLines.isPostWord($0) && $0.count <= 10 })
        else { return nil }
        return makeMatch(line, page: words[1], total: nil)
    }

    /// `PAGE 02 RUEHFRA0170 S E C R E T`: page, station with its serial number, classification.
    private static func matchStationForm(_ line: ByteView) -> Match? {
        let words = line.words
        guard words.count >= 3, words[1].isAllDigits, words[1].count <= 3 else { return nil }
        let station = words[2]
        var digits = station.end
        while digits > station.start && ASCII.isDigit(line[digits - 1]) { digits -= 1 }
        guard station.end - digits >= 3,
            TransmissionLines.isRoutingIndicator(station.upTo(digits))
        else { return nil }
        var end = station.end
        if words.count > 3 {
            guard let word = ClassificationWords.match(line.from(words[3].start)) else {
                return nil
            }
            end = word.end
            // The telegram's own number may follow.
            let rest = line.from(end).trimmedStart
            if let number = CaptionLines.number(rest), number.view.end == rest.trimmedEnd.end {
                end = number.view.end
            }
        }
        return makeMatch(ByteView(line.base, line.start, end), page: words[1], total: nil)
    }

    /// The place of ` OF ` in `RABAT 00000988  002.2 OF 002`.
    ///
    /// Every line of a text is searched for it, so the search is for what is rare: the zeros that
    /// fill up the serial number.
    private static func findPageCount(_ line: ByteView) -> Int? {
        let base = line.base
        var index = line.start
        while let start = line.firstIndex(ofByte: UInt8(ascii: "0"), from: index) {
            index = start
            while index < line.end && ASCII.isDigit(base[index]) { index += 1 }
            let isNumber = start == line.start || !ASCII.isDigit(base[start - 1])
            if isNumber, index - start >= 5, let of = pageCount(line, after: index) { return of }
        }
        return nil
    }

    /// The place of ` OF ` behind a page's number: `  002.2 OF 002`.
    private static func pageCount(_ line: ByteView, after serialEnd: Int) -> Int? {
        var index = serialEnd
        while ASCII.isBlank(line.byte(at: index)) { index += 1 }
        let page = index
        while ASCII.isDigit(line.byte(at: index)) || line.byte(at: index) == UInt8(ascii: ".") {
            index += 1
        }
        guard index > page else { return nil }
        let pageEnd = index
        while ASCII.isBlank(line.byte(at: index)) { index += 1 }
        guard index > pageEnd, line.matches("OF ", at: index) else { return nil }
        let total = ByteView(line.base, index + 3, max(index + 3, min(index + 6, line.end)))
        guard total.count == 3, total.isAllDigits,
            !ASCII.isAlphanumeric(line.byte(at: index + 6))
        else { return nil }
        return index - 1
    }

    private static func matchNumberedForm(_ line: ByteView, of: Int, post: [UInt8]?) -> Match? {
        // Backwards from OF: the page, the serial number, the post.
        var index = of
        while index > line.start && ASCII.isBlank(line[index - 1]) { index -= 1 }
        let pageEnd = index
        while index > line.start && (ASCII.isDigit(line[index - 1]) || line[index - 1] == 0x2E) {
            index -= 1
        }
        let page = ByteView(line.base, index, pageEnd)
        guard page.count == 3 || page.count == 5, ASCII.isDigit(page.first) else { return nil }
        while index > line.start && ASCII.isBlank(line[index - 1]) { index -= 1 }
        let serialEnd = index
        while index > line.start && ASCII.isDigit(line[index - 1]) { index -= 1 }
        guard serialEnd - index >= 5, serialEnd < page.start else { return nil }
        guard let start = postStart(in: line, before: index, post: post) else { return nil }
        let total = ByteView(line.base, of + 4, of + 7)
        return makeMatch(ByteView(line.base, start, of + 7), page: page, total: total)
    }

    /// Where the name of the post begins that ends before a position.
    private static func postStart(in line: ByteView, before position: Int, post: [UInt8]?) -> Int? {
        let text = ByteView(line.base, line.start, position).trimmedEnd
        guard let last = text.lastWord else { return nil }
        if let post {
            // The post as the classification line has it, cut to ten letters or whole.
            for length in [post.count, 10] where length <= post.count {
                let name = post[..<length].trimmingTrailingSpaces
                let start = text.end - name.count
                guard start >= text.start, start == text.start || !ASCII.isLetter(text[start - 1])
                else { continue }
                let matches = zip(start..<text.end, name).allSatisfy {
                    ASCII.uppercased(text[$0]) == $1
                }
                if matches { return start }
            }
        }
        // Otherwise the line must be nothing but the post, or it is one word.
        let words = text.words
        let isName =
            words.count <= 4
            && words.allSatisfy { word in
                (word.start..<word.end).allSatisfy { ASCII.isLetter(text[$0]) }
            }
        return isName ? words[0].start : last.start
    }

    private static func makeMatch(_ view: ByteView, page: ByteView, total: ByteView?) -> Match {
        let pageLine = PageLine(page: page.string, total: total?.string)
        return Match(
            mark: PageMark(kind: .pageLine(pageLine), printed: JoinedText.string(of: view)),
            range: view.range)
    }
}

extension ArraySlice<UInt8> {
    /// The bytes without spaces at the end.
    package var trimmingTrailingSpaces: ArraySlice<UInt8> {
        var slice = self
        while slice.last == 0x20 { slice.removeLast() }
        return slice
    }
}
