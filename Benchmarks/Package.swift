// swift-tools-version: 6.0
import PackageDescription

// A package of its own, so that who uses cableconv's libraries inherits none of it.
let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "cableconv", path: "..")],
    targets: [
        .executableTarget(
            name: "Benchmark",
            dependencies: [.product(name: "CableConversion", package: "cableconv")])
    ],
    swiftLanguageModes: [.v6]
)
