import CableModel
import CableSyntax

extension ArchiveAttributes {
    /// Puts the attributes into the provenance.
    func complete(_ reading: inout Reading) {
        reading.cable.provenance.attributes = attributes
        reading.diagnostics += diagnostics
    }
}
