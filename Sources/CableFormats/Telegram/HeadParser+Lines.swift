import CableGrammar
import CableModel
import CableSyntax

/// The kinds of lines that a head consists of: each function takes the line being read if it is of
/// its kind, and says so.
extension HeadParser {
    mutating func parsePageMark(_ line: ByteView) -> Bool {
        if let match = PageMarks.match(line, post: post), match.range.lowerBound == line.start {
            take(
                ByteView(base, match.range.lowerBound, match.range.upperBound),
                as: .pageMark(match.mark))
            hasPageLine = true
            return true
        }
        guard ClassificationWords.mayBegin(line) else { return false }
        if let end = ClassificationWords.endBeforePageLine(line) {
            let banner = line.upTo(end)
            take(
                banner,
                as: .pageMark(PageMark(kind: .banner, printed: AddressLines.reduced(banner))))
            return true
        }
        // A classification alone repeats that of the page: once the telegram has a number, or
        // above a page line, or on a copy with page lines above the numbered one.
        guard ClassificationWords.isBanner(line), !addsControls(line),
            hasClassification || isPageLineNext()
                || (hasPageLine && isNumberedClassificationAhead())
        else { return false }
        take(line, as: .pageMark(PageMark(kind: .banner, printed: AddressLines.reduced(line))))
        return true
    }

    /// Whether a classification by itself, no page's head or foot, has controls that the telegram's
    /// line has not: `SECRET//REL LAPUTA` below `S E C R E T STATE 42`.
    private func addsControls(_ line: ByteView) -> Bool {
        guard hasClassification, !isAfterPageMark, !isPageLineNext(), !hasSubject,
            let found = CaptionLines.classification(line)?.line.controls, !found.isEmpty
        else { return false }
        return head.allSatisfy { line in
            guard case .classification(let own) = line.content else { return true }
            return !found.allSatisfy(own.controls.contains)
        }
    }

    /// Whether the next line that is neither blank nor a banner is a page line: the banner stands at
    /// the foot of a page and again at the head of the next.
    private func isPageLineNext() -> Bool {
        for index in (lineIndex + 1)..<max(lineIndex + 1, min(lineIndex + 8, lines.count)) {
            let line = ByteView(base, lines[index].contentStart, lines[index].contentEnd)
            if line.isEmpty || ClassificationWords.isBanner(line) { continue }
            return PageMarks.match(line, post: nil) != nil
        }
        return false
    }

    mutating func parseTextStatus(_ line: ByteView) -> Bool {
        // What a failed retrieval left in place of the text.
        if line.equals("ERROR READING TEXT") || line.equals("EXPAND ERROR ENCOUNTERED") {
            take(line, as: .textStatus(.lost))
            return true
        }
        guard line.hasPrefix("THIS RECORD IS A PARTIAL EXTRACT") else { return false }
        var end = line.end
        // The sentence may be glued to what follows: it ends with these words.
        if let stop = line.firstIndex(of: "NOT AVAILABLE.") { end = stop + 14 }
        take(line.upTo(end), as: .textStatus(.partialExtract))
        return true
    }

    mutating func parseTransmission(_ line: ByteView) -> Bool {
        if let role = TransmissionLines.officeDistributionRole(line) {
            gatherOfficeDistribution(role)
            return true
        }
        if isAfterPageMark, let role = openDistributionRole, TransmissionLines.isOfficeLine(line) {
            gatherOfficeDistribution(role, isLabelled: false)
            return true
        }
        switch line.first {
        case UInt8(ascii: "V") where line.hasPrefix("VZCZC"):
            take(line, as: .transmissionIdentifier)
        case UInt8(ascii: "-") where TransmissionLines.isCommunicationsCentreStamp(line):
            take(line, as: .communicationsCentreStamp)
        default:
            guard !hasLabel else { return false }
            if let relay = TransmissionLines.relay(line) {
                take(line, as: .relay(relay))
                continueRelay()
            } else if let station = TransmissionLines.station(line) {
                take(line, as: .station(station))
            } else if let group = TransmissionLines.dateTimeGroup(line) {
                if !isRegular(group) {
                    warn(
                        "odd-date-time-group",
                        "date-time group \"\(group.dateTimeGroup.printed)\" read as \(group.dateTimeGroup.isoMinute)",
                        at: line)
                }
                take(line, as: .dateTimeGroup(group))
                isAddressing = true
            } else if let signals = TransmissionLines.operatingSignals(line) {
                take(line, as: .operatingSignals(signals))
            } else {
                return false
            }
        }
        return true
    }

    /// Whether a group has its three parts and nothing inside them: `251346Z JUN 73`.
    private func isRegular(_ line: DateTimeGroupLine) -> Bool {
        var printed = line.dateTimeGroup.printed
        return printed.withUTF8 { bytes in
            let parts = ByteView(bytes).words
            return parts.count == 3 && parts[0].count == 7 && parts[1].count == 3
        }
    }

    /// A line of further routing indicators belongs to the relay line before it.
    private mutating func continueRelay() {
        while !isAtEnd, !isAfterBlank, TransmissionLines.isRelayContinuation(rest),
            case .relay(var relay) = head[head.count - 1].content
        {
            relay.routingIndicators += rest.words.map(\.string)
            ledger.enter(rest.range, .value, element: head.count - 1)
            head[head.count - 1].printed += " " + AddressLines.reduced(rest)
            head[head.count - 1].content = .relay(relay)
            nextLine()
        }
    }

    mutating func parseAddressing(_ wholeLine: ByteView) -> Bool {
        let line = firstField(of: wholeLine)
        if line.hasPrefix("FM "), !hasLabel {
            let name = line.from(line.start + 3).trimmed
            take(line, as: .originator(AddressLines.originator(name)))
            isAddressing = true
            return true
        }
        guard isAddressing || !hasClassification, !hasLabel else { return false }
        let labels: [(StaticString, Addressee.Role)] = [
            ("TO", .action), ("INFO", .info), ("XMT", .exempt),
        ]
        for (label, role) in labels where line.hasPrefix(label) {
            let labelEnd = line.start + label.utf8CodeUnitCount
            if line.end == labelEnd {
                guard isAddressing else { return false }
                takeBareLabel(line, role: role)
                return true
            }
            guard ASCII.isBlank(line[labelEnd]), isAddressing || !head.isEmpty else { continue }
            addresseeRole = role
            let text = line.from(labelEnd).trimmed
            warnOfPrecedence(text)
            take(line, as: .addressee(AddressLines.addressee(text, role: role)))
            return true
        }
        guard let role = addresseeRole else { return false }
        if continueAddressee(line) { return true }
        guard !isAfterBlank || AddressLines.beginsWithRoutingIndicator(line) || isAfterPageMark
        else { return false }
        guard ASCII.isLetter(line.first), ClassificationWords.match(line) == nil,
            HeadLabels.match(line) == nil, CaptionLines.captions(line) == nil, !beginsText(line)
        else { return false }
        warnOfPrecedence(line)
        take(line, as: .addressee(AddressLines.addressee(line, role: role)))
        return true
    }

    /// The rest of an address that its line was too short for: `FL//CCJ2/POLAD//` below
    /// `USCINCCENT MACDILL AFB`. It has no routing indicator, and what it has is an office.
    private mutating func continueAddressee(_ line: ByteView) -> Bool {
        guard !isAfterBlank, !AddressLines.beginsWithRoutingIndicator(line),
            case .addressee(let addressee) = head.last?.content, addressee.office == nil,
            addressee.stationSerial == nil
        else { return false }
        if line.firstIndex(of: "//").map({ $0 - line.start <= 4 }) != true {
            guard addressee.precedence == nil, AddressLines.goesOn(line) else { return false }
            note("rejoined-address", "address goes on in the next line", at: line)
        }
        let element = head.count - 1
        let printed = head[element].printed + " " + AddressLines.reduced(line)
        let isLabelled = ["TO ", "INFO ", "XMT "].first { printed.hasPrefix($0) }
        let address = Array(printed.dropFirst(isLabelled?.count ?? 0).utf8)
        let whole = address.withUnsafeBufferPointer {
            AddressLines.addressee(ByteView($0), role: addressee.role)
        }
        ledger.enter(line.range, .value, element: element)
        head[element] = HeadLine(printed: printed, content: .addressee(whole))
        nextLine()
        return true
    }

    private mutating func warnOfPrecedence(_ line: ByteView) {
        guard let word = AddressLines.misspeltPrecedence(line) else { return }
        warn("precedence-spelling", "precedence spelled \"\(word.string)\"", at: word)
    }

    /// `INFO` alone: the first addressee stands on the next line.
    private mutating func takeBareLabel(_ label: ByteView, role: Addressee.Role) {
        addresseeRole = role
        let element = head.count
        ledger.enter(label.range, .label, element: element)
        nextLine()
        let text = rest
        guard !text.isEmpty, HeadLabels.match(text) == nil, ClassificationWords.match(text) == nil,
            !text.hasPrefix("INFO"), !text.hasPrefix("XMT")
        else {
            head.append(HeadLine(printed: AddressLines.reduced(label), content: .uninterpreted))
            warn("empty-addressees", "\"\(label.string)\" has no addressee", at: label)
            return
        }
        ledger.enter(text.range, .value, element: element)
        head.append(
            HeadLine(
                printed: AddressLines.reduced(label) + " " + AddressLines.reduced(text),
                content: .addressee(AddressLines.addressee(text, role: role))))
        nextLine()
    }

    mutating func parseLabelled(_ line: ByteView) -> Bool {
        guard let label = HeadLabels.match(line) else { return false }
        hasLabel = true
        isAddressing = false
        addresseeRole = nil
        switch label.kind {
        case .executiveOrder: gatherDeclassification()
        case .tags: gatherTags(label)
        case .subject: gatherSubject()
        case .references: gatherReferences()
        case .authority: gatherAuthority()
        }
        return true
    }

    mutating func parseCaption(_ line: ByteView) -> Bool {
        if CaptionLines.isRevisionNote(line) {
            take(line, as: .revisionNote)
            return true
        }
        if let match = CaptionLines.captions(line),
            hasClassification || hasLabel || isHeadAhead() || match.end == line.end
        {
            take(line.upTo(match.end), as: .captions(match.captions))
            return true
        }
        guard let match = CaptionLines.classification(line) else { return false }
        if match.line.printedNumber == nil {
            // A bare word is the classification only where no numbered line has it.
            guard addsControls(line) || !hasSubject && !isNumberedClassificationAhead() else {
                return false
            }
        } else if hasSubject {
            // A dump may give a list of fields before the telegram's own head.
            guard isHeadAhead() else { return false }
            hasSubject = false
            hasLabel = false
        }
        let isAlone = match.line.printedNumber == nil && match.end < line.end
        // "Secret" may also begin a sentence.
        if isAlone, CaptionLines.captions(line.from(match.end).trimmed) == nil,
            HeadLabels.match(line.from(match.end).trimmed) == nil, !isHeadAhead()
        {
            return false
        }
        let view = line.upTo(match.end)
        if ClassificationWords.match(line)?.isGarbled == true {
            warn(
                "garbled-classification",
                "classification \"\(match.line.printedClassification)\" read as \(match.line.level?.word ?? "")",
                at: view)
        }
        take(view, as: .classification(match.line))
        hasClassification = true
        isLaterSection = (match.line.section?.number ?? 1) > 1
        isAddressing = false
        addresseeRole = nil
        if post == nil, let name = match.line.post { post = Array(name.utf8) }
        return true
    }

    /// A line up to a tab behind which a further field of a dump's row begins.
    private func firstField(of line: ByteView) -> ByteView {
        var index = line.start
        while let tab = line.firstIndex(ofByte: UInt8(ascii: "\t"), from: index) {
            let next = line.from(tab + 1)
            if next.hasPrefix("VZCZC") || ClassificationWords.match(next) != nil {
                return line.upTo(tab).trimmed
            }
            index = next.start
        }
        return line
    }

    /// A line of the head that has no known form.
    mutating func takeUnknown(_ wholeLine: ByteView) {
        let line = firstField(of: wholeLine)
        let cut = HeadLabels.firstEmbedded(
            in: line, kinds: [.executiveOrder, .tags, .subject, .references, .authority])
        // A search's result may have words before the telegram: "Search Results VZCZCADI319".
        let identifier = line.firstIndex(of: " VZCZC").flatMap { start in
            line.from(start).firstWord.flatMap { $0.count <= 14 ? start : nil }
        }
        let end = [cut, identifier].compactMap { $0 }.min()
        let view = end.map { line.upTo($0).trimmed } ?? line
        if isDateLine(view) {
            take(view, as: .publisherNote)
        } else if !hasLabel, !hasClassification || isOriginOfDump(view) {
            take(view, as: .preamble)
        } else if !hasLabel, CaptionLines.isOfficeLine(view) {
            take(view, as: .passingInstruction)
        } else if continueSubject(view) {
            return
        } else {
            warn(
                "uninterpreted-line", "line of the head not understood; kept as it stands", at: view
            )
            take(view, as: .uninterpreted)
        }
    }

    /// `Consulate Laputa`: the post as a database prints it above the telegram, in small letters.
    private func isOriginOfDump(_ view: ByteView) -> Bool {
        guard
            head.contains(where: { line in
                if case .preamble = line.content { true } else { false }
            })
        else { return false }
        let posts: [StaticString] = ["EMBASSY ", "CONSULATE ", "MISSION ", "US MISSION ", "US "]
        return view.containsLowercase && posts.contains { view.hasPrefix($0) }
    }

    /// The rest of a subject that a blank line cut: a short line in the subject's capitals.
    private mutating func continueSubject(_ view: ByteView) -> Bool {
        guard cutIsNone(view), case .subject(var subject) = head.last?.content,
            view.count <= 64, view.letterCount >= 3, !view.containsLowercase,
            subject.text.utf8.allSatisfy({ !ASCII.isLower($0) }),
            !subject.text.utf8.isEmpty, !Sentences.isEnd(view)
        else { return false }
        let element = head.count - 1
        let text = AddressLines.reduced(view)
        note("rejoined-subject", "blank line inside the subject; it is made whole", at: view)
        ledger.enter(view.range, .value, element: element)
        subject.text += " " + text
        head[element] = HeadLine(
            printed: head[element].printed + " " + text, content: .subject(subject))
        advance(to: view.end)
        return true
    }

    /// Whether a view is the whole of what is left of its line.
    private func cutIsNone(_ view: ByteView) -> Bool { view.end == rest.end }

    /// `Wednesday, 29 November 2000, 13:59`: a date line that a newspaper added.
    private func isDateLine(_ view: ByteView) -> Bool {
        let days: [StaticString] = ["MON", "TUES", "WEDNES", "THURS", "FRI", "SATUR", "SUN"]
        return days.contains { day in
            view.hasPrefix(day) && view.matches("DAY,", at: view.start + day.utf8CodeUnitCount)
        }
    }
}
