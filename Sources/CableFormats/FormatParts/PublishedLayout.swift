/// A layout in which somebody publishes telegrams, with other values beside the text.
public struct PublishedLayout: Sendable, Hashable {
    /// Stable, for the record of where a cable came from: `wikileaks-2010`.
    public var name: String
    /// What documents call the publisher: `WikiLeaks`.
    public var publisher: String

    public init(name: String, publisher: String) {
        self.name = name
        self.publisher = publisher
    }
}
