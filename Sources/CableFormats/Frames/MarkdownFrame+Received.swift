import CableModel
import CableSyntax

/// What tells the parts of the section "Telegram as received": what comments above them say, and its end,
/// a line of its own.
enum ReceivedMarks {
    static let beginning: StaticString = "telegram as received"
    static let source: StaticString = "source"
    static let end: StaticString = "</details>"
}

extension MarkdownFrame {
    /// Writes the section that the reader of Markdown finds again.
    ///
    /// - Returns: whether every character could be written.
    func writeReceived(to output: inout Output) -> Bool {
        var isWhole = true
        // Python-Markdown reads no Markdown within HTML unless it is told to.
        output.write(flavor == .mkdocs ? "<details markdown=\"1\">\n" : "<details>\n")
        output.write("<summary>Telegram as received</summary>\n\n<!-- ")
        output.write(ReceivedMarks.beginning)
        output.write(" -->\n\n")
        if !transcription.head.isEmpty {
            if !output.write(lines: transcription.head.map(\.printed), language: "text") {
                isWhole = false
            }
            output.write("\n\n")
        }
        let source = sourceLines
        if !source.isEmpty {
            output.write("<!-- ")
            output.write(ReceivedMarks.source)
            output.write(" -->\n\n")
            if !output.write(lines: source, language: "yaml") { isWhole = false }
            output.write("\n\n")
        }
        output.write(ReceivedMarks.end)
        return isWhole
    }

    /// Where the copy came from, as lines of YAML.
    private var sourceLines: [String] {
        var lines: [String] = []
        for value in FrameValue.allCases where value == .pageMarks || value.isOfSource {
            guard let text = text(of: value) else { continue }
            lines.append(value.rawValue + ": " + Self.quoted(text))
        }
        for list in [FrameList.articles, .attributes] {
            let items = items(of: list)
            if !items.isEmpty { lines.append(list.rawValue + ":") }
            for item in items {
                let name = item.name.map { Self.quoted($0) + ": " } ?? ""
                lines.append("  - " + name + Self.quoted(item.line ?? ""))
            }
        }
        for list in hasNoteBelowAddressee ? [FrameList.to, .info, .exempt] : [] {
            let names = items(of: list).compactMap(\.name)
            if !names.isEmpty { lines.append(list.rawValue + ":") }
            lines += names.map { "  - " + Self.quoted($0) }
        }
        return lines
    }

    /// Whether a line below an addressee is none itself, which nothing but a list of them tells.
    private var hasNoteBelowAddressee: Bool {
        zip(transcription.head, transcription.head.dropFirst()).contains { before, line in
            before.kind == .addressee && line.kind == .preamble
        }
    }

    private static func quoted(_ text: String) -> String {
        var output = Output()
        output.write(quoted: text)
        return String(decoding: output.bytes, as: UTF8.self)
    }
}

extension FrameValue {
    /// Whether it says where the copy came from.
    fileprivate var isOfSource: Bool {
        switch self {
        case .sourceFile, .sourceFormat, .sourceEncoding, .sourceSize, .sourceHash, .pageLayout,
            .pageReference, .pageCreated, .pageReleased, .pageClassification, .pageOrigin:
            true
        default: false
        }
    }
}
