#!/usr/bin/env bash
# Builds and runs a package outside this one that depends on it by its path, as another's program would.
# The first time takes minutes; what was built is kept for the next.
set -euo pipefail
cd "$(dirname "$0")/.."

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir -p "$place/Sources/user"
cp Scripts/library/*.swift "$place/Sources/user/"
cat >"$place/Package.swift" <<PACKAGE
// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "user",
    dependencies: [.package(name: "cableconv", path: "$PWD")],
    targets: [
        .executableTarget(
            name: "user",
            dependencies: [
                .product(name: "CableModel", package: "cableconv"),
                .product(name: "CableKit", package: "cableconv"),
                .product(name: "CableKitFoundation", package: "cableconv"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
PACKAGE
swift build --package-path "$place" --scratch-path .build/library "$@"
cp Samples/07EREWHON42.html Samples/cables.csv "$place/"
said=$(.build/library/debug/user "$place/07EREWHON42.html" "$place/cables.csv")
echo "$said"
[ "$(head -n 1 <<<"$said")" = "2007-12-11 MINISTER OF MACHINES ON THE BAN AND WHAT MAY FOLLOW IT" ]
[ "$(wc -l <<<"$said")" -gt 2 ]
grep -q '^<TEI ' "$place/07EREWHON42.tei.xml"
