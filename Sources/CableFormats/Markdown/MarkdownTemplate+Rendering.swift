import CableSyntax

extension MarkdownTemplate {
    /// Writes the frame around a cable's text.
    ///
    /// - Returns: whether every character could be written.
    func render(
        _ frame: MarkdownFrame, to output: inout Output, body: (inout Output) -> Bool
    ) -> Bool {
        render(0..<pieces.count, item: nil, frame, to: &output, body: body)
    }

    private func render(
        _ range: Range<Int>, item: FrameItem?, _ frame: MarkdownFrame, to output: inout Output,
        body: (inout Output) -> Bool
    ) -> Bool {
        var isWhole = true
        var index = range.lowerBound
        while index < range.upperBound {
            let piece = pieces[index]
            index += 1
            switch piece {
            case .text(let bytes): output.write(raw: bytes)
            case .value(let value, let place):
                guard let text = frame.text(of: value) else { continue }
                if !output.write(text, in: place) { isWhole = false }
            case .field(let field, let place):
                guard let text = item?[field] else { continue }
                if !output.write(text, in: place) { isWhole = false }
            case .body:
                if !body(&output) { isWhole = false }
            case .section(let subject, let isInverted, let end):
                let content = index..<end
                index = end
                let isThere: Bool
                switch subject {
                case .items(let list):
                    for item in frame.items(of: list)
                    where !render(content, item: item, frame, to: &output, body: body) {
                        isWhole = false
                    }
                    continue
                case .any(let list): isThere = !frame.items(of: list).isEmpty
                case .value(let value): isThere = frame.text(of: value) != nil
                case .field(let field): isThere = item?[field] != nil
                }
                if isThere != isInverted,
                    !render(content, item: item, frame, to: &output, body: body)
                {
                    isWhole = false
                }
            }
        }
        return isWhole
    }
}

extension Output {
    /// Writes a value of the frame, escaped for its place.
    fileprivate mutating func write(_ text: String, in place: FramePlace) -> Bool {
        switch place {
        case .yaml: write(quoted: text)
        // Before the value may stand the mark of a list: so it counts as a line's start.
        case .markdown: return write(markdown: text, atLineStart: true)
        case .table: return write(markdown: text)
        case .html: return write(html: text)
        case .url: write(percentEncoded: text)
        case .iso: write(raw: text)
        }
        return true
    }
}
