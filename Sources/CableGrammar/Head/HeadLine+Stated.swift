import CableModel
import CableSyntax

/// Head lines of documents, which give a line's printed text and what it says one beside the other.
extension HeadLine {
    /// The line of a printed text that says what a document, or a program, has for it.
    ///
    /// Where the printed text, read as a telegram's, says just this, its parts are those of the
    /// grammar. Where a person or a program has changed one of the two, what is stated counts: its
    /// parts are looked for in the printed text, and marked as stated.
    package init(printed: String, content: Content) {
        let read = HeadGrammar.line(printed, kind: content.kind, HeadGrammar.Context(of: content))
        let stated = StatedPart.list(of: content)
        guard !stated.isSame(as: StatedPart.list(of: read.content)) else {
            self = read
            return
        }
        let label = content.hasPlainLabel(in: printed) ? read.part(.label) : nil
        var parts = printed.withBytes { bytes in
            stated.parts(in: ByteView(bytes).from(label?.range.upperBound ?? 0))
        }
        if var label {
            label.basis = .stated
            parts.insert(label, at: 0)
        }
        parts = printed.withBytes {
            Redactions.added(to: parts, of: ByteView($0), kind: content.kind)
        }
        self.init(printed: printed, kind: content.kind, parts: parts)
    }

    /// The line with another printed text, which says what it has said, or else something new.
    package func reprinted(_ printed: String, saying content: Content? = nil) -> HeadLine {
        HeadLine(printed: printed, content: content ?? self.content)
    }

    /// The length in bytes of the label that an addressee's line begins with, its space included
    /// (`TO `, `INFO `, `XMT `); `nil` where it has none.
    package var addresseeLabelLength: Int? {
        guard kind == .addressee, let label = part(.label), label.isPrinted else { return nil }
        return label.range.upperBound + 1
    }

    /// Whether the printed text, read as a telegram's, says all that the line says.
    package var isAsPrinted: Bool { !parts.contains { $0.basis == .stated } }
}

extension HeadLine.Content {
    /// Whether the label of a line's printed text is one, though what is stated does not have it:
    /// an addressee may be called like a label.
    fileprivate func hasPlainLabel(in printed: String) -> Bool {
        guard case .addressee(let addressee) = self else { return false }
        return printed.withBytes { bytes in
            guard let label = AddressLines.label(ByteView(bytes)), label.end < bytes.count else {
                return false
            }
            return !addressee.name.utf8.starts(with: bytes[...label.end])
        }
    }
}

extension HeadGrammar.Context {
    /// What the printed text of a line need not say.
    init(of content: HeadLine.Content) {
        switch content {
        case .addressee(let addressee): self = .addressee(addressee.role)
        case .officeDistribution(let distribution): self = .distribution(distribution.role)
        case .drafting(let line): self = .drafting(line.role)
        case .textStatus(let status): self = .textStatus(status)
        case .pageMark(let mark): self = .pageMark(mark.kind)
        default: self = .none
        }
    }
}

/// A part of a line as a document states it.
private struct StatedPart {
    var kind: HeadLine.Part.Kind
    /// `nil` where the part has no text of its own.
    var text: String?
    var value: HeadLine.Part.Value?

    init(_ kind: HeadLine.Part.Kind, _ text: String?, _ value: HeadLine.Part.Value? = nil) {
        self.kind = kind
        self.text = text
        self.value = value
    }
}

extension StatedPart {
    /// What a line says, part by part, in the order in which lines print them.
    static func list(of content: HeadLine.Content) -> [StatedPart] {
        var list = Builder()
        switch content {
        case .plain:
            break
        case .relay(let relay):
            list.add(precedence: relay.precedence)
            for indicator in relay.routingIndicators { list.add(.routingIndicator, indicator) }
        case .station(let station):
            list.add(.routingIndicator, station.routingIndicator)
            list.add(.stationSerialNumber, station.stationSerialNumber)
            list.add(.transmissionSection, station.section)
            list.add(.filingTime, station.filingTime)
        case .operatingSignals(let signals):
            for signal in signals { list.add(.operatingSignal, signal) }
        case .dateTimeGroup(let line):
            for precedence in line.precedences {
                list.parts.append(
                    StatedPart(.precedence, precedence.prosign, .precedence(precedence)))
            }
            list.add(.dateTimeGroup, line.dateTimeGroup.printed, .moment(line.dateTimeGroup.moment))
            for signal in line.operatingSignals { list.add(.operatingSignal, signal) }
        case .officeDistribution(let distribution):
            list.state(.role, .distributionRole(distribution.role))
            for office in distribution.offices {
                list.add(.officeSymbol, office.symbol)
                list.add(.copies, office.copies)
            }
            list.add(.total, distribution.total)
        case .drafting(let line):
            list.state(.role, .draftingRole(line.role))
            list.add(.text, line.text)
        case .originator(let originator):
            list.add(.name, originator.name)
            list.add(.office, originator.office)
        case .addressee(let addressee):
            list.state(.role, .addresseeRole(addressee.role))
            list.add(.routingIndicator, addressee.routingIndicator)
            list.add(.name, addressee.name)
            list.add(.office, addressee.office)
            list.add(precedence: addressee.precedence)
            list.add(.stationSerial, addressee.stationSerial)
        case .classification(let line): list.add(line)
        case .captions(let captions): for caption in captions { list.add(.caption, caption.name) }
        case .declassification(let value):
            list.add(.executiveOrder, value.executiveOrder)
            list.add(.text, value.instruction)
            if value.date != nil || value.printedDate != nil {
                list.add(.date, value.printedDate ?? "", value.date.map { .date($0) })
            }
        case .tags(let line):
            list.add(.label, line.label)
            for tag in line.tags {
                list.add(.tag, tag.code, .tag(code: tag.code, kind: tag.kind))
                list.add(.qualifier, tag.qualifier)
            }
        case .subject(let subject):
            list.add(.label, subject.label)
            list.add(.text, subject.text)
            list.add(subject.portionMarking)
        case .references(let references):
            list.add(.label, references.label)
            for reference in references.references { list.add(reference) }
        case .classificationAuthority(let authority):
            if let number = authority.paragraphNumber {
                list.add(.paragraphNumber, "\(number).", .number(number))
            }
            list.add(authority.portionMarking)
            list.add(.name, authority.name)
            list.add(.title, authority.title)
            list.add(.reasons, authority.printedReasons)
            for reason in authority.reasons {
                list.parts.append(StatedPart(.reason, nil, .text(reason)))
            }
            list.add(.derivedFrom, authority.derivedFrom)
        case .pageMark(let mark): list.add(.pageMark, mark.printed, .markKind(mark.kind))
        case .textStatus(let status): list.state(.textStatus, .textStatus(status))
        }
        return list.parts
    }

    private struct Builder {
        var parts: [StatedPart] = []

        mutating func add(_ marking: PortionMarking?) {
            guard let marking else { return }
            add(.portionMarking, marking.printed, .level(marking.level))
            for control in marking.controls { add(.control, control.name) }
        }

        mutating func add(
            _ kind: HeadLine.Part.Kind, _ text: String?, _ value: HeadLine.Part.Value? = nil
        ) {
            guard let text else { return }
            parts.append(StatedPart(kind, text, value))
        }

        mutating func state(_ kind: HeadLine.Part.Kind, _ value: HeadLine.Part.Value) {
            parts.append(StatedPart(kind, nil, value))
        }

        mutating func add(precedence: Precedence?) {
            guard let precedence else { return }
            parts.append(StatedPart(.precedence, precedence.word, .precedence(precedence)))
        }

        mutating func add(_ line: ClassificationLine) {
            add(.classification, line.printedClassification, line.level.map { .level($0) })
            for control in line.controls { add(.control, control.name) }
            if let section = line.section {
                add(.section, section.printed)
                state(.sectionNumber, .number(section.number))
                state(.sectionTotal, .number(section.total))
            }
            add(.messageReferenceNumber, line.printedNumber)
            add(.post, line.post)
            if let serial = line.serial { state(.serial, .number(serial)) }
        }

        mutating func add(_ reference: Reference) {
            add(.marker, reference.marker)
            add(.reference, reference.text)
            // The letter, also where there is none beside a marker.
            state(.letter, .text(reference.letter ?? ""))
            guard let cited = reference.cited else { return }
            if let year = cited.year { state(.year, .number(year)) }
            add(.post, cited.post)
            if cited.isAirgram { parts.append(StatedPart(.airgram, nil)) }
            state(.serial, .number(cited.serial))
        }
    }
}

extension [StatedPart] {
    /// Whether two documents say the same; texts are compared byte by byte.
    fileprivate func isSame(as others: [StatedPart]) -> Bool {
        func isSame(_ one: String?, _ other: String?) -> Bool {
            guard let one, let other else { return one == nil && other == nil }
            return one.utf8.elementsEqual(other.utf8)
        }
        return count == others.count
            && zip(self, others).allSatisfy {
                $0.kind == $1.kind && isSame($0.text, $1.text) && $0.value == $1.value
                    && isSame($0.value?.text, $1.value?.text)
            }
    }

    /// The parts, each where its text stands behind the one before, as a whole word.
    fileprivate func parts(in line: ByteView) -> [HeadLine.Part] {
        var position = line.start
        return map { stated in
            guard let text = stated.text else {
                return HeadLine.Part(stated.kind, value: stated.value, basis: .stated)
            }
            let ignoresCase = stated.kind == .caption || stated.kind == .tag
            guard
                let found = line.from(position).firstWord(text, ignoresCase: ignoresCase)
            else {
                return HeadLine.Part(
                    stated.kind,
                    value: stated.value.map { .stated(text: text, $0) } ?? .text(text),
                    basis: .stated)
            }
            // The number of a telegram and a reference hold the parts that follow.
            let isWhole = stated.kind == .messageReferenceNumber || stated.kind == .reference
            position = isWhole ? found.lowerBound : found.upperBound
            return HeadLine.Part(
                stated.kind, at: found,
                value: stated.value
                    ?? (line.upTo(found.upperBound).from(found.lowerBound).isExactly(text)
                        ? nil : .text(text)),
                basis: .stated)
        }
    }
}

extension ByteView {
    /// The first place of a text that no word goes on over.
    fileprivate func firstWord(_ text: String, ignoresCase: Bool) -> Range<Int>? {
        func isSame(_ one: UInt8, _ other: UInt8) -> Bool {
            one == other || ignoresCase && ASCII.uppercased(one) == ASCII.uppercased(other)
        }
        func isBoundary(_ place: Int) -> Bool {
            place == 0 || place == end
                || !(ASCII.isAlphanumeric(base[place - 1]) && ASCII.isAlphanumeric(base[place]))
        }
        return text.withBytes { text in
            guard !text.isEmpty else { return nil }
            var place = start
            while place + text.count <= end {
                if (0..<text.count).allSatisfy({ isSame(self[place + $0], text[$0]) }),
                    isBoundary(place), isBoundary(place + text.count)
                {
                    return place..<(place + text.count)
                }
                place += 1
            }
            return nil
        }
    }
}
