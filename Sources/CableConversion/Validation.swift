import CableFormats
import CableSyntax

/// Checks documents against schemas: those of the formats, by what a document is, or one that the
/// user names.
package final class Validation {
    /// What is wrong with a document.
    package struct Result {
        /// In the order of the document; only as many as are to be shown.
        package var problems: [SchemaProblem] = []
        /// How many there are.
        package var count = 0

        package init() {}
    }

    private enum Schema {
        case xml(RelaxNGSchema)
        /// With what of a document it is for.
        case json(JSONSchema, members: (JSONValue) -> [(path: JSONPath, value: JSONValue)]?)
    }

    private let named: Schema?
    private let limit: Int
    /// Those of the formats that documents were of, by the formats' names.
    private var shipped: [String: Schema] = [:]

    /// - Parameters:
    ///   - schemaPath: a schema in RELAX NG (`.rng`) or JSON Schema (`.json`) for all documents.
    ///   - limit: how many problems of a document are to be shown.
    /// - Throws: where the schema cannot be used.
    package init(schemaPath: String?, showing limit: Int) throws(SchemaError) {
        self.limit = limit
        guard let path = schemaPath else {
            named = nil
            return
        }
        if path.lowercased().hasSuffix(".json") {
            do throws(ConversionError) {
                let bytes = try FileSystem.read(path)
                named = .json(try Self.jsonSchema(bytes).get(), members: { _ in nil })
            } catch {
                throw SchemaError(reason: error.message)
            }
        } else {
            guard FileSystem.kind(of: path) == .file else {
                throw SchemaError(reason: "it is no file that can be read")
            }
            named = .xml(try RelaxNGSchema(path: path))
        }
    }

    private static func jsonSchema(_ bytes: [UInt8]) -> Swift.Result<JSONSchema, ConversionError> {
        do throws(SchemaError) {
            return .success(try JSONSchema(bytes))
        } catch {
            return .failure(.format(message: error.reason))
        }
    }

    /// Checks a document.
    ///
    /// - Parameter name: that of its file, whose ending may say that each line is a document.
    package func check(_ document: [UInt8], name: String) -> Result {
        if Registry.isLines(fileAt: name) { return checkLines(document) }
        return document.withUnsafeBufferPointer { check($0) }
    }

    private func checkLines(_ document: [UInt8]) -> Result {
        var result = Result()
        document.withUnsafeBufferPointer { bytes in
            var number = 0
            var start = 0
            while start < bytes.count {
                let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
                number += 1
                let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
                start = end + 1
                if line.allSatisfy({ ASCII.isBlank($0) || $0 == 0x0D }) { continue }
                let found = check(line, isOne: true)
                result.count += found.count
                let room = limit - result.problems.count
                result.problems += found.problems.prefix(max(0, room)).map {
                    SchemaProblem(line: number, message: $0.message)
                }
            }
        }
        return result
    }

    /// - Parameter isOne: whether it is one document for certain, a line of many.
    private func check(
        _ document: UnsafeBufferPointer<UInt8>, isOne: Bool = false
    ) -> Result {
        switch (Self.kind(of: document), named) {
        case (.xml, .xml), (.json, .json): check(document, by: named, isOne: isOne)
        case (.xml, nil): check(document, by: schema(forXML: document), isOne: isOne)
        case (.json, nil): check(document, by: schema(forJSON: document), isOne: isOne)
        case (.other, _): Self.wrong("it is neither XML nor JSON")
        case (.xml, .json): Self.wrong("it is XML, and the schema is for JSON")
        case (.json, .xml): Self.wrong("it is JSON, and the schema is for XML")
        }
    }

    private static func wrong(_ message: String) -> Result {
        var result = Result()
        result.problems = [SchemaProblem(line: 1, message: message)]
        result.count = 1
        return result
    }

    private func check(
        _ document: UnsafeBufferPointer<UInt8>, by schema: Schema?, isOne: Bool
    ) -> Result {
        var result = Result()
        switch schema {
        case .xml(let schema):
            let problems = schema.problems(in: document)
            result.problems = Array(problems.prefix(limit))
            result.count = problems.count
        case .json(let schema, let members):
            (result.problems, result.count) = schema.problems(
                in: document, showing: limit, members: isOne ? { _ in nil } : members)
        case nil: break
        }
        return result
    }

    // MARK: What a document is

    private enum Kind { case xml, json, other }

    /// Told from the first sign, in any encoding that XML may have.
    private static func kind(of document: UnsafeBufferPointer<UInt8>) -> Kind {
        let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x00, 0x20, 0x09, 0x0A, 0x0D]
        switch document.first(where: { !marks.contains($0) }) {
        case UInt8(ascii: "<"): return .xml
        case UInt8(ascii: "{"), UInt8(ascii: "["): return .json
        default: return .other
        }
    }

    // MARK: The formats' schemas

    private func schema(forXML document: UnsafeBufferPointer<UInt8>) -> Schema? {
        let best = Registry.formats.best { format in
            guard case .relaxNG(_, let recognition) = format.schema else { return .no }
            return recognition(document)
        }
        return best.map(shippedSchema)
    }

    private func schema(forJSON document: UnsafeBufferPointer<UInt8>) -> Schema? {
        let value = try? JSONValue(parsing: document)
        let best = Registry.formats.best { format in
            guard case .jsonSchema(_, let recognition, _) = format.schema else { return .no }
            return recognition(value)
        }
        return best.map(shippedSchema)
    }

    private func shippedSchema(of format: Format) -> Schema {
        if let schema = shipped[format.name] { return schema }
        let schema: Schema? =
            switch format.schema {
            case .relaxNG(let bytes, _): (try? RelaxNGSchema(bytes())).map { .xml($0) }
            case .jsonSchema(let bytes, _, let members):
                (try? JSONSchema(bytes())).map { .json($0, members: members) }
            case nil: nil
            }
        guard let schema else { preconditionFailure("the schema of \(format.name) is broken") }
        shipped[format.name] = schema
        return schema
    }
}
