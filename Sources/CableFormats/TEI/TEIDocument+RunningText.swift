import CableModel
import CableSyntax

/// Running text, and what is marked up in it.
extension TEIDocument {
    /// The beginning of a line of the source.
    mutating func writeBreak(line: Int) {
        output.write("<lb n=\"")
        output.write(line)
        output.write("\"/>")
    }

    mutating func writeSpace(of content: [Inline]) {
        if !content.isSpacedAsWritten { output.write(" xml:space=\"preserve\"") }
    }

    /// - Parameter position: that of the marking among those that are known.
    mutating func writeMarking(_ position: Int?, before content: [Inline]) {
        guard let position else { return }
        let marking = knownMarkings[position].marking
        output.write("<seg type=\"portion-mark\"")
        writeSpace(of: marking.printed)
        output.write(">")
        text(marking.printed)
        if !knownMarkings[position].isTold {
            writeFeatures(besides: ["printed"]) { json in
                json.object { $0.writeMembers(of: marking) }
            }
        }
        output.write("</seg>")
        if content.needsSpaceBefore { output.write(" ") }
    }

    /// A marking, with what a document says of it.
    struct KnownMarking {
        let marking: PortionMarking
        let pointers: String
        /// Whether the printed text and the pointers say all.
        let isTold: Bool

        init(_ marking: PortionMarking) {
            self.marking = marking
            pointers = TEICodes.pointers(level: marking.level, controls: marking.controls)
            isTold = PortionMarking(printed: marking.printed, ana: pointers) == marking
        }
    }

    /// Where a marking stands among those that are known. A telegram has few, again and again.
    mutating func position(of marking: PortionMarking?) -> Int? {
        guard let marking else { return nil }
        for index in knownMarkings.indices where knownMarkings[index].marking == marking {
            return index
        }
        knownMarkings.append(KnownMarking(marking))
        return knownMarkings.count - 1
    }

    mutating func write(_ content: [Inline]) {
        for (index, inline) in content.enumerated() {
            if case .text(let text) = inline {
                write(words: text)
                continue
            }
            repairs.skip(inline.plainText?.utf8.count ?? 0)
            switch inline {
            case .text: break
            case .redaction(let printed): writeRedaction(printed)
            case .referenceMention(let mention): write(mention)
            case .paragraphMention(let mention):
                output.write("<ref type=\"paragraph\"")
                let target = mention.number.flatMap { paragraphNumbers.contains($0) ? $0 : nil }
                if let target { pointerAttribute("target", "p", target) }
                writeSpace(of: mention.text)
                output.write(">")
                text(mention.text)
                if ParagraphMention(
                    printed: mention.text, target: target, numbers: paragraphNumbers) != mention
                {
                    writeFeatures(of: inline, besides: "paragraphMention")
                }
                output.write("</ref>")
            case .link(let link):
                output.write("<ref type=\"link\"")
                let target = URIs.pointer(link.target)
                if let target { attribute("target", target) }
                // A pointer cannot hold every character that a source writes, and leads nowhere
                // that runs what it finds.
                if target ?? "" != link.target { attribute("n", link.target) }
                if target == nil, !link.target.isEmpty { unfollowed.append(link.target) }
                writeSpace(of: link.text)
                output.write(">")
                text(link.text)
                output.write("</ref>")
            case .pageMark(let mark):
                if index > 0 { output.write(" ") }
                writePageMark(mark)
                if index + 1 < content.count, !content[index + 1].isBreak { output.write(" ") }
            case .interruption:
                if index > 0 { output.write(" ") }
                output.write("<milestone unit=\"interruption\"")
                pointerAttribute("resp", "cableconv")
                output.write(" cert=\"high\"/>")
            }
        }
    }

    private mutating func writeRedaction(_ printed: String) {
        beginRedaction()
        value("desc", text: printed)
        output.write("</gap>")
    }

    /// The start tag of a redaction.
    mutating func beginRedaction() {
        output.write("<gap reason=\"redacted\" extent=\"unknown\"")
        if isFromPage { pointerAttribute("resp", "publisher") }
        output.write(">")
    }

    private mutating func write(_ mention: ReferenceMention) {
        let isSeptel = mention.text.lowercased().hasPrefix("septel")
        let type = mention.cited != nil ? "cable" : isSeptel ? "septel" : "reference"
        output.write("<ref")
        attribute("type", type)
        let position = mention.reference.flatMap { references.indices.contains($0) ? $0 : nil }
        let target = position == nil ? mention.cited.flatMap { facts.target(of: $0) } : nil
        if let position { pointerAttribute("target", referenceAnchors[position]) }
        if let target, let cited = mention.cited { cableTarget(target, of: cited) }
        writeSpace(of: mention.text)
        output.write(">")
        text(mention.text)
        let cited = target.map { target in
            CitedTelegram(identifier: target.number.identifier, isYearInferred: target.yearInferred)
        }
        let told = ReferenceMention(
            printed: mention.text, type: type, target: position, cited: cited ?? nil,
            references: citedReferences)
        if told != mention {
            writeFeatures(of: .referenceMention(mention), besides: "referenceMention")
        }
        output.write("</ref>")
    }

    /// Writes what the text of a mention does not say.
    private mutating func writeFeatures(of inline: Inline, besides text: String) {
        writeFeatures(besides: [text]) { json in json.object { $0.writeMembers(of: inline) } }
    }

    mutating func writePageMark(_ mark: PageMark) {
        let type: String
        switch mark.kind {
        case .pageLine(let line):
            output.write("<pb")
            attribute("n", line.page)
            output.write("/>")
            type = "page-line"
        case .banner: type = "banner"
        case .caption: type = "handling"
        case .sectionLine: type = "section-line"
        case .releaseStamp: type = "release-stamp"
        case .repeatedHead: type = "repeated-head"
        }
        output.write("<fw")
        attribute("type", type)
        writeSpace(of: mark.printed)
        output.write(">")
        text(mark.printed)
        if case .pageLine(let line) = mark.kind,
            PageLine(printed: mark.printed, page: line.page) != line
        {
            writeFeatures(besides: ["printed"]) { json in
                json.object { $0.writeMembers(of: mark) }
            }
        }
        output.write("</fw>")
    }
}

extension [Inline] {
    /// Whether a reader that takes line breaks for layout, and gives back the blanks that layout
    /// took, has the same content.
    fileprivate var isSpacedAsWritten: Bool {
        var isAfterMarkup = false
        for index in indices {
            switch self[index] {
            case .text(let text):
                let isLast = index + 1 == count
                let isLaidOut = text.withBytes { bytes in
                    isLast && bytes.last == 0x20
                        || ByteView(bytes).lastIndex(ofByte: 0x0A) != nil
                }
                if isLaidOut { return false }
                isAfterMarkup = false
            case .pageMark, .interruption: isAfterMarkup = false
            default:
                if isAfterMarkup { return false }
                isAfterMarkup = true
            }
        }
        return true
    }
}

extension Inline {
    /// Whether the inline stands between words.
    fileprivate var isBreak: Bool { plainText == nil }
}

/// Addresses as attributes can hold them.
enum URIs {
    /// The address as a pointer that may be followed, the schemes of the web and of mail and the
    /// project's own, or relative; `nil` for any other, such as `javascript:`.
    static func pointer(_ address: String) -> String? {
        let escaped = escaped(address)
        guard !escaped.isEmpty else { return nil }
        // What stands before the first colon is a scheme, unless a path or a fragment has begun.
        guard let colon = escaped.utf8.firstIndex(of: UInt8(ascii: ":")),
            !escaped.utf8[..<colon].contains(where: { "/?#".utf8.contains($0) })
        else { return escaped }
        let scheme = escaped[..<colon].lowercased()
        return ["http", "https", "mailto", "cable"].contains(scheme) ? escaped : nil
    }

    /// The address with what no URI may have percent-encoded; a `%` stays.
    static func escaped(_ address: String) -> String {
        PercentEncoding.encoded(address, allowing: marksOfURIs)
    }

    /// The unreserved and the reserved marks, but for brackets (RFC 3986, section 2).
    private static let marksOfURIs = ByteSet("-._~:/?#@!$&'()*+,;=%")
}
