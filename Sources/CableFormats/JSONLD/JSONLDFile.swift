import CableSyntax

/// What belongs to the documents of one base and is published once, beside them.
package enum JSONLDFile: Sendable {
    /// The context, by which JSON becomes linked data.
    case context
    /// The vocabulary, in Turtle.
    case vocabulary

    /// The file for the base that was chosen.
    ///
    /// - Throws: where the base is none.
    package func bytes(_ options: WriterOptions) throws(FormatError) -> [UInt8] {
        try JSONLDWriter().check(options)
        let base = JSONLDBase(iri: options[JSONLDFormat.baseIRI])
        switch self {
        case .context:
            let context = JSONLDContext.text(vocabulary: base.vocabulary, isIndented: true)
            return Array("{\n \"@context\": ".utf8) + context + Array("\n}\n".utf8)
        case .vocabulary: return JSONLDVocabulary.turtle(for: base)
        }
    }
}
