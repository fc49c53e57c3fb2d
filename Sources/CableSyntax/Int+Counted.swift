extension Int {
    /// A number with its noun, which is regular: `1 cable`, `2 cables`.
    public func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
