import CableModel
import CableSyntax

/// Writes a whole reading: the cable, its text, the source map, the diagnostics.
package struct ModelJSONWriter: CableWriter {
    package init() {}

    package func write(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> [Diagnostic] {
        var json = JSONWriter(output.take(), indented: !options[NDJSONCollection.isCompact])
        json.object { json in
            json.member("cableconv", ModelJSONFormat.version)
            json.key("cable")
            json.write(reading.cable)
            if !reading.text.bytes.isEmpty {
                json.key("text")
                json.write(reading.text)
            }
            if !reading.sourceMap.spans.isEmpty {
                json.key("sourceMap")
                json.write(reading.sourceMap)
            }
            if !reading.diagnostics.isEmpty {
                json.key("diagnostics")
                json.array(reading.diagnostics) { $0.write($1) }
            }
        }
        output = json.finish()
        output.write(byte: 0x0A)
        return []
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ text: TelegramText) {
        object { json in
            json.key("blocks")
            json.array(text.blocks) { json, block in
                json.object(inline: true) { json in
                    json.member("name", ifPresent: block.name)
                    json.member("start", block.range.lowerBound)
                    json.member("end", block.range.upperBound)
                }
            }
            json.member("content", String(decoding: text.bytes, as: UTF8.self))
        }
    }

    /// `[start, end, kind, element]`, offsets in bytes of the UTF-8 text.
    fileprivate mutating func write(_ map: SourceMap) {
        array(map.spans) { json, span in
            json.beginArray(inline: true)
            json.value(span.range.lowerBound)
            json.value(span.range.upperBound)
            json.value(span.kind.name)
            if let element = span.element { json.value(element) }
            json.endArray()
        }
    }

    fileprivate mutating func write(_ diagnostic: Diagnostic) {
        object(inline: true) { json in
            json.member("id", diagnostic.id)
            json.member("severity", diagnostic.severity.word)
            json.member("message", diagnostic.message)
            json.member("start", ifPresent: diagnostic.range?.lowerBound)
            json.member("end", ifPresent: diagnostic.range?.upperBound)
        }
    }
}

extension SourceMap.Kind {
    var name: String {
        switch self {
        case .value: "value"
        case .label: "label"
        case .layout: "layout"
        case .repetition: "repetition"
        case .unplaced: "unplaced"
        }
    }
}
