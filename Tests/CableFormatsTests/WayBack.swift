import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Testing

/// What holds of any telegram, whatever stands in its text.
enum WayBack {
    /// Expects that each document of a telegram reads back, Markdown in each dialect, and that TEI keeps its
    /// schema.
    static func expect(of reading: Reading) throws {
        #expect(try Laws.teiRoundTrip(reading) == [])
        for flavor in MarkdownFlavor.allCases {
            let options = WriterOptions(MarkdownFormat.flavor, flavor)
            #expect(try Laws.markdownRoundTrip(reading, options: options) == [], "\(flavor)")
        }
        #expect(try Laws.jsonldRoundTrip(reading) == [])
        #expect(try Laws.jsonRoundTrip(reading) == [])
        #expect(try Laws.textRoundTrip(reading) == [])
        #expect(Laws.accounting(reading) == [])
        let schema = try RelaxNGSchema(
            path: PackageFolder.path + "/Sources/CableFormats/TEI/Schema/cable-tei.rng")
        let problems = try Readings.write(reading, by: TEIWriter()).withUnsafeBufferPointer {
            schema.problems(in: $0)
        }
        #expect(problems.map(\.message) == [])
    }
}
