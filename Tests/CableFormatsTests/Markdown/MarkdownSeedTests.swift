import CableConversion
import CableModel
import CableSyntax
import CableTestSupport
import Testing

@testable import CableFormats

/// The cable that the project starts from, against the document that was made by hand for it.
struct MarkdownSeedTests {
    @Test("The seed reaches its target", .enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
    func seed() throws {
        let entry = try #require(try Corpus.entries(of: [Corpus.seedPart]).first)
        let reader = try #require(Registry.format(named: "telegram")?.reader)
        let bytes = try FileSystem.read(entry.path)
        let reading = try #require(bytes.withUnsafeBufferPointer { reader.read($0) }.first)
        var output = Output()
        let diagnostics = try MarkdownWriter().write(
            reading, options: WriterOptions(MarkdownFormat.frontMatter, .full), to: &output)
        #expect(diagnostics.isEmpty)

        // What the target does not have is what reading back needs.
        var lines = String(decoding: output.bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
        let start = try #require(lines.firstIndex(of: "  telegram_head:"))
        let end = try #require(lines[start...].firstIndex(of: "---"))
        #expect(end - start - 1 == reading.cable.transcription.head.count)
        lines.removeSubrange(start..<end)
        let mark = try #require(lines.firstIndex(of: "<!-- text -->"))
        lines.removeSubrange(mark...(mark + 1))
        while lines.last == "" { lines.removeLast() }
        let written = lines.joined(separator: "\n").replacing("<wbr>", with: "")
            .replacing("<span class=\"signature\">DERSE</span>", with: "DERSE")
        let target = String(
            decoding: try FileSystem.read(Corpus.folder + "/examples/markdown/07BAKU1467.md"),
            as: UTF8.self)
        // Line by line, so that a difference is seen.
        for (line, wanted) in zip(
            written.split(separator: "\n"), target.split(separator: "\n"))
        {
            #expect(line == wanted)
        }
        #expect(written == target || written + "\n" == target)
    }
}
