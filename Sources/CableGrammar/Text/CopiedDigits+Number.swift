import CableModel
import CableSyntax

extension CopiedDigits {
    /// The number that signs mean; `nil` where one is neither a digit nor taken for one, or none is a
    /// digit.
    package static func number(_ view: ByteView) -> Int? {
        if let number = view.number { return number }
        guard (1...greatestLength).contains(view.count) else { return nil }
        var value = 0
        var hasDigit = false
        for index in view.range {
            guard let digit = digit(view[index]) else { return nil }
            hasDigit = hasDigit || ASCII.isDigit(view[index])
            value = value * 10 + digit
        }
        return hasDigit ? value : nil
    }

    /// No number of a telegram has more.
    private static let greatestLength = 12
}
