import CableModel

/// What `cableconv inspect` prints. It is for persons and stands in no list of formats.
package enum InspectionFormat {
    package static let format = Format(
        name: "inspection", summary: "a cable's fields, their meanings, its outline",
        writer: InspectionWriter(), collection: InspectionWriter())

    /// Whether the text is coloured for a terminal.
    package static let isColored = WriterOption("inspection-is-colored", default: false)

    /// Whether the text itself has a diagnostic, so that it need not be said beside it.
    package static func shows(_ diagnostic: Diagnostic) -> Bool {
        // This one is about the file, and comes from whoever opened it.
        diagnostic.id != Diagnostic.Kind.decodedAsWindows1252.rawValue
    }
}
