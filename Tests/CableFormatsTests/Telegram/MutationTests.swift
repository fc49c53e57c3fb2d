import CableConversion
import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Foundation
import Testing

/// Telegrams that are spoilt keep every byte, and nearly all come back from the text that is written of them.
@Suite struct MutationTests {
    /// How many of each sample; CABLECONV_MUTATIONS asks for more.
    private static let count =
        ProcessInfo.processInfo.environment["CABLECONV_MUTATIONS"].flatMap { Int($0) } ?? 20

    /// Of a hundred.
    private static let mostLost = 8

    private static let telegrams = Samples.paths.filter { $0.hasSuffix(".txt") }

    @Test(arguments: telegrams)
    func aSpoiltTelegramComesBack(_ path: String) throws {
        let source = Decoding.decode(try FileSystem.read(PackageFolder.path + "/" + path)).bytes
        var mutations = Mutations(seed: UInt64(path.utf8.count) &* 7919)
        var lost: [String] = []
        for number in 0..<Self.count {
            let reading = Readings.ofTelegram(mutations.mutated(source))
            #expect(Laws.accounting(reading) == [])
            #expect(try Laws.jsonRoundTrip(reading) == [])
            var output = Output()
            let said = try TextWriter().write(reading, options: WriterOptions(), to: &output)
            guard let first = try Laws.textRoundTrip(reading).first, said.isEmpty else { continue }
            lost.append("\(number): \(first)")
        }
        // Lines that others have broken may say something else where they stand apart. How many do is
        // known, and may not grow.
        #expect(
            lost.count * 100 <= Self.count * Self.mostLost + 100,
            "\(lost.count) of \(Self.count):\n\(lost.joined(separator: "\n"))")
    }
}
