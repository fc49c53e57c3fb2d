import CableModel
import CableSyntax

/// Reads the model back: one document, several in an array, or one a line. What is missing or of the wrong type is left out with a diagnostic.
package struct ModelJSONReader: CableReader {
    package init() {}

    package func recognition(of text: UnsafeBufferPointer<UInt8>) -> Recognition {
        let view = ByteView(text).trimmed
        guard view.first == UInt8(ascii: "{") || view.first == UInt8(ascii: "[") else { return .no }
        let beginning = view.upTo(min(view.end, view.start + 512))
        return beginning.bytewiseIndex(of: "\"cableconv\"") != nil ? .certain : .likely(.syntax)
    }

    static let lines = JSONLines(
        isCable: { $0["cableconv"] != nil },
        isMarked: { $0.bytewiseIndex(of: "\"cableconv\"") != nil })

    package func read(_ text: UnsafeBufferPointer<UInt8>, options: ReaderOptions) -> [Reading] {
        let documents =
            (try? JSONValue(parsing: text)).map { [$0] }
            ?? Self.lines.values(in: text).map(\.value)
        return documents.flatMap(\.items).filter { $0["cableconv"] != nil }.map {
            Self.reading(of: $0)
        }
    }

    private static func reading(of document: JSONValue) -> Reading {
        var decoder = ModelDecoder()
        let cable = decoder.cable(document["cable"])
        let telegramText = decoder.text(document["text"])
        let map = decoder.sourceMap(
            document["sourceMap"], in: telegramText,
            elementCount: cable.transcription.elementCount)
        let diagnostics = decoder.diagnostics(document["diagnostics"], in: telegramText)
        return Reading(
            cable: cable, text: telegramText, sourceMap: map,
            diagnostics: diagnostics + decoder.problems)
    }

    package func brokenRecords(in text: UnsafeBufferPointer<UInt8>) -> [BrokenRecord] {
        Self.lines.broken(in: text, explanation)
    }

    package func explanation(ofNoCableIn text: UnsafeBufferPointer<UInt8>) -> String? {
        do {
            _ = try JSONValue(parsing: text)
            return "it is JSON without the key \"cableconv\"; only cableconv's own form is read"
        } catch {
            return
                "it is not valid JSON, line \(error.line), column \(error.column): \(error.reason)"
        }
    }
}
