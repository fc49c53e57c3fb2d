/// The schema and the vocabulary of this folder, which the program carries in itself.
///
/// It is a module of its own, so that only a change to them compiles their bytes again.
package enum JSONLDSchema {
    /// `cable.schema.json`, JSON Schema 2020-12.
    package static var bytes: [UInt8] { PackageResources.cable_schema_json }

    /// `cable.vocab.ttl`, the classes and properties of the project's own, in Turtle.
    package static var vocabulary: [UInt8] { PackageResources.cable_vocab_ttl }
}
