/// Texts from outside in messages, which are one line each.
public enum Printable {
    /// How many characters of a message are shown: a line of a log, not a document.
    public static let longest = 2000

    /// A text with whatever commands a terminal, breaks the line or turns the order of its letters made
    /// visible: controls, line and paragraph separators, marks of direction and others without a look
    /// of their own.
    public static func text(_ text: String) -> String {
        // A look at the bytes settles it for nearly all texts.
        guard !text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }),
            text.unicodeScalars.contains(where: isUnseen)
        else { return text }
        var printable = ""
        for scalar in text.unicodeScalars {
            if isUnseen(scalar) {
                printable += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                printable.unicodeScalars.append(scalar)
            }
        }
        return printable
    }

    /// A text as one line of a message, the rest of a long one left out.
    public static func line(_ text: String) -> String {
        guard text.utf8.count > longest, text.unicodeScalars.count > longest else {
            return self.text(text)
        }
        // Its end says what kind of message it is.
        let beginning = String.UnicodeScalarView(text.unicodeScalars.prefix(longest * 3 / 4))
        let end = String.UnicodeScalarView(text.unicodeScalars.suffix(longest / 4))
        return self.text(String(beginning)) + " … " + self.text(String(end))
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
