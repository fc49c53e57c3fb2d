import CableKit
import CableKitFoundation
import CableModel
import Foundation

/// Prints what one cable is about, and writes it as TEI beside its source.
func convertOne(_ source: URL) throws {
    let kit = CableKit()
    for reading in try kit.read(contentsOf: source) {
        let facts = reading.cable.facts
        print(facts.date?.iso ?? "no date", facts.subject ?? "no subject")
        // What the reader repaired or did not understand, with its place in the text.
        for diagnostic in reading.diagnostics { print(diagnostic.message) }
        let tei = try kit.data(of: reading, as: "tei")
        try tei.write(to: source.deletingPathExtension().appendingPathExtension("tei.xml"))
    }
}
