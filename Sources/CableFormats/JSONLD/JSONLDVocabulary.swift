import CableGrammar
import CableModel
import CableSyntax
import JSONLDSchema

/// The vocabulary as who publishes cables publishes it: the classes and properties, and the codes of the
/// field as schemes of concepts (SKOS), each with the sources of its meaning.
enum JSONLDVocabulary {
    static func turtle(for base: JSONLDBase) -> [UInt8] {
        var turtle = Turtle(base: base)
        turtle.writeTerms()
        for form in DocumentaryForm.allCases { turtle.write(form) }
        turtle.writeScheme(base.tags, "TAGS: traffic analysis by geography and subject")
        for kind in Tag.Kind.allCases {
            for entry in Vocabulary.tags(kind)?.entries ?? [] {
                turtle.write(entry, base.tag(entry.key), in: base.tags, kind: kind)
            }
        }
        turtle.writeScheme(base.captions, "Captions and dissemination controls")
        for entry in Vocabulary.captions.entries {
            turtle.write(entry, base.caption(entry.key), in: base.captions)
        }
        for source in Vocabulary.sources.entries { turtle.write(source: source) }
        return turtle.output.bytes
    }
}

private struct Turtle: ~Copyable {
    let base: JSONLDBase
    var output = Output()

    init(base: JSONLDBase) { self.base = base }

    /// The file of the project, whose IRIs begin with its own base.
    mutating func writeTerms() {
        let file = JSONLDSchema.vocabulary
        file.withUnsafeBufferPointer { bytes in
            let own: StaticString = "urn:cable:"
            var rest = ByteView(bytes)
            while let found = rest.bytewiseIndex(of: own) {
                output.write(raw: bytes[rest.start..<found])
                output.write(raw: base.iri)
                rest = rest.from(found + own.utf8CodeUnitCount)
            }
            output.write(raw: bytes[rest.start..<rest.end])
        }
        output.write("\n# Codes of the field\n\n")
        output.write("@prefix dcterms: <http://purl.org/dc/terms/> .\n")
        output.write("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n")
    }

    mutating func writeScheme(_ iri: String, _ label: String) {
        begin(iri, "skos:ConceptScheme")
        write("skos:prefLabel", text: label)
        end()
    }

    /// A code; without a label where it is only known to be in use.
    mutating func write(
        _ entry: VocabularyTable.Entry, _ iri: String, in scheme: String, kind: Tag.Kind? = nil
    ) {
        begin(iri, "skos:Concept")
        write("skos:inScheme", iri: scheme)
        write("skos:notation", text: entry.key, isEnglish: false)
        if let gloss = entry.gloss { write("skos:prefLabel", text: gloss) }
        if let kind { write("cable:tagType", iri: base.vocabulary + kind.term) }
        for source in entry.sources { write("dcterms:source", iri: sourceIRI(source)) }
        end()
    }

    mutating func write(_ form: DocumentaryForm) {
        begin(base.form(form.rawValue), "rico:DocumentaryFormType, skos:Concept")
        write("skos:prefLabel", text: form.rawValue)
        write("skos:definition", text: form.definition)
        end()
    }

    mutating func write(source: VocabularyTable.Entry) {
        begin(sourceIRI(source.key), "dcterms:BibliographicResource")
        if let text = source.gloss { write("dcterms:bibliographicCitation", text: text) }
        // Of a table's line the second field is the date.
        for date in source.sources where date != "n.d." {
            write("dcterms:date", text: date, isEnglish: false)
        }
        end()
    }

    private func sourceIRI(_ key: String) -> String { base.iri + "source/" + IRIs.segment(key) }

    // MARK: Syntax

    private mutating func begin(_ iri: String, _ type: StaticString) {
        output.write("\n<")
        output.write(raw: iri)
        output.write("> a ")
        output.write(type)
    }

    private mutating func end() { output.write(" .\n") }

    private mutating func write(_ property: StaticString, iri: String) {
        begin(property)
        output.write("<")
        output.write(raw: iri)
        output.write(">")
    }

    private mutating func write(_ property: StaticString, text: String, isEnglish: Bool = true) {
        begin(property)
        // Turtle has the escapes of JSON.
        var json = JSONWriter(output.take(), indented: false)
        json.value(text)
        output = json.finish()
        if isEnglish { output.write("@en") }
    }

    private mutating func begin(_ property: StaticString) {
        output.write(" ;\n    ")
        output.write(property)
        output.write(" ")
    }
}
