import CableSyntax

/// What a page of a site has where it depends on the other cables: bytes that no text has, since the page's
/// own text is escaped. Whoever puts the site together writes something in their place.
package enum HTMLMark {
    /// Begins a link to another cable; its number and `linkText` follow, then the text and `linkEnd`.
    package static let link: UInt8 = 0x01
    package static let linkText: UInt8 = 0x02
    package static let linkEnd: UInt8 = 0x03
    /// The list of cables that cite this one.
    package static let citedBy: UInt8 = 0x04
    /// The name of the page, without its ending.
    package static let ownName: UInt8 = 0x05
}
