import CJansson

/// A JSON value as read, members in the order of the source.
public enum JSONValue: Sendable {
    case object([(name: String, value: JSONValue)])
    case array([JSONValue])
    case string(String)
    case integer(Int)
    case real(Double)
    case bool(Bool)
    case null

    /// Why a text is not JSON.
    public struct SyntaxError: Error, Hashable, Sendable {
        /// From 1; the column counts bytes.
        public var line: Int
        public var column: Int
        public var reason: String
    }

    /// Parses JSON text, by jansson.
    public init(parsing text: UnsafeBufferPointer<UInt8>) throws(SyntaxError) {
        var error = json_error_t()
        let flags = Int(JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES)
        let root = text.withMemoryRebound(to: CChar.self) { bytes in
            bytes.baseAddress.flatMap { json_loadb($0, bytes.count, flags, &error) }
        }
        guard let root else {
            let reason = withUnsafePointer(to: &error.text) {
                $0.withMemoryRebound(to: CChar.self, capacity: 160) { String(cString: $0) }
            }
            throw SyntaxError(
                line: max(1, Int(error.line)), column: max(1, Int(error.column)), reason: reason)
        }
        self.init(root)
        cableconv_json_decref(root)
    }

    /// Parses the bytes of a JSON text.
    public init(parsing bytes: [UInt8]) throws(SyntaxError) {
        self = try bytes.withUnsafeBufferPointer { buffer throws(SyntaxError) in
            try JSONValue(parsing: buffer)
        }
    }

    private init(_ json: UnsafeMutablePointer<json_t>) {
        switch json.pointee.type {
        case JSON_OBJECT:
            var members: [(name: String, value: JSONValue)] = []
            var iterator = json_object_iter(json)
            while let position = iterator {
                let name = String(cString: json_object_iter_key(position))
                members.append((name, JSONValue(json_object_iter_value(position))))
                iterator = json_object_iter_next(json, position)
            }
            self = .object(members)
        case JSON_ARRAY:
            self = .array((0..<json_array_size(json)).map { JSONValue(json_array_get(json, $0)) })
        case JSON_STRING:
            let bytes = UnsafeBufferPointer(
                start: json_string_value(json), count: json_string_length(json))
            self = .string(
                bytes.withMemoryRebound(to: UInt8.self) { String(decoding: $0, as: UTF8.self) })
        case JSON_INTEGER: self = .integer(Int(json_integer_value(json)))
        case JSON_REAL: self = .real(json_real_value(json))
        case JSON_TRUE: self = .bool(true)
        case JSON_FALSE: self = .bool(false)
        default: self = .null
        }
    }

    /// The member of an object; `nil` for any other value.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    public var string: String? { if case .string(let text) = self { text } else { nil } }
    public var integer: Int? { if case .integer(let number) = self { number } else { nil } }
    public var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }
    public var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
}
