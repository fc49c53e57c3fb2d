// swift-tools-version: 6.0
import PackageDescription

// A package of its own: it is built with libFuzzer, which nothing else of cableconv is.
let package = Package(
    name: "Fuzz",
    dependencies: [.package(name: "cableconv", path: "..")],
    targets: [
        .executableTarget(
            name: "Fuzz", dependencies: [.product(name: "CableKit", package: "cableconv")])
    ],
    swiftLanguageModes: [.v6]
)
