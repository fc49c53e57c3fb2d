/// The version of cableconv, as documents and `--version` state it.
package enum CableconvVersion {
    package static let current = "1.0"
}
