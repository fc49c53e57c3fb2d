import CableGrammar
import CableModel
import CableSyntax
import Glibc

/// Where the lines of the source begin within the printed text of an element.
struct SourceLines {
    private let bytes: [UInt8]
    private let spans: [SourceMap.Span]
    /// Of the lines of the head.
    private let ranges: [Range<Int>?]
    /// Where the reading has no text: what the document that it comes from says.
    private let known: [SourceMap.LineBreak]
    private var nextKnown = 0
    // Elements come in the order of the source, so that counting goes on from the last one.
    private var countedOffset = 0
    private var countedLine = 1

    init(_ reading: Reading) {
        bytes = reading.text.bytes
        known = bytes.isEmpty ? reading.sourceMap.lineBreaks : []
        spans = bytes.isEmpty ? [] : reading.sourceMap.spans
        ranges =
            bytes.isEmpty
            ? []
            : reading.sourceMap.elementRanges(count: reading.cable.transcription.head.count)
    }

    /// A line break: it stands before the byte at `offset` of the printed text.
    struct Break {
        var offset: Int
        /// The number of the line in the source, from 1.
        var line: Int
    }

    /// The breaks of an element in their order. Most elements have one, which needs no array.
    struct Breaks: RandomAccessCollection {
        private var first: Break?
        private var others: [Break] = []

        init(_ first: Break? = nil) { self.first = first }

        var startIndex: Int { 0 }
        var endIndex: Int { first == nil ? 0 : 1 + others.count }

        subscript(index: Int) -> Break { index == 0 ? first! : others[index - 1] }

        mutating func append(_ new: Break) {
            if first == nil { first = new } else { others.append(new) }
        }

        mutating func replaceLast(with new: Break) {
            if others.isEmpty { first = new } else { others[others.count - 1] = new }
        }
    }

    /// The line that an element begins on.
    mutating func line(ofElement element: Int) -> Int? {
        if let first = knownBreaks(ofElement: element).first { return first.line }
        let span = spans.first { $0.element == element && $0.kind != .layout }
        return span.map { line(at: $0.range.lowerBound) }
    }

    /// The breaks that are known of an element; elements are asked for in their order.
    private mutating func knownBreaks(ofElement element: Int) -> ArraySlice<SourceMap.LineBreak> {
        while nextKnown < known.count, known[nextKnown].element < element { nextKnown += 1 }
        return known[nextKnown...].prefix { $0.element == element }
    }

    private mutating func line(at offset: Int) -> Int {
        if offset < countedOffset {
            countedOffset = 0
            countedLine = 1
        }
        bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            while let found = memchr(start + countedOffset, 0x0A, offset - countedOffset) {
                countedOffset = UnsafeRawPointer(found) - start + 1
                countedLine += 1
            }
        }
        countedOffset = offset
        return countedLine
    }

    /// Whether the source has the printed text on one line and byte by byte, as of most elements.
    private func isPrinted(_ printed: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard let first = printed.baseAddress, printed.count <= bytes.count - start,
            printed.first != 0x20, printed.last != 0x20,
            memchr(first, 0x0A, printed.count) == nil
        else { return false }
        return bytes.withUnsafeBytes { memcmp($0.baseAddress! + start, first, printed.count) == 0 }
    }

    /// The breaks of an element's printed text, the one at its beginning included; none where the
    /// source is not known or is not that text.
    mutating func breaks(
        ofElement element: Int, in printed: UnsafeBufferPointer<UInt8>
    ) -> Breaks {
        guard element < ranges.count, let range = ranges[element] else {
            var breaks = Breaks()
            for next in knownBreaks(ofElement: element) {
                breaks.append(Break(offset: min(next.offset, printed.count), line: next.line))
            }
            return breaks
        }
        var line = line(at: range.lowerBound)
        var breaks = Breaks(Break(offset: 0, line: line))
        if isPrinted(printed, at: range.lowerBound) { return breaks }
        var position = 0
        var index = range.lowerBound
        bytes.withUnsafeBufferPointer { base in
            let source = ByteView(base, range.lowerBound, range.upperBound)
            while index < source.end && position < printed.count {
                let byte = base[index]
                if byte == 0x0A {
                    line += 1
                    let next = Break(offset: position, line: line)
                    if breaks.last?.offset == position {
                        breaks.replaceLast(with: next)
                    } else {
                        breaks.append(next)
                    }
                    index += 1
                } else if byte == printed[position] && byte != 0x20 {
                    position += 1
                    index += 1
                } else if let blank = Optional(ASCII.blankLength(base, index, source.end)),
                    blank > 0
                {
                    index += blank
                } else if printed[position] == 0x20 {
                    position += 1
                } else if let residue = WebResidue.length(in: source, at: index) {
                    index += residue
                } else if byte == UInt8(ascii: "\\") {
                    index += 1
                } else {
                    // The source says something else: its lines cannot be told any more.
                    return
                }
            }
        }
        return breaks
    }
}
