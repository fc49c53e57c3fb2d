import CableConversion

/// The shared folder of real cables, schemas and assertions, which is no part of the package.
///
/// It lies beside the package, or where `CABLECONV_SHARED` says. Without it the tests that need it
/// are skipped; where it is there, what is missing in it is a failure.
package enum Corpus {
    /// The folder's path, whether it is there or not.
    package static let folder: String =
        TestEnvironment.value("CABLECONV_SHARED") ?? PackageFolder.path + "/../shared"

    package static var isPresent: Bool { FileSystem.kind(of: folder) == .folder }

    /// What a skipped test says.
    package static let absence =
        "skipped: no ../shared beside the package; CABLECONV_SHARED names another place"

    /// The parts whose cables this version converts.
    package static let parts = [
        "seed", "telegram", "record-copy", "wikileaks-2010", "wikileaks-2011", "plusd",
    ]

    /// The seed's identifier.
    package static let seedPart = "seed"

    /// One file of the corpus.
    package struct Entry: Sendable, CustomStringConvertible {
        /// The path below the corpus: `telegram/09PARIS997.txt`.
        package var name: String
        package var path: String { Corpus.folder + "/corpus/" + name }
        package var description: String { name }

        package init(name: String) { self.name = name }
    }

    /// All inputs, part by part.
    ///
    /// - Throws: where a part is missing or cannot be read.
    package static func entries(of parts: [String] = parts) throws -> [Entry] {
        try parts.flatMap { part in
            try FileSystem.files(below: "\(folder)/corpus/\(part)").map {
                Entry(name: "\(part)/\($0)")
            }
        }
    }
}

/// The invented cables of this package.
package enum Samples {
    package static let folder = PackageFolder.path + "/Samples"

    /// The sample files, by their paths below the package; without the notes about them.
    package static var paths: [String] {
        guard let files = try? FileSystem.files(below: folder) else { return [] }
        return files.filter { !$0.hasSuffix(".md") }.map { "Samples/" + $0 }
    }
}
