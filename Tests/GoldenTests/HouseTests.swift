import CableConversion
import CableFormats
import CableTestSupport
import Testing

/// Holds the house against its plan: which room may use which, and what the map of the house names.
@Suite struct HouseTests {
    /// What each folder of Sources may import, beside the system's libraries: model ← syntax, grammar
    /// ← parsing ← formats ← conversion ← command.
    static let plan: [String: Set<String>] = [
        "CableModel": [],
        "CableSyntax": ["CJansson", "CLibXML2", "CSixteenBytes", "CString", "CYAML"],
        "CableGrammar": ["CableModel", "CableSyntax"],
        "CableParsing": ["CableModel", "CableSyntax", "CableGrammar"],
        "CableFormats": [
            "CableModel", "CableSyntax", "CableGrammar", "CableParsing", "CMustache",
            "MarkdownTemplates",
            "TEISchema", "JSONLDSchema", "ModelSchema",
        ],
        "CableConversion": [
            "CableModel", "CableSyntax", "CableFormats", "CLibArchive", "CNettle", "CSHA256",
            "CSQLite", "CUTF8Names", "CZlib",
        ],
        "CableKit": ["CableModel", "CableSyntax", "CableFormats", "CableConversion"],
        // The one door that opens on Foundation.
        "CableKitFoundation": ["CableModel", "CableKit", "Foundation"],
        "CableCommand": [
            "CableModel", "CableSyntax", "CableGrammar", "CableFormats", "CableConversion", "CPopt",
            "CBuild",
        ],
        "cableconv": ["CableCommand"],
    ]

    /// Modules that come with Swift and anybody may import. Foundation is none of them.
    static let system: Set<String> = ["Glibc", "Synchronization"]

    static let sources = PackageFolder.path + "/Sources"

    /// The Swift files of a folder, by their paths below it.
    static func swiftFiles(of folder: String) throws -> [String] {
        try FileSystem.files(below: folder).filter { $0.hasSuffix(".swift") }
    }

    static func lines(of path: String) throws -> [Substring] {
        String(decoding: try FileSystem.read(path), as: UTF8.self).split(separator: "\n")
    }

    /// The modules that lines of Swift import: `import M`, `@testable import M`, `import enum M.E`.
    static func imports(in lines: [Substring]) -> Set<String> {
        var modules: Set<String> = []
        for line in lines {
            let words = line.split(separator: " ")
            guard let keyword = words.firstIndex(of: "import"),
                words[..<keyword].allSatisfy({ $0.hasPrefix("@") || Self.access.contains($0) }),
                let last = words.dropFirst(keyword + 1).last
            else { continue }
            modules.insert(String(last.prefix { $0 != "." }))
        }
        return modules
    }

    private static let access: Set<Substring> = ["public", "package", "internal", "private"]

    @Test func importsAreFound() {
        let lines: [Substring] = [
            "import A", "@testable import B", "public import C", "import struct D.E", "// import F",
            "    let important = 1", "/// Modules import others.",
        ]
        #expect(Self.imports(in: lines) == ["A", "B", "C", "D"])
    }

    @Test(arguments: plan.keys.sorted())
    func aRoomUsesOnlyTheRoomsBelow(_ room: String) throws {
        let files = try Self.swiftFiles(of: Self.sources + "/" + room)
        #expect(!files.isEmpty)
        var used: Set<String> = []
        for file in files {
            let imports = Self.imports(in: try Self.lines(of: "\(Self.sources)/\(room)/\(file)"))
            used.formUnion(imports)
            let strangers = imports.subtracting(Self.plan[room] ?? []).subtracting(Self.system)
            #expect(strangers == [], "\(room)/\(file)")
        }
        let unused = Self.plan[room, default: []].subtracting(used)
        #expect(unused == [], "the plan allows \(room) what it does not use")
    }

    /// Rooms whose declarations are for everybody, and those below the formats, which stand in no product:
    /// the compiler moves code from one module into another only where it is public, and without that a
    /// page takes a tenth longer.
    static let publicRooms: Set<String> = [
        "CableKit", "CableKitFoundation", "CableModel", "CableSyntax", "CableGrammar",
        "CableParsing",
    ]

    @Test(arguments: plan.keys.sorted().filter { !publicRooms.contains($0) })
    func onlyTheDoorIsPublic(_ room: String) throws {
        for file in try Self.swiftFiles(of: Self.sources + "/" + room) {
            let lines = try Self.lines(of: "\(Self.sources)/\(room)/\(file)")
            let open = lines.filter { line in
                line.split(separator: " ").prefix { !$0.hasPrefix("//") }.contains("public")
            }
            #expect(open == [], "\(room)/\(file)")
        }
    }

    @Test func everyRoomIsInThePlan() throws {
        let rooms = Set(
            try Self.swiftFiles(of: Self.sources)
                .compactMap { $0.split(separator: "/").first.map(String.init) })
        // What the tests share may use all.
        #expect(rooms.subtracting(["CableTestSupport"]) == Set(Self.plan.keys))
    }

    /// The folders of CableFormats with the names of their Swift files.
    private static func formatFolders() throws -> [String: Set<String>] {
        var folders: [String: Set<String>] = [:]
        for path in try swiftFiles(of: sources + "/CableFormats") {
            let parts = path.split(separator: "/")
            guard parts.count > 1 else { continue }
            folders[String(parts[0]), default: []].insert(String(parts[parts.count - 1]))
        }
        return folders
    }

    /// The types that Swift code declares and those that it names, comments left out.
    private static func types(in lines: [Substring]) -> (declared: Set<String>, named: Set<String>)
    {
        let keywords: Set<Substring> = [
            "struct", "enum", "class", "protocol", "actor", "typealias",
        ]
        var declared: Set<String> = []
        var named: Set<String> = []
        for line in lines where !line.drop(while: { $0 == " " }).hasPrefix("//") {
            var isDeclared = false
            for word in line.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }) {
                if word.first?.isUppercase == true {
                    named.insert(String(word))
                    // What stands within another type goes by that one's name.
                    if isDeclared, !line.hasPrefix(" ") { declared.insert(String(word)) }
                }
                isDeclared = keywords.contains(word)
            }
        }
        return (declared, named)
    }

    @Test func noFormatUsesAnother() throws {
        var declared: [String: Set<String>] = [:]
        var named: [String: [(file: String, names: Set<String>)]] = [:]
        let formats = try Self.formatFolders().filter { $1.contains("\($0)Format.swift") }.keys
        for path in try Self.swiftFiles(of: Self.sources + "/CableFormats") {
            let folder = String(path.prefix { $0 != "/" })
            guard formats.contains(folder) else { continue }
            let types = Self.types(in: try Self.lines(of: "\(Self.sources)/CableFormats/\(path)"))
            declared[folder, default: []].formUnion(types.declared)
            named[folder, default: []].append((path, types.named))
        }
        for (folder, types) in declared {
            #expect(types.contains("\(folder)Format"), "what a format declares is found")
            for (other, files) in named where other != folder {
                for file in files {
                    #expect(file.names.intersection(types) == [], "\(file.file) uses \(folder)")
                }
            }
        }
    }

    @Test func theMapNamesEveryRoom() throws {
        let map = try Self.lines(of: PackageFolder.path + "/ARCHITECTURE.md")
            .joined(separator: "\n")
        for room in Self.plan.keys { #expect(map.contains(room + "/"), "\(room)") }
        // A format explains itself; what formats share is to be found.
        let folders = try Self.formatFolders()
        let shared = folders.filter { !$1.contains("\($0)Format.swift") }.keys
        #expect(shared.count > 3)
        for room in shared { #expect(map.contains("    \(room)/ "), "\(room)") }
    }

    @Test func aFormatsFolderHasItsReaderAndWriterUnderItsName() throws {
        let folders = try Self.formatFolders().filter { $1.contains("\($0)Format.swift") }
        #expect(folders.count == Registry.formats.count + 2, "those for persons")
        let readers = folders.filter { $1.contains("\($0)Reader.swift") }
        let writers = folders.filter { $1.contains("\($0)Writer.swift") }
        #expect(readers.count == Registry.formats.count { $0.reader != nil })
        #expect(writers.count == Registry.formats.count { $0.writer != nil } + 2)
    }

    /// What is said on standard error goes through one door, which shows what commands a terminal.
    @Test func messagesHaveOneDoor() throws {
        var callers: [String] = []
        for path in try Self.swiftFiles(of: Self.sources + "/CableCommand") {
            let lines = try Self.lines(of: Self.sources + "/CableCommand/" + path)
            if lines.contains(where: { $0.contains("writeError(") }) { callers.append(path) }
        }
        #expect(callers.map { $0.split(separator: "/").last } == ["Messages.swift"])
    }
}
