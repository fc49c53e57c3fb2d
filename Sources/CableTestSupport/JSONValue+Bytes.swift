import CableSyntax

extension JSONValue {
    /// Parses the bytes of a JSON text.
    public init(parsing bytes: [UInt8]) throws(SyntaxError) {
        self = try bytes.withUnsafeBufferPointer { buffer throws(SyntaxError) in
            try JSONValue(parsing: buffer)
        }
    }
}
