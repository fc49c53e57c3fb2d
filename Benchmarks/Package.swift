// swift-tools-version: 6.0
import PackageDescription

// The name by which SwiftPM knows the package around this one: that of its folder.
let folder = Context.packageDirectory.split(separator: "/").dropLast().last ?? ""

// A package of its own, so that who uses cableconv's libraries inherits none of it.
let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "cableconv", path: "..")],
    targets: [
        .executableTarget(
            name: "Benchmark",
            dependencies: [.product(name: "CableConversion", package: "cableconv")],
            // It measures each room by itself, which only the code of the package around this one may
            // enter: so its name in place of this one's.
            packageAccess: false,
            swiftSettings: [.unsafeFlags(["-package-name", folder.lowercased()])])
    ],
    swiftLanguageModes: [.v6]
)
