import CableModel
import CableSyntax

/// What makes the model of JSON values, and keeps what was wrong with them.
protocol JSONModelDecoder {
    var problems: [Diagnostic] { get set }
    /// The value of a list that is being read, for whoever looks for what was wrong.
    var place: DocumentPlace? { get set }
    /// What its diagnostics are about.
    static var problem: Diagnostic.Kind { get }
}

/// A value of one of a document's lists: `head[3]`.
struct DocumentPlace {
    /// The list's key.
    var list: StaticString
    /// From 0, as programs count.
    var index: Int
}

extension JSONModelDecoder {
    /// Says that a value is missing or of the wrong type.
    mutating func miss(_ what: String) { refuse(what, "is missing or of the wrong type; left out") }

    /// Says what is wrong with a value, and where it stands.
    mutating func refuse(_ what: String, _ why: String) {
        let place = place.map { " at \($0.list)[\($0.index)]" } ?? ""
        problems.append(Diagnostic(Self.problem, "\(what)\(place) \(why)"))
    }

    /// Reads the values of a list, noting where each stands.
    mutating func forEach(
        _ values: [JSONValue]?, of list: StaticString, _ body: (inout Self, JSONValue) -> Void
    ) {
        for (index, value) in (values ?? []).enumerated() {
            place = DocumentPlace(list: list, index: index)
            body(&self, value)
        }
        place = nil
    }

    /// A member of an object; nothing, and a diagnostic, where it is no string.
    mutating func string(_ object: JSONValue, _ name: String, in what: String) -> String {
        if let text = object[name]?.string { return text }
        miss("\"\(name)\" of \(what)")
        return ""
    }

    /// A member of an object; zero, and a diagnostic, where it is no integer that can be.
    mutating func integer(_ object: JSONValue, _ name: String, in what: String) -> Int {
        required(object, name, in: what) ?? 0
    }

    /// A member of an object; `nil`, and a diagnostic, where it is no integer that can be.
    mutating func required(_ object: JSONValue, _ name: String, in what: String) -> Int? {
        switch object[name] {
        case nil, .null:
            miss("\"\(name)\" of \(what)")
            return nil
        default: return number(object, name, in: what)
        }
    }

    /// A member that may be missing; `nil`, and a diagnostic, where it is no integer that can be.
    mutating func number(
        _ object: JSONValue, _ name: String, in what: String,
        _ range: ClosedRange<Int> = StatedValues.counts
    ) -> Int? {
        switch object[name] {
        case nil, .null: return nil
        case .integer(let number) where range.contains(number): return number
        case .integer(let number):
            refuse("\"\(name)\" of \(what)", "cannot be \(number); left out")
        default: miss("\"\(name)\" of \(what)")
        }
        return nil
    }

    /// What is said of the source, by its digest: whoever looks the copy up does so by that.
    mutating func source(_ source: SourceFile) -> SourceFile? {
        if StatedValues.isSHA256(source.sha256) { return source }
        refuse(
            "\"sha256\" of the source",
            "is no SHA-256 (64 digits, 0 to 9 and a to f); what is said of the source is left out")
        return nil
    }

    /// Takes a character that was put right, if it stands in an element and behind the one before.
    mutating func add(_ repair: Repair, to repairs: inout [Repair], elementCount: Int) {
        let isBehind =
            repairs.last.map { ($0.element, $0.offset) < (repair.element, repair.offset) } ?? true
        guard isBehind, repair.element < elementCount, !repair.meant.isEmpty else {
            refuse("a repair", "stands nowhere in the text, or not behind the one before; left out")
            return
        }
        repairs.append(repair)
    }

    /// Says that quotations lie too deep.
    mutating func refuseDepthOfQuotation() {
        refuse(
            "a quotation",
            "lies more than \(StatedValues.deepestQuotation) quotations deep; its parts stand in the one above"
        )
    }

    /// Says that lists lie too deep.
    mutating func refuseDepth() {
        refuse(
            "a list",
            "lies more than \(StatedValues.deepestList) lists deep; its items stand in the list above"
        )
    }

    /// The line of a date-time group; one that says nothing, and a diagnostic, where there is no moment,
    /// since the calendar or the clock has no such minute.
    mutating func dateTimeGroup(
        _ printed: String, _ moment: DateTimeGroup.Moment?, precedences: [Precedence],
        operatingSignals: [String]
    ) -> HeadLine.Content {
        guard let moment else {
            refuse(
                "the moment of a date-time group",
                "is in no calendar; the line is kept as it stands")
            return .plain(.uninterpreted)
        }
        return .dateTimeGroup(
            DateTimeGroupLine(
                precedences: precedences,
                dateTimeGroup: DateTimeGroup(printed: printed, moment: moment),
                operatingSignals: operatingSignals))
    }
}
