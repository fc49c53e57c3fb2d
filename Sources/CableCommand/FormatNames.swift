import CableFormats

/// Finds formats by what a user typed.
enum FormatNames {
    static func writer(_ name: String) throws(UsageError) -> Format {
        try find(name, kind: "writer", where: \.isWritten)
    }

    static func reader(_ name: String) throws(UsageError) -> Format {
        try find(name, kind: "reader") { $0.reader != nil }
    }

    private static func find(
        _ name: String, kind: String, where isRight: (Format) -> Bool
    ) throws(UsageError) -> Format {
        let formats = Registry.formats.filter(isRight)
        let lower = name.lowercased()
        let format =
            formats.first { $0.name == lower } ?? formats.first { $0.aliases.contains(lower) }
        if let format { return format }
        // One that goes the other way is told so; its name is no slip of the hand.
        if let other = Registry.formats.first(where: { $0.name == lower })
            ?? Registry.formats.first(where: { $0.aliases.contains(lower) })
        {
            let name = other.name == lower ? "\"\(name)\"" : "\"\(name)\" (\(other.name))"
            throw UsageError(
                "\(name) is \(kind == "writer" ? "read, not written" : "written, not read"); "
                    + "the \(kind)s are \(formats.map(\.name).joined(separator: ", "))")
        }
        let names = formats.flatMap { [$0.name] + $0.aliases }
        throw UsageError(
            "unknown \(kind) \"\(name)\"" + Suggestion.text(for: lower, among: names)
                + "; the \(kind)s are \(formats.map(\.name).joined(separator: ", "))")
    }
}
