import CableModel
import CableSyntax

/// Reads a list of references.
package enum ReferenceReader {
    /// A reference where it stands in a text.
    private struct Entry {
        var marker: ReferenceMarkers.Marker?
        var text: ByteView
        var cited: CitedForm?

        /// The entry, which cites no telegram where the publisher blacked out the post.
        var withoutRedactedPost: Entry {
            guard let post = cited?.telegram.post,
                post.withBytes({ !Redactions.all(in: ByteView($0)).isEmpty })
            else { return self }
            return Entry(marker: marker, text: text)
        }
    }

    /// `REF: A. STATE 161988 (NOTAL) B. BAKU 1382`.
    static func parts(_ line: ByteView) -> [HeadLine.Part] {
        var list = PartList(line, capacity: 12)
        let label = label(line)
        list.add(text: .label, label)
        // A list without a label goes on behind a page line.
        for entry in entries(line.from(label.end).trimmed, isContinued: label.isEmpty) {
            if let marker = entry.marker {
                list.add(
                    text: .marker,
                    ByteView(line.base, marker.range.lowerBound, marker.range.upperBound))
            }
            list.add(reference: entry.text)
            if let cited = entry.cited { list.add(cited: cited, in: entry.text) }
        }
        return list.parts
    }

    /// The label of a list, which may be printed twice: `REF: REF: STATE 1`.
    private static func label(_ line: ByteView) -> ByteView {
        var label = line.upTo(HeadLabels.match(line)?.end ?? line.start)
        guard !label.isEmpty else { return label }
        while case let rest = line.from(label.end).trimmedStart,
            let again = HeadLabels.match(rest), again.kind == .references,
            // "REF A:" is the marker of an entry.
            ReferenceMarkers.marker(rest) == nil
        {
            label.end = again.end
        }
        return label
    }

    /// The references of a text without its label.
    package static func references(_ text: ByteView) -> [Reference] {
        entries(text, isContinued: true).map { entry in
            Reference(
                marker: entry.marker.map {
                    JoinedText.reduced(
                        ByteView(text.base, $0.range.lowerBound, $0.range.upperBound))
                },
                letter: entry.marker?.name, text: JoinedText.reduced(entry.text),
                cited: entry.cited?.telegram)
        }
    }

    /// The references of an archive's list, which has commas between them: `76 STATE 991200, 76
    /// HONG KONG 98377`.
    package static func list(_ text: ByteView) -> [Reference] {
        if !ReferenceMarkers.all(in: text).isEmpty { return references(text) }
        return text.pieces(between: UInt8(ascii: ",")).flatMap(references)
    }

    private static func entries(_ text: ByteView, isContinued: Bool = false) -> [Entry] {
        let none: [StaticString] = ["NONE", "NONE.", "N/A", "NIL"]
        if none.contains(where: text.equals) { return [] }
        let markers = ReferenceMarkers.all(in: text, isContinued: isContinued)
        guard let first = markers.first else { return unlettered(text) }
        var entries: [Entry] = []
        let before = text.upTo(first.range.lowerBound).trimmed
        if !before.isEmpty { entries += unlettered(before) }
        for (index, marker) in markers.enumerated() {
            let end = index + 1 < markers.count ? markers[index + 1].range.lowerBound : text.end
            var part = ByteView(text.base, marker.range.upperBound, end).trimmed
            var marker = marker
            // "A. A) STATE 1", "A. (A) STATE 1", "A. REF A: STATE 1": one letter, printed twice.
            if let doubled = ReferenceMarkers.marker(part), doubled.ordinal == marker.ordinal,
                doubled.isNumber == marker.isNumber, doubled.style != .bare
            {
                marker.range = marker.range.lowerBound..<doubled.range.upperBound
                part = part.from(doubled.range.upperBound).trimmed
            }
            var pieces = telegrams(in: part)
            if pieces.isEmpty { pieces = [Entry(text: part)] }
            pieces[0].marker = marker
            entries += pieces
        }
        return entries
    }

    /// References without letters: `STATE 106206; BAKU 12`, `SAO PAULO 433 BRASILIA 709`.
    private static func unlettered(_ text: ByteView) -> [Entry] {
        // The caption has a semicolon of its own: "Sensitive but unclassified; not for …".
        if text.contains("SENSITIVE BUT UNCLASSIFIED") { return telegrams(in: text) }
        return text.pieces(between: UInt8(ascii: ";")).flatMap(telegrams)
    }

    // MARK: Several telegrams in one text

    /// The telegrams that one entry names, each with what is said of it: `STATE 1 AND 2`,
    /// `REYKJAVIK 9871 AND 9875, LONDON 99440 (NOTAL)`, `KABUL 936/935`. A number alone is of the
    /// post before. What names no telegram comes back whole; what parts two entries is in none.
    private static func telegrams(in text: ByteView) -> [Entry] {
        var entries: [Entry] = []
        var text = text
        // "- STATE 1 - BAKU 2": a list with marks that are no letters.
        if let first = text.first == 0 ? nil : Optional(text.first), first.isOne(of: "-*"),
            case let rest = text.from(text.start + 1).trimmedStart,
            CitedForm(rest)?.isPostKnown == true
        {
            text = rest
        }
        var start = text.start
        var current = CitedForm(text)
        var place = current?.end ?? text.start
        while place < text.end {
            guard let separator = separator(text, at: place) else {
                place += 1
                continue
            }
            let next = text.from(separator.upperBound).trimmedStart
            guard let cited = follower(next, of: current, behind: separator, in: text) else {
                place = max(place + 1, separator.upperBound)
                continue
            }
            entries.append(
                Entry(
                    text: ByteView(text.base, start, separator.lowerBound).trimmed, cited: current))
            start = next.start
            current = cited
            place = cited.end
        }
        let last = ByteView(text.base, start, text.end).withoutSeparator
        if !last.isEmpty { entries.append(Entry(text: last, cited: current)) }
        return entries.map(\.withoutRedactedPost)
    }

    /// The telegram that begins behind a separator; `nil` where the text before goes on.
    private static func follower(
        _ next: ByteView, of current: CitedForm?, behind separator: Range<Int>, in text: ByteView
    ) -> CitedForm? {
        let sign = ByteView(text.base, separator.lowerBound, separator.upperBound).trimmed
        if let cited = CitedForm(next), cited.post != nil {
            // With nothing between them the name of a post must be one.
            if isMark(sign) { return cited.isPostKnown ? cited : nil }
            if !sign.isEmpty { return cited.isPostKnown || current != nil ? cited : nil }
            guard let current else { return nil }
            let isRight = text.isRightBehind(current.end, separator.lowerBound)
            return isRight && (cited.isPostKnown || next.isLastNumber(cited)) ? cited : nil
        }
        guard let current, !sign.isEmpty, text.isRightBehind(current.end, separator.lowerBound)
        else { return nil }
        return CitedForm(
            number: next, after: current.telegram,
            isBehindSlash: sign.first == UInt8(ascii: "/"))
    }

    /// What parts two entries at a place: a comma, a semicolon, a colon, a slash, AND, a blank. A note that
    /// belongs to the entry before (`AND PREVIOUS`) is none of it.
    private static func separator(_ text: ByteView, at place: Int) -> Range<Int>? {
        let byte = text[place]
        if byte.isOne(of: ",;:/") {
            let rest = text.from(place + 1).trimmedStart
            return place..<(wordEnd(rest) ?? place + 1)
        }
        guard ASCII.isBlank(byte) else { return nil }
        let rest = text.from(place).trimmedStart
        if let mark = rest.firstWord, isMark(mark) { return place..<mark.end }
        guard let end = wordEnd(rest) else { return place..<rest.start }
        let behind = text.from(end).trimmedStart
        if let word = behind.firstWord, word.equals("PREVIOUS") { return word.end..<word.end }
        return place..<end
    }

    /// Whether a word is a mark between entries: `-`, `*`, `|`.
    private static func isMark(_ word: ByteView) -> Bool {
        word.count == 1 && word.first.isOne(of: "-*|")
    }

    /// Where AND or its sign ends at the start of a text.
    private static func wordEnd(_ text: ByteView) -> Int? {
        guard let word = text.firstWord, word.equals("AND") || word.equals("&") else { return nil }
        return word.end
    }
}

extension ByteView {
    /// The stretches between a sign, blank ones left out.
    fileprivate func pieces(between sign: UInt8) -> [ByteView] {
        var pieces: [ByteView] = []
        var start = start
        for index in start..<end where self[index] == sign {
            pieces.append(ByteView(base, start, index).trimmed)
            start = index + 1
        }
        pieces.append(ByteView(base, start, end).trimmed)
        return pieces.filter { !$0.isEmpty }
    }

    /// The text without a comma or an AND at its end, which led to an entry that has its own.
    fileprivate var withoutSeparator: ByteView {
        var text = trimmed
        while let word = text.lastWord {
            if text.last == UInt8(ascii: ",") || text.last == UInt8(ascii: ";") {
                text = text.dropLast.trimmedEnd
            } else if word.start > text.start, word.equals("AND") || word.equals("&") {
                text = text.upTo(word.start).trimmedEnd
            } else {
                break
            }
        }
        return text
    }

    /// Whether nothing but a remark in parentheses stands between a number and a place.
    fileprivate func isRightBehind(_ end: Int, _ place: Int) -> Bool {
        let between = ByteView(base, end, max(end, place)).trimmed
        return between.isEmpty
            || between.first == UInt8(ascii: "(") && between.last == UInt8(ascii: ")")
            || between.first == UInt8(ascii: "[") && between.last == UInt8(ascii: "]")
            || between.equals("AND PREVIOUS") || CitedForm.isRemark(between)
    }

    /// Whether a number ends the text, or a remark in parentheses, or what parts it from the next.
    fileprivate func isLastNumber(_ cited: CitedForm) -> Bool {
        let rest = from(cited.end).trimmedStart
        return rest.isEmpty || rest.first == UInt8(ascii: "(") || rest.first == UInt8(ascii: ",")
            || rest.first == UInt8(ascii: ";") || CitedForm(rest) != nil
    }
}

extension PartList {
    /// Adds the text of a reference, also where there is none.
    fileprivate mutating func add(reference view: ByteView) {
        if view.isEmpty {
            add(.reference, view, value: nil)
        } else {
            add(text: .reference, view)
        }
    }

    /// Adds the telegram that a reference cites.
    fileprivate mutating func add(cited: CitedForm, in text: ByteView) {
        // The number is a part as a whole, with what may stand before its post.
        if cited.post != nil {
            add(.cited, ByteView(text.base, text.start, cited.end), value: nil)
        }
        if let year = cited.telegram.year, cited.year == nil { infer(.year, .number(year)) }
        let postStart = cited.post?.start ?? cited.serial.start
        add(year: cited) { $0.start < postStart }
        if let post = cited.post {
            add(
                text: .post, post, as: cited.telegram.post,
                basis: cited.isPostRepaired ? .repaired : .printed)
        } else {
            infer(.post, .text(cited.telegram.post))
        }
        add(year: cited) { $0.start > postStart && $0.start < cited.serial.start }
        if let airgram = cited.airgram { add(.airgram, airgram, value: nil) }
        add(.serial, cited.serial, value: .number(cited.telegram.serial))
        add(year: cited) { $0.start > cited.serial.start }
    }

    private mutating func add(year cited: CitedForm, where isHere: (ByteView) -> Bool) {
        guard let view = cited.year, isHere(view), let year = cited.telegram.year else { return }
        add(
            .year, view, value: .number(year), basis: cited.isYearRepaired ? .repaired : .printed)
    }
}
