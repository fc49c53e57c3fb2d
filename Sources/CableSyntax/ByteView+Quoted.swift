extension ByteView {
    /// The text for a message: white space as one blank, control characters made visible, cut with
    /// dots where it is longer than so many characters.
    package func quoted(upTo limit: Int) -> String {
        var quoted = ""
        var length = 0
        var isBlank = true
        for character in String(decoding: base[range], as: UTF8.self) {
            let wasBlank = isBlank
            isBlank = character.isWhitespace
            if isBlank && wasBlank { continue }
            if length == limit {
                return quoted + "…"
            }
            length += 1
            quoted += isBlank ? " " : Self.printable(character)
        }
        return quoted
    }

    private static func printable(_ character: Character) -> String {
        guard
            character.unicodeScalars.contains(where: { scalar in
                scalar.properties.generalCategory == .control
                    || scalar.properties.generalCategory == .format
            })
        else { return String(character) }
        return character.unicodeScalars.map { "\\u{\(String($0.value, radix: 16))}" }.joined()
    }
}
