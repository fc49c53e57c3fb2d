/// A JSON Schema, of the keywords of draft 2020-12 that the project's own schemas use.
///
/// Debian's one library for C or C++ that checks JSON, valijson, ends at draft 7: it has no
/// `prefixItems`, no `dependentRequired` and no `unevaluatedProperties`. A keyword that is not known
/// here is an error, since to pass it over would be to say that a document is valid which is not.
public struct JSONSchema: Sendable {
    var nodes: [Node] = []
    private var indices: [String: Int] = [:]
    private var references: [(node: Int, pointer: String)] = []

    /// A schema within the schema. Others are named by their positions.
    struct Node: Sendable {
        /// `false`: nothing is valid.
        var isNever = false
        var types: [String] = []
        /// The values that are allowed, by their canonical texts.
        var values: [String]?
        var pattern: String?
        var minimum: Double?
        var maximum: Double?
        var minLength: Int?
        var maxLength: Int?
        var minItems: Int?
        var maxItems: Int?
        var hasUniqueItems = false
        var required: [String] = []
        var dependentRequired: [(name: String, others: [String])] = []
        var properties: [String: Int] = [:]
        var additionalProperties: Int?
        var unevaluatedProperties: Int?
        var prefixItems: [Int] = []
        var items: Int?
        var reference: Int?
        var allOf: [Int] = []
        var anyOf: [Int] = []
        var oneOf: [Int] = []
        var not: Int?
        var condition: Int?
        var then: Int?
        var otherwise: Int?
    }

    /// - Throws: where the text is no JSON, or no schema of known keywords.
    public init(_ bytes: [UInt8]) throws(SchemaError) {
        let parsed = bytes.withUnsafeBufferPointer { text in
            Result { () throws(JSONValue.SyntaxError) in try JSONValue(parsing: text) }
        }
        switch parsed {
        case .success(let value): _ = try add(value, at: "#")
        case .failure(let error):
            throw SchemaError(line: error.line, reason: "not JSON: \(error.reason)")
        }
        for (node, pointer) in references {
            guard let target = indices[pointer] else {
                throw SchemaError(reason: "$ref to \(pointer), which is not in the schema")
            }
            nodes[node].reference = target
        }
    }

    // MARK: Reading a schema

    /// What says nothing about what is valid. A format is a hint for readers.
    private static let annotations: Set<String> = [
        "$schema", "$id", "$comment", "title", "description", "default", "examples", "format",
        "deprecated", "readOnly", "writeOnly",
    ]
    private static let types: Set<String> = [
        "object", "array", "string", "integer", "number", "boolean", "null",
    ]

    private mutating func add(_ value: JSONValue, at pointer: String) throws(SchemaError) -> Int {
        let index = nodes.count
        indices[pointer] = index
        nodes.append(Node())
        var node = Node()
        switch value {
        case .bool(let isAlways): node.isNever = !isAlways
        case .object(let members):
            for (name, value) in members {
                try read(name, value, into: &node, number: index, at: "\(pointer)/\(name)")
            }
        default: throw SchemaError(reason: "\(pointer) is no schema")
        }
        nodes[index] = node
        return index
    }

    private mutating func read(
        _ keyword: String, _ value: JSONValue, into node: inout Node, number: Int,
        at pointer: String
    ) throws(SchemaError) {
        switch keyword {
        case "type":
            if let type = value.string {
                node.types = [type]
            } else {
                node.types = try Self.strings(value, pointer)
            }
            if let type = node.types.first(where: { !Self.types.contains($0) }) {
                throw SchemaError(reason: "\(pointer): there is no type \(type)")
            }
        case "enum":
            let values = try Self.array(value, pointer)
            node.values = values.map(\.canonicalText)
        case "const": node.values = [value.canonicalText]
        case "pattern":
            let pattern = try Self.string(value, pointer)
            guard SchemaPattern(pattern) != nil else {
                throw SchemaError(
                    reason: "\(pointer): \(pattern) is no regular expression that is known")
            }
            node.pattern = pattern
        case "minimum": node.minimum = try Self.number(value, pointer)
        case "maximum": node.maximum = try Self.number(value, pointer)
        case "minLength": node.minLength = try Self.count(value, pointer)
        case "maxLength": node.maxLength = try Self.count(value, pointer)
        case "minItems": node.minItems = try Self.count(value, pointer)
        case "maxItems": node.maxItems = try Self.count(value, pointer)
        case "uniqueItems": node.hasUniqueItems = value.bool ?? false
        case "required": node.required = try Self.strings(value, pointer)
        case "dependentRequired":
            for (name, others) in try Self.object(value, pointer) {
                node.dependentRequired.append((name, try Self.strings(others, pointer)))
            }
        case "properties":
            for (name, schema) in try Self.object(value, pointer) {
                node.properties[name] = try add(schema, at: "\(pointer)/\(name)")
            }
        case "$defs":
            for (name, schema) in try Self.object(value, pointer) {
                _ = try add(schema, at: "\(pointer)/\(name)")
            }
        case "additionalProperties": node.additionalProperties = try add(value, at: pointer)
        case "unevaluatedProperties": node.unevaluatedProperties = try add(value, at: pointer)
        case "prefixItems": node.prefixItems = try add(all: value, at: pointer)
        case "items": node.items = try add(value, at: pointer)
        case "allOf": node.allOf = try add(all: value, at: pointer)
        case "anyOf": node.anyOf = try add(all: value, at: pointer)
        case "oneOf": node.oneOf = try add(all: value, at: pointer)
        case "not": node.not = try add(value, at: pointer)
        case "if": node.condition = try add(value, at: pointer)
        case "then": node.then = try add(value, at: pointer)
        case "else": node.otherwise = try add(value, at: pointer)
        case "$ref":
            let target = try Self.string(value, pointer)
            guard target.hasPrefix("#") else {
                throw SchemaError(reason: "$ref to \(target): only parts of the schema are known")
            }
            references.append((number, target))
        case _ where Self.annotations.contains(keyword): break
        default: throw SchemaError(reason: "\(pointer): the keyword \(keyword) is not known")
        }
    }

    private mutating func add(all value: JSONValue, at pointer: String) throws(SchemaError) -> [Int]
    {
        var added: [Int] = []
        for (index, schema) in try Self.array(value, pointer).enumerated() {
            added.append(try add(schema, at: "\(pointer)/\(index)"))
        }
        return added
    }

    // MARK: Values of keywords

    private static func object(
        _ value: JSONValue, _ pointer: String
    ) throws(SchemaError) -> [(name: String, value: JSONValue)] {
        guard case .object(let members) = value else {
            throw SchemaError(reason: "\(pointer) is no object")
        }
        return members
    }

    private static func array(
        _ value: JSONValue, _ pointer: String
    ) throws(SchemaError) -> [JSONValue] {
        guard let values = value.array else { throw SchemaError(reason: "\(pointer) is no array") }
        return values
    }

    private static func string(_ value: JSONValue, _ pointer: String) throws(SchemaError) -> String
    {
        guard let text = value.string else { throw SchemaError(reason: "\(pointer) is no string") }
        return text
    }

    private static func strings(
        _ value: JSONValue, _ pointer: String
    ) throws(SchemaError) -> [String] {
        var strings: [String] = []
        for value in try array(value, pointer) { strings.append(try string(value, pointer)) }
        return strings
    }

    private static func count(_ value: JSONValue, _ pointer: String) throws(SchemaError) -> Int {
        guard let count = value.integer, count >= 0 else {
            throw SchemaError(reason: "\(pointer) is no count")
        }
        return count
    }

    private static func number(_ value: JSONValue, _ pointer: String) throws(SchemaError) -> Double
    {
        guard let number = value.number else {
            throw SchemaError(reason: "\(pointer) is no number")
        }
        return number
    }
}

extension JSONValue {
    /// The value of a number of either kind.
    var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .real(let number): number
        default: nil
        }
    }

    /// A text that equal values share: `1` and `1.0` are equal, and members have no order.
    var canonicalText: String {
        var writer = CanonicalText()
        writer.append(self)
        return writer.text
    }

    /// What JSON Schema calls the type; an integer is a number too.
    var typeName: String {
        switch self {
        case .object: "object"
        case .array: "array"
        case .string: "string"
        case .integer: "integer"
        case .real(let number): number == number.rounded() ? "integer" : "number"
        case .bool: "boolean"
        case .null: "null"
        }
    }
}

private struct CanonicalText {
    var text = ""

    mutating func append(_ value: JSONValue) {
        switch value {
        case .object(let members):
            text += "{"
            for (index, member) in members.sorted(by: { $0.name < $1.name }).enumerated() {
                if index > 0 { text += "," }
                append(string: member.name)
                text += ":"
                append(member.value)
            }
            text += "}"
        case .array(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += "," }
                append(value)
            }
            text += "]"
        case .string(let string): append(string: string)
        case .integer(let number): text += "\(number)"
        case .real(let number): text += Int(exactly: number).map { "\($0)" } ?? "\(number)"
        case .bool(let bool): text += bool ? "true" : "false"
        case .null: text += "null"
        }
    }

    private mutating func append(string: String) {
        text += "\""
        for scalar in string.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { text += "\\" }
            text.unicodeScalars.append(scalar)
        }
        text += "\""
    }
}
