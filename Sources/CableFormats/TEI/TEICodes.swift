import CableModel
import CableSyntax

/// The ids that codes have in a document's taxonomies.
enum TEICodes {
    static func tagID(_ code: String) -> String { "tag-" + AnchorNames.name(from: code) }

    static func classificationID(_ level: ClassificationLevel) -> String {
        "class-" + level.abbreviation
    }

    /// The code of a caption or control: `NF` for NOFORN, and one for both spellings of FOUO.
    static func handlingCode(_ name: String) -> String {
        switch name {
        case "NOFORN": "NF"
        case "FOR OFFICIAL USE ONLY": "FOUO"
        default: name
        }
    }

    /// The id of a caption or control: `handling-NF` for NOFORN.
    static func handlingID(_ name: String) -> String {
        "handling-" + AnchorNames.name(from: handlingCode(name))
    }

    /// `#class-S #handling-NF`.
    static func pointers(level: ClassificationLevel, controls: [DisseminationControl]) -> String {
        var pointers = "#" + classificationID(level)
        for control in controls { pointers += " #" + handlingID(control.name) }
        return pointers
    }

    /// The level that pointers name.
    static func level(of pointers: String) -> ClassificationLevel? {
        for pointer in pointers.split(separator: " ") where pointer.hasPrefix("#class-") {
            let letters = pointer.dropFirst("#class-".count)
            if let level = ClassificationLevel.allCases.first(where: { $0.abbreviation == letters })
            {
                return level
            }
        }
        return nil
    }

    /// The controls that pointers name.
    static func controls(of pointers: String) -> [DisseminationControl] {
        pointers.split(separator: " ").filter { $0.hasPrefix("#handling-") }.map { pointer in
            let name = String(pointer.dropFirst("#handling-".count))
            return DisseminationControl(name == "NF" ? "NOFORN" : name)
        }
    }
}
