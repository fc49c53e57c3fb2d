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
    /// cannot be parsed. A document may hold many: then the members are what the schema is for.
    case jsonSchema(
        bytes: @Sendable () -> [UInt8], recognition: @Sendable (JSONValue?) -> Recognition,
        members: @Sendable (JSONValue) -> [(path: JSONPath, value: JSONValue)]?)
}

extension JSONValue {
    /// The values of an array, each with its place; `nil` for anything else.
    var members: [(path: JSONPath, value: JSONValue)]? {
        guard case .array(let items) = self else { return nil }
        return items.enumerated().map { (JSONPath([.item($0)]), $1) }
    }
}
