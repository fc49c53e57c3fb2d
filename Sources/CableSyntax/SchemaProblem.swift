/// Where a document is not as its schema wants it.
public struct SchemaProblem: Hashable, Sendable {
    /// From 1.
    public var line: Int
    public var message: String

    public init(line: Int, message: String) {
        self.line = line
        self.message = message
    }
}

/// A schema that cannot be used, and why.
public struct SchemaError: Error, Hashable, Sendable {
    /// From 1; `nil` where it has none.
    public var line: Int?
    public var reason: String

    public init(line: Int? = nil, reason: String) {
        self.line = line
        self.reason = reason
    }
}
