import CableConversion
import CableModel
import CableTestSupport
import Testing

/// Holds what the readers make of real cables against what persons read in them.
///
/// `Expectations/` has a file for each of forty cables, written by eye from the text alone. The
/// report lists precision and recall of each field and every miss; the run fails below the figures
/// that were reached. `swift test --filter AccuracyTests` prints it.
@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct AccuracyTests {
    static let folder = PackageFolder.path + "/Tests/AccuracyTests/Expectations"

    /// What must be right of each field, in per cent of the values that either side has; a field
    /// that is not named must be right in all.
    static let floors: [String: Double] = ["precedence": 96]
    static let floorsOfHeldOut: [String: Double] = [
        "info": 98, "heading": 98.4,
    ]

    /// Files whose numbers begin here were opened last, when the reader was thought to be done. What
    /// they showed has been mended since where the fault was a general one.
    static let firstHeldOut = 26

    @Test func fieldsAreAsPersonsReadThem() throws {
        try check("the first cables", count: 25, floors: Self.floors) { $0 < Self.firstHeldOut }
    }

    @Test func fieldsOfCablesOpenedLastAreAsPersonsReadThem() throws {
        try check("the cables opened last", count: 15, floors: Self.floorsOfHeldOut) {
            $0 >= Self.firstHeldOut
        }
    }

    private func check(
        _ title: String, count: Int, floors: [String: Double], _ isWanted: (Int) -> Bool
    ) throws {
        var report = AccuracyReport()
        let files = try FileSystem.files(below: Self.folder).filter { file in
            file.hasSuffix(".facts") && Int(file.prefix(2)).map(isWanted) == true
        }
        #expect(files.count == count)
        for file in files {
            let text = String(
                decoding: try FileSystem.read(Self.folder + "/" + file), as: UTF8.self)
            let expected = CableFacts(parsing: text)
            let known = Set(CableFacts.fields + ["cable", "note"])
            #expect(known.isSuperset(of: expected.values.keys), "\(file)")
            let name = try #require(expected.values["cable"]?.first)
            let cable = try Self.read(name)
            report.add(name, expected: expected, read: CableFacts(of: cable))
        }
        print("\(title), \(files.count) of them:\n\(report.text)")
        for field in CableFacts.fields {
            #expect(report.share(of: field) >= floors[field] ?? 100, "\(title): \(field)")
        }
    }

    /// The cable of a corpus file, by the reader that detection finds.
    static func read(_ name: String) throws -> Cable {
        let bytes = try FileSystem.read(Corpus.Entry(name: name).path)
        let reading = try #require(Readings.of(bytes).first)
        return reading.cable
    }
}

/// Counts of agreement, field by field.
struct AccuracyReport {
    private var right: [String: Int] = [:]
    private var missed: [String: Int] = [:]
    private var invented: [String: Int] = [:]
    private var misses: [String] = []

    mutating func add(_ name: String, expected: CableFacts, read: CableFacts) {
        for field in CableFacts.fields {
            let agreement = CableFacts.agreement(of: field, expected: expected, read: read)
            right[field, default: 0] += agreement.right
            // "none" against a value is one miss, not two.
            let missed = agreement.missed.filter { $0 != "none" }
            let invented = agreement.invented.filter { $0 != "none" }
            self.missed[field, default: 0] += missed.count
            self.invented[field, default: 0] += invented.count
            misses += missed.map { "\(name): \(field): missed \($0)" }
            misses += invented.map { "\(name): \(field): not there \($0)" }
        }
    }

    /// Right values in per cent of all values that either side has.
    func share(of field: String) -> Double {
        let right = Double(self.right[field] ?? 0)
        let all = right + Double(max(missed[field] ?? 0, invented[field] ?? 0))
        return all == 0 ? 100 : 100 * right / all
    }

    var text: String {
        func percent(_ part: Int, of whole: Int) -> String {
            guard whole > 0 else { return "-" }
            let tenths = (1000 * part + whole / 2) / whole
            return "\(tenths / 10).\(tenths % 10)"
        }
        func padded(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(0, width - text.count))
        }
        var lines = [
            padded("field", 24) + padded("right", 8) + padded("precision", 11) + "recall"
        ]
        for field in CableFacts.fields {
            let right = self.right[field] ?? 0
            lines.append(
                padded(field, 24) + padded("\(right)", 8)
                    + padded(percent(right, of: right + (invented[field] ?? 0)), 11)
                    + percent(right, of: right + (missed[field] ?? 0)))
        }
        return (lines + misses).joined(separator: "\n")
    }
}
