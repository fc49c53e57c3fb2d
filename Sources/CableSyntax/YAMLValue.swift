import CYAML

/// A YAML value as read, members in the order of the source.
///
/// Scalars are texts: what type a plain `12958` or `2007-12-11` has is the reader's to say, who
/// knows what he asked for.
public struct YAMLValue: Sendable {
    public indirect enum Content: Sendable {
        case scalar(String)
        case sequence([YAMLValue])
        case mapping([(name: String, value: YAMLValue)])
        /// An empty plain scalar, `~` or `null`.
        case null
    }

    public var content: Content
    /// The line on which the value begins, from 1.
    public var line: Int

    public init(_ content: Content, line: Int) {
        self.content = content
        self.line = line
    }

    /// Why a text is not YAML.
    public struct SyntaxError: Error, Hashable, Sendable {
        /// From 1.
        public var line: Int
        public var reason: String
    }

    /// Parses the first document of a YAML text, by libyaml.
    public init(parsing text: UnsafeBufferPointer<UInt8>) throws(SyntaxError) {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else {
            throw SyntaxError(line: 1, reason: "no memory")
        }
        defer { yaml_parser_delete(&parser) }
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(&parser, text.baseAddress, text.count)
        var builder = YAMLBuilder()
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(&parser, &event) == 1 else {
                throw SyntaxError(
                    line: Int(parser.problem_mark.line) + 1,
                    reason: parser.problem.map { String(cString: $0) } ?? "not readable")
            }
            defer { yaml_event_delete(&event) }
            if try builder.add(event) { break }
        }
        self = builder.root ?? YAMLValue(.null, line: 1)
    }

    /// The member of a mapping; `nil` for any other value. Of two with one name the first counts.
    public subscript(name: String) -> YAMLValue? {
        members?.first { $0.name == name }?.value
    }

    public var members: [(name: String, value: YAMLValue)]? {
        if case .mapping(let members) = content { members } else { nil }
    }
    public var string: String? { if case .scalar(let text) = content { text } else { nil } }
    public var sequence: [YAMLValue]? {
        if case .sequence(let values) = content { values } else { nil }
    }
    public var isNull: Bool { if case .null = content { true } else { false } }
}

/// Puts values together from the parser's events.
private struct YAMLBuilder {
    private(set) var root: YAMLValue?
    private var open: [Open] = []
    private var anchors: [String: YAMLValue] = [:]

    /// No document of ours is this deep; a deeper one would overflow the stack when it is freed.
    private static let maximalDepth = 100

    private struct Open {
        var line: Int
        var anchor: String?
        var isMapping: Bool
        /// Of a mapping the names and the values in turn.
        var values: [YAMLValue] = []

        var value: YAMLValue {
            guard isMapping else { return YAMLValue(.sequence(values), line: line) }
            let members = stride(from: 0, to: values.count - 1, by: 2).map {
                (name: values[$0].string ?? "", value: values[$0 + 1])
            }
            return YAMLValue(.mapping(members), line: line)
        }
    }

    /// Takes an event; returns whether the document has ended.
    mutating func add(_ event: yaml_event_t) throws(YAMLValue.SyntaxError) -> Bool {
        let line = Int(event.start_mark.line) + 1
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let text = String(
                decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length),
                as: UTF8.self)
            let isNull =
                scalar.style == YAML_PLAIN_SCALAR_STYLE
                && (text.isEmpty || text == "~" || text == "null")
            put(YAMLValue(isNull ? .null : .scalar(text), line: line), anchor: name(scalar.anchor))
        case YAML_ALIAS_EVENT:
            guard let anchor = name(event.data.alias.anchor), let value = anchors[anchor] else {
                throw YAMLValue.SyntaxError(line: line, reason: "found an alias without its anchor")
            }
            // A chain of aliases of lists could be of any depth.
            guard value.string != nil || value.isNull else {
                throw YAMLValue.SyntaxError(
                    line: line, reason: "an alias stands for a list or a mapping")
            }
            put(value, anchor: nil)
        case YAML_SEQUENCE_START_EVENT:
            try begin(line, event.data.sequence_start.anchor, isMapping: false)
        case YAML_MAPPING_START_EVENT:
            try begin(line, event.data.mapping_start.anchor, isMapping: true)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            if let closed = open.popLast() { put(closed.value, anchor: closed.anchor) }
        case YAML_DOCUMENT_END_EVENT, YAML_STREAM_END_EVENT: return true
        default: break
        }
        return false
    }

    private func name(_ anchor: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        anchor.map { String(cString: $0) }
    }

    private mutating func begin(
        _ line: Int, _ anchor: UnsafeMutablePointer<yaml_char_t>?, isMapping: Bool
    ) throws(YAMLValue.SyntaxError) {
        guard open.count < Self.maximalDepth else {
            throw YAMLValue.SyntaxError(line: line, reason: "nested too deep")
        }
        open.append(Open(line: line, anchor: name(anchor), isMapping: isMapping))
    }

    private mutating func put(_ value: YAMLValue, anchor: String?) {
        if let anchor { anchors[anchor] = value }
        if open.isEmpty {
            root = value
        } else {
            open[open.count - 1].values.append(value)
        }
    }
}
