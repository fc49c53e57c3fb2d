import CableFormats
import CableModel

/// What is read and converted as one: a file, an entry of an archive, or one record of either.
package struct Record: Sendable {
    /// The file or entry that it is, or is of.
    package var input: Input
    /// Its bytes, or why they cannot be read.
    package var source: Result<[UInt8], ConversionError>
    /// Its place in an input that holds many; `nil` where the input is one record.
    package var place: Place?
    /// The format by which its input was taken apart; `nil` where the input is one record.
    package var format: Format?
    /// What there is to say of the file that holds it.
    var notes: [Diagnostic] = []
    /// How much of the run is handed out with it, from 0 to 1.
    var fractionDone: Double

    /// Whether the input has no other.
    package var isAlone: Bool { place?.isOnlyOne ?? true }

    /// In bytes.
    var size: Int { (try? source.get().count) ?? 0 }

    /// What the record is called in a journal: its input, and its place in it.
    var key: String { Self.key(of: input, at: place) }

    static func key(of input: Input, at place: Place?) -> String {
        guard let place, !place.isOnlyOne else { return input.displayName }
        return "\(input.displayName)#\(place.ordinal)"
    }

    package struct Place: Sendable {
        /// The line of the input on which it begins, from 1.
        package var line: Int
        /// From 1.
        var ordinal: Int
        /// Whether the input turned out to hold no other.
        package var isOnlyOne: Bool
    }
}
