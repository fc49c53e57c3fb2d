# Sourced by the other scripts: where Swift's toolchain is. `swiftc` may be a link to elsewhere, or a program
# that picks a toolchain: it says which it is of.

toolchain() { swiftc -print-target-info | sed -n 's|.*"runtimeResourcePath": "\(.*\)/lib/swift".*|\1|p'; }
