import CableModel
import CableSyntax
import MarkdownTemplates

public struct MarkdownReader: CableReader {
    public init() {}

    public func recognition(of text: UnsafeBufferPointer<UInt8>) -> Recognition {
        .certain
    }

    public func read(_ text: UnsafeBufferPointer<UInt8>, options: ReaderOptions) -> [Reading] {
        let source = MarkdownSource(text)
        var problems = MarkdownProblems()
        var printed: [String] = []
        var names: Set<String> = []
        if let range = source.frontMatter {
            do {
                let yaml = try YAMLValue(parsing: UnsafeBufferPointer(rebasing: text[range]))
                printed = (yaml["cable"]?["telegram_head"]?.sequence ?? []).compactMap(\.string)
                for key in ["to", "info", "exempt"] {
                    names.formUnion((yaml["cable"]?[key]?.sequence ?? []).compactMap(\.string))
                }
            } catch {
                problems.warn("front-matter-syntax", error.reason, line: error.line + 1)
            }
        }
        let head = PrintedHead(printed, addressees: names)
        problems.add(contentsOf: head.diagnostics)
        var reader = MarkdownBlockReader(
            base: text, lines: Array(source.lines[source.textStart...]),
            firstLine: source.textStart + 1, problems: problems)
        reader.read()
        var contents = MarkdownContents(
            head: head.head, blocks: reader.blocks, problems: reader.problems)
        let body = contents.blocks(of: reader.blocks)
        let transcription = Transcription(
            head: head.head, body: body, signature: reader.signature, tail: reader.tail,
            unplaced: reader.unplaced)
        return [
            Reading(
                cable: Cable(transcription: transcription),
                diagnostics: contents.problems.diagnostics)
        ]
    }
}
