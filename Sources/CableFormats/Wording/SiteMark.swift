import CableSyntax

/// What a page of a site has where it depends on the other cables: bytes that no text has, since the page's
/// own text is escaped. Whoever puts the site together writes something in their place.
package enum SiteMark {
    /// Begins a link to another cable; its number and `linkText` follow, then the text and `linkEnd`.
    package static let link: UInt8 = 0x01
    package static let linkText: UInt8 = 0x02
    package static let linkEnd: UInt8 = 0x03
    /// The list of cables that cite this one.
    package static let citedBy: UInt8 = 0x04
    /// The name of the page, without its ending.
    package static let ownName: UInt8 = 0x05

    // What a template says of other cables. Each part goes up to its `end`, and has parts within.

    /// What is written where another cable is there, or is not; its number and `linkText` come first.
    package static let ifThere: UInt8 = 0x06
    package static let ifNotThere: UInt8 = 0x07
    /// What is written where any cable cites this one, or none does.
    package static let ifCited: UInt8 = 0x08
    package static let ifNotCited: UInt8 = 0x0E
    /// What is written once for each cable that cites this one.
    package static let eachCiting: UInt8 = 0x0F
    package static let end: UInt8 = 0x0B
    /// Where the page of the cable lies whose number and `linkText` follow.
    package static let address: UInt8 = 0x10
    /// A value of the citing cable; the numbers of the field and of its place follow.
    package static let citingValue: UInt8 = 0x11
}
