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
    /// Those of the documents that each cable has.
    private let extensions: [String]
    /// Hashes of the names of folders that a document could have: `notes.md`.
    private var folders: Set<UInt64> = []

    /// - Parameter extensions: those of the documents that each cable has.
    init(extensions: [String] = []) { self.extensions = extensions }

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
        let path = besideDocuments(wanted)
        var suffix: String
        // A document cannot have the name of a folder.
        repeat {
            suffix = taken.suffix(for: path, separator: "~")
        } while isFolder(path + suffix)
        let name = path + suffix
        enterFolders(of: name)
        return Name(path: name, wanted: name == wanted ? nil : wanted)
    }

    /// The name with other folders, where a document has the name of one.
    private func besideDocuments(_ name: String) -> String {
        for (folder, stem) in doubtfulFolders(of: name) where taken.contains(stem) {
            return folder + "~2" + name.dropFirst(folder.count)
        }
        return name
    }

    private func isFolder(_ name: String) -> Bool {
        !folders.isEmpty && extensions.contains { folders.contains(StableHash.hash(name + $0)) }
    }

    private mutating func enterFolders(of name: String) {
        for (folder, _) in doubtfulFolders(of: name) { folders.insert(StableHash.hash(folder)) }
    }

    /// The folders of a name that have the extension of a document, with what stands before it.
    private func doubtfulFolders(of name: String) -> [(folder: String, stem: String)] {
        guard name.utf8.contains(UInt8(ascii: "/")) else { return [] }
        var found: [(folder: String, stem: String)] = []
        for index in name.utf8.indices where name.utf8[index] == UInt8(ascii: "/") {
            let folder = name[..<index]
            for ending in extensions where folder.hasSuffix(ending) {
                found.append((String(folder), String(folder.dropLast(ending.count))))
            }
        }
        return found
    }

    /// Takes names that an earlier run gave.
    ///
    /// - Returns: whether all of them were free.
    mutating func take(_ names: [String]) -> Bool {
        guard !names.contains(where: { isFolder($0) || besideDocuments($0) != $0 }),
            taken.take(names)
        else { return false }
        for name in names { enterFolders(of: name) }
        return true
    }
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

    func contains(_ name: String) -> Bool { taken.contains(StableHash.hash(name)) }

    /// Takes names, if all of them are free.
    mutating func take(_ names: [String]) -> Bool {
        guard !names.contains(where: { taken.contains(StableHash.hash($0)) }) else { return false }
        for name in names { taken.insert(StableHash.hash(name)) }
        return true
    }
}
