/// A layout in which somebody publishes telegrams, with other values beside the text.
package struct PublishedLayout: Sendable, Hashable {
    /// Stable, for the record of where a cable came from: `wikileaks-2010`.
    package var name: String
    /// What documents call the publisher: `WikiLeaks`.
    package var publisher: String

    package init(name: String, publisher: String) {
        self.name = name
        self.publisher = publisher
    }
}
