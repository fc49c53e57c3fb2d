import Glibc

/// The names of an archive's entries.
enum EntryName {
    /// What to do with an entry of a name.
    enum Verdict: Equatable {
        /// It is read; the name is clean.
        case read(String)
        /// It is passed over without a word, as hidden files of a folder are.
        case hidden
        /// It would lead out of the folder.
        case refused
    }

    /// A name is relative and goes down only; `./` and doubled slashes in it mean nothing.
    static func verdict(on path: String) -> Verdict {
        // Some archives are made on machines where a backslash parts folders.
        let unified =
            path.utf8.contains(UInt8(ascii: "\\")) && !path.utf8.contains(UInt8(ascii: "/"))
            ? String(path.map { $0 == "\\" ? "/" : $0 }) : path
        let bytes = Array(unified.utf8)
        let isDrive = bytes.count > 1 && bytes[1] == UInt8(ascii: ":")
        guard !unified.hasPrefix("/"), !isDrive, !bytes.contains(0), !bytes.isEmpty else {
            return .refused
        }
        var parts: [Substring] = []
        for part in unified.split(separator: "/") where part != "." {
            if part == ".." { return .refused }
            if part.hasPrefix(".") || part == "__MACOSX" { return .hidden }
            parts.append(part)
        }
        return parts.isEmpty ? .hidden : .read(parts.joined(separator: "/"))
    }
}

/// Which files of a folder or an archive are read.
package struct FileFilter: Sendable, Hashable {
    /// Patterns of which a file has to fit one, if there are any.
    package var include: [String]
    /// Patterns of which it may fit none.
    package var exclude: [String]

    package init(include: [String] = [], exclude: [String] = []) {
        self.include = include
        self.exclude = exclude
    }

    /// Whether a file is read.
    ///
    /// - Parameter path: its path below the folder, or in the archive. A pattern without a slash is
    ///   compared with the last part of it; `*` stands for slashes too.
    func accepts(_ path: String) -> Bool {
        (include.isEmpty || include.contains { Self.matches($0, path) })
            && !exclude.contains { Self.matches($0, path) }
    }

    private static func matches(_ pattern: String, _ path: String) -> Bool {
        let text =
            pattern.utf8.contains(UInt8(ascii: "/"))
            ? path : FileSystem.lastComponent(of: path)
        return fnmatch(pattern, text, 0) == 0
    }
}
