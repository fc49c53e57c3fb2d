import CableModel
import CableParsing
import CableSyntax

/// The running text of one Markdown block, its escapes undone.
///
/// It has the form in which the telegram parser keeps running text: the joined bytes, and what
/// interrupts them by its place. So redactions and mentions are found in it as in a telegram.
struct MarkdownText {
    var bytes: [UInt8] = []
    /// Page marks and interruptions, with their byte offsets.
    var inserts: [(offset: Int, inline: Inline)] = []
    /// Stretches that the document marks as links, in their order.
    var links: [(range: Range<Int>, target: String)] = []

    var isEmpty: Bool { bytes.isEmpty && inserts.isEmpty }

    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// The text's content, mentions and redactions found.
    func inlines(by scanner: InlineScanner) -> [Inline] {
        bytes.withUnsafeBufferPointer { scanner.inlines(of: ByteView($0), inserts: inserts) }
    }
}
