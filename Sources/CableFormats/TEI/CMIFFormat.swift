/// The index of a correspondence in the CMI Format, which `--cmif` asks for beside any run.
package enum CMIFFormat {
    package static let format = Format(
        name: "cmif", summary: "write the index of the correspondence too (CMI Format 1.1)",
        fileExtensions: [".xml"], mediaType: "application/tei+xml", collection: CMIFWriter(),
        flags: Publication.flags + [
            Authorities.flag,
            .value(of: editor, argument: "NAME", help: "who answers for the index") { $0 },
            .value(
                of: base, argument: "URL",
                help: "the address below which a cable is found by its number"
            ) { address throws(FormatError) in
                guard address.contains(":") else {
                    throw FormatError(
                        "--cmif-base needs an address such as https://example.org/cables/")
                }
                return address.hasSuffix("/") ? address : address + "/"
            },
        ])

    /// Who answers for the index.
    package static let editor = WriterOption("cmif-editor", default: String?.none)

    /// What the format wants of an index and nobody has said, with the flag that says it.
    package static func missing(_ options: WriterOptions) -> [(what: String, flag: String)] {
        [
            ("editor", editor.name), ("publisher", Publication.publisher.name),
            ("day of publication", Publication.date.name), ("licence", Publication.licence.name),
        ]
        .filter { !options.hasChoice(of: $0.1) }.map { (what: $0.0, flag: $0.1) }
    }

    /// The address below which a telegram is found by its number, with its slash.
    package static let base = WriterOption("cmif-base", default: String?.none)

    /// The name of the index below that address.
    package static let fileName = WriterOption("cmif-file-name", default: "cmif.xml")
}
