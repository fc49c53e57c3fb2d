import CableModel

extension [Repair] {
    /// How many, and what for what, each kind once: `3 (' for ,; “ for &)`; `nil` for none.
    var summary: String? {
        guard !isEmpty else { return nil }
        let kinds = map { "\($0.meant) for \($0.printed)" }.uniqued()
        let more = kinds.count > Self.mostKinds ? "; …" : ""
        return "\(count) (" + kinds.prefix(Self.mostKinds).joined(separator: "; ") + more + ")"
    }

    private static var mostKinds: Int { 8 }
}
