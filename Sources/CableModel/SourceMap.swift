/// Where in the telegram's text each element of a cable stands.
///
/// The spans partition the text: no gap, no overlap (the accounting law).
///
/// An element is named by its ordinal in reading order: the lines of the head; then the blocks of
/// the body, each followed by its lists' heads and items, depth first, those of a quotation in its
/// place; then the signature; then the lines of the tail. `Transcription.elementCount` says how many there are.
public struct SourceMap: Hashable, Sendable {
    /// What a stretch of text is to the model.
    public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        /// Text that is a value of the model.
        case value
        /// Text that names or numbers a value: `SUBJECT:`, `1.`.
        case label
        /// White space, and marks of a closed list: rules, pilcrows, end marks.
        case layout
        /// Text that repeats what the model already holds.
        case repetition
        /// Text without a place in the model.
        case unplaced
    }

    /// A stretch of text.
    public struct Span: Hashable, Sendable {
        /// Byte offsets.
        public var range: Range<Int>
        /// A value, the label of one, layout, repetition, or text without a place.
        public var kind: Kind
        /// The ordinal of the element that the text belongs to; `nil` for layout between elements.
        public var element: Int?

        /// A span over bytes of the telegram's text.
        public init(range: Range<Int>, kind: Kind, element: Int?) {
            self.range = range
            self.kind = kind
            self.element = element
        }
    }

    /// The beginning of a line of the source within an element's printed text.
    public struct LineBreak: Hashable, Sendable {
        /// The ordinal of the element.
        public var element: Int
        /// The line begins before the byte at this place of the printed text.
        public var offset: Int
        /// The number of the line, from 1.
        public var line: Int

        /// A line of the source that begins within an element.
        public init(element: Int, offset: Int, line: Int) {
            self.element = element
            self.offset = offset
            self.line = line
        }
    }

    /// In the order of their ranges.
    public var spans: [Span]
    /// Where a reading has no text: what its document says about the lines of the source, in the
    /// order of the elements.
    public var lineBreaks: [LineBreak] = []

    /// A map of these spans, which have to be in the order of their ranges.
    public init(spans: [Span] = []) { self.spans = spans }

    /// The stretch from the first to the last character of each element, by its ordinal; `nil`
    /// for an element that has no text.
    public func elementRanges(count: Int) -> [Range<Int>?] {
        var ranges = [Range<Int>?](repeating: nil, count: count)
        for span in spans {
            guard let element = span.element, ranges.indices.contains(element), span.kind != .layout
            else {
                continue
            }
            if let known = ranges[element] {
                ranges[element] = known.lowerBound..<max(known.upperBound, span.range.upperBound)
            } else {
                ranges[element] = span.range
            }
        }
        return ranges
    }
}

extension Transcription {
    /// The number of elements that a source map can name.
    public var elementCount: Int {
        head.count + body.reduce(0) { $0 + $1.elementCount } + (signature == nil ? 0 : 1)
            + tail.count
    }
}

extension Block {
    /// The block itself and the heads and items of its lists, depth first; of a quotation its blocks.
    public var elementCount: Int {
        switch self {
        case .paragraph(let paragraph): 1 + paragraph.lists.reduce(0) { $0 + $1.elementCount }
        // A list is no element; its head and its items are.
        case .list(let list): list.elementCount
        // Nor is a quotation; its blocks are.
        case .quotation(let quotation): quotation.body.reduce(0) { $0 + $1.elementCount }
        case .heading, .preformatted, .pageMark: 1
        }
    }
}

extension ItemList {
    /// The head, the items and those of their lists, depth first.
    public var elementCount: Int {
        items.reduce(head.isEmpty ? 0 : 1) { sum, item in
            sum + 1 + item.lists.reduce(0) { $0 + $1.elementCount }
        }
    }
}
