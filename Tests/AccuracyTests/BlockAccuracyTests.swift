import CableConversion
import CableTestSupport
import Testing

/// Holds the blocks that the readers make of real cables against what persons read in them.
///
/// `Expectations/Blocks/` has a file for each of forty further cables, chosen evenly over years, posts
/// and sources. Each block was compared by eye with the text; its words are not in the file, but their
/// number and a digest.
@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct BlockAccuracyTests {
    static let folder = AccuracyTests.folder + "/Blocks"

    /// Files whose numbers begin here were opened last, when the reader was thought to be done.
    static let firstHeldOut = 26

    @Test func blocksAreAsPersonsReadThem() throws {
        try check("the first cables", count: 25, precision: 100, recall: 100) {
            $0 < Self.firstHeldOut
        }
    }

    /// First opened, these had a precision of 95.2 % and a recall of 94.3 %: nine of twelve
    /// misses were in one cable, of which the copy has the first 150 signs of each paragraph.
    @Test func blocksOfCablesOpenedLastAreAsPersonsReadThem() throws {
        try check("the cables opened last", count: 15, precision: 100, recall: 100) {
            $0 >= Self.firstHeldOut
        }
    }

    /// Precision and recall are those that were reached, in per cent.
    private func check(
        _ title: String, count: Int, precision: Double, recall: Double,
        _ isWanted: (Int) -> Bool
    ) throws {
        var report = BlockReport()
        let files = try FileSystem.files(below: Self.folder).filter { file in
            file.hasSuffix(".blocks") && Int(file.prefix(2)).map(isWanted) == true
        }
        #expect(files.count == count)
        for file in files {
            let bytes = try FileSystem.read(Self.folder + "/" + file)
            let expected = BlockFacts(parsing: String(decoding: bytes, as: UTF8.self))
            let cable = try AccuracyTests.read(expected.cable)
            report.add(
                expected, read: BlockFacts(of: cable.transcription, cable: expected.cable))
        }
        print("blocks of \(title), \(files.count) of them: \(report.text)")
        #expect(report.precision >= precision, "\(title)")
        #expect(report.recall >= recall, "\(title)")
    }
}

/// Counts of agreement, block by block.
private struct BlockReport {
    private var right = 0
    private var missed: [String] = []
    private var invented: [String] = []

    /// Compares the blocks of a cable, each as often as it occurs; the order decides nothing.
    mutating func add(_ expected: BlockFacts, read: BlockFacts) {
        var left = read.lines
        for line in expected.lines {
            if let index = left.firstIndex(of: line) {
                left.remove(at: index)
                right += 1
            } else {
                missed.append("\(expected.cable): missed \(line)")
            }
        }
        invented += left.map { "\(expected.cable): not there \($0)" }
    }

    /// How many of the blocks that were made are right, in per cent.
    var precision: Double { share(besides: invented.count) }
    /// How many of the blocks that there are were made, in per cent.
    var recall: Double { share(besides: missed.count) }

    private func share(besides wrong: Int) -> Double {
        right + wrong == 0 ? 0 : 100 * Double(right) / Double(right + wrong)
    }

    var text: String {
        func rounded(_ share: Double) -> Double { (share * 100).rounded() / 100 }
        let figures =
            "\(right) right, precision \(rounded(precision)), recall \(rounded(recall))"
        return ([figures] + missed + invented).joined(separator: "\n")
    }
}
