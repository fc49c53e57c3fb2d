extension Registry {
    /// The format of a name, or else of an alias.
    package static func format(named name: String) -> Format? {
        formats.first { $0.name == name } ?? formats.first { $0.aliases.contains(name) }
    }

    /// The format that is written to a file with this path, told by the path's ending: the longest that
    /// a format has, so that `.foo.json` may be another's than `.json`.
    package static func writer(forFileAt path: String) -> Format? {
        let path = path.lowercased()
        var best: (format: Format, length: Int)?
        for format in formats where format.isWritten {
            let endings = format.allFileExtensions.filter { path.hasSuffix($0) }
            guard let length = endings.map(\.utf8.count).max(), length > best?.length ?? 0 else {
                continue
            }
            best = (format, length)
        }
        return best?.format
    }

    /// Whether each line of a file with this path is a document, told by the path's ending.
    package static func isLines(fileAt path: String) -> Bool {
        let path = path.lowercased()
        return formats.lazy.compactMap(\.collection).contains { collection in
            collection.membersAreLines && collection.fileExtensions.contains(where: path.hasSuffix)
        }
    }

    /// A file's name without its ending: the whole of `.tei.xml`, and of others what stands behind the
    /// last dot. A name that is nothing but an ending stays.
    package static func stem(ofFileNamed name: String) -> String {
        let ending = longEndings.first { name.hasSuffix($0) && name.utf8.count > $0.utf8.count }
        if let ending { return String(name.dropLast(ending.count)) }
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }

    /// The endings that have more than one dot, the longest first.
    private static let longEndings = formats.flatMap(\.allFileExtensions)
        .filter { ending in ending.count { $0 == "." } > 1 }
        .sorted { $0.count > $1.count }

    /// What documents call the publisher of a layout; the layout's own name where none is known.
    package static func publisher(ofLayout name: String) -> String { publishers[name] ?? name }

    private static let publishers = Dictionary(
        uniqueKeysWithValues: formats.flatMap(\.layouts).map { ($0.name, $0.publisher) })

    /// The flags of the formats that are written and of the index, each with the formats that have it.
    /// An option that several formats have stands in the list of each.
    package static let optionFlags: [(flag: OptionFlag, formats: [Format])] = {
        var flags: [(flag: OptionFlag, formats: [Format])] = []
        for format in formats {
            for flag in format.flags {
                if let known = flags.firstIndex(where: { $0.flag.name == flag.name }) {
                    flags[known].formats.append(format)
                } else {
                    flags.append((flag, [format]))
                }
            }
        }
        // What is said of documents may be said of the index too.
        for flag in index.flags {
            if let shared = flags.firstIndex(where: { $0.flag.name == flag.name }) {
                flags[shared].formats.append(index)
            }
        }
        return flags
    }()

    /// The flags that only the index has.
    package static let flagsOfIndex = index.flags.filter { flag in
        !optionFlags.contains { $0.flag.name == flag.name }
    }
}

extension Sequence<Format> {
    /// The format that something fits best; among equals the first, and none where it fits none.
    package func best(_ recognition: (Format) -> Recognition) -> Format? {
        var best: (format: Format, recognition: Recognition)?
        for format in self {
            let recognition = recognition(format)
            if recognition > (best?.recognition ?? .no) { best = (format, recognition) }
            // Nothing that comes later can be greater.
            if recognition == .certain { break }
        }
        return best?.format
    }
}
