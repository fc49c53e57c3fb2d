/// Which rules of a reader took which stretches of a telegram's text.
///
/// For whoever looks for the reason why a line became what it is. Where a rule took a line of which
/// another took a part, both are there.
public struct RuleTrace: Hashable, Sendable {
    /// A stretch of text, and what the rule is called that took it.
    public struct Step: Hashable, Sendable {
        /// Byte offsets.
        public var range: Range<Int>
        /// The name of the rule in its list: `underlined heading`.
        public var rule: String

        /// A step: what a rule took.
        public init(range: Range<Int>, rule: String) {
            self.range = range
            self.rule = rule
        }
    }

    /// What the rules took, in the order in which they were asked.
    public private(set) var steps: [Step] = []

    /// A trace without a step.
    public init() {}

    /// Notes that a rule took a stretch, by byte offsets in the telegram's text.
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
