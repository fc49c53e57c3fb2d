import CableModel
import CableSyntax

/// The printed text of a head line while its parts are being marked up.
///
/// Parts are found in their order; what stands between them is written as it is. So the markup
/// holds exactly the printed text, whatever parts a reader found in it.
struct PrintedLine {
    let bytes: [UInt8]
    let breaks: [SourceLines.Break]
    private var position = 0
    private var nextBreak = 0

    init(_ printed: String, breaks: [SourceLines.Break]) {
        bytes = Array(printed.utf8)
        self.breaks = breaks
    }

    /// The place of a part at or after the present one, as a whole word.
    func find(_ part: String) -> Range<Int>? {
        var part = part
        return part.withUTF8 { part in
            bytes.withUnsafeBufferPointer { bytes in
                guard let first = part.first, bytes.count - position >= part.count else {
                    return nil
                }
                for start in position...(bytes.count - part.count) where bytes[start] == first {
                    let end = start + part.count
                    let isEqual = (1..<part.count).allSatisfy { part[$0] == bytes[start + $0] }
                    guard isEqual, isBoundary(start), isBoundary(end) else { continue }
                    return start..<end
                }
                return nil
            }
        }
    }

    /// Whether no word goes on over a place.
    private func isBoundary(_ place: Int) -> Bool {
        place == 0 || place == bytes.count
            || !(ASCII.isAlphanumeric(bytes[place - 1]) && ASCII.isAlphanumeric(bytes[place]))
    }

    /// Whether a line of the source ends within a part.
    func hasBreak(within part: String) -> Bool {
        guard let range = find(part) else { return false }
        return breaks.contains { range.lowerBound < $0.offset && $0.offset < range.upperBound }
    }

    /// Writes the text up to a place, with the line breaks in it.
    mutating func write(upTo end: Int, to document: inout TEIDocument) {
        while nextBreak < breaks.count, breaks[nextBreak].offset < end || end == bytes.count {
            // A break stands before the space that joined the lines.
            var offset = breaks[nextBreak].offset
            if offset > position, bytes[offset - 1] == 0x20 { offset -= 1 }
            emit(upTo: offset, to: &document)
            writeBreak(to: &document)
        }
        emit(upTo: end, to: &document)
    }

    private mutating func emit(upTo end: Int, to document: inout TEIDocument) {
        guard end > position else { return }
        document.text(bytes[position..<end])
        position = end
    }

    /// Writes the break at the beginning, where markup is to stand behind it.
    mutating func writeFirstBreak(to document: inout TEIDocument) {
        guard nextBreak == 0, let first = breaks.first, first.offset == 0 else { return }
        writeBreak(to: &document)
    }

    private mutating func writeBreak(to document: inout TEIDocument) {
        document.output.write("<lb n=\"")
        document.output.write(breaks[nextBreak].line)
        document.output.write("\"/>")
        nextBreak += 1
    }

    /// Goes over blanks, writing the line breaks in them.
    mutating func skipBlank(to document: inout TEIDocument) {
        while position < bytes.count && bytes[position] == 0x20 { position += 1 }
        while nextBreak < breaks.count, breaks[nextBreak].offset <= position {
            writeBreak(to: &document)
        }
    }

    mutating func writeRest(to document: inout TEIDocument) {
        write(upTo: bytes.count, to: &document)
    }

    /// Writes what stands before a part, then the part between two pieces of markup; nothing where
    /// the part does not come.
    ///
    /// - Returns: whether the part was found.
    @discardableResult
    mutating func mark(
        _ part: String?, to document: inout TEIDocument, open: (inout TEIDocument) -> Void,
        close: StaticString
    ) -> Bool {
        guard let part, let range = find(part) else { return false }
        write(upTo: range.lowerBound, to: &document)
        // A break at the part's beginning stands before its markup.
        if nextBreak < breaks.count, breaks[nextBreak].offset == range.lowerBound {
            writeBreak(to: &document)
        }
        open(&document)
        write(upTo: range.upperBound, to: &document)
        document.output.write(close)
        return true
    }
}
