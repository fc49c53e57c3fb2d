extension String {
    /// Whether a text occurs in this one, compared byte by byte.
    ///
    /// The standard library's `contains(_:)` for texts is in its regular expression library, which
    /// costs a tenth of the start-up time to load.
    package func contains(text: some StringProtocol) -> Bool {
        let wanted = Array(text.utf8)
        guard let first = wanted.first else { return true }
        var rest = utf8[...]
        while let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if rest.starts(with: wanted) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
