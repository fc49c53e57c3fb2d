import CableModel
import CableSyntax

/// Who publishes the documents of a run, since when and on which terms: what only the user knows.
///
/// Nothing of it is said where nobody says it.
package enum Publication {
    package static let publisher = WriterOption("publisher", default: String?.none)
    /// The address of the licence.
    package static let licence = WriterOption("licence", default: String?.none)
    /// A day: `2026-11-29`.
    package static let date = WriterOption("date", default: String?.none)

    package static let flags: [OptionFlag] = [
        .value(of: publisher, argument: "NAME", help: "who publishes the documents") { $0 },
        .value(
            of: licence, argument: "URL",
            help:
                "the address of the licence that they have; indices in the CMI Format are to have "
                + "https://creativecommons.org/licenses/by/4.0/"
        ) { address throws(FormatError) in
            let isAddress = ["https://", "http://"].contains { address.hasPrefix($0) }
            guard isAddress, !address.contains(where: { $0 == " " || $0 == "\"" || $0 == "<" })
            else {
                throw FormatError(
                    "--licence needs an address such as https://creativecommons.org/publicdomain/mark/1.0/, not \"\(address)\""
                )
            }
            return address
        },
        .value(
            of: date, argument: "YYYY-MM-DD", help: "the day on which they are published"
        ) { text throws(FormatError) in
            guard CalendarDate(iso: text) != nil else {
                throw FormatError("--date needs a day such as 2026-11-29, not \"\(text)\"")
            }
            return text
        },
    ]
}
