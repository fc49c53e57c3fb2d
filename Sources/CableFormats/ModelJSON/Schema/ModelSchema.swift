/// The schema of this folder, which the program carries in itself.
///
/// It is a module of its own, so that only a change to it compiles its bytes again.
package enum ModelSchema {
    /// `model.schema.json`, JSON Schema 2020-12.
    package static var bytes: [UInt8] { PackageResources.model_schema_json }
}
