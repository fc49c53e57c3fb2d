import CableModel
import CableSyntax

/// Reads the lines of the caption block: functions from a printed text to its parts.
package enum CaptionLines {
    /// A classification line, where its parts stand.
    package struct ClassificationForm {
        package var level: ClassificationLevel
        /// Whether the word has a letter too many, too few or another.
        package var isGarbled: Bool
        /// The word with the controls behind it: `SECRET//NOFORN`.
        package var classification: ByteView
        package var controls: [(control: DisseminationControl, view: ByteView)] = []
        package var section: Section?
        package var number: Number?
        /// Where the line ends; text may be glued behind.
        package var end: Int

        /// What of the section and the number a copy has with other signs, and how it is read.
        package var slips: [(printed: ByteView, meaning: String)] {
            var slips: [(printed: ByteView, meaning: String)] = []
            if let section, section.isMisread {
                slips.append(
                    (section.view, "SECTION \(section.number) OF \(section.total)"))
            }
            if let number, number.isMisread {
                slips.append((number.view, "\(number.post) \(number.serial)"))
            }
            return slips
        }

        /// `SECTION 01 OF 02`.
        package struct Section {
            package var view: ByteView
            /// `nil` for the final section, whose number is the total.
            package var numberView: ByteView?
            package var number: Int
            package var totalView: ByteView
            package var total: Int
            /// Whether a copy has other signs for it: `SECTION O1 0F 02`.
            package var isMisread: Bool
        }
    }

    /// `S E C R E T SECTION 01 OF 02 RABAT 000988`.
    static func classificationParts(_ line: ByteView) -> [HeadLine.Part] {
        guard let form = classification(line) else { return [] }
        var list = PartList(line, capacity: 8)
        list.add(.classification, form.classification, value: .level(form.level))
        for control in form.controls {
            list.add(text: .control, control.view, as: control.control.name)
        }
        let isSectionLast =
            form.section.map { $0.view.start > form.number?.view.start ?? Int.max } ?? false
        if !isSectionLast, let section = form.section { list.add(section) }
        if let number = form.number {
            list.add(text: .messageReferenceNumber, number.view)
            list.add(text: .post, number.postView, as: number.post)
            list.add(
                .serial, number.serialView, value: .number(number.serial),
                basis: number.serialView.isAllDigits ? .printed : .repaired)
        }
        if isSectionLast, let section = form.section { list.add(section) }
        return list.parts
    }

    /// The classification line at the start of a view; text may be glued behind.
    package static func classification(_ line: ByteView) -> ClassificationForm? {
        guard let match = ClassificationWords.match(line) else { return handlingWithNumber(line) }
        var end = match.end
        var controls: [(control: DisseminationControl, view: ByteView)] = []
        var rest = line.from(end)
        // Controls follow after slashes: SECRET//NOFORN.
        while rest.trimmed.first == UInt8(ascii: "/") {
            var text = rest.trimmed
            while text.first == UInt8(ascii: "/") { text = text.from(text.start + 1) }
            text = text.trimmed
            guard let control = DisseminationWords.match(text, isInLine: true) else {
                // "SECRET//REL TO USA, GBR// RABAT 988"
                if !controls.isEmpty, section(text) != nil || number(text) != nil { rest = text }
                break
            }
            controls.append((control.control, text.upTo(control.end)))
            end = control.end
            rest = line.from(end)
        }
        // Behind a blank no more than some do, and only before a section or a number: the post of
        // `SECRET NATO 12` may be any.
        var text = rest.trimmed
        var behind: [(control: DisseminationControl, view: ByteView)] = []
        while let control = DisseminationWords.spelledOut(text) {
            behind.append((control.control, text.upTo(control.end)))
            text = text.from(control.end).trimmed
        }
        if let last = behind.last, section(text) != nil || number(text) != nil {
            controls += behind
            end = last.view.end
            rest = text
        }
        var form = ClassificationForm(
            level: match.level, isGarbled: match.isGarbled, classification: line.upTo(end),
            controls: controls, end: end)
        form.section = section(withoutSign(rest))
        form.number = number(withoutSign(line.from(form.section?.view.end ?? rest.start)))
        if form.section == nil, let number = form.number {
            // "RABAT 000988 SECTION 01 OF 02"
            form.section = section(withoutSign(line.from(number.view.end)))
        }
        form.end = max(form.number?.view.end ?? end, form.section?.view.end ?? end)
        if let number = form.number, number.view.end == form.end, line.byte(at: form.end) == 0x2F {
            form.end = sectionEnd(behind: line.from(form.end))
        }
        if form.number != nil, let captions = captionsStart(line.from(form.end)) {
            form.end = captions
        }
        if form.number != nil, let end = SecondNumbers.end(in: line.from(form.end)) {
            form.end = end
        }
        return form
    }

    /// `SBU RABAT 988`, `LOU RABAT 988`: the handling in place of a classification, before the
    /// telegram's number.
    private static func handlingWithNumber(_ line: ByteView) -> ClassificationForm? {
        let isLimited = line.isExactly("LOU ", at: line.start)
        guard isLimited || line.isExactly("SBU ", at: line.start) else { return nil }
        let word = line.upTo(line.start + 3)
        var form = ClassificationForm(
            level: isLimited ? .limitedOfficialUse : .sensitiveButUnclassified, isGarbled: false,
            classification: word, end: word.end)
        form.section = section(line.from(word.end).trimmed)
        form.number = number(line.from(form.section?.view.end ?? word.end).trimmed)
        // Any text may begin with it.
        guard let number = form.number,
            form.section != nil || number.serialView.count >= filledSerial
                || number.postView.withPostKey(Vocabulary.isPost)
                || number.view.end == line.trimmedEnd.end
        else { return nil }
        form.end = number.view.end
        return form
    }

    /// Where captions begin behind the number and a sign, or the line ends: `RABAT 988//SIPDIS`,
    /// `RABAT 988 - SIPDIS`.
    private static func captionsStart(_ text: ByteView) -> Int? {
        var rest = text.trimmedStart
        guard rest.first.isOne(of: ",;-/") else { return nil }
        while rest.first.isOne(of: ",;-/") { rest = rest.from(rest.start + 1) }
        let caption = rest.trimmedStart
        if text.first == UInt8(ascii: ",") { return max(text.start + 1, caption.start) }
        return caption.isEmpty || captions(caption) != nil ? caption.start : nil
    }

    /// What stands behind a word of the line, a sign between them left out: `CONFIDENTIAL, RABAT 988`.
    private static func withoutSign(_ text: ByteView) -> ByteView {
        let text = text.trimmed
        guard text.first.isOne(of: ",:-") else { return text }
        return text.from(text.start + 1).trimmed
    }

    /// Where a classification line begins that is glued to the end of an address, as in texts made
    /// by joining two parts of a page: `INFO AMEMBASSY LAPUTAUNCLAS EREWHON 42`.
    ///
    /// It has the telegram's number, or nothing stands behind it.
    package static func gluedClassification(in line: ByteView) -> Int? {
        for index in line.range.dropFirst() {
            guard ASCII.isUpper(line[index]), gluedLetters.contains(line[index]),
                ASCII.isUpper(line[index - 1]) || ASCII.isDigit(line[index - 1])
                    || line[index - 1] == UInt8(ascii: "/")
            else { continue }
            let rest = line.from(index)
            guard let match = ClassificationWords.exactMatch(rest),
                rest.upTo(match.end).range.allSatisfy({ !ASCII.isLower(line[$0]) })
            else { continue }
            if classification(rest)?.number != nil || match.end == line.trimmedEnd.end {
                return index
            }
        }
        return nil
    }

    /// Where a classification line with the telegram's number begins that is a field of a dump's row,
    /// behind a tab or behind three blanks.
    package static func numberedField(of line: ByteView) -> Int? {
        var blanks = 0
        for index in line.range {
            let byte = line[index]
            if byte == 0x09 {
                blanks = 3
            } else if byte == 0x20 {
                blanks += 1
            } else {
                if blanks >= 3, gluedLetters.contains(ASCII.uppercased(byte)),
                    classification(line.from(index))?.number != nil
                {
                    return index
                }
                blanks = 0
            }
        }
        return nil
    }

    private static let gluedLetters = ByteSet("TSCLU")

    /// `SECTION 01 OF 02`, `SECTION 01/02`, `FINAL SECTION OF 02`.
    private static func section(_ view: ByteView) -> ClassificationForm.Section? {
        // Most classification lines have none.
        guard view.hasPrefix("SEC") || view.hasPrefix("FINAL") || view.hasPrefix("PART ") else {
            return nil
        }
        var words = view.words(upTo: 4)
        if words.count > 3, words[3].last.isOne(of: ",:") { words[3].end -= 1 }
        if words.count > 1, let slash = words[1].firstIndex(of: "/"), isSection(words[0]) {
            let parts = (words[1].upTo(slash), words[1].from(slash + 1))
            guard let number = parts.0.number, let total = parts.1.number else { return nil }
            return .init(
                view: view.upTo(words[1].end), numberView: parts.0, number: number,
                totalView: parts.1, total: total, isMisread: false)
        }
        guard words.count >= 4, words[2].equals("OF") || words[2].equals("0F"),
            let total = sectionNumber(words[3])
        else { return nil }
        let whole = view.upTo(words[3].end)
        let isMisread = words[2].equals("0F")
        if words[0].equals("FINAL"), words[1].equals("SECTION") {
            return .init(
                view: whole, numberView: nil, number: total.value, totalView: words[3],
                total: total.value, isMisread: isMisread || total.isMisread)
        }
        guard isSection(words[0]), let number = sectionNumber(words[1]) else { return nil }
        return .init(
            view: whole, numberView: words[1], number: number.value, totalView: words[3],
            total: total.value, isMisread: isMisread || number.isMisread || total.isMisread)
    }

    static func isSection(_ word: ByteView) -> Bool {
        sectionWords.contains { word.equals($0) }
    }

    private static let sectionWords: [StaticString] = ["SECTION", "SECT", "SEC", "SEC.", "PART"]

    /// `02`, `TWO`; of a copy `O2`.
    private static func sectionNumber(_ word: ByteView) -> (value: Int, isMisread: Bool)? {
        if let number = CopiedDigits.number(word) { return (number, !word.isAllDigits) }
        return numerals.firstIndex { word.equals($0) }.map { ($0 + 1, false) }
    }

    private static let numerals: [StaticString] = [
        "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN",
    ]

    /// The spaced letters of CORRECTED COPY, perhaps between stars.
    package static func isRevisionNote(_ line: ByteView) -> Bool {
        let letters: StaticString = "CORRECTEDCOPY"
        var offset = 0
        for index in line.start..<line.end {
            let byte = line[index]
            guard ASCII.isAlphanumeric(byte) else { continue }
            guard ASCII.uppercased(byte) == letters.utf8Start[offset] else { return false }
            offset += 1
            if offset == letters.utf8CodeUnitCount { return true }
        }
        return false
    }

    package static func isPassingInstruction(printed: String) -> Bool {
        printed.withBytes { isPassingInstruction(ByteView($0)) }
    }

    /// `FOR EUR/CARC`: a single office after FOR is a name; anything longer is left as it is.
    static func passingInstructionParts(_ line: ByteView) -> [HeadLine.Part] {
        let text = line.trimmedStart
        guard text.isExactly("FOR ", at: text.start),
            let office = text.from(text.start + 4).firstWord,
            office.end == text.trimmedEnd.end
        else { return [] }
        var list = PartList(line)
        list.add(.office, office, value: nil)
        return list.parts
    }

    /// `DEPT FOR EUR/CARC`, `STATE PASS USTR`, `FOR EUR/CARC`.
    package static func isPassingInstruction(_ line: ByteView) -> Bool {
        for (index, word) in line.words(upTo: 9).enumerated() {
            if word.equals("FOR") || word.equals("FOR:") || word.equals("PASS")
                || word.equals("PASS:")
                || word.equals("RELAY")
            {
                return true
            }
            if index == 0, word.equals("PLEASE") || word.isExactly("FROM") { return true }
        }
        return false
    }

    /// Whether a line above the E.O. line is offices and persons alone: `NEA/ELA AND INR/TCA`,
    /// `EUR, PM, H`, `S/CT MARC NORMAN`. It goes on with a passing instruction, or is a short one.
    package static func isOfficeLine(_ line: ByteView) -> Bool {
        guard !line.containsLowercase, line.count <= 70, let first = line.firstWord else {
            return false
        }
        var symbol = first
        while symbol.last == UInt8(ascii: ",") { symbol.end -= 1 }
        let hasSlash = symbol.contains("/")
        let isListed = first.last == UInt8(ascii: ",") && line.words.count > 1
        return (hasSlash || isListed || isAgency(first)) && ASCII.isUpper(symbol.first)
            && symbol.count <= 20
    }

    private static func isAgency(_ word: ByteView) -> Bool {
        agencies.contains { word.equals($0) }
    }

    private static let agencies: [StaticString] = [
        "STATE", "DEPT", "DEPARTMENT", "NSC", "USDOC", "TREASURY", "DOD", "OSD", "JUSTICE",
    ]

    /// Whether a line is a passing instruction for certain: `STATE FOR EUR/CARC`.
    package static func isAddressedInstruction(_ line: ByteView) -> Bool {
        let words = line.words
        guard words.count >= 3, isAgency(words[0]) else { return false }
        return words[1].equals("FOR") || words[1].equals("PASS")
    }

    /// `E.O. 12958: DECL: 12/11/2017`, and what else may follow the number of the order.
    static func declassificationParts(_ line: ByteView) -> [HeadLine.Part] {
        var list = PartList(line)
        let labelEnd = HeadLabels.match(line)?.end ?? line.start
        let label = line.upTo(labelEnd)
        if labelEnd > line.start { list.add(.label, label, value: nil) }
        let order = label.words.lazy.compactMap { word -> ByteView? in
            var digits = word
            while digits.last == UInt8(ascii: ":") { digits.end -= 1 }
            // "E.O.12356:" has no blank.
            while !digits.isEmpty, !ASCII.isDigit(digits.first) { digits.start += 1 }
            return digits.isAllDigits ? digits : nil
        }.first
        if let order { list.add(.executiveOrder, order, value: nil) }
        var rest = line.from(labelEnd).trimmed
        while rest.first == UInt8(ascii: ":") { rest = rest.from(rest.start + 1).trimmed }
        list.add(text: .text, rest)
        // "DECLASSIFIED BY NARA 09/02/2009" tells what happened, not what is due.
        let isOfCentury = order.map { $0.equals("11652") || $0.equals("12065") } ?? false
        let century = isOfCentury ? 2000 : 2100
        if !rest.contains("DECLASSIFIED"),
            let date = Dates.first(in: rest, before: century) ?? Dates.firstInWords(rest)
        {
            list.add(.date, date.text, value: .date(date.date))
        }
        return list.parts
    }

    /// The label, the text, and the portion marking before or behind it.
    static func subjectParts(_ line: ByteView) -> [HeadLine.Part] {
        var list = PartList(line)
        var labelEnd = HeadLabels.match(line)?.end ?? line.start
        var labelStart = line.start
        // "(U) SUBJECT: THE KING"
        if labelEnd > line.start, let end = PortionMarkings.match(line)?.end {
            list.add(marking: line.upTo(end))
            labelStart = end
        }
        // "SUBJECT: SUBJ: THE KING": the label twice.
        while labelEnd > line.start, case let rest = line.from(labelEnd).trimmedStart,
            let again = HeadLabels.match(rest, isEmbedded: true), again.kind == .subject
        {
            labelEnd = again.end
        }
        list.add(text: .label, ByteView(line.base, labelStart, labelEnd))
        var rest = line.from(labelEnd).trimmed
        if labelStart > line.start {
            list.add(text: .text, rest)
            return list.parts
        }
        if let end = PortionMarkings.match(rest)?.end {
            list.add(marking: rest.upTo(end))
            list.add(text: .text, rest.from(end))
            return list.parts
        }
        var marking: ByteView?
        if rest.last == UInt8(ascii: ")") {
            var open = rest.end - 1
            while open > rest.start && rest[open] != UInt8(ascii: "(") { open -= 1 }
            if open > rest.start, PortionMarkings.match(rest.from(open))?.end == rest.end {
                marking = rest.from(open)
                rest = rest.upTo(open)
            }
        }
        list.add(text: .text, rest)
        if let marking { list.add(marking: marking) }
        return list.parts
    }
}

extension PartList {
    /// Adds `SECTION 01 OF 02`.
    fileprivate mutating func add(_ section: CaptionLines.ClassificationForm.Section) {
        add(text: .section, section.view)
        let basis: HeadLine.Part.Basis = section.isMisread ? .repaired : .printed
        if let view = section.numberView {
            add(.sectionNumber, view, value: .number(section.number), basis: basis)
        } else {
            infer(.sectionNumber, .number(section.number))
        }
        add(.sectionTotal, section.totalView, value: .number(section.total), basis: basis)
    }

    /// Adds a portion marking with its controls.
    mutating func add(marking view: ByteView) {
        guard let level = PortionMarkings.match(view)?.marking.level else { return }
        add(.portionMarking, view, value: .level(level))
        for control in PortionMarkings.controls(in: view) {
            add(text: .control, control.view, as: control.control.name)
        }
    }
}
