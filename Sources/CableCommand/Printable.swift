/// Texts from outside in messages, which are one line each.
enum Printable {
    /// A name with its control characters made visible, so that it neither breaks the line nor
    /// commands a terminal.
    static func name(_ name: String) -> String {
        // A look at the bytes settles it for nearly all names.
        guard !name.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }),
            name.unicodeScalars.contains(where: isControl)
        else { return name }
        var text = ""
        for scalar in name.unicodeScalars {
            text += isControl(scalar) ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
        }
        return text
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control
    }
}
