/// Texts in the order in which they came first, each once.
///
/// A few are compared one by one, which is faster than to hash them; of many a set is made.
struct UniqueTexts: Hashable, Sendable {
    private(set) var all: [String] = []
    /// The same as a set, where there are many.
    private var known: Set<String> = []

    private static let few = 32

    static func == (left: UniqueTexts, right: UniqueTexts) -> Bool { left.all == right.all }

    func hash(into hasher: inout Hasher) { hasher.combine(all) }

    /// Adds a text that is known not to have come before.
    mutating func append(_ text: String) {
        if all.isEmpty { all.reserveCapacity(8) }
        all.append(text)
        if !known.isEmpty { known.insert(text) }
    }

    /// Adds a text that has not come before.
    ///
    /// - Returns: whether it is new.
    @discardableResult
    mutating func insert(_ text: String) -> Bool {
        guard all.count >= Self.few else {
            if all.contains(text) { return false }
            append(text)
            return true
        }
        if known.isEmpty { known = Set(all) }
        if known.contains(text) { return false }
        append(text)
        return true
    }
}
