import CableConversion
import CableFormats
import CableModel
import CableSyntax
import Glibc

// Temporary: dump the reading of each file.
for path in CommandLine.arguments.dropFirst() {
    let fd = open(path, O_RDONLY)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true { let n = read(fd, &chunk, chunk.count); if n <= 0 { break }; bytes += chunk[..<n] }
    close(fd)
    bytes = Decoding.decode(bytes).bytes
    bytes.withUnsafeBufferPointer { buffer in
        let reader = Registry.formats.compactMap { f in f.reader.map { ($0, $0.recognition(of: buffer)) } }.max { $0.1 < $1.1 }!.0
        for reading in reader.read(buffer) {
            if getenv("SHOW") != nil {
                for l in reading.cable.transcription.head { print("H", "\(l.content)".prefix(160)) ; print("   |", l.printed.prefix(150)) }
                for b in reading.cable.transcription.body { print("B", "\(b)".prefix(Int(getenv("W").map { String(cString: $0) } ?? "") ?? 260)) }
                print("S", reading.cable.transcription.signature as Any, reading.cable.transcription.tail)
                print("U", reading.cable.transcription.unplaced)
                for d in reading.diagnostics { let p = d.range.map { reading.text.position(of: $0.lowerBound) }; print("D", p.map { "\($0.block ?? ""):\($0.line):\($0.column)" } ?? "", d.severity.word, d.message, d.id) }
            }
            if getenv("TEXT") != nil { var o = Output(); _ = try! TextFormat.format.writer!.write(reading, options: .init(), to: &o); print(String(decoding: o.bytes, as: UTF8.self)) }
            if getenv("ROUND") != nil {
                var o = Output(); _ = try! TextFormat.format.writer!.write(reading, options: .init(), to: &o)
                let again = o.bytes.withUnsafeBufferPointer { TelegramReader().read($0)[0] }
                let a = reading.cable.transcription, b = again.cable.transcription
                if a != b {
                    print("ROUND", path)
                    for i in 0..<max(a.head.count, b.head.count) { let x = i < a.head.count ? "\(a.head[i])" : "-", y = i < b.head.count ? "\(b.head[i])" : "-"; if x != y { print("  a", x.prefix(300)); print("  b", y.prefix(300)); break } }
                    for i in 0..<max(a.body.count, b.body.count) { let x = i < a.body.count ? "\(a.body[i])" : "-", y = i < b.body.count ? "\(b.body[i])" : "-"; if x != y { print("  a", x.prefix(400), "...", x.suffix(200)); print("  b", y.prefix(400), "...", y.suffix(200)); break } }
                    if a.signature != b.signature { print("  sig", a.signature as Any, b.signature as Any) }
                    if a.tail != b.tail { print("  tail", a.tail, b.tail) }
                }
            }
            if !reading.cable.transcription.unplaced.isEmpty { print("UNPLACED", path, reading.cable.transcription.unplaced) }
        }
    }
}
