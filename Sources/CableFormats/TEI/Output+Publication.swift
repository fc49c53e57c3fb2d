import CableSyntax

/// What a header says of who publishes the document.
extension Output {
    /// The publisher; TEI wants one before all else, so that it is said where nobody is known.
    mutating func writePublisher(_ options: WriterOptions) {
        if let publisher = options[Publication.publisher] {
            write("<publisher>")
            write(xml: publisher)
            write("</publisher>\n")
        } else {
            write("<authority>unknown</authority>\n")
        }
    }

    /// The day, and the licence or the reason why there is none.
    mutating func writeAvailability(_ options: WriterOptions, _ reason: StaticString) {
        if let date = options[Publication.date] {
            write("<date when=\"")
            write(xml: date, in: .attribute)
            write("\">")
            write(xml: date)
            write("</date>\n")
        }
        guard let licence = options[Publication.licence] else {
            write("<availability status=\"unknown\"><p>")
            write(reason)
            write("</p></availability>\n")
            return
        }
        write("<availability><licence target=\"")
        write(xml: licence, in: .attribute)
        write("\">")
        write(xml: licence)
        write("</licence><p>")
        write(reason)
        write("</p></availability>\n")
    }
}
