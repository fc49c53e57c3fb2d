/// Which rules of a reader took which stretches of a telegram's text.
///
/// For whoever looks for the reason why a line became what it is. Where a rule took a line of which
/// another took a part, both are there.
public struct RuleTrace: Hashable, Sendable {
    /// A stretch of text, and what the rule is called that took it.
    public struct Step: Hashable, Sendable {
        /// Byte offsets.
        public var range: Range<Int>
        public var rule: String

        public init(range: Range<Int>, rule: String) {
            self.range = range
            self.rule = rule
        }
    }

    public private(set) var steps: [Step] = []

    public init() {}

    public mutating func enter(_ range: Range<Int>, rule: String) {
        steps.append(Step(range: range, rule: rule))
    }

    /// The names of the rules that took something of a stretch, each once, by where they begin.
    public func rules(within range: Range<Int>) -> [String] {
        var names: [String] = []
        let found = steps.filter { $0.range.overlaps(range) }
        for step in found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
        where !names.contains(step.rule) { names.append(step.rule) }
        return names
    }
}
