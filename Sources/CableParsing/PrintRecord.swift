import CableGrammar
import CableModel
import CableSyntax

/// The fields of a print of the Department's archive system, in the terms of the model.
struct PrintRecord {
    private(set) var dateTimeGroup: DateTimeGroup?
    private(set) var day: CalendarDate?
    private(set) var addressees: [Addressee] = []
    private(set) var draftingLines: [DraftingLine] = []
    private(set) var subject: Subject?

    init(_ provenance: Provenance) {
        guard provenance.isPrint else { return }
        if let printed = provenance.attribute("Date/DTG") { readDate(printed) }
        for (name, role) in [
            ("Action", Addressee.Role.action), ("Info", .info), ("XMT", .exempt),
        ] {
            guard let value = provenance.attribute(name) else { continue }
            addressees += value.withBytes { Self.addressees(ByteView($0), role) }
        }
        for (name, role) in [
            ("Drafted By", DraftingLine.Role.drafter), ("Cleared By", .clearance),
            ("Approved By", .approver),
        ] {
            guard let value = provenance.attribute(name) else { continue }
            draftingLines += value.withBytes { Self.persons(ByteView($0)) }
                .map { DraftingLine(role: role, text: $0) }
        }
        if let value = provenance.attribute("Subject") {
            subject = HeadGrammar.line("SUBJECT: " + value, kind: .subject).subject
        }
    }

    /// `Nov 12, 2004 / 120851Z NOV 04`: the day, and the date-time group. Where the two differ, the
    /// group counts, as it is the telegram's own.
    private mutating func readDate(_ printed: String) {
        printed.withBytes { bytes in
            let text = ByteView(bytes)
            let slash = text.lastIndex(ofByte: UInt8(ascii: "/"))
            let group = text.from(slash.map { $0 + 1 } ?? text.start).trimmed
            dateTimeGroup = TransmissionLines.dateTimeGroup(group).map {
                DateTimeGroup(printed: $0.group.string, moment: $0.moment)
            }
            day =
                dateTimeGroup?.date
                ?? Self.day(slash.map { text.upTo($0) } ?? text)
        }
    }

    /// `Nov 12, 2004`
    private static func day(_ text: ByteView) -> CalendarDate? {
        let words = text.words
        guard words.count == 3, let month = Months.number(of: words[0]),
            let year = words[2].number
        else { return nil }
        let digits = words[1].last == UInt8(ascii: ",") ? words[1].dropLast : words[1]
        guard let day = digits.number else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    // MARK: Addressees

    /// `WASHDC, SECSTATE ROUTINE; LAPUTA, AMEMBASSY ROUTINE`.
    private static func addressees(_ text: ByteView, _ role: Addressee.Role) -> [Addressee] {
        var addressees: [Addressee] = []
        var start = text.start
        for index in text.start...text.end {
            guard index == text.end || text[index] == UInt8(ascii: ";") else { continue }
            let piece = ByteView(text.base, start, index).trimmed
            start = index + 1
            let line = HeadGrammar.line(
                JoinedText.reduced(piece), kind: .addressee, .addressee(role))
            guard var addressee = line.addressee, !addressee.name.isEmpty else { continue }
            addressee.role = role
            addressee.name = plainName(addressee.name)
            addressees.append(addressee)
        }
        return addressees
    }

    /// `SECSTATE WASHDC` of `WASHDC, SECSTATE`: the system sorts by the place.
    private static func plainName(_ name: String) -> String {
        let parts = name.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = parts[1].split(separator: " ").first,
            kinds.contains(String(kind))
        else { return name }
        return parts[1].trimmingPrefix(" ") + " " + parts[0]
    }

    /// What stands before the place in the plain-language address of a post.
    private static let kinds: Set<String> = [
        "SECSTATE", "AMEMBASSY", "AMCONSUL", "AMCONGEN", "USMISSION", "USLO", "USINT", "AIT",
        "USOFFICE", "USDEL", "AMEMB", "SECDEF", "USEU", "USUN", "USDAO", "CDR", "HQ", "JOINT",
    ]

    // MARK: Persons

    /// `POL:Reader, Bob ECON:Other, Carla`: each begins with the office.
    private static func persons(_ text: ByteView) -> [String] {
        var persons: [String] = []
        for word in text.words {
            if word.contains(":") || persons.isEmpty {
                persons.append(word.string)
            } else {
                persons[persons.count - 1] += " " + word.string
            }
        }
        return persons
    }
}
