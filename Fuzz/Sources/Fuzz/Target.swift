import CableKit
import Glibc

/// What is done with the bytes that libFuzzer makes up.
enum Target {
    /// Reads by the reader of a name, or by whichever fits.
    case read(String?)
    /// Reads by whichever fits, writes in a format, and reads that back.
    case write(String)

    /// `read`, `read-tei`, `write-markdown`.
    init?(named name: String) {
        let parts = name.split(separator: "-", maxSplits: 1).map(String.init)
        switch parts.first {
        case "read": self = .read(parts.count > 1 ? parts[1] : nil)
        case "write" where parts.count > 1: self = .write(parts[1])
        default: return nil
        }
    }

    /// Takes one input; a trap is a find.
    func take(_ bytes: [UInt8]) {
        let kit = CableKit()
        switch self {
        case .read(let reader): _ = try? kit.read(bytes, as: reader)
        case .write(let format):
            for reading in (try? kit.read(bytes, as: nil)) ?? [] {
                guard let document = try? kit.write(reading, as: format) else { continue }
                _ = try? kit.read(document, as: nil)
            }
        }
    }
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ take: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The name of the target, from the environment: libFuzzer reads the arguments.
private let target: Target? = getenv("FUZZ_TARGET").flatMap {
    Target(named: String(cString: $0))
}

/// The program's beginning, by the name that the package manager gives it.
@_cdecl("Fuzz_main")
public func fuzzMain(
    _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
    guard target != nil else {
        print("FUZZ_TARGET names no target: read, read-FORMAT, write-FORMAT")
        return 2
    }
    var count = count
    var arguments = arguments
    return runDriver(&count, &arguments) { bytes, size in
        target?.take(Array(UnsafeBufferPointer(start: bytes, count: size)))
        return 0
    }
}
