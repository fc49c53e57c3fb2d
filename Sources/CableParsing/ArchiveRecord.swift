import CableGrammar
import CableModel
import CableSyntax

/// What an archive's attributes say of a telegram, in the terms of the model.
///
/// Values that the archive has as absent (`n/a`, 1 January 1960) are absent.
public struct ArchiveRecord: Hashable, Sendable {
    /// `Draft Date`, later `Sent Date`; of a print that of the date-time group.
    public var date: CalendarDate?
    /// Of a print: what stands behind the day of `Date/DTG`.
    public var dateTimeGroup: DateTimeGroup?
    /// `From`: the sender without its kind, `HONG KONG`.
    public var sender: String?
    /// `To`, as far as it is before `INFO`. Several names have nothing between them.
    public var recipients: String?
    /// `To`, what follows `INFO`.
    public var informed: String?
    public var subject: String?
    /// Of a print: `(U)` before the subject.
    public var subjectMarking: PortionMarking?
    /// Of a print: `Action`, `Info` and `XMT`, each addressee by itself.
    public var addressees: [Addressee]
    /// Of a print: `Drafted By`, `Cleared By`, `Approved By`.
    public var draftingLines: [DraftingLine]
    /// Of a print: who signed.
    public var signature: String?
    public var tags: [Tag]
    public var references: [Reference]
    /// `Original Classification`; the current one is that after release.
    public var classification: ClassificationLevel?
    /// `Original Handling Restrictions`.
    public var captions: [Caption]
    /// `Executive Order`, its short forms written out: `GS` is `GDS`, `X1` is `XGDS-1`.
    public var declassification: Declassification?
    public var drafter: String?
    /// `Office`: whether the telegram came in (action) or went out (origin), and whose it was.
    public var office: OfficeDistribution.Role?

    public init(_ provenance: Provenance) {
        let print = PrintRecord(provenance)
        dateTimeGroup = print.dateTimeGroup
        addressees = print.addressees
        draftingLines = print.draftingLines
        signature = provenance.attribute("Signature")
        date =
            print.day
            ?? Self.date(provenance.attribute("Draft Date") ?? provenance.attribute("Sent Date"))
        sender = provenance.recordedSender
        (recipients, informed) = Self.addressees(provenance.attribute("To"))
        subject = print.subject?.text ?? provenance.attribute("Subject")
        subjectMarking = print.subject?.portionMarking
        tags = Self.read(provenance.attribute("TAGS")) { TagsReader.tags($0) }
            .filter { $0.code != "N/A" }
        references = Self.read(provenance.attribute("Reference"), ReferenceReader.list)
        classification = provenance.attribute("Original Classification").flatMap { value in
            ClassificationLevel.allCases.first { $0.word == value }
        }
        let handling =
            provenance.attribute("Captions")
            ?? provenance.attribute("Original Handling Restrictions")
        captions = Self.read(handling) {
            (CaptionLines.captions($0)?.captions ?? []).map { Caption($0.name) }
        }
        declassification = Self.declassification(
            provenance.attribute("Executive Order") ?? provenance.attribute("E.O."))
        drafter = provenance.attribute("Drafter")
        office = provenance.attribute("Office").flatMap { value in
            value.hasPrefix("ORIGIN") ? .origin : value.hasPrefix("ACTION") ? .action : nil
        }
    }

    private static func read<Value>(_ text: String?, _ read: (ByteView) -> [Value]) -> [Value] {
        guard let text else { return [] }
        return Array(text.utf8).withUnsafeBufferPointer { read(ByteView($0)) }
    }

    /// `04 MAY 1976`, `06 dec 1978`, `01-Jan-1994 12:00:00 am`.
    static func date(_ text: String?) -> CalendarDate? {
        guard let text else { return nil }
        let parts = text.split { $0 == " " || $0 == "-" }
        guard parts.count >= 3, let day = Int(parts[0]), let year = Int(parts[2]),
            let month = Months.number(ofAbbreviation: parts[1])
        else { return nil }
        // What the archive prints for "no date".
        if (year, month, day) == (1960, 1, 1) { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// `REYKJAVIK INFO LONDON OSLO`.
    private static func addressees(_ text: String?) -> (action: String?, info: String?) {
        guard let text else { return (nil, nil) }
        let words = text.split(separator: " ")
        guard let info = words.firstIndex(of: "INFO") else { return (text, nil) }
        func joined(_ words: ArraySlice<Substring>) -> String? {
            words.isEmpty ? nil : words.joined(separator: " ")
        }
        return (joined(words[..<info]), joined(words[(info + 1)...]))
    }

    private static func declassification(_ text: String?) -> Declassification? {
        guard let text else { return nil }
        var words = text.split(separator: " ").map(String.init)
        var order: String?
        if let first = words.first, first.count == 5, first.allSatisfy(\.isNumber) {
            order = words.removeFirst()
        }
        if let first = words.first, let full = shortForms[first] { words[0] = full }
        let instruction = words.joined(separator: " ")
        guard !instruction.isEmpty || order != nil else { return nil }
        return Declassification(executiveOrder: order, instruction: instruction)
    }

    /// The general declassification schedule of E.O. 11652, and exemptions from it.
    private static let shortForms = [
        "GS": "GDS", "X1": "XGDS-1", "X2": "XGDS-2", "X3": "XGDS-3", "X4": "XGDS-4", "AS": "ADS",
    ]
}
