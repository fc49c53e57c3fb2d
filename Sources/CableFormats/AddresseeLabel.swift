import CableModel

extension Addressee {
    /// The length in bytes of the label, its space included, that the addressee's printed line
    /// begins with (`TO `, `INFO `, `XMT `); `nil` where it has none.
    func labelLength(in printed: String) -> Int? {
        let words = printed.split(separator: " ", maxSplits: 1)
        guard words.count == 2, ["TO", "INFO", "XMT"].contains(words[0].uppercased()),
            !name.hasPrefix(words[0])
        else { return nil }
        return words[0].utf8.count + 1
    }
}
