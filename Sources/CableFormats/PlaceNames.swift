/// Places in plain-language addresses.
public enum PlaceNames {
    /// Words for a post, which the name of its city follows.
    private static let posts: Set<String> = [
        "AMEMBASSY", "AMCONSUL", "AMCONGEN", "USINT", "USOFFICE", "USLO", "AMEMB",
    ]

    /// The place of an address: the post's name after AMEMBASSY and the like, Washington for the
    /// offices there; `nil` for anything else, collectives and missions included.
    public static func place(ofAddress address: String) -> String? {
        let words = address.split(separator: " ")
        if words.count >= 2, posts.contains(String(words[0])) {
            return words.dropFirst().joined(separator: " ").titleCased
        }
        if address.hasSuffix(" WASHDC") || address.hasSuffix(" WASHINGTON DC") { return "Washington" }
        return nil
    }
}

extension String {
    /// The text in small letters, the first letter of each word a capital: `Buenos Aires`. Small
    /// words within stay small: `Port of Spain`, `Rio de Janeiro`.
    var titleCased: String {
        let small: Set<String> = ["of", "de", "and", "the", "au"]
        return split(separator: " ", omittingEmptySubsequences: false).enumerated().map { index, word in
            let lower = word.lowercased()
            if index > 0 && small.contains(lower) { return lower }
            var isStart = true
            return String(
                lower.map { character in
                    defer { isStart = character == "-" || character == "'" }
                    return isStart ? Character(character.uppercased()) : character
                })
        }.joined(separator: " ")
    }
}
