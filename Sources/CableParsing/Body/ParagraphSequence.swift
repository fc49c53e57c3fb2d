import CableGrammar
import CableSyntax

/// Tells the numbers of paragraphs from numbers that happen to stand at the start of a line.
///
/// Real telegrams skip numbers, repeat them and begin anew; web pages put a pilcrow before any
/// number at a line's start, a year included.
struct ParagraphSequence {
    /// The number last taken; 0 before the first.
    private(set) var last = 0
    private var highest = 0
    /// The numbers that were left out before the last that is the highest.
    private var missing = 0..<0
    /// Whether there were numbers, and a marking behind each of them.
    private(set) var hasMarkings = false
    private var isAnyUnmarked = false
    /// The letters last taken, in capitals and small.
    private var lastCapital: UInt8 = 0
    private var lastSmall: UInt8 = 0
    /// Whether the text is a later section, whose first number may be any.
    private let beginsAnywhere: Bool

    init(beginsAnywhere: Bool = false) { self.beginsAnywhere = beginsAnywhere }

    /// Whether a number may be that of the next paragraph.
    func accepts(_ match: ParagraphNumbers.Match, _ line: ByteView) -> Bool {
        let number = match.number
        guard BodyLimits.paragraphNumbers.contains(number) else { return false }
        if isNext(number) { return true }
        if beginsAnywhere, highest == 0, number <= BodyLimits.firstNumberOfSection {
            return true
        }
        // A redacted telegram skips numbers; a year or a day at a line's start is no such number.
        let hasMarking = PortionMarkings.match(line.from(match.end).trimmedStart) != nil
        guard match.hasPilcrow || hasMarking else { return false }
        return hasMarking || number == 1 || number == last || missing.contains(number)
            || (number > last && number <= last + 1 + BodyLimits.missingNumbers)
            || (number > highest && number <= highest + 1 + BodyLimits.missingHighestNumbers)
    }

    /// Whether a number comes right after the last or the highest.
    func isNext(_ number: Int) -> Bool { number == last + 1 || number == highest + 1 }

    mutating func take(_ number: Int) {
        if missing.contains(number) {
            missing = number + 1..<missing.upperBound
        } else if number > highest + 1, highest > 0 {
            missing = highest + 1..<number
        }
        last = number
        highest = max(highest, number)
        lastCapital = 0
        lastSmall = 0
    }

    mutating func note(isMarked: Bool) {
        isAnyUnmarked = isAnyUnmarked || !isMarked
        hasMarkings = !isAnyUnmarked
    }

    /// Whether a letter may be that of the next lettered paragraph.
    func acceptsLetter(_ letter: UInt8) -> Bool {
        if letter | 0x20 == UInt8(ascii: "a") { return true }
        let last = ASCII.isUpper(letter) ? lastCapital : lastSmall
        return last != 0 && letter == last + 1
    }

    mutating func takeLetter(_ letter: UInt8) {
        if ASCII.isUpper(letter) {
            lastCapital = letter
            lastSmall = 0
        } else {
            lastSmall = letter
        }
    }
}
