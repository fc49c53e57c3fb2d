import JSONLDSchema

/// Linked data: schema.org's words where it has them, the project's own vocabulary for the rest.
package enum JSONLDFormat {
    package static let format = Format(
        name: "jsonld", aliases: ["json-ld", "ld"],
        summary: "JSON-LD by schema.org, with a vocabulary for what only cables have",
        fileExtensions: [".jsonld", ".json-ld", ".ld"], mediaType: "application/ld+json",
        reader: JSONLDReader(), splitter: JSONLDReader.lines,
        writer: JSONLDWriter(), collection: NDJSONCollection(writer: JSONLDWriter()),
        bundle: JSONLDGraph(),
        flags: [
            .value(
                of: contextPlace, argument: "inline|base|URL",
                help: "the context in each document, by its name below --base, or by an address; "
                    + "by default, documents and graphs hold it, and lines name it"
            ) { JSONLDContext.Place($0) },
            .text(
                of: baseIRI, argument: "IRI",
                help:
                    "what its IRIs begin with, those of its vocabulary too, for site its address; "
                    + "default: \(baseIRI.defaultValue)"),
            .setting(
                keepsSource, to: true,
                help: "the text that a cable was read from, and where each part stands in it; by "
                    + "default, documents of one cable hold it, lines and graphs do not"),
            .setting(
                dropsSource, to: true,
                help: "leave out the text that a cable was read from"),
            Authorities.flag,
        ],
        schema: .jsonSchema(
            bytes: { JSONLDSchema.bytes },
            recognition: { document in
                (document?.items.first ?? document)?["@context"] == nil ? .no : .certain
            }, members: JSONLDGraph.members))

    /// Where the context of a document is.
    package static let contextPlace = WriterOption("context", default: JSONLDContext.Place.byForm)

    /// What the IRIs of a document's things begin with. The default is readable, and no claim on
    /// anybody's domain.
    package static let baseIRI = WriterOption("base", default: "urn:cable:")

    /// Whether documents of any form hold the text that they were read from.
    package static let keepsSource = WriterOption("source-text", default: false)

    /// Whether none does.
    package static let dropsSource = WriterOption("no-source", default: false)

    /// Whether a document holds the text that it was read from, and where each part stands in it.
    ///
    /// Without a choice, a document of one cable does: it stands for itself, and what was read may be
    /// held against it. Lines and graphs are data of many cables, and the text would be a quarter of it.
    package static func includesSource(_ options: WriterOptions) -> Bool {
        if options[dropsSource] { return false }
        return options[keepsSource] || !options[NDJSONCollection.isCompact]
    }
}
