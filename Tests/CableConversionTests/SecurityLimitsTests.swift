import CableTestSupport
import Testing

@testable import CableConversion
@testable import CableFormats

/// The limits that `SECURITY.md` promises are those of the code.
@Suite struct SecurityLimitsTests {
    static let rows: [(String, String)] = {
        let limits = InputLimits.standard
        return [
            ("a record", "\(limits.record >> 20) MiB"),
            ("a 7-Zip archive", "\(limits.sevenZip >> 20) MiB"),
            ("archives and compressed files in each other", "\(limits.depth)"),
            ("content of an archive beside its file", "5,000 times, from 1 GiB on"),
            (
                "lists in lists, quotations in quotations, of a document",
                "\(StatedValues.deepestList), \(StatedValues.deepestQuotation)"
            ),
        ]
    }()

    @Test(arguments: rows)
    func aLimitIsAsTheCodeHasIt(_ what: String, limit: String) throws {
        let text = String(
            decoding: try FileSystem.read(PackageFolder.path + "/SECURITY.md"), as: UTF8.self)
        #expect(text.contains("| \(what) | \(limit)"))
    }

    @Test func theRatioIsAsTheCodeHasIt() {
        #expect(InputLimits.standard.ratio == 5000)
        #expect(InputLimits.standard.ratioFrom == 1 << 30)
    }
}
