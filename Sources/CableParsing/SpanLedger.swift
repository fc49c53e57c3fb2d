import CableModel
import CableSyntax

/// Keeps account of every byte of a telegram's text while it is parsed.
///
/// Whatever is read is entered with its kind. When the ledger is closed, blanks between the
/// entries become layout, and any other text that nobody entered becomes `unplaced`: so nothing
/// is lost even where the parser has a gap.
struct SpanLedger {
    private(set) var entries: [SourceMap.Span] = []
    /// What the rules took; `nil` where nobody asked.
    private(set) var rules: RuleTrace?

    init(notesRules: Bool = false) {
        entries.reserveCapacity(512)
        if notesRules { rules = RuleTrace() }
    }

    var notesRules: Bool { rules != nil }

    /// Notes which rule took a stretch, where somebody asked for that.
    @inline(__always)
    mutating func note(_ rule: StaticString, took range: Range<Int>) {
        if rules != nil { rules?.enter(range, rule: rule.description) }
    }

    mutating func enter(_ range: Range<Int>, _ kind: SourceMap.Kind, element: Int?) {
        guard !range.isEmpty else { return }
        entries.append(SourceMap.Span(range: range, kind: kind, element: element))
    }

    /// The partition of the text, and the stretches that nobody entered; the ledger is empty then.
    mutating func close(over base: UnsafeBufferPointer<UInt8>) -> (
        map: SourceMap, unplaced: [Range<Int>]
    ) {
        var entries: [SourceMap.Span] = []
        swap(&entries, &self.entries)
        if !zip(entries, entries.dropFirst()).allSatisfy({
            $0.range.lowerBound <= $1.range.lowerBound
        }) {
            entries.sort { $0.range.lowerBound < $1.range.lowerBound }
        }
        var spans: [SourceMap.Span] = []
        spans.reserveCapacity(entries.count * 2)
        var unplaced: [Range<Int>] = []
        var position = 0
        func fill(to end: Int) {
            guard position < end else { return }
            let gap = ByteView(base, position, end)
            let text = gap.trimmed
            if text.isEmpty || isSoftBreak(text) {
                spans.append(.init(range: gap.range, kind: .layout, element: nil))
            } else {
                if text.start > gap.start {
                    spans.append(.init(range: gap.start..<text.start, kind: .layout, element: nil))
                }
                spans.append(.init(range: text.range, kind: .unplaced, element: nil))
                unplaced.append(text.range)
                if text.end < gap.end {
                    spans.append(.init(range: text.end..<gap.end, kind: .layout, element: nil))
                }
            }
            position = end
        }
        /// A dump's backslash before a line end.
        func isSoftBreak(_ text: ByteView) -> Bool {
            (text.start..<text.end).allSatisfy {
                text[$0] == UInt8(ascii: "\\") || ASCII.isBlank(text[$0]) || text[$0] == 0x0A
            }
        }
        for entry in entries {
            // That two claim the same bytes is a mistake of ours. It must not cost a user his cable:
            // there the first claim counts.
            assert(
                position <= entry.range.lowerBound,
                "\(entry.range) is claimed by two, up to \(position)")
            let start = max(entry.range.lowerBound, position)
            guard start < entry.range.upperBound else { continue }
            fill(to: start)
            var span = entry
            span.range = start..<entry.range.upperBound
            spans.append(span)
            position = span.range.upperBound
        }
        fill(to: base.count)
        return (SourceMap(spans: spans), unplaced)
    }
}
