/// Writes JSON text (RFC 8259), value by value, on an `Output`.
///
/// Indented documents put each member on a line of its own, one space a level; a value begun as
/// `inline` stays on its line.
public struct JSONWriter: ~Copyable {
    public private(set) var output: Output
    private let isIndented: Bool
    private var depth: Int
    /// How deep the innermost value that stays on its line began; 0 where there is none.
    private var inlineDepth = 0
    private var needsComma = false
    private var isAfterKey = false
    /// How many objects and arrays are open.
    private var openCount = 0
    private var isInContainer: Bool { openCount > 0 }

    /// Writes on an output; `finish` gives it back.
    ///
    /// - Parameter depth: how deep the first value stands in the document that it is meant for.
    public init(_ output: consuming Output, indented: Bool, depth: Int = 0) {
        self.output = output
        isIndented = indented
        self.depth = depth
    }

    /// Gives back the output, with the value.
    public consuming func finish() -> Output { output }

    // MARK: Structure

    public mutating func beginObject(inline: Bool = false) { begin(UInt8(ascii: "{"), inline) }
    public mutating func endObject() { end(UInt8(ascii: "}")) }
    public mutating func beginArray(inline: Bool = false) { begin(UInt8(ascii: "["), inline) }
    public mutating func endArray() { end(UInt8(ascii: "]")) }

    /// An object with the members that the body writes.
    public mutating func object(inline: Bool = false, _ body: (inout JSONWriter) -> Void) {
        beginObject(inline: inline)
        body(&self)
        endObject()
    }

    /// An array with an element for each item.
    public mutating func array<Items: Collection>(
        _ items: Items, inline: Bool = false, _ body: (inout JSONWriter, Items.Element) -> Void
    ) {
        beginArray(inline: inline)
        for item in items { body(&self, item) }
        endArray()
    }

    /// The name of the member whose value comes next. Names are chosen by the writer's author, so
    /// they need no escaping.
    public mutating func key(_ name: StaticString) {
        separate()
        output.write(byte: UInt8(ascii: "\""))
        output.write(name)
        endKey()
    }

    /// The same for a name from a table, or from a document: it is escaped as a text is.
    public mutating func key(named name: String) {
        separate()
        output.write(byte: UInt8(ascii: "\""))
        output.write(name, escapedBy: Self.escapes)
        endKey()
    }

    private mutating func endKey() {
        output.write("\":")
        if isIndented { output.write(byte: 0x20) }
        isAfterKey = true
    }

    // MARK: Values

    public mutating func value(_ text: String) {
        separate()
        output.write(byte: UInt8(ascii: "\""))
        output.write(text, escapedBy: Self.escapes)
        output.write(byte: UInt8(ascii: "\""))
        needsComma = true
    }

    /// A text that needs no escaping.
    public mutating func value(term: StaticString) {
        separate()
        output.write(byte: UInt8(ascii: "\""))
        output.write(term)
        output.write(byte: UInt8(ascii: "\""))
        needsComma = true
    }

    public mutating func value(_ number: Int) {
        separate()
        output.write(number)
        needsComma = true
    }

    public mutating func value(_ bool: Bool) {
        separate()
        if bool { output.write("true") } else { output.write("false") }
        needsComma = true
    }

    /// JSON text that is a value already.
    public mutating func value(raw text: StaticString) {
        separate()
        output.write(text)
        needsComma = true
    }

    /// JSON text that is a value already, indented for its place.
    public mutating func value(raw text: [UInt8]) {
        separate()
        output.write(raw: text)
        needsComma = true
    }

    // MARK: Members

    public mutating func member(_ name: StaticString, _ text: String) {
        key(name)
        value(text)
    }

    public mutating func member(_ name: StaticString, _ number: Int) {
        key(name)
        value(number)
    }

    public mutating func member(_ name: StaticString, _ bool: Bool) {
        key(name)
        value(bool)
    }

    /// A member, or nothing where there is no value.
    public mutating func member(_ name: StaticString, ifPresent text: String?) {
        if let text { member(name, text) }
    }

    public mutating func member(_ name: StaticString, ifPresent number: Int?) {
        if let number { member(name, number) }
    }

    /// An array of strings, or nothing where there are none.
    public mutating func member(_ name: StaticString, ifAny texts: [String]) {
        guard !texts.isEmpty else { return }
        key(name)
        array(texts, inline: true) { $0.value($1) }
    }

    // MARK: Layout

    private mutating func begin(_ bracket: UInt8, _ inline: Bool) {
        separate()
        output.write(byte: bracket)
        depth += 1
        openCount += 1
        if inline && inlineDepth == 0 { inlineDepth = depth }
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        let isEmpty = !needsComma
        let wasInline = inlineDepth > 0
        if inlineDepth == depth { inlineDepth = 0 }
        depth -= 1
        openCount -= 1
        if isIndented && !wasInline && !isEmpty { newline() }
        output.write(byte: bracket)
        needsComma = true
        isAfterKey = false
    }

    private mutating func separate() {
        if isAfterKey {
            isAfterKey = false
            needsComma = false
            return
        }
        if needsComma { output.write(byte: UInt8(ascii: ",")) }
        if isIndented && isInContainer {
            if inlineDepth == 0 { newline() } else if needsComma { output.write(byte: 0x20) }
        }
        needsComma = false
    }

    private mutating func newline() {
        output.write(byte: 0x0A)
        for _ in 0..<depth { output.write(byte: 0x20) }
    }

    // Within a page's script element `</script` and `<!--` would mean something, whatever string they
    // stand in.
    private static let escapes = EscapeTable(
        [
            UInt8(ascii: "<"): "\\u003c",
            UInt8(ascii: "\""): "\\\"", UInt8(ascii: "\\"): "\\\\",
            0x00: "\\u0000", 0x01: "\\u0001", 0x02: "\\u0002", 0x03: "\\u0003", 0x04: "\\u0004",
            0x05: "\\u0005", 0x06: "\\u0006", 0x07: "\\u0007", 0x08: "\\b", 0x09: "\\t",
            0x0A: "\\n",
            0x0B: "\\u000b", 0x0C: "\\f", 0x0D: "\\r", 0x0E: "\\u000e", 0x0F: "\\u000f",
            0x10: "\\u0010", 0x11: "\\u0011", 0x12: "\\u0012", 0x13: "\\u0013", 0x14: "\\u0014",
            0x15: "\\u0015", 0x16: "\\u0016", 0x17: "\\u0017", 0x18: "\\u0018", 0x19: "\\u0019",
            0x1A: "\\u001a", 0x1B: "\\u001b", 0x1C: "\\u001c", 0x1D: "\\u001d", 0x1E: "\\u001e",
            0x1F: "\\u001f", 0x7F: "\\u007f",
        ], only: UInt8(ascii: "<"), before: [UInt8(ascii: "/"), UInt8(ascii: "!")])
}

extension JSONWriter {
    /// A value as it was read.
    public mutating func value(of value: JSONValue) {
        switch value {
        case .object(let members):
            object { json in
                for (name, value) in members {
                    json.key(escaping: name)
                    json.value(of: value)
                }
            }
        case .array(let values): array(values) { $0.value(of: $1) }
        case .string(let text): self.value(text)
        case .integer(let number): self.value(number)
        case .real(let number): self.value(raw: Array("\(number)".utf8))
        case .bool(let bool): self.value(bool)
        case .null: self.value(raw: "null")
        }
    }

    /// The name of a member that comes from outside.
    public mutating func key(escaping name: String) {
        separate()
        output.write(byte: UInt8(ascii: "\""))
        output.write(name, escapedBy: Self.escapes)
        endKey()
    }
}
