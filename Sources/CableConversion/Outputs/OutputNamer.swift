import CableFormats

/// Names the outputs of a run's records in a folder, in their order.
///
/// A single cable is named after its input; several go to a folder of that name, each under its
/// identifier, or under its position where it has none. Of a text that turned out to hold a further
/// telegram, the first keeps the input's name, and the further one goes to the folder. Where the user
/// says how outputs are named, they are named so instead. No two cables get the same name: `~2` stands
/// behind that of the second.
struct OutputNamer {
    private var taken = UniqueNames()

    /// What a cable's documents are called, without their extensions.
    struct Name: Hashable, Sendable {
        /// Below the output folder.
        var path: String
        /// The name that another cable has already.
        var wanted: String?
    }

    /// The names of a record's cables that are written.
    mutating func names(of result: ConvertedInput, stem: String, place: Record.Place?) -> [Name] {
        let isSeveral =
            result.cableCount - result.furtherCount > 1 || place.map { !$0.isOnlyOne } ?? false
        return result.cables.enumerated().map { index, cable in
            if let name = cable.fileName { return free(name) }
            guard isSeveral || cable.isFurther else { return free(stem) }
            let ordinal = (place?.ordinal ?? 1) + index
            return free(Self.name(in: stem, identifier: cable.identifier, ordinal: ordinal))
        }
    }

    /// What one of several cables is called, if no other has the name: `dump/07EREWHON42`,
    /// `dump/record-000123`.
    static func name(in stem: String, identifier: String?, ordinal: Int) -> String {
        if let identifier { return "\(stem)/\(identifier)" }
        let digits = String(ordinal)
        let zeros = String(repeating: "0", count: max(0, 6 - digits.count))
        return "\(stem)/record-\(zeros)\(digits)"
    }

    private mutating func free(_ wanted: String) -> Name {
        let suffix = taken.suffix(for: wanted, separator: "~")
        return Name(path: wanted + suffix, wanted: suffix.isEmpty ? nil : wanted)
    }

    /// Takes names that an earlier run gave.
    ///
    /// - Returns: whether all of them were free.
    mutating func take(_ names: [String]) -> Bool { taken.take(names) }
}

/// Tells equal names apart by a number behind all but the first.
struct UniqueNames {
    /// Hashes of the names that are taken: a run of millions of cables could not keep them all.
    private var taken: Set<UInt64> = []
    /// The last numbers of the names that came again.
    private var numbers: [UInt64: Int] = [:]

    /// What makes a name one that nobody has; nothing for a first. Takes the name.
    mutating func suffix(for name: String, separator: String) -> String {
        let hash = StableHash.hash(name)
        if taken.insert(hash).inserted { return "" }
        var number = numbers[hash] ?? 1
        var suffix: String
        repeat {
            number += 1
            suffix = "\(separator)\(number)"
        } while !taken.insert(StableHash.hash(name + suffix)).inserted
        numbers[hash] = number
        return suffix
    }

    /// Takes names, if all of them are free.
    mutating func take(_ names: [String]) -> Bool {
        guard !names.contains(where: { taken.contains(StableHash.hash($0)) }) else { return false }
        for name in names { taken.insert(StableHash.hash(name)) }
        return true
    }
}
