import CableModel

/// What a document of many cables says of them all.
package struct CollectionSummary: Hashable, Sendable {
    package private(set) var cableCount = 0
    /// The days of the earliest and the latest cable whose day is known.
    package private(set) var days: ClosedRange<CalendarDate>?
    package private(set) var codes = CodesUsed()
    /// How many spoilt characters were put right in the cables.
    package private(set) var repairCount = 0

    package init() {}

    /// The summary of one cable.
    package init(of cable: Cable, codes: CodesUsed = CodesUsed(), repairCount: Int = 0) {
        self.repairCount = repairCount
        cableCount = 1
        days = cable.day.flatMap { $0.isValid ? $0...$0 : nil }
        self.codes = codes
    }

    package mutating func add(_ other: CollectionSummary) {
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
