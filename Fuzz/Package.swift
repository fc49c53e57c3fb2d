// swift-tools-version: 6.0
import PackageDescription

// The name by which SwiftPM knows the package around this one: that of its folder.
let folder = Context.packageDirectory.split(separator: "/").dropLast().last ?? ""

// A package of its own: it is built with libFuzzer, which nothing else of cableconv is.
let package = Package(
    name: "Fuzz",
    dependencies: [.package(name: "cableconv", path: "..")],
    targets: [
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                .product(name: "CableKit", package: "cableconv"),
                .product(name: "CableCommand", package: "cableconv"),
            ],
            // It enters rooms that only the code of the package around this one may enter: so its name in
            // place of this one's.
            packageAccess: false,
            swiftSettings: [.unsafeFlags(["-package-name", folder.lowercased()])])
    ],
    swiftLanguageModes: [.v6]
)
