import CableModel
import CableSyntax

/// Prints a cable as a person wants to see it: the fields as a table, codes with their meanings, the
/// outline of the text, and what there is to say about it.
///
/// It is a summary, cut to the width of a terminal; the whole is in the formats.
package struct InspectionWriter: CableWriter, CollectionWriter {
    package init() {}

    package var isWhole: Bool { false }
    package var fileExtensions: [String] { [] }

    /// One of many, with an empty line behind it.
    package func writeMember(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> Member {
        let diagnostics = try write(reading, options: options, to: &output)
        output.write(byte: 0x0A)
        return Member(diagnostics: diagnostics)
    }

    package func write(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> [Diagnostic] {
        var page = InspectionPage(
            isColored: options[InspectionFormat.isColored], output: output.take())
        let cable = reading.cable
        let title = [cable.messageReferenceNumber?.identifier, cable.subjectText]
        page.title(title.compactMap(\.self).joined(separator: "  "))
        for field in InspectionFields.all(of: cable) { page.field(field.name, field.values) }
        page.heading("Text", InspectionOutline.size(of: cable))
        for entry in InspectionOutline.entries(of: cable.transcription) {
            page.entry(entry.mark, entry.text, isHeading: entry.isHeading)
        }
        if !cable.transcription.unplaced.isEmpty {
            page.heading("Without a place", "\(cable.transcription.unplaced.count)")
            for text in cable.transcription.unplaced { page.entry("", text) }
        }
        write(reading.diagnostics, TextPositions(reading), to: &page)
        output = page.output
        return []
    }

    private func write(
        _ diagnostics: [Diagnostic], _ positions: consuming TextPositions,
        to page: inout InspectionPage
    ) {
        var positions = positions
        guard !diagnostics.isEmpty else { return page.heading("Diagnostics", "none") }
        page.heading("Diagnostics", "\(diagnostics.count)")
        for diagnostic in diagnostics {
            let position = diagnostic.range.map { positions.position(of: $0.lowerBound) }
            let place = position.map {
                "\($0.block.map { "\($0):" } ?? "")\($0.line):\($0.column) "
            }
            page.entry(
                "",
                "\(place ?? "")\(diagnostic.severity.word): \(diagnostic.message) "
                    + "[\(diagnostic.id)]", isWhole: true)
        }
    }
}

/// The lines of an inspection, all of one width.
private struct InspectionPage: ~Copyable {
    var output: Output
    private let isColored: Bool

    init(isColored: Bool, output: consuming Output) {
        self.isColored = isColored
        self.output = output
    }

    private static let columns = 80
    private static let nameWidth = 18

    mutating func title(_ text: String) {
        for line in Self.lines(of: text.isEmpty ? "(no number, no subject)" : text, Self.columns) {
            write(style: "1", line)
            output.write(byte: 0x0A)
        }
        output.write(byte: 0x0A)
    }

    /// A field with its values, each on a line of its own.
    mutating func field(_ name: String, _ values: [InspectionFields.Value]) {
        var name = name
        let codeWidth = values.map { $0.meaning == nil ? 0 : $0.text.count }.max() ?? 0
        for value in values {
            let text =
                value.meaning.map { value.text.padded(to: codeWidth) + "  " + $0 } ?? value.text
            let indent = value.meaning == nil ? 0 : codeWidth + 2
            let lines = Self.lines(of: text, Self.columns - Self.nameWidth, indent: indent)
            for (index, line) in lines.enumerated() {
                write(style: "36", name.padded(to: Self.nameWidth))
                name = ""
                output.write(raw: index == 0 ? line : String(repeating: " ", count: indent) + line)
                output.write(byte: 0x0A)
            }
        }
    }

    mutating func heading(_ name: String, _ value: String) {
        output.write(byte: 0x0A)
        write(style: "36", name.padded(to: Self.nameWidth))
        output.write(raw: value)
        output.write(byte: 0x0A)
    }

    /// A line of a list, cut at the end of the line unless all of it is wanted.
    mutating func entry(
        _ mark: String, _ text: String, isHeading: Bool = false, isWhole: Bool = false
    ) {
        let mark = mark.isEmpty ? "" : mark.padded(to: 4) + " "
        let text = mark + text.printableLine
        let lines = Self.lines(of: text, Self.columns - 2, indent: mark.count)
        for (index, line) in lines.enumerated() {
            output.write(raw: index == 0 ? "  " : "    ")
            let isCut = !isWhole && lines.count > 1
            write(style: isHeading ? "1" : "", isCut ? Self.cut(line, Self.columns - 2) : line)
            output.write(byte: 0x0A)
            if isCut { break }
        }
    }

    /// A line that goes on, with dots at its end.
    private static func cut(_ line: String, _ width: Int) -> String {
        line.count < width ? line + "…" : line.prefix(width - 1) + "…"
    }

    /// The text on lines of a width; what stands behind the first is shorter by an indent.
    private static func lines(of text: String, _ width: Int, indent: Int = 0) -> [String] {
        var lines: [String] = []
        var line = ""
        var isEmpty = true
        var count = 0
        for word in text.printableLine.split(separator: " ", omittingEmptySubsequences: false) {
            let room = lines.isEmpty ? width : width - indent
            if !isEmpty, count + 1 + word.count > room {
                lines.append(line)
                line = ""
                isEmpty = true
                count = 0
            }
            line += isEmpty ? String(word) : " \(word)"
            count += word.count + (isEmpty ? 0 : 1)
            isEmpty = false
        }
        return lines + [line]
    }

    private mutating func write(style: String, _ text: String) {
        guard isColored, !style.isEmpty, text.contains(where: { $0 != " " }) else {
            return output.write(raw: text)
        }
        output.write(raw: "\u{1B}[\(style)m\(text)\u{1B}[0m")
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    /// The text without controls, which would command the terminal or break the line; what turns its letters
    /// round is shown.
    fileprivate var printableLine: String {
        guard unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            return Printable.text(self)
        }
        return Printable.text(
            String(
                String.UnicodeScalarView(
                    unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 })))
    }
}
