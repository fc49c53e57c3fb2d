/// Where a document is not as its schema wants it.
package struct SchemaProblem: Hashable, Sendable {
    /// From 1.
    package var line: Int
    package var message: String

    package init(line: Int, message: String) {
        self.line = line
        self.message = message
    }
}

/// A schema that cannot be used, and why.
package struct SchemaError: Error, Hashable, Sendable {
    /// From 1; `nil` where it has none.
    package var line: Int?
    package var reason: String

    package init(line: Int? = nil, reason: String) {
        self.line = line
        self.reason = reason
    }
}
