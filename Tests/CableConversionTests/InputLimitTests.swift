import CableTestSupport
import Testing

@testable import CableConversion

/// Archives that unfold to more than their files could honestly hold.
@Suite struct InputLimitTests {
    private let limits = {
        var limits = InputLimits()
        limits.ratio = 50
        limits.ratioFrom = 1 << 16
        return limits
    }()
    private let zeros = [UInt8](repeating: 0x20, count: 1 << 20)

    private func reader(_ bytes: [UInt8], _ kind: ArchiveReader.Kind) throws -> ArchiveReader {
        var rest = bytes[...]
        let source = ByteSource { count throws(ConversionError) in
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
        let beginning = try source.read(RecordSource.beginning)
        return try ArchiveReader(source, beginning: beginning, kind: kind, limits: limits)
    }

    /// Reads all entries, a little at a time; returns how much there was before the error.
    private func lengthBeforeError(_ reader: ArchiveReader) -> Int? {
        var length = 0
        do throws(ConversionError) {
            while let entry = try reader.next() {
                while case let bytes = try entry.content.read(1 << 12), !bytes.isEmpty {
                    length += bytes.count
                }
            }
        } catch {
            #expect(error.message.contains("more than 50 times as long"))
            return length
        }
        return nil
    }

    @Test func whatIsCompressedTooWellIsNotReadOn() throws {
        let bytes = TestArchive.make(.zstd, [.init("x", zeros)])
        let reader = try reader(bytes, .compressed(.zstd))
        let length = try #require(lengthBeforeError(reader))
        #expect(length >= 1 << 16 && length < 1 << 18)
    }

    /// Each entry alone is short enough.
    @Test(arguments: [TestArchive.Format.zip, .sevenZip])
    func allEntriesCount(_ format: TestArchive.Format) throws {
        let entries = (0..<64).map { TestArchive.Entry("\($0)", Array(zeros.prefix(1 << 15))) }
        let bytes = TestArchive.make(format, entries)
        let reader = try reader(bytes, .archive)
        let length = try #require(lengthBeforeError(reader))
        #expect(length > 1 << 16 && length < 64 << 15)
    }

    @Test func whatIsShortOrStoredIsRead() throws {
        let short = TestArchive.make(.zstd, [.init("x", Array(zeros.prefix(1 << 16)))])
        #expect(lengthBeforeError(try reader(short, .compressed(.zstd))) == nil)
        let stored = TestArchive.make(.tar, [.init("x", zeros)])
        #expect(lengthBeforeError(try reader(stored, .archive)) == nil)
    }
}
