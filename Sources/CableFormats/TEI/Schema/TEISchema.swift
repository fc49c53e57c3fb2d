/// The schema of this folder, which the program carries in itself.
///
/// It is a module of its own, so that only a change to it compiles its bytes again.
package enum TEISchema {
    /// `cable-tei.rng`, RELAX NG.
    package static var bytes: [UInt8] { PackageResources.cable_tei_rng }
}
