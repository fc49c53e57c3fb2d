import CableModel
import CableSyntax

/// The telegram's number in its classification line: `BUENOS AIRES 002481`.
extension CaptionLines {
    /// A telegram's number as its own line prints it, where its parts stand.
    package struct Number {
        package var view: ByteView
        package var postView: ByteView
        /// In capitals.
        package var post: String
        package var serialView: ByteView
        package var serial: Int
        /// Whether a copy has letters for digits, or no blank before them.
        package var isMisread: Bool
    }

    /// `BUENOS AIRES 002481` at the start of a view: one to four words, then digits. Of a copy also
    /// `RABAT 0OO988` and `RABAT000988`.
    package static func number(_ view: ByteView) -> Number? {
        var post = ""
        var rest = view
        var postEnd = view.start
        for index in 0..<5 {
            guard var word = rest.firstWord else { return nil }
            rest.start = word.end
            if word.last == UInt8(ascii: ","), ASCII.isDigit(word.dropLast.last) { word.end -= 1 }
            // "988//SIPDIS"
            if index > 0, ASCII.isDigit(word.first), let signs = word.firstIndex(of: "//"),
                signs + 2 == word.end || ASCII.isLetter(word[signs + 2])
            {
                word.end = signs
                rest.start = signs
            }
            // "#988"
            if index > 0, word.first == UInt8(ascii: "#"),
                ASCII.isDigit(word.byte(at: word.start + 1))
            {
                word.start += 1
            }
            // "RABAT: 988"
            if word.last == UInt8(ascii: ":"), ASCII.isDigit(rest.trimmedStart.first) {
                word.end -= 1
            }
            // "988/TOSEC 12"
            if index > 0, ASCII.isDigit(word.first), let slash = word.firstIndex(of: "/"),
                SecondNumbers.end(in: ByteView(view.base, slash, view.end)) != nil
            {
                word.end = slash
                rest.start = slash
            }
            // "988/01": the section behind a slash.
            if index > 0, let slash = sectionSlash(in: word) {
                word.end = slash
                rest.start = slash
            }
            if index > 0, let serial = serial(word) {
                if isCutNumber(word, rest) { return nil }
                return Number(
                    view: view.upTo(word.end), postView: view.upTo(postEnd), post: post,
                    serialView: word, serial: serial, isMisread: !word.isAllDigits)
            }
            if let digits = gluedSerial(word), let serial = digits.number {
                postEnd = digits.start
                let name = word.upTo(postEnd).uppercasedString
                return Number(
                    view: view.upTo(word.end), postView: view.upTo(postEnd),
                    post: index == 0 ? name : post + " " + name, serialView: digits,
                    serial: serial, isMisread: true)
            }
            // "SECTION 1 ON 2" is no post, whatever the signs behind it are.
            guard isPostWord(word), !isSection(word) else { return nil }
            // "RABAT NO. 988"
            if index > 0, wordsForNumber.contains(where: { word.equals($0) }),
                ASCII.isDigit(rest.trimmedStart.first)
            {
                continue
            }
            let name = word.uppercasedString
            post = index == 0 ? name : post + " " + name
            postEnd = word.end
        }
        return nil
    }

    /// Words between a post and its number that are of neither.
    private static let wordsForNumber: [StaticString] = ["NO", "NO.", "NR", "NR.", "NUMBER"]

    /// Where the slash stands before the section's number: `988/01`, `000988/2`.
    private static func sectionSlash(in word: ByteView) -> Int? {
        guard ASCII.isDigit(word.first), let slash = word.firstIndex(of: "/"),
            slash - word.start >= 3, (1...2).contains(word.end - slash - 1),
            word.upTo(slash).isAllDigits, word.from(slash + 1).isAllDigits
        else { return nil }
        return slash
    }

    /// Where the section's number ends that stands behind a number and a slash: `/01`.
    static func sectionEnd(behind text: ByteView) -> Int {
        guard let word = text.firstWord, word.start == text.start, (2...3).contains(word.count),
            word.from(word.start + 1).isAllDigits
        else { return text.start }
        return word.end
    }

    /// Whether a blank stands within a number, so that nobody knows it: `12 3456`.
    private static func isCutNumber(_ serial: ByteView, _ rest: ByteView) -> Bool {
        guard serial.count <= 3, let next = rest.firstWord else { return false }
        return (3...6).contains(next.count) && next.isAllDigits
    }

    /// Digits; of a copy with letters for some of them, where zeros fill the number up as telegrams
    /// have it.
    private static func serial(_ word: ByteView) -> Int? {
        guard word.count <= 8 else { return nil }
        if word.isAllDigits { return word.number }
        let isFilled = word.first == UInt8(ascii: "0") || word.first == UInt8(ascii: "O")
        guard isFilled, word.count >= filledSerial, word.letterCount < word.count - 1 else {
            return nil
        }
        return CopiedDigits.number(word)
    }

    /// The digits that are glued to the name of a post, filled up with zeros: `RABAT000988`.
    private static func gluedSerial(_ word: ByteView) -> ByteView? {
        guard word.count > filledSerial, ASCII.isDigit(word.last), ASCII.isLetter(word.first) else {
            return nil
        }
        var start = word.end
        while ASCII.isDigit(word.byte(at: start - 1)) { start -= 1 }
        let digits = word.from(start)
        guard (filledSerial...8).contains(digits.count), digits.first == UInt8(ascii: "0"),
            isPostWord(word.upTo(start))
        else { return nil }
        return digits
    }

    /// The fewest digits that a number has which is filled up with zeros.
    package static let filledSerial = 5

    package static func isPostWord(_ word: ByteView) -> Bool {
        (word.start..<word.end).allSatisfy {
            ASCII.isLetter(word[$0]) || word[$0] == 0x2E || word[$0] == 0x27
        }
    }
}
