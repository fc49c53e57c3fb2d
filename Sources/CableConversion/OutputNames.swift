import CableFormats

/// Where the documents of a run go.
public enum Destination: Hashable, Sendable {
    case standardOutput
    case file(String)
    case folder(String)
}

/// Names the outputs of an input.
public enum OutputNames {
    /// The paths of an input's documents in a folder, cable by cable and writer by writer.
    ///
    /// A single cable is named after its input; several go to a folder of that name, each under its
    /// identifier, or under its position where it has none or the identifier is taken.
    public static func paths(of result: ConvertedInput, stem: String, in folder: String)
        -> [[String]]
    {
        let base = folder.hasSuffix("/") ? folder + stem : folder + "/" + stem
        if result.cableCount <= 1 {
            return result.cables.map { cable in
                cable.documents.map { base + ($0.format.fileExtension ?? "") }
            }
        }
        var taken: Set<String> = []
        return result.cables.enumerated().map { index, cable in
            let digits = String(index + 1)
            let position =
                "record-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
            var name = cable.identifier ?? position
            if !taken.insert(name).inserted { name = position }
            return cable.documents.map { "\(base)/\(name)\($0.format.fileExtension ?? "")" }
        }
    }
}
