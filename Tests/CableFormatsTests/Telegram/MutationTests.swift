import CableConversion
import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Testing

/// Telegrams that are spoilt keep every byte, and come back from what is written of them, or it is said.
@Suite struct MutationTests {
    /// How many of each sample; `CABLECONV_MUTATIONS` asks for more.
    private static let count =
        TestEnvironment.value("CABLECONV_MUTATIONS").flatMap { Int($0) } ?? 20

    /// Other numbers give other mutations; `CABLECONV_SEED` has one. Of the three last, texts were once read
    /// back otherwise without a word: labels and page lines run into lines of the head, a bare level below
    /// captions, banners between page lines, lines that may be headings.
    private static let seeds: [UInt64] =
        TestEnvironment.value("CABLECONV_SEED").flatMap { UInt64($0) }.map { [$0] }
        ?? [7919, 103, 108, 109]

    private static let telegrams = Samples.paths.filter { $0.hasSuffix(".txt") }

    /// The samples spoilt, one after the other.
    private func forEachReading(_ body: (Reading, String) throws -> Void) throws {
        for path in Self.telegrams {
            let source = Decoding.decode(try FileSystem.read(PackageFolder.path + "/" + path)).bytes
            for seed in Self.seeds {
                var mutations = Mutations(seed: UInt64(path.utf8.count) &* seed)
                for number in 0..<Self.count {
                    let name = "\(path) \(seed) \(number)"
                    try body(Readings.ofTelegram(mutations.mutated(source)), name)
                }
            }
        }
    }

    @Test func spoiltTelegramsKeepEveryByte() throws {
        try forEachReading { reading, name in
            #expect(Laws.accounting(reading) == [], "\(name)")
            let violations = try Laws.jsonRoundTrip(reading)
            #expect(violations == [], "\(name)")
        }
    }

    @Test func spoiltTelegramsComeBackFromText() throws {
        let lost = try unsaidLosses(of: TextWriter(), Laws.textRoundTrip)
        #expect(lost.isEmpty, "\(lost.count):\n\(lost.joined(separator: "\n"))")
    }

    @Test func spoiltTelegramsComeBackFromMarkdown() throws {
        let lost = try unsaidLosses(of: MarkdownWriter()) { try Laws.markdownRoundTrip($0) }
        #expect(lost.isEmpty, "\(lost.count):\n\(lost.joined(separator: "\n"))")
    }

    /// What does not come back, and of which the writer said nothing.
    private func unsaidLosses(
        of writer: any CableWriter, _ law: (Reading) throws -> [String]
    ) throws -> [String] {
        var lost: [String] = []
        var said = 0
        try forEachReading { reading, name in
            var output = Output()
            let isSaid = try !writer.write(reading, options: WriterOptions(), to: &output).isEmpty
            if isSaid { said += 1 }
            if let first = try law(reading).first, !isSaid { lost.append("\(name): \(first)") }
        }
        // To say it of all would be as bad as to say nothing.
        let total = Self.telegrams.count * Self.seeds.count * Self.count
        #expect(said > 0 && said * 10 < total, "said of \(said) of \(total)")
        return lost
    }
}
