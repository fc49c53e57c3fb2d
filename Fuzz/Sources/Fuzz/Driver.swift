import Glibc

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ take: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The target, by its name in the environment: libFuzzer reads the arguments. Where that is of none, all
/// names are printed.
private let target: Target? = getenv("FUZZ_TARGET").flatMap {
    Target(named: String(cString: $0))
}

/// The program's beginning, by the name that the package manager gives it.
@_cdecl("Fuzz_main")
public func fuzzMain(
    _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
    guard target != nil else {
        for name in Target.names { print(name) }
        return 0
    }
    var count = count
    var arguments = arguments
    return runDriver(&count, &arguments) { bytes, size in
        target?.take(Array(UnsafeBufferPointer(start: bytes, count: size)))
        return 0
    }
}
