extension JSONSchema {
    /// What is wrong with a document: it is no JSON, or not as the schema wants it.
    ///
    /// - Parameters:
    ///   - limit: how many problems are to be shown.
    ///   - members: the values that the schema is for, where the document holds many, each with its
    ///     place; `nil` where the document is one.
    /// - Returns: the first of them, and how many there are.
    package func problems(
        in document: UnsafeBufferPointer<UInt8>, showing limit: Int = .max,
        members: (JSONValue) -> [(path: JSONPath, value: JSONValue)]? = { _ in nil }
    ) -> (shown: [SchemaProblem], count: Int) {
        let value: JSONValue
        do throws(JSONValue.SyntaxError) {
            value = try JSONValue(parsing: document)
        } catch {
            return ([SchemaProblem(line: error.line, message: "not JSON: \(error.reason)")], 1)
        }
        let all = (members(value) ?? [(JSONPath(), value)]).flatMap { member in
            var check = SchemaCheck(schema: self)
            return check.check(member.value, by: 0, at: member.path).problems
        }
        let shown = all.prefix(limit).map { problem in
            SchemaProblem(
                line: problem.path.line(in: document),
                message: "\(problem.path.text): \(problem.message)")
        }
        return (shown.sorted { $0.line < $1.line }, all.count)
    }

    /// What is wrong with a value, in the order of the document.
    func problems(of value: JSONValue) -> [SchemaCheck.Problem] {
        var check = SchemaCheck(schema: self)
        return check.check(value, by: 0, at: JSONPath()).problems
    }
}

/// A value being checked.
struct SchemaCheck {
    let schema: JSONSchema
    private var patterns: [String: SchemaPattern] = [:]
    private var depth = 0

    struct Problem {
        var path: JSONPath
        var message: String
    }

    struct Outcome {
        var problems: [Problem] = []
        /// Members of the object that some schema has spoken of.
        var evaluated: Set<String> = []

        mutating func add(_ other: Outcome) {
            problems += other.problems
            evaluated.formUnion(other.evaluated)
        }
    }

    init(schema: JSONSchema) { self.schema = schema }

    /// A schema that leads to itself would be followed for ever.
    private static let maximalDepth = 1000

    mutating func check(_ value: JSONValue, by index: Int, at path: JSONPath) -> Outcome {
        var outcome = Outcome()
        func problem(_ message: String) {
            outcome.problems.append(Problem(path: path, message: message))
        }
        let node = schema.nodes[index]
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximalDepth else {
            problem("the schema leads to itself")
            return outcome
        }
        guard !node.isNever else {
            problem("has no place here")
            return outcome
        }
        let type = value.typeName
        let isRight =
            node.types.isEmpty || node.types.contains(type)
            || type == "integer" && node.types.contains("number")
        if !isRight {
            problem("is \(type.withArticle), not \(node.types.map(\.withArticle).alternatives)")
            // What else the schema says is about another type.
            return outcome
        }
        if let values = node.values, !values.contains(value.canonicalText) {
            problem("is \(value.canonicalText.excerpt), not \(values.map(\.excerpt).alternatives)")
        }
        for message in scalarProblems(of: value, by: node) { problem(message) }
        switch value {
        case .array(let values): outcome.add(check(values, by: node, at: path))
        case .object(let members): outcome.add(check(members, by: node, at: path))
        default: break
        }
        outcome.add(checkCombinations(of: value, by: node, at: path))
        if let rest = node.unevaluatedProperties, case .object(let members) = value {
            for member in members where !outcome.evaluated.contains(member.name) {
                let inner = check(member.value, by: rest, at: path.appending(member.name))
                outcome.problems += inner.problems
                outcome.evaluated.insert(member.name)
            }
        }
        return outcome
    }

    // MARK: Values

    private mutating func scalarProblems(
        of value: JSONValue, by node: JSONSchema.Node
    ) -> [String] {
        var problems: [String] = []
        if let number = value.number {
            if let minimum = node.minimum, number < minimum {
                problems.append("is below \(JSONValue.real(minimum).canonicalText)")
            }
            if let maximum = node.maximum, number > maximum {
                problems.append("is above \(JSONValue.real(maximum).canonicalText)")
            }
        }
        guard let text = value.string else { return problems }
        let length = text.unicodeScalars.count
        if let minimum = node.minLength, length < minimum {
            problems.append("is shorter than \(minimum.counted("character"))")
        }
        if let maximum = node.maxLength, length > maximum {
            problems.append("is longer than \(maximum.counted("character"))")
        }
        if let pattern = node.pattern, !matches(text, pattern) {
            problems.append("is \(value.canonicalText.excerpt), which does not fit \(pattern)")
        }
        return problems
    }

    private mutating func matches(_ text: String, _ pattern: String) -> Bool {
        if patterns[pattern] == nil { patterns[pattern] = SchemaPattern(pattern) }
        return patterns[pattern]?.matches(text) ?? false
    }

    // MARK: Arrays and objects

    private mutating func check(
        _ values: [JSONValue], by node: JSONSchema.Node, at path: JSONPath
    ) -> Outcome {
        var outcome = Outcome()
        if let minimum = node.minItems, values.count < minimum {
            outcome.problems.append(
                Problem(path: path, message: "has fewer than \(minimum.counted("item"))"))
        }
        if let maximum = node.maxItems, values.count > maximum {
            outcome.problems.append(
                Problem(path: path, message: "has more than \(maximum.counted("item"))"))
        }
        var seen: Set<String> = []
        for (index, value) in values.enumerated() {
            let itemPath = path.appending(index)
            if node.hasUniqueItems, !seen.insert(value.canonicalText).inserted {
                outcome.problems.append(Problem(path: itemPath, message: "stands there twice"))
            }
            let schema = index < node.prefixItems.count ? node.prefixItems[index] : node.items
            if let schema {
                outcome.problems += check(value, by: schema, at: itemPath).problems
            }
        }
        return outcome
    }

    private mutating func check(
        _ members: [(name: String, value: JSONValue)], by node: JSONSchema.Node, at path: JSONPath
    ) -> Outcome {
        var outcome = Outcome()
        let names = Set(members.map(\.name))
        for name in node.required where !names.contains(name) {
            outcome.problems.append(Problem(path: path, message: "lacks \"\(name)\""))
        }
        for (name, others) in node.dependentRequired where names.contains(name) {
            for other in others where !names.contains(other) {
                outcome.problems.append(
                    Problem(path: path, message: "has \"\(name)\", and so lacks \"\(other)\""))
            }
        }
        for member in members {
            guard let schema = node.properties[member.name] ?? node.additionalProperties else {
                continue
            }
            outcome.evaluated.insert(member.name)
            let inner = check(member.value, by: schema, at: path.appending(member.name))
            outcome.problems += inner.problems
        }
        return outcome
    }

    // MARK: Combinations

    private mutating func checkCombinations(
        of value: JSONValue, by node: JSONSchema.Node, at path: JSONPath
    ) -> Outcome {
        var outcome = Outcome()
        for schema in (node.reference.map { [$0] } ?? []) + node.allOf {
            outcome.add(check(value, by: schema, at: path))
        }
        if !node.anyOf.isEmpty {
            let outcomes = node.anyOf.map { check(value, by: $0, at: path) }
            let fitting = outcomes.filter(\.problems.isEmpty)
            for one in fitting { outcome.add(one) }
            if fitting.isEmpty { outcome.add(Self.nearest(outcomes, at: path)) }
        }
        if !node.oneOf.isEmpty {
            let outcomes = node.oneOf.map { check(value, by: $0, at: path) }
            let fitting = outcomes.filter(\.problems.isEmpty)
            if fitting.count == 1 {
                outcome.add(fitting[0])
            } else if fitting.isEmpty {
                outcome.add(Self.nearest(outcomes, at: path))
            } else {
                outcome.problems.append(
                    Problem(path: path, message: "fits \(fitting.count) forms, not one"))
            }
        }
        if let not = node.not, check(value, by: not, at: path).problems.isEmpty {
            outcome.problems.append(Problem(path: path, message: "has a form that is ruled out"))
        }
        if let condition = node.condition {
            let tried = check(value, by: condition, at: path)
            if tried.problems.isEmpty { outcome.evaluated.formUnion(tried.evaluated) }
            if let branch = tried.problems.isEmpty ? node.then : node.otherwise {
                outcome.add(check(value, by: branch, at: path))
            }
        }
        return outcome
    }

    /// What is wrong by the form that was meant: the only one whose problems lie deepest, or else the
    /// only one with the fewest. Where none stands out, that it has none of the forms.
    private static func nearest(_ outcomes: [Outcome], at path: JSONPath) -> Outcome {
        func only(_ isBetter: (Outcome, Outcome) -> Bool) -> Outcome? {
            outcomes.first { one in
                outcomes.count { !isBetter(one, $0) } == 1
            }
        }
        let nearest =
            only { $0.shallowest > $1.shallowest }
            ?? only { $0.problems.count < $1.problems.count }
        if let nearest { return nearest }
        var outcome = Outcome()
        outcome.problems = [
            Problem(path: path, message: "has none of the \(outcomes.count) forms allowed")
        ]
        // Of no member can be said then that it has no place.
        for one in outcomes { outcome.evaluated.formUnion(one.evaluated) }
        return outcome
    }
}

extension SchemaCheck.Outcome {
    /// How far down the first problem lies.
    fileprivate var shallowest: Int { problems.map(\.path.steps.count).min() ?? .max }
}

extension String {
    fileprivate var withArticle: String {
        switch self {
        case "null": self
        case "object", "array", "integer": "an \(self)"
        default: "a \(self)"
        }
    }

    fileprivate var excerpt: String { count > 60 ? prefix(57) + "…" : self }
}

extension [String] {
    /// `a`, `a or b`, `a, b or c`; of many only the first.
    fileprivate var alternatives: String {
        if count > 8 { return "one of \(count): " + prefix(6).joined(separator: ", ") + ", …" }
        return count > 1
            ? dropLast().joined(separator: ", ") + " or " + self[count - 1] : first ?? "anything"
    }
}
