import CableConversion
import CableFormats
import CableModel
import CableSyntax
import Glibc

/// What each writer costs beside TEI's, and each reader beside that of telegrams, with nothing of the
/// process around them: the same cables again and again, all taking turns.
struct InProcess {
    /// The cables of pages, and the pages' decoded text.
    private var cables: [(page: [UInt8], reading: Reading)] = []

    init(_ pages: [String]) {
        guard let reader = Self.pageReader else { return }
        for path in pages {
            guard let page = contents(of: path).map({ Decoding.decode($0).bytes }),
                let reading = page.withUnsafeBufferPointer({ reader.read($0).first })
            else { continue }
            cables.append((page, reading))
        }
    }

    private static var pageReader: (any CableReader)? {
        Registry.format(named: "wikileaks-html")?.reader
    }

    /// What one of them costs.
    struct Share {
        var name: String
        /// The time in that of the base.
        var ratio: Double
        /// CPU time, in microseconds a cable.
        var time: Double
    }

    /// The same work on all cables, and the name of what it is compared with.
    private struct Work {
        var name: String
        var base: String
        var count: Int
        var run: () -> Void
    }

    /// Each writer beside that of TEI.
    func writers(rounds: Int) -> [Share] {
        let works = Registry.formats.compactMap { format in
            format.writer.map { writer in
                Work(name: format.name, base: "tei", count: cables.count) {
                    var output = Output()
                    for cable in cables {
                        output.removeAll()
                        _ = try? writer.write(
                            cable.reading, options: WriterOptions(), to: &output)
                    }
                }
            }
        }
        return shares(of: works, rounds: rounds)
    }

    /// Each reader beside that of telegrams on the text of the same cables: that of pages by each
    /// layout, the others with what the writer of the format has written.
    func readers(rounds: Int) -> [Share] {
        var works: [Work] = []
        func add(
            _ name: String, _ reader: (any CableReader)?, base: String, _ texts: [[UInt8]]
        ) {
            guard let reader else { return }
            works.append(
                Work(name: name, base: base, count: texts.count) {
                    for text in texts { _ = text.withUnsafeBufferPointer { reader.read($0) } }
                })
        }
        let telegrams = Registry.format(named: "telegram")?.reader
        add("telegram", telegrams, base: "telegram", cables.map(\.reading.text.bytes))
        for format in Registry.formats {
            guard let reader = format.reader, let writer = format.writer else { continue }
            let texts = cables.map { cable in
                var output = Output()
                _ = try? writer.write(cable.reading, options: WriterOptions(), to: &output)
                return output.bytes
            }
            add(format.name, reader, base: "telegram", texts)
        }
        let layouts = Dictionary(grouping: cables) {
            $0.reading.cable.provenance.page?.layout ?? "other"
        }
        for (layout, cables) in layouts.sorted(by: { $0.key < $1.key }) {
            let base = "telegram of \(layout)"
            add(base, telegrams, base: base, cables.map(\.reading.text.bytes))
            add("page of \(layout)", Self.pageReader, base: base, cables.map(\.page))
        }
        return shares(of: works, rounds: rounds)
    }

    /// Shares as a member of a JSON object.
    static func json(_ name: String, _ shares: [Share]) -> String {
        let lines = shares.map { share in
            """
              {"name": "\(share.name)", "ratio": \(Comparison.rounded(share.ratio)), \
            "microseconds": \(Comparison.rounded(share.time))}
            """
        }
        return " \"\(name)\": [\n" + lines.joined(separator: ",\n") + "\n ]"
    }

    private func shares(of works: [Work], rounds: Int) -> [Share] {
        var times: [[Double]] = Array(repeating: [], count: works.count)
        for _ in 0..<rounds {
            for (index, work) in works.enumerated() {
                // Few cables are taken more than once, for a time that can be measured.
                let repetitions = max(1, 200 / max(1, work.count))
                let start = threadTime()
                for _ in 0..<repetitions { work.run() }
                times[index].append(
                    (threadTime() - start) / Double(repetitions * max(1, work.count)))
            }
        }
        let medians = times.map(median)
        return zip(works, medians).map { work, time in
            let base = works.firstIndex { $0.name == work.base }.map { medians[$0] } ?? .nan
            return Share(name: work.name, ratio: time / base, time: time * 1e6)
        }
    }
}

/// The CPU time of this thread, in seconds.
private func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// A file's bytes.
private func contents(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = ftell(file)
    rewind(file)
    return [UInt8](unsafeUninitializedCapacity: max(0, size)) { buffer, count in
        count = fread(buffer.baseAddress, 1, buffer.count, file)
    }
}
