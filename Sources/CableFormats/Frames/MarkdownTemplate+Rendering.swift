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
                if !output.write(text, in: place, of: frame.flavor) { isWhole = false }
            case .field(let field, let place):
                if let item, frame.isOfSite, output.write(markOf: field, place, of: item) {
                    continue
                }
                guard let text = item?[field] else { continue }
                if !output.write(text, in: place, of: frame.flavor) { isWhole = false }
            case .received:
                if !frame.writeReceived(to: &output) { isWhole = false }
            case .body:
                if !body(&output) { isWhole = false }
            case .section(let subject, let isInverted, let end):
                let content = index..<end
                index = end
                let isMarked =
                    frame.isOfSite
                    && output.write(markOf: subject, isInverted: isInverted, of: item)
                let isThere: Bool
                switch subject {
                case .items(let list):
                    for item in frame.items(of: list)
                    where !render(content, item: item, frame, to: &output, body: body) {
                        isWhole = false
                    }
                    if isMarked { output.write(byte: SiteMark.end) }
                    continue
                case .any(let list): isThere = !frame.items(of: list).isEmpty
                case .value(let value): isThere = frame.text(of: value) != nil
                case .field(let field): isThere = item?[field] != nil
                }
                if isThere != isInverted || isMarked,
                    !render(content, item: item, frame, to: &output, body: body)
                {
                    isWhole = false
                }
                if isMarked { output.write(byte: SiteMark.end) }
            }
        }
        return isWhole
    }
}

extension Output {
    /// Writes a value of the frame, escaped for its place.
    ///
    /// - Returns: whether every character could be written.
    mutating func write(_ text: String, in place: FramePlace, of flavor: MarkdownFlavor) -> Bool {
        switch place {
        case .yaml: write(quoted: text)
        case .meta: write(quoted: flavor.escapesFrontMatter ? text.withHTMLReferences : text)
        // Before the value may stand the mark of a list: so it counts as a line's start.
        case .markdown: return write(markdown: text, atLineStart: true, flavor: flavor)
        case .table: return write(markdown: text, flavor: flavor)
        case .html: return write(html: text)
        case .url: write(percentEncoded: text)
        case .before: write(anchor: text, before: flavor)
        // In an item of a list it is a paragraph's, which there is none of unless a blank line parts it
        // from something: a list may have one item.
        case .behind where flavor.anchors == .block:
            write(anchor: text, behind: flavor, "\n    ")
            write("\n\n    <!-- -->\n")
        case .behind: break
        case .iso: write(raw: text)
        }
        return true
    }

    // MARK: What depends on other cables

    /// Begins a section about other cables of the site, which whoever puts the site together writes or
    /// leaves out.
    ///
    /// - Returns: whether it is one.
    fileprivate mutating func write(
        markOf subject: MarkdownTemplate.Subject, isInverted: Bool, of item: FrameItem?
    ) -> Bool {
        switch subject {
        case .any(.citedBy): write(byte: isInverted ? SiteMark.ifNotCited : SiteMark.ifCited)
        case .items(.citedBy): write(byte: SiteMark.eachCiting)
        case .field(.link):
            guard let target = item?.target else { return false }
            write(byte: isInverted ? SiteMark.ifNotThere : SiteMark.ifThere)
            write(raw: target)
            write(byte: SiteMark.linkText)
        default: return false
        }
        return true
    }

    /// Writes what stands for a value of another cable.
    ///
    /// - Returns: whether it is one.
    fileprivate mutating func write(
        markOf field: FrameField, _ place: FramePlace, of item: FrameItem
    ) -> Bool {
        if field == .link, let target = item.target {
            write(byte: SiteMark.address)
            write(raw: target)
            write(byte: SiteMark.linkText)
            return true
        }
        guard item.isCiting, let number = FrameField.ofCiting.firstIndex(of: field),
            let placeNumber = FramePlace.allCases.firstIndex(of: place)
        else { return false }
        write(byte: SiteMark.citingValue)
        write(byte: UInt8(ascii: "0") + UInt8(number))
        write(byte: UInt8(ascii: "0") + UInt8(placeNumber))
        return true
    }
}

/// A cable that cites another one of the same site, as a page of Markdown names it.
package struct CitingCable {
    private let values: [String]

    /// - Parameters:
    ///   - number: `07BAKU1467`; empty where it has none.
    ///   - day: `2007-12-11`; empty where it is not known.
    ///   - link: where its page lies, seen from the other one.
    package init(number: String, title: String, day: String, link: String) {
        values = [number.isEmpty ? "Cable" : number, title, day, link]
    }

    /// Writes a value where the page has `SiteMark.citingValue`.
    ///
    /// - Parameter code: the two bytes behind the mark.
    package func write(
        _ code: (field: UInt8, place: UInt8), flavor: MarkdownFlavor, to output: inout Output
    ) {
        let field = Int(code.field) - 0x30
        let place = Int(code.place) - 0x30
        guard values.indices.contains(field), FramePlace.allCases.indices.contains(place) else {
            preconditionFailure("the renderer writes no other")
        }
        // It is of safe letters, and no part of an address but a whole one.
        if FrameField.ofCiting[field] == .link { return output.write(raw: values[field]) }
        _ = output.write(values[field], in: FramePlace.allCases[place], of: flavor)
    }
}
