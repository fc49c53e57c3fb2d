import CableModel
import CableSyntax

/// What a document says around the cable: its text, where each element stands, what was said of it.
extension ModelDecoder {
    mutating func text(_ value: JSONValue?) -> TelegramText {
        guard let content = value?["content"]?.string else { return TelegramText() }
        let bytes = Array(content.utf8)
        var blocks: [TelegramText.TextBlock] = []
        forEach(value?["blocks"]?.array, of: "blocks") { decoder, block in
            // Blocks lie one behind the other.
            guard let range = decoder.range(block["start"], block["end"], upTo: bytes.count),
                range.lowerBound >= blocks.last?.range.upperBound ?? 0
            else {
                decoder.miss("the place of a block of the text")
                return
            }
            blocks.append(.init(name: block["name"]?.string, range: range))
        }
        return TelegramText(bytes: bytes, blocks: blocks.isEmpty ? nil : blocks)
    }

    mutating func sourceMap(
        _ value: JSONValue?, in text: TelegramText, elementCount: Int
    ) -> SourceMap {
        var spans: [SourceMap.Span] = []
        forEach(value?.array, of: "sourceMap") { decoder, item in
            guard let parts = item.array, parts.count >= 3,
                let range = decoder.range(parts[0], parts[1], upTo: text.bytes.count),
                let kind = SourceMap.Kind.allCases.first(where: { $0.name == parts[2].string })
            else {
                decoder.miss("a span")
                return
            }
            guard range.lowerBound >= spans.last?.range.upperBound ?? 0 else {
                decoder.refuse("a span", "lies before the end of another one; left out")
                return
            }
            var element = parts.count > 3 ? parts[3].integer : nil
            if let number = element, !(0..<elementCount).contains(number) {
                decoder.refuse(
                    "the element of a span", "cannot be \(number) of \(elementCount); left out")
                element = nil
            } else if parts.count > 3, element == nil {
                decoder.miss("the element of a span")
            }
            spans.append(SourceMap.Span(range: range, kind: kind, element: element))
        }
        return SourceMap(spans: spans)
    }

    mutating func diagnostics(_ value: JSONValue?, in text: TelegramText) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        forEach(value?.array, of: "diagnostics") { decoder, item in
            var range: Range<Int>?
            if item["start"] != nil || item["end"] != nil {
                range = decoder.range(item["start"], item["end"], upTo: text.bytes.count)
                if range == nil { decoder.miss("the place of a diagnostic") }
            }
            diagnostics.append(
                Diagnostic(
                    id: decoder.string(item, "id", in: "a diagnostic"),
                    severity: item["severity"]?.string == "note" ? .note : .warning,
                    message: decoder.string(item, "message", in: "a diagnostic"), range: range))
        }
        return diagnostics
    }

    /// A stretch of a text; `nil` where the text has none such.
    private func range(_ start: JSONValue?, _ end: JSONValue?, upTo limit: Int) -> Range<Int>? {
        guard let start = start?.integer, let end = end?.integer, start >= 0, start <= end,
            end <= limit
        else { return nil }
        return start..<end
    }
}
