import CableModel
import CableSyntax

/// What writes TEI: a document, the header of a corpus, an index.
protocol TEIMarkup: ~Copyable {
    var output: Output { get set }
    /// Whether every character could be written.
    var isWhole: Bool { get set }
    /// Addresses that are written as text, because nobody may be led there.
    var unfollowed: [String] { get set }
}

extension TEIMarkup where Self: ~Copyable {
    /// What stands before the root element.
    mutating func writeDeclarations() {
        output.write(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <?xml-model href="https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>

            """)
    }

    /// What could not be written.
    var diagnostics: [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        if !isWhole {
            diagnostics.append(
                Diagnostic(.illegalInXml, "characters that XML cannot hold are written as U+FFFD"))
        }
        if let first = unfollowed.first {
            let others = unfollowed.count > 1 ? " and \(unfollowed.count - 1) others" : ""
            diagnostics.append(
                Diagnostic(
                    .unsafeLink,
                    "the address \"\(first)\"\(others) may run something; written as text, not as a link"
                ))
        }
        return diagnostics
    }

    // MARK: Pieces of markup

    mutating func text(_ text: String) {
        if !output.write(xml: text) { isWhole = false }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if !output.write(xml: bytes) { isWhole = false }
    }

    mutating func attribute(_ name: StaticString, _ value: String) {
        openAttribute(name)
        if !output.write(xml: value, in: .attribute) { isWhole = false }
        output.write("\"")
    }

    /// An attribute whose value is one of the names that TEI or the model has.
    mutating func attribute(_ name: StaticString, name value: String) {
        openAttribute(name)
        output.write(raw: value)
        output.write("\"")
    }

    mutating func attribute(_ name: StaticString, _ number: Int) {
        openAttribute(name)
        output.write(number)
        output.write("\"")
    }

    /// A day, to ISO 8601.
    mutating func attribute(_ name: StaticString, _ day: CalendarDate) {
        openAttribute(name)
        output.write(day)
        output.write("\"")
    }

    /// What a name means elsewhere, where that is known.
    mutating func write(uri: String?) {
        if let uri { attribute("ref", uri) }
    }

    private mutating func openAttribute(_ name: StaticString) {
        output.write(byte: 0x20)
        output.write(name)
        output.write("=\"")
    }

    /// Says that white space stands as it is, where a reader would take it for layout.
    mutating func writeSpace(of text: String) {
        if text.contains(byte: 0x0A) { output.write(" xml:space=\"preserve\"") }
    }

    /// An element that holds nothing but text.
    ///
    /// - Parameter attributes: as they stand in the tag: ` type="main"`.
    mutating func element(
        _ name: StaticString, _ attributes: StaticString = "", text content: String
    ) {
        output.write("<")
        output.write(name)
        output.write(attributes)
        output.write(">")
        text(content)
        close(name)
    }

    /// An element whose text is a value to be read back: a line end in it is no layout.
    mutating func value(
        _ name: StaticString, _ attributes: StaticString = "", text content: String
    ) {
        output.write("<")
        output.write(name)
        output.write(attributes)
        writeSpace(of: content)
        output.write(">")
        text(content)
        close(name)
    }

    private mutating func close(_ name: StaticString) {
        output.write("</")
        output.write(name)
        output.write(">")
    }
}

extension Output {
    /// A day, to ISO 8601: `2007-12-11`.
    mutating func write(_ day: CalendarDate) {
        write(day.year, digits: 4)
        write(byte: UInt8(ascii: "-"))
        write(day.month, digits: 2)
        write(byte: UInt8(ascii: "-"))
        write(day.day, digits: 2)
    }

    /// Day, hour and minute, to ISO 8601: `2007-12-11T10:31`; the seconds and the `Z` are left to
    /// the caller.
    mutating func write(_ moment: DateTimeGroup.Moment) {
        write(moment.date)
        write(byte: UInt8(ascii: "T"))
        write(moment.hour, digits: 2)
        write(byte: UInt8(ascii: ":"))
        write(moment.minute, digits: 2)
    }
}
