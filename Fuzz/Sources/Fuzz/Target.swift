import CableCommand
import CableConversion
import CableFormats
import CableKit
import CableSyntax

/// What is done with the bytes that libFuzzer makes up.
enum Target {
    /// Makes text of them, and asks what it is.
    case decode
    /// Reads by the reader of a name, or by whichever fits.
    case read(String?)
    /// Reads by whichever fits, writes in a format, and reads that back.
    case write(String)
    /// Takes them for an archive or a compressed file on standard input.
    case archive
    /// Takes them for what a driver sends to `cableconv filter`.
    case filter

    /// `decode`, `read`, `read-tei`, `write-markdown`, `archive`, `filter`.
    init?(named name: String) {
        let parts = name.split(separator: "-", maxSplits: 1).map(String.init)
        switch parts.first {
        case "decode": self = .decode
        case "read": self = .read(parts.count > 1 ? parts[1] : nil)
        case "write" where parts.count > 1: self = .write(parts[1])
        case "archive": self = .archive
        case "filter": self = .filter
        default: return nil
        }
    }

    /// The names of all targets.
    static var names: [String] {
        let formats = CableKit().formats
        return ["decode", "read"]
            + formats.filter(\.isRead).map { "read-\($0.name)" }
            + formats.filter(\.isWritten).map { "write-\($0.name)" } + ["archive", "filter"]
    }

    /// Takes one input; a trap is a find.
    func take(_ bytes: [UInt8]) {
        switch self {
        case .decode:
            let text = Decoding.decode(bytes).bytes
            precondition(String(validating: text, as: UTF8.self) != nil, "decoded to no UTF-8")
            _ = Detection.binaryKind(of: bytes)
            _ = Detection.format(of: text, among: Registry.formats)
        case .read(let reader): _ = try? CableKit().read(bytes, as: reader)
        case .write(let format):
            let kit = CableKit()
            for reading in (try? kit.read(bytes, as: nil)) ?? [] {
                guard let document = try? kit.write(reading, as: format) else { continue }
                _ = try? kit.read(document, as: nil)
            }
        case .archive:
            _ = Program.run(["--to", "text", "--jobs", "1", "-"], on: bytes)
        case .filter:
            for line in Program.run(["filter", "--to", "json,text"], on: bytes) {
                precondition((try? JSONValue(parsing: line)) != nil, "an answer is no JSON")
            }
        }
    }
}
