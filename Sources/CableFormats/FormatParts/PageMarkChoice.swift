/// What becomes of page lines, banners and stray captions in a document that is for reading.
///
/// Several formats have the option, and not all do the same where nobody chooses; so there is no
/// choice then.
package enum PageMarkChoice: String, Sendable, CaseIterable {
    case keep
    /// A sentence that a page cut is whole; the marks are not read back.
    case drop

    package static let option = WriterOption("page-marks", default: PageMarkChoice?.none)

    package static let flag = OptionFlag.choice(
        of: option,
        help: "keep page lines and banners in the text (default), or drop them "
            + "(default of the reading layout)")
}
