import Testing

@testable import CableSyntax

/// The keywords of JSON Schema that are known.
@Suite struct JSONSchemaTests {
    /// A schema, values that it allows, and values that it does not, each with what is said.
    struct Case: CustomStringConvertible, Sendable {
        var schema: String
        var valid: [String]
        var invalid: [String: [String]]
        var description: String { schema }
    }

    static let cases: [Case] = [
        Case(
            schema: #"{"type": "integer"}"#, valid: ["1", "1.0", "-3"],
            invalid: [
                "1.5": ["/: is a number, not an integer"],
                "\"1\"": ["/: is a string, not an integer"],
            ]),
        Case(
            schema: #"{"type": ["object", "null"]}"#, valid: ["{}", "null"],
            invalid: ["[]": ["/: is an array, not an object or null"]]),
        Case(schema: #"{"type": "number"}"#, valid: ["1", "1.5"], invalid: [:]),
        Case(
            schema: #"{"const": {"a": 1, "b": [true]}}"#, valid: [#"{"b": [true], "a": 1.0}"#],
            invalid: [#"{"a": 1}"#: [#"/: is {"a":1}, not {"a":1,"b":[true]}"#]]),
        Case(
            schema: #"{"enum": ["a", 2]}"#, valid: [#""a""#, "2"],
            invalid: [#""b""#: [#"/: is "b", not "a" or 2"#]]),
        Case(
            schema: #"{"pattern": "^[0-9]{2}$", "minLength": 2, "maxLength": 2}"#,
            valid: [#""12""#, "7"],
            invalid: [
                #""1""#: [
                    "/: is shorter than 2 characters", #"/: is "1", which does not fit ^[0-9]{2}$"#,
                ],
                #""12\n""#: [
                    "/: is longer than 2 characters",
                    "/: is \"12\n\", which does not fit ^[0-9]{2}$",
                ],
            ]),
        Case(
            schema: #"{"pattern": "b"}"#, valid: [#""abc""#, #""\nb\n""#],
            invalid: [#""a""#: [#"/: is "a", which does not fit b"#]]),
        Case(
            schema: #"{"pattern": "^[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+$"}"#,
            valid: [#""urn:a-b/c?d""#, #""http://http://example.org""#],
            invalid: [
                #""urn:a b""#: [
                    #"/: is "urn:a b", which does not fit ^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$"#
                ]
            ]),
        Case(
            schema: #"{"minimum": 1, "maximum": 3.5}"#, valid: ["1", "3.5", #""x""#],
            invalid: ["0": ["/: is below 1"], "4": ["/: is above 3.5"]]),
        Case(
            schema: #"{"minItems": 1, "maxItems": 2, "uniqueItems": true}"#,
            valid: ["[1]", "[1, 2]"],
            invalid: [
                "[]": ["/: has fewer than 1 item"], "[1, 2, 3]": ["/: has more than 2 items"],
                "[1, 1.0]": ["/1: stands there twice"],
            ]),
        Case(
            schema: #"{"prefixItems": [{"type": "string"}], "items": {"type": "integer"}}"#,
            valid: ["[]", #"["a", 1, 2]"#],
            invalid: [
                #"[1, "a"]"#: [
                    "/0: is an integer, not a string", "/1: is a string, not an integer",
                ]
            ]),
        Case(
            schema:
                #"{"required": ["a"], "properties": {"a": {"type": "string"}}, "additionalProperties": false}"#,
            valid: [#"{"a": ""}"#, "[]"],
            invalid: [
                #"{"b/c": 1}"#: [#"/: lacks "a""#, "/b~1c: has no place here"],
                #"{"a": 1}"#: ["/a: is an integer, not a string"],
            ]),
        Case(
            schema: #"{"dependentRequired": {"a": ["b"]}}"#, valid: ["{}", #"{"b": 1}"#],
            invalid: [#"{"a": 1}"#: [#"/: has "a", and so lacks "b""#]]),
        Case(
            schema:
                ##"{"$ref": "#/$defs/tree", "$defs": {"tree": {"properties": {"in": {"$ref": "#/$defs/tree"}}, "additionalProperties": false}}}"##,
            valid: [#"{"in": {"in": {}}}"#],
            invalid: [#"{"in": {"out": {}}}"#: ["/in/out: has no place here"]]),
        Case(
            schema: #"{"allOf": [{"minimum": 1}, {"maximum": 2}]}"#, valid: ["1", "2"],
            invalid: ["3": ["/: is above 2"]]),
        Case(
            schema: #"{"anyOf": [{"type": "string"}, {"type": "object", "required": ["a"]}]}"#,
            valid: [#""a""#, #"{"a": 1}"#],
            invalid: ["1": ["/: has none of the 2 forms allowed"]]),
        Case(
            schema:
                #"{"oneOf": [{"properties": {"k": {"const": 1}, "v": {"type": "string"}}}, {"properties": {"k": {"const": 2}, "v": {"type": "array", "items": {"type": "string"}}}}]}"#,
            valid: [#"{"k": 1, "v": "a"}"#, #"{"k": 2, "v": []}"#],
            invalid: [
                "{}": ["/: fits 2 forms, not one"],
                // The form is told by what lies nearest.
                #"{"k": 2, "v": [1]}"#: ["/v/0: is an integer, not a string"],
            ]),
        Case(
            schema: #"{"not": {"type": "null"}}"#, valid: ["1"],
            invalid: ["null": ["/: has a form that is ruled out"]]),
        Case(
            schema:
                #"{"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}}"#,
            valid: [#"{"a": 1, "b": 1}"#, #"{"c": 1}"#],
            invalid: [#"{"a": 1}"#: [#"/: lacks "b""#], "{}": [#"/: lacks "c""#]]),
        Case(
            schema:
                #"{"allOf": [{"properties": {"a": true}}], "properties": {"b": true}, "unevaluatedProperties": false}"#,
            valid: [#"{"a": 1, "b": 2}"#],
            invalid: [#"{"c": 1}"#: ["/c: has no place here"]]),
        Case(
            schema: #"{"title": "t", "format": "date", "$comment": "c"}"#,
            valid: ["1", #""no date""#],
            invalid: [:]),
        Case(
            schema: #"{"properties": {"a": true, "b": false}}"#, valid: [#"{"a": 1}"#],
            invalid: [#"{"b": 1}"#: ["/b: has no place here"]]),
        Case(
            schema: ##"{"$ref": "#"}"##, valid: [],
            invalid: ["1": ["/: the schema leads to itself"]]),
    ]

    @Test(arguments: cases)
    func keyword(_ one: Case) throws {
        let schema = try JSONSchema(Array(one.schema.utf8))
        for value in one.valid { #expect(messages(schema, value) == [], "\(value)") }
        for (value, expected) in one.invalid {
            #expect(messages(schema, value) == expected, "\(value)")
        }
    }

    private func messages(_ schema: JSONSchema, _ text: String) -> [String] {
        // The parser takes objects and arrays only.
        let array = Array("[\(text)]".utf8).withUnsafeBufferPointer {
            try? JSONValue(parsing: $0).array
        }
        guard let value = array?.first else { return ["no JSON"] }
        return schema.problems(of: value).map { "\($0.path.text): \($0.message)" }
    }

    @Test(arguments: [
        (
            #"{"patternProperties": {}}"#,
            "#/patternProperties: the keyword patternProperties is not known"
        ),
        (#"{"items": {"contains": {}}}"#, "#/items/contains: the keyword contains is not known"),
        (#"{"type": "text"}"#, "#/type: there is no type text"),
        (#"{"pattern": "("}"#, "#/pattern: ( is no regular expression that is known"),
        (#"{"pattern": "^a|b$"}"#, "#/pattern: ^a|b$ is no regular expression that is known"),
        (#"{"pattern": "(?:a)"}"#, "#/pattern: (?:a) is no regular expression that is known"),
        (##"{"$ref": "#/$defs/a"}"##, "$ref to #/$defs/a, which is not in the schema"),
        (#"{"$ref": "other.json"}"#, "$ref to other.json: only parts of the schema are known"),
        (#"{"required": "a"}"#, "#/required is no array"),
        (#"{"items": 1}"#, "#/items is no schema"),
    ])
    func whatIsNotKnownIsSaid(_ schema: String, _ reason: String) {
        #expect(throws: SchemaError(reason: reason)) { try JSONSchema(Array(schema.utf8)) }
    }

    @Test func problemsHaveTheLinesOfTheirValues() throws {
        let schema = try JSONSchema(
            Array(#"{"additionalProperties": {"items": {"type": "string"}}}"#.utf8))
        let text =
            "{\n \"a\": [\"]\\\"}\",\n  \"x\",\n  1],\n \"b\\u0041\": {},\n \"bA2\":\n [2]\n}\n"
        let (problems, count) = Array(text.utf8).withUnsafeBufferPointer {
            schema.problems(in: $0, showing: 1)
        }
        #expect(problems == [SchemaProblem(line: 4, message: "/a/2: is an integer, not a string")])
        #expect(count == 2)
        let path = JSONPath().appending("bA")
        #expect(Array(text.utf8).withUnsafeBufferPointer { path.line(in: $0) } == 5)
    }

    @Test func brokenJSONHasALine() throws {
        let schema = try JSONSchema(Array("{}".utf8))
        let problems = Array("{\n\"a\" 1}".utf8).withUnsafeBufferPointer {
            schema.problems(in: $0).shown
        }
        #expect(problems.map(\.line) == [2])
        #expect(problems[0].message.hasPrefix("not JSON: "))
    }
}
