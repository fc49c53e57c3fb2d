import CableConversion
import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Foundation
import Testing

/// Telegrams that are spoilt keep every byte, and nearly all come back from the text that is written
/// of them.
@Suite struct MutationTests {
    /// How many of each sample; CABLECONV_MUTATIONS asks for more.
    private static let count =
        ProcessInfo.processInfo.environment["CABLECONV_MUTATIONS"].flatMap { Int($0) } ?? 20

    /// Of a hundred.
    private static let mostLost = 6

    private static let telegrams = Samples.paths.filter { $0.hasSuffix(".txt") }

    @Test func spoiltTelegramsComeBack() throws {
        var lost: [String] = []
        for path in Self.telegrams {
            let source = Decoding.decode(try FileSystem.read(PackageFolder.path + "/" + path)).bytes
            var mutations = Mutations(seed: UInt64(path.utf8.count) &* 7919)
            for number in 0..<Self.count {
                let reading = Readings.ofTelegram(mutations.mutated(source))
                #expect(Laws.accounting(reading) == [], "\(path) \(number)")
                #expect(try Laws.jsonRoundTrip(reading) == [], "\(path) \(number)")
                var output = Output()
                let said = try TextWriter().write(reading, options: WriterOptions(), to: &output)
                guard let first = try Laws.textRoundTrip(reading).first, said.isEmpty else {
                    continue
                }
                lost.append("\(path) \(number): \(first)")
            }
        }
        // Lines that others have broken may say something else where they stand apart. How many do is
        // known, and may not grow.
        #expect(
            lost.count * 100 <= Self.telegrams.count * Self.count * Self.mostLost,
            "\(lost.count) of \(Self.telegrams.count * Self.count):\n\(lost.joined(separator: "\n"))"
        )
    }
}
