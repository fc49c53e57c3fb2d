/// Texts in the order in which they came first, each once.
///
/// A few are compared one by one, which is faster than to hash them; of many a set is made.
struct UniqueTexts: Hashable, Sendable {
    private(set) var all: [String] = []
    /// The same as a set, where there are many.
    private var known: Set<String> = []

    private static let few = 32

    /// Adds a text that has not come before.
    ///
    /// - Returns: whether it is new.
    @discardableResult
    mutating func insert(_ text: String) -> Bool {
        guard all.count >= Self.few else {
            if all.contains(text) { return false }
            if all.isEmpty { all.reserveCapacity(8) }
            all.append(text)
            return true
        }
        if known.isEmpty { known = Set(all) }
        guard known.insert(text).inserted else { return false }
        all.append(text)
        return true
    }
}
