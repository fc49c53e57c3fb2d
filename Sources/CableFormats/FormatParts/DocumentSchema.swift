import CableSyntax

/// The schema of a format's documents, which the program carries in itself.
///
/// A document is checked by the schema of the format that it fits best, among those for its syntax.
/// It may be broken, so that the reader is not asked how well it fits.
package enum DocumentSchema: Sendable {
    /// RELAX NG, for XML: the bytes of the schema, and how well a document fits.
    case relaxNG(
        bytes: @Sendable () -> [UInt8],
        recognition: @Sendable (UnsafeBufferPointer<UInt8>) -> Recognition)
    /// JSON Schema, for JSON: the bytes of the schema, and how well a document fits; `nil` is one that
    /// cannot be parsed.
    case jsonSchema(
        bytes: @Sendable () -> [UInt8], recognition: @Sendable (JSONValue?) -> Recognition)
}
