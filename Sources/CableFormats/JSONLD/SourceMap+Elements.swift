import CableModel
import CableSyntax

extension SourceMap {
    /// A map of which only the stretches of elements are known, from the first to the last
    /// character of each.
    ///
    /// Where stretches overlap (one element goes on behind another), each has its beginning, its
    /// end, and what no later one has. Text of no element is layout where it is blank, else text
    /// that the elements repeat.
    init(elements: [Range<Int>?], text: [UInt8], unplaced: [Range<Int>]) {
        self.init()
        guard !text.isEmpty else { return }
        let owned = elements.indices.compactMap { index in
            elements[index].map { (range: $0, element: Int?(index)) }
        }
        let all = (owned + unplaced.map { (range: $0, element: nil) })
            .filter { !$0.range.isEmpty && $0.range.upperBound <= text.count }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        var open: [(range: Range<Int>, element: Int?)] = []
        var position = 0
        /// Closes what ends before a place; the innermost owns what lies between.
        func advance(to end: Int, _ map: inout SourceMap) {
            while position < end {
                open.removeAll { $0.range.upperBound <= position }
                guard let inner = open.last else {
                    map.append(gap: position..<end, of: text)
                    position = end
                    return
                }
                // One that ends first, though it began first, has the end of its stretch.
                let first = open.min { $0.range.upperBound < $1.range.upperBound }!
                let stop = min(end, first.range.upperBound)
                let last = Self.lastCodePoint(of: position..<stop, in: text)
                let isCut = stop == first.range.upperBound && first.element != inner.element
                map.append(position..<(isCut ? last : stop), inner.element)
                if isCut { map.append(last..<stop, first.element) }
                position = stop
            }
        }
        for stretch in all {
            advance(to: stretch.range.lowerBound, &self)
            // Text is never that deep; documents made to be may not cost more than others.
            if open.count == Self.deepest { open.removeFirst() }
            open.append(stretch)
        }
        advance(to: text.count, &self)
    }

    private static let deepest = 16

    private static func lastCodePoint(of range: Range<Int>, in text: [UInt8]) -> Int {
        var start = range.upperBound - 1
        while start > range.lowerBound, text[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    private mutating func append(_ range: Range<Int>, _ element: Int?) {
        guard !range.isEmpty else { return }
        spans.append(
            Span(range: range, kind: element == nil ? .unplaced : .value, element: element))
    }

    private mutating func append(gap range: Range<Int>, of text: [UInt8]) {
        let view = text[range]
        let isBlank = view.allSatisfy { ASCII.isBlank($0) || $0 == 0x0A }
        spans.append(Span(range: range, kind: isBlank ? .layout : .repetition, element: nil))
    }
}
