import CableModel

/// What a document of many cables says of them all.
public struct CollectionSummary: Hashable, Sendable {
    public private(set) var cableCount = 0
    /// The days of the earliest and the latest cable whose day is known.
    public private(set) var days: ClosedRange<CalendarDate>?
    public private(set) var codes = CodesUsed()
    /// How many spoilt characters were put right in the cables.
    public private(set) var repairCount = 0

    public init() {}

    /// The summary of one cable.
    public init(of cable: Cable, codes: CodesUsed = CodesUsed(), repairCount: Int = 0) {
        self.repairCount = repairCount
        cableCount = 1
        days = cable.day.flatMap { $0.isValid ? $0...$0 : nil }
        self.codes = codes
    }

    public mutating func add(_ other: CollectionSummary) {
        cableCount += other.cableCount
        codes.add(other.codes)
        repairCount += other.repairCount
        guard let later = other.days else { return }
        days =
            days.map {
                min($0.lowerBound, later.lowerBound)...max($0.upperBound, later.upperBound)
            } ?? later
    }
}
