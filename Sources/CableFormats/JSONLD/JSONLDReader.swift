import CableModel
import CableSyntax

/// Reads cables of the project's profile back: the compacted form, with any order of keys.
///
/// Those of profile 1, of version 1.0, are read by the names that keys have now. One document, several in an array or in `@graph`, or one a line (NDJSON). No context is ever
/// fetched: a URL is taken for that of the project's own.
package struct JSONLDReader: CableReader {
    package init() {}

    package func recognition(of text: UnsafeBufferPointer<UInt8>) -> Recognition {
        let view = ByteView(text).trimmed
        guard view.first == UInt8(ascii: "{") || view.first == UInt8(ascii: "[") else { return .no }
        if JSONLDBase.isNamed(in: view) { return .certain }
        return view.bytewiseIndex(of: "\"@context\"") != nil
            || view.bytewiseIndex(of: "\"@graph\"") != nil
            || view.bytewiseIndex(of: "\"@type\"") != nil ? .likely(.vocabulary) : .no
    }

    static let lines = JSONLines(
        isCable: { !JSONLDSource($0).cables.isEmpty }, isMarked: JSONLDBase.isNamed)

    package func read(_ text: UnsafeBufferPointer<UInt8>, options: ReaderOptions) -> [Reading] {
        let documents =
            (try? JSONValue(parsing: text)).map { [(value: $0, text: text)] }
            ?? Self.lines.values(in: text)
        return documents.flatMap { document in
            JSONLDSource(document.value).cables.map { cable in
                var decoder = JSONLDDecoder(cable, text: document.text)
                return decoder.reading()
            }
        }
    }

    package func brokenRecords(in text: UnsafeBufferPointer<UInt8>) -> [BrokenRecord] {
        Self.lines.broken(in: text, explanation)
    }

    package func explanation(ofNoCableIn text: UnsafeBufferPointer<UInt8>) -> String? {
        do {
            return JSONLDSource(try JSONValue(parsing: text)).explanation
        } catch {
            return
                "it is not valid JSON, line \(error.line), column \(error.column): \(error.reason)"
        }
    }
}
