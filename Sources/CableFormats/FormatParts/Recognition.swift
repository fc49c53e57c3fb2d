/// How well a text fits a format.
package enum Recognition: Sendable, Hashable, Comparable {
    /// It is something else.
    case no
    /// Nothing speaks against it.
    case possible
    /// It has the form that the format's documents have, and documents of other kinds too.
    case likely(Form)
    /// It has marks that only the format has.
    case certain

    /// What a text is that a reader finds likely. The narrower the form, the better the reader
    /// knows the text: of a TEI document the reader of TEI, not one that takes any XML.
    package enum Form: Sendable, Hashable, Comparable {
        /// A syntax: a web page, an object of JSON, a text with front matter.
        case syntax
        /// A vocabulary in such a syntax: TEI, JSON-LD.
        case vocabulary
        /// What one publisher makes in such a vocabulary.
        case publication
    }
}
