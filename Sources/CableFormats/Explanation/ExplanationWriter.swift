import CableModel
import CableSyntax

/// Prints a telegram's lines, each with the fields that it landed in, and below it what there is to
/// say about it.
///
/// ```
///    9  originator            FM AMEMBASSY EREWHON
///   14  paragraph 1           1. (C) Summary. The mills stand still.
/// ```
///
/// Where the reading says which rule took a line, the rule's name stands behind the field, and the
/// parts of a line of the head below it. The
/// debugger for readers, and what a user sends in with a report. On a terminal text is coloured
/// by its kind: labels dim, repetitions and layout dimmer, unplaced text inverse.
package struct ExplanationWriter: CableWriter {
    package init() {}

    package func write(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> [Diagnostic] {
        guard !reading.text.bytes.isEmpty else {
            throw FormatError(
                "has no source text that could be explained; explain the source it was made from")
        }
        var explanation = Explanation(
            reading, isColored: options[ExplanationFormat.isColored], output: output.take())
        explanation.write()
        output = explanation.output
        return []
    }
}

private struct Explanation: ~Copyable {
    var output: Output
    private let reading: Reading
    private let isColored: Bool
    private let names: [String]
    private let width: Int
    private let widthOfRules: Int
    /// Where each line of the head ends.
    private var endsOfHeadLines: [Int]
    /// What there is to say, by place; behind it what has none.
    private let diagnostics: [Diagnostic]
    private var nextSpan = 0
    private var nextDiagnostic = 0

    init(_ reading: Reading, isColored: Bool, output: consuming Output) {
        self.reading = reading
        self.isColored = isColored
        self.output = output
        names = reading.cable.transcription.elementNames.map(Printable.text)
        var ends = Array(repeating: 0, count: reading.cable.transcription.head.count)
        for span in reading.sourceMap.spans {
            guard let element = span.element, element < ends.count else { continue }
            ends[element] = max(ends[element], span.range.upperBound)
        }
        endsOfHeadLines = ends
        diagnostics =
            reading.diagnostics.filter { $0.range != nil }
            + reading.diagnostics.filter { $0.range == nil }
        width = max(12, names.map(\.utf8.count).max() ?? 0)
        widthOfRules = reading.rules?.steps.map(\.rule.utf8.count).max() ?? 0
    }

    mutating func write() {
        let bytes = reading.text.bytes
        for (index, block) in reading.text.blocks.enumerated() {
            if let name = block.name {
                if index > 0 { output.write(byte: 0x0A) }
                output.write(raw: "[\(Printable.text(name))]\n")
            }
            var number = index == 0 ? reading.firstLine - 1 : 0
            var start = block.range.lowerBound
            while start < block.range.upperBound {
                let end =
                    bytes[start..<block.range.upperBound].firstIndex(of: 0x0A)
                    ?? block.range.upperBound
                number += 1
                writeLine(number, start..<end)
                start = end + 1
            }
        }
        while nextDiagnostic < diagnostics.count { writeDiagnostic() }
    }

    private mutating func writeLine(_ number: Int, _ range: Range<Int>) {
        // The spans of the line; one that goes on in the next line is seen again there.
        let spans = reading.sourceMap.spans
        while nextSpan < spans.count, spans[nextSpan].range.upperBound <= range.lowerBound {
            nextSpan += 1
        }
        let inLine = spans[nextSpan...].prefix { $0.range.lowerBound < range.upperBound }
        var fields: [String] = []
        for span in inLine {
            guard let field = name(of: span), !fields.contains(field) else { continue }
            fields.append(field)
        }
        writePadded("\(number)", to: 5, isRight: true)
        output.write("  ")
        writePadded(fields.joined(separator: ", "), to: width)
        output.write("  ")
        if let rules = reading.rules {
            writePadded(rules.rules(within: range).joined(separator: ", "), to: widthOfRules)
            output.write("  ")
        }
        for span in inLine { write(span, within: range) }
        while output.last == 0x20 { output.truncate(to: output.count - 1) }
        output.write(byte: 0x0A)
        if reading.rules != nil { writeParts(of: inLine, within: range) }
        while nextDiagnostic < diagnostics.count,
            let place = diagnostics[nextDiagnostic].range?.lowerBound,
            place < max(range.upperBound, range.lowerBound + 1)
        {
            writeDiagnostic()
        }
    }

    /// The parts of the lines of the head that end in a line of the text.
    private mutating func writeParts(
        of spans: ArraySlice<SourceMap.Span>, within range: Range<Int>
    ) {
        let head = reading.cable.transcription.head
        for span in spans {
            guard let element = span.element, element < head.count,
                span.range.upperBound == endsOfHeadLines[element],
                span.range.upperBound <= range.upperBound, !head[element].parts.isEmpty
            else { continue }
            writePadded("", to: 7)
            write(style: "2", Printable.text(head[element].explanationOfParts))
            output.write(byte: 0x0A)
        }
    }

    private mutating func writeDiagnostic() {
        let diagnostic = diagnostics[nextDiagnostic]
        writePadded("", to: 7)
        write(
            style: "33",
            Printable.line(
                "\(diagnostic.severity.word): \(diagnostic.message) [\(diagnostic.id)]"))
        output.write(byte: 0x0A)
        nextDiagnostic += 1
    }

    /// The field that a span landed in; `nil` for blanks.
    private func name(of span: SourceMap.Span) -> String? {
        if span.kind == .unplaced { return "unplaced" }
        if let element = span.element, element < names.count { return names[element] }
        let text = reading.text.bytes[span.range]
        return text.allSatisfy { ASCII.isBlank($0) || $0 == 0x0A } ? nil : "layout"
    }

    private mutating func write(_ span: SourceMap.Span, within line: Range<Int>) {
        let range = span.range.clamped(to: line)
        guard !range.isEmpty else { return }
        // Controls of the source must not command the reader's terminal.
        let bytes = reading.text.bytes[range].map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }
        let text = Printable.text(String(decoding: bytes, as: UTF8.self))
        switch span.kind {
        case .value: output.write(raw: text)
        case .label: write(style: "36", text)
        case .layout, .repetition: write(style: "2", text)
        case .unplaced: write(style: "7", text)
        }
    }

    private mutating func write(style: StaticString, _ text: String) {
        guard isColored, text.contains(where: { $0 != " " }) else { return output.write(raw: text) }
        output.write("\u{1B}[")
        output.write(style)
        output.write("m")
        output.write(raw: text)
        output.write("\u{1B}[0m")
    }

    private mutating func writePadded(_ text: String, to width: Int, isRight: Bool = false) {
        let padding = String(repeating: " ", count: max(0, width - text.utf8.count))
        output.write(raw: isRight ? padding + text : text + padding)
    }
}

extension Transcription {
    /// What a person calls each element, by its ordinal in the source map.
    fileprivate var elementNames: [String] {
        var names = head.map(\.kind.name)
        func add(_ list: ItemList) {
            if !list.head.isEmpty { names.append("head of a list") }
            for item in list.items {
                names.append(list.kind == .participants ? "participant" : "item \(item.marker)")
                for inner in item.lists { add(inner) }
            }
        }
        func add(_ block: Block) {
            switch block {
            case .paragraph(let paragraph):
                let label = paragraph.label.map { " " + ($0.number.map(String.init) ?? $0.printed) }
                let role = paragraph.role.map { " (\($0.rawValue))" }
                names.append("paragraph" + (label ?? "") + (role ?? ""))
                for list in paragraph.lists { add(list) }
            case .heading: names.append("heading")
            case .list(let list): add(list)
            case .preformatted: names.append("preformatted")
            case .quotation(let quotation): for quoted in quotation.body { add(quoted) }
            case .pageMark: names.append("page mark")
            }
        }
        for block in body { add(block) }
        if signature != nil { names.append("signature") }
        return names + tail.map(\.kind.rawValue)
    }
}
