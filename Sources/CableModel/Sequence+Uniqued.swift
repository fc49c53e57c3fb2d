extension Sequence where Element: Hashable {
    /// The elements, each once, in the order in which they first come.
    @inlinable package func uniqued() -> [Element] {
        var unique: [Element] = []
        var seen: Set<Element> = []
        for element in self {
            // A telegram has few of anything, and to look at each of a few costs less than to hash them.
            if unique.count < fewElements {
                if !unique.contains(element) { unique.append(element) }
            } else {
                if seen.isEmpty { seen = Set(unique) }
                if seen.insert(element).inserted { unique.append(element) }
            }
        }
        return unique
    }
}

/// From how many elements on a set is faster than a search.
@usableFromInline let fewElements = 16
