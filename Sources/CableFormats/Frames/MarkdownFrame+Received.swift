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
        for value in FrameValue.allCases where value.isOfCopy {
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
        for list in hasOthersAmongAddressees ? [FrameList.to, .info, .exempt] : [] {
            let names = items(of: list).compactMap(\.name)
            if !names.isEmpty { lines.append(list.rawValue + ":") }
            lines += names.map { "  - " + Self.quoted($0) }
        }
        return lines
    }

    /// Whether a line that may be no addressee stands where the list of them is open, which nothing but their
    /// names tells.
    private var hasOthersAmongAddressees: Bool {
        var isOpen = false
        for line in transcription.head {
            switch line.kind {
            case .addressee: isOpen = true
            case .pageMark, .captions: break
            // Their words and labels end the list.
            case .classification, .declassification, .tags, .subject, .references,
                .classificationAuthority:
                isOpen = false
            case .transmissionIdentifier, .relay, .station, .operatingSignals, .dateTimeGroup,
                .officeDistribution, .drafting, .communicationsCentreStamp, .originator,
                .revisionNote, .passingInstruction, .textStatus, .publisherNote, .preamble,
                .uninterpreted:
                if isOpen { return true }
            }
        }
        return false
    }

    private static func quoted(_ text: String) -> String {
        var output = Output()
        output.write(quoted: text)
        return String(decoding: output.bytes, as: UTF8.self)
    }
}

extension FrameValue {
    /// Whether it says where the copy came from, or what was left out of it or put right.
    fileprivate var isOfCopy: Bool {
        switch self {
        case .pageMarks, .repairs, .sourceFile, .sourceFormat, .sourceEncoding, .sourceSize,
            .sourceHash, .pageLayout,
            .pageReference, .pageCreated, .pageReleased, .pageClassification, .pageOrigin:
            true
        default: false
        }
    }
}
