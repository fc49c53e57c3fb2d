import CableConversion
import CableModel

/// What became of the records of a run, counted.
struct RunSummary {
    /// Records that were converted, those with warnings included.
    private(set) var converted = 0
    private(set) var withWarnings = 0
    private(set) var failed = 0
    /// Records that an earlier run had done.
    private(set) var skipped = 0
    private(set) var warnings = 0
    /// How many records each reader has read, in the order of their first.
    private var byReader: [(name: String, count: Int)] = []
    private(set) var diagnostics: [String: Int] = [:]

    var total: Int { converted + failed + skipped }

    mutating func add(_ report: Pipeline.Report) {
        let own = report.messages.count { $0.diagnostic.severity == .warning }
        warnings += own
        for message in report.messages { diagnostics[message.diagnostic.id, default: 0] += 1 }
        if report.error != nil {
            failed += 1
        } else if report.isSkipped {
            skipped += 1
        } else {
            converted += 1
            if own > 0 { withWarnings += 1 }
            if let reader = report.reader { count(reader) }
        }
    }

    private mutating func count(_ reader: String) {
        if let index = byReader.firstIndex(where: { $0.name == reader }) {
            byReader[index].count += 1
        } else {
            byReader.append((reader, 1))
        }
    }

    /// Something that was to be done and is no record: a folder that cannot be read.
    mutating func addFailure() { failed += 1 }

    /// The ten diagnostics that occur most, with their counts.
    var mostFrequent: [(id: String, count: Int)] {
        diagnostics.map { ($0.key, $0.value) }
            .sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
            .prefix(10).map { (id: $0.0, count: $0.1) }
    }

    var readers: [(name: String, count: Int)] {
        byReader.sorted { $0.count != $1.count ? $0.count > $1.count : $0.name < $1.name }
    }

    /// The summary in words, a line for each part.
    var lines: [String] {
        var lines = [
            "cableconv: \(converted) of \(total) inputs converted, \(failed) not, "
                + (skipped > 0 ? "\(skipped) done before, " : "")
                + "\(warnings) warning\(warnings == 1 ? "" : "s")"
                + (total > 1 && withWarnings > 0 ? " on \(withWarnings)" : "")
        ]
        guard total > 1 else { return lines }
        let readers = readers.map { "\($0.name) \($0.count)" }
        if !readers.isEmpty {
            lines.append("cableconv: read as \(readers.joined(separator: ", "))")
        }
        let frequent = mostFrequent.map { "\($0.id) \($0.count)" }
        if !frequent.isEmpty {
            lines.append("cableconv: most frequent: \(frequent.joined(separator: ", "))")
        }
        return lines
    }
}
