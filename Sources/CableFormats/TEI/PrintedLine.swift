import CableModel
import CableSyntax

/// The printed text of a head line while its parts are being marked up.
///
/// Parts are marked in their order; what stands between them is written as it is. So the markup
/// holds exactly the printed text, whatever parts a line has. The text has to outlive this.
struct PrintedLine {
    let bytes: UnsafeBufferPointer<UInt8>
    let breaks: SourceLines.Breaks
    /// Whether its pieces are written as they stand, as of most lines: nothing is to be escaped.
    private let isPlain: Bool
    private var position = 0
    private var nextBreak = 0
    /// Where the next break stands; beyond any text where there is none.
    private var nextOffset: Int
    /// The characters that were put right, still to be marked.
    private var repairs: ArraySlice<Repair>
    /// Where the next of them stands; beyond any text where there is none.
    private var nextRepair: Int
    /// Where the last part ends that was marked.
    private var markEnd: Int?
    /// Whether white space has to be taken as it stands: two parts touch, or a line ends within.
    private(set) var needsPreservation: Bool

    init(
        _ bytes: UnsafeBufferPointer<UInt8>, breaks: SourceLines.Breaks,
        repairs: ArraySlice<Repair>, of line: HeadLine
    ) {
        // Neither idno nor desc can hold a choice.
        self.repairs =
            repairs.isEmpty
            ? repairs
            : repairs.filter { repair in
                repair.stands(at: repair.offset, in: bytes)
                    && !line.parts.contains { $0.holdsNoRepair && $0.range.contains(repair.offset) }
            }[...]
        nextRepair = self.repairs.first?.offset ?? Int.max
        self.bytes = bytes
        self.breaks = breaks
        nextOffset = breaks.first?.offset ?? Int.max
        isPlain = Output.isPlain(inXML: bytes)
        needsPreservation = !isPlain && bytes.contains(0x0A)
    }

    /// The text that stands before a place.
    func text(upTo end: Int) -> String {
        String(decoding: bytes[position..<max(position, end)], as: UTF8.self)
    }

    /// Whether a word ends where the next begins, with no blank between.
    var touchesNext: Bool { position > 0 && position < bytes.count && bytes[position] != 0x20 }

    /// Whether a line of the source ends within a part.
    func hasBreak(within range: Range<Int>) -> Bool {
        breaks.contains { range.lowerBound < $0.offset && $0.offset < range.upperBound }
    }

    /// Whether the break of a line would be written among a part's text: within it, or at the line's
    /// end.
    func writesBreak(within range: Range<Int>) -> Bool {
        breaks.contains { place in
            range.lowerBound < place.offset
                && (place.offset < range.upperBound
                    || place.offset == range.upperBound && range.upperBound == bytes.count)
        }
    }

    /// A part, cut where lines of the source end within it; the blanks between are in no piece.
    func pieces(of range: Range<Int>) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        for place in breaks where start < place.offset && place.offset < range.upperBound {
            // A break may stand on either side of the blank.
            var end = place.offset
            while end > start, bytes[end - 1] == 0x20 { end -= 1 }
            if end > start { pieces.append(start..<end) }
            start = place.offset
            while start < range.upperBound, bytes[start] == 0x20 { start += 1 }
        }
        pieces.append(start..<range.upperBound)
        return pieces
    }

    /// Writes the text up to a place, with the line breaks in it.
    mutating func write(upTo end: Int, to document: inout TEIDocument) {
        while nextOffset < end || end == bytes.count && nextBreak < breaks.count {
            // A break stands before the space that joined the lines.
            var offset = nextOffset
            if offset > position, bytes[offset - 1] == 0x20 { offset -= 1 }
            emit(upTo: offset, to: &document)
            writeBreak(to: &document)
        }
        emit(upTo: end, to: &document)
    }

    private mutating func emit(upTo end: Int, to document: inout TEIDocument) {
        guard end > position else { return }
        while nextRepair < end {
            let repair = repairs.removeFirst()
            nextRepair = repairs.first?.offset ?? Int.max
            guard repair.offset >= position, repair.offset + repair.meant.utf8.count <= end else {
                continue
            }
            emit(upTo: repair.offset, to: &document)
            document.write(repair)
            position = repair.offset + repair.meant.utf8.count
        }
        guard end > position else { return }
        let piece = UnsafeBufferPointer(rebasing: bytes[position..<end])
        if isPlain { document.output.write(raw: piece) } else { document.text(piece) }
        position = end
    }

    /// Whether the source is known in which the line begins.
    var hasFirstBreak: Bool { breaks.first?.offset == 0 }

    /// Whether the line is one of the source, which is known.
    var hasOneBreak: Bool {
        hasFirstBreak && !breaks.contains { 0 < $0.offset && $0.offset < bytes.count }
    }

    /// Writes the break at the beginning, where markup is to stand behind it.
    mutating func writeFirstBreak(to document: inout TEIDocument) {
        guard nextBreak == 0, let first = breaks.first, first.offset == 0 else { return }
        writeBreak(to: &document)
    }

    private mutating func writeBreak(to document: inout TEIDocument) {
        if position > 0, position < bytes.count, bytes[position - 1] != 0x20,
            bytes[position] != 0x20
        {
            needsPreservation = true
        }
        document.writeBreak(line: breaks[nextBreak].line)
        nextBreak += 1
        nextOffset = nextBreak < breaks.count ? breaks[nextBreak].offset : Int.max
    }

    /// Goes over blanks, writing the line breaks in them.
    mutating func skipBlank(to document: inout TEIDocument) {
        while position < bytes.count && bytes[position] == 0x20 { position += 1 }
        while nextOffset <= position {
            writeBreak(to: &document)
        }
    }

    /// Writes the blanks that come next.
    mutating func writeBlanks(to document: inout TEIDocument) {
        write(upTo: bytes[position...].firstIndex { $0 != 0x20 } ?? bytes.count, to: &document)
    }

    /// Goes to a place without writing.
    mutating func skip(to place: Int) { position = max(position, place) }

    mutating func writeRest(to document: inout TEIDocument) {
        write(upTo: bytes.count, to: &document)
    }

    /// Writes what stands before a part, whose start tag comes next.
    ///
    /// - Parameter isContainer: whether the part only holds others, to which a break at its
    ///   beginning is left.
    mutating func begin(_ range: Range<Int>, isContainer: Bool, to document: inout TEIDocument) {
        if !isContainer, range.lowerBound == markEnd { needsPreservation = true }
        write(upTo: range.lowerBound, to: &document)
        // A break at the part's beginning stands before its markup.
        if !isContainer, nextOffset == range.lowerBound { writeBreak(to: &document) }
    }

    /// Writes what is left of a part, whose end tag comes next.
    mutating func end(_ range: Range<Int>, isContainer: Bool, to document: inout TEIDocument) {
        write(upTo: range.upperBound, to: &document)
        if !isContainer { markEnd = range.upperBound }
    }
}
