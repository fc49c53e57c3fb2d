import CableModel
import CableSyntax
import FoundationEssentials
import Testing

@testable import CableFormats

/// The cable that the project starts from, against the document that was made by hand for it.
struct MarkdownSeedTests {
    private static let shared: URL? = {
        let folder =
            ProcessInfo.processInfo.environment["CABLECONV_SHARED"].map { URL(filePath: $0) }
            ?? URL(filePath: #filePath).deletingLastPathComponent().appending(
                path: "../../../../shared")
        return FileManager.default.fileExists(atPath: folder.appending(path: "corpus/seed").path)
            ? folder : nil
    }()

    @Test(
        "The seed reaches its target",
        .enabled(if: shared != nil, "the shared folder is not there; set CABLECONV_SHARED"))
    func seed() throws {
        let shared = try #require(Self.shared)
        let folder = shared.appending(path: "corpus/seed")
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).first)
        let reader = try #require(Registry.format(named: "telegram")?.reader)
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
        let reading = try #require(bytes.withUnsafeBufferPointer { reader.read($0) }.first)
        var output = Output()
        let diagnostics = try MarkdownWriter().write(
            reading, options: WriterOptions(), to: &output)
        #expect(diagnostics.isEmpty)

        // What the target does not have is what reading back needs.
        var lines = String(decoding: output.bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
        if let start = lines.firstIndex(of: "  telegram_head:"),
            let end = lines[start...].firstIndex(of: "---")
        {
            #expect(end - start - 1 == reading.cable.transcription.head.count)
            lines.removeSubrange(start..<end)
        }
        if let mark = lines.firstIndex(of: "<!-- text -->") {
            lines.removeSubrange(mark...(mark + 1))
        }
        while lines.last == "" { lines.removeLast() }
        let written = lines.joined(separator: "\n").replacing("<wbr>", with: "")
            .replacing("<span class=\"signature\">DERSE</span>", with: "DERSE")
        let target = try String(
            contentsOf: shared.appending(path: "examples/markdown/07BAKU1467.md"), encoding: .utf8)
        // Line by line, so that a difference is seen.
        for (line, wanted) in zip(
            written.split(separator: "\n"), target.split(separator: "\n"))
        {
            #expect(line == wanted)
        }
        #expect(written == target || written + "\n" == target)
    }
}
