// swift-tools-version: 6.0
import PackageDescription

// The commit that --version names, where a script says it: a build by hand has none, and the same sources
// give the same program.
let commit = (Context.environment["CABLECONV_COMMIT"] ?? "").filter(\.isHexDigit)

// A sanitizer takes the place of functions of the C library, for the C libraries too: which it cannot in a
// program that has Swift's libraries in it, since none of its names is seen from outside then.
let isSanitized = Context.environment["CABLECONV_SANITIZED"] != nil

let package = Package(
    name: "cableconv",
    products: [
        .executable(name: "cableconv", targets: ["cableconv"]),
        // What programs build on: the model, and the door to all that is done with it.
        .library(name: "CableModel", targets: ["CableModel"]),
        .library(name: "CableKit", targets: ["CableKit"]),
        .library(name: "CableKitFoundation", targets: ["CableKitFoundation"]),
        // For the benchmarks, which measure each room by itself.
        .library(name: "CableConversion", targets: ["CableConversion"]),
        // For the fuzzer, which calls the program a million times.
        .library(name: "CableCommand", targets: ["CableCommand"]),
    ],
    targets: [
        // C libraries: one target each.
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
        .systemLibrary(
            name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CPopt", pkgConfig: "popt", providers: [.apt(["libpopt-dev"])]),
        .systemLibrary(
            name: "CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CString"),
        .systemLibrary(name: "CSixteenBytes"),
        .target(name: "CMustache"),
        .target(name: "CSHA256"),
        .target(name: "CUTF8Names"),
        .target(name: "CBuild", cSettings: [.define("CABLECONV_COMMIT", to: "\"\(commit)\"")]),

        // The flow: model ← syntax, grammar ← parsing ← formats ← conversion ← command.
        .target(name: "CableModel"),
        .target(
            name: "CableSyntax",
            dependencies: ["CLibXML2", "CJansson", "CYAML", "CString", "CSixteenBytes"]),
        .target(
            name: "MarkdownTemplates", path: "Templates",
            exclude: ["README.md", "datasette"],
            resources: [
                .embedInCode("full.mustache"), .embedInCode("hugo.mustache"),
                .embedInCode("site.mustache"), .embedInCode("page.html.mustache"),
            ]),
        .target(
            name: "TEISchema", path: "Sources/CableFormats/TEI/Schema",
            exclude: ["cable-tei.odd"],
            resources: [.embedInCode("cable-tei.rng")]),
        .target(
            name: "JSONLDSchema", path: "Sources/CableFormats/JSONLD/Schema",
            exclude: ["cable.shacl.ttl", "cable.rico.shacl.ttl", "context.jsonld"],
            resources: [.embedInCode("cable.schema.json"), .embedInCode("cable.vocab.ttl")]),
        .target(
            name: "ModelSchema", path: "Sources/CableFormats/ModelJSON/Schema",
            resources: [.embedInCode("model.schema.json")]),
        .target(name: "CableGrammar", dependencies: ["CableModel", "CableSyntax"]),
        .target(
            name: "CableParsing", dependencies: ["CableModel", "CableSyntax", "CableGrammar"]),
        .target(
            name: "CableFormats",
            dependencies: [
                "CableModel", "CableSyntax", "CableGrammar", "CableParsing", "CMustache",
                "MarkdownTemplates", "TEISchema", "JSONLDSchema", "ModelSchema",
            ],
            exclude: ["TEI/Schema", "JSONLD/Schema", "ModelJSON/Schema"]),
        .target(
            name: "CableConversion",
            dependencies: [
                "CableFormats", "CNettle", "CSHA256", "CLibArchive", "CUTF8Names", "CZlib",
                "CSQLite",
            ]),
        .target(name: "CableKit", dependencies: ["CableModel", "CableFormats", "CableConversion"]),
        .target(name: "CableKitFoundation", dependencies: ["CableModel", "CableKit"]),
        .target(name: "CableCommand", dependencies: ["CableConversion", "CPopt", "CBuild"]),
        .executableTarget(
            name: "cableconv", dependencies: ["CableCommand"],
            // To load Swift's libraries would be a third of the start-up time. The flag is "unsafe" in
            // that packages cannot depend on this target; the libraries have none.
            linkerSettings: isSanitized ? [] : [.unsafeFlags(["-static-stdlib"])]),

        // Tests.
        .target(
            name: "CableTestSupport", dependencies: ["CableCommand", "CLibXML2", "CLibArchive"]),
        .testTarget(name: "CableModelTests", dependencies: ["CableModel", "CableTestSupport"]),
        .testTarget(name: "CableSyntaxTests", dependencies: ["CableSyntax", "CableTestSupport"]),
        .testTarget(
            name: "CableGrammarTests",
            dependencies: ["CableFormats", "CableGrammar", "CableTestSupport"]),
        .testTarget(
            name: "CableParsingTests",
            dependencies: ["CableFormats", "CableGrammar", "CableParsing", "CableTestSupport"],
            exclude: ["Rules"]),
        .testTarget(
            name: "CableFormatsTests",
            dependencies: ["CableFormats", "CableGrammar", "CableTestSupport"]),
        .testTarget(
            name: "CableConversionTests", dependencies: ["CableConversion", "CableTestSupport"],
            exclude: ["Tools"]),
        .testTarget(
            name: "CableKitTests",
            dependencies: [
                "CableKit", "CableKitFoundation", "CableConversion", "CableTestSupport",
            ]),
        .testTarget(
            name: "CableCommandTests",
            dependencies: ["CableCommand", "CableFormats", "CableGrammar", "CableTestSupport"],
            exclude: ["Tools"]),
        .testTarget(
            name: "AccuracyTests",
            dependencies: ["CableConversion", "CableFormats", "CableTestSupport"],
            exclude: ["Expectations"]),
        .testTarget(
            name: "GoldenTests", dependencies: ["CableTestSupport"], exclude: ["Cases"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
