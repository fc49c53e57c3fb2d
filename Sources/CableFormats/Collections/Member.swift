import CableModel

/// What is known of a member beside its bytes.
package struct Member: Sendable {
    /// What the format could not carry.
    package var diagnostics: [Diagnostic] = []
    /// What the member adds to the summary, where the document begins with one.
    package var summary = CollectionSummary()
    /// `nil` where nothing in the member has to be unlike what is in the others.
    package var name: MemberName?

    package init(
        diagnostics: [Diagnostic] = [], summary: CollectionSummary = CollectionSummary(),
        name: MemberName? = nil
    ) {
        self.diagnostics = diagnostics
        self.summary = summary
        self.name = name
    }
}

/// The name with which all ids in a member begin.
///
/// A writer knows only its own cable; two of them may have one number. Whoever puts members together
/// tells the names apart by what he puts behind them.
package struct MemberName: Hashable, Sendable {
    /// `cable-07BAKU1467`.
    package var text: String
    /// Where it ends in the member's bytes, each time that it occurs; ascending.
    package var ends: [Int]

    package init(_ text: String, ends: [Int]) {
        self.text = text
        self.ends = ends
    }

    /// A member's bytes with a suffix behind each occurrence of its name.
    package func appending(_ suffix: String, in bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + ends.count * suffix.utf8.count)
        var start = 0
        for end in ends {
            result += bytes[start..<end]
            result += suffix.utf8
            start = end
        }
        return result + bytes[start...]
    }
}
