import CableModel

/// What a document of many cables says of them all.
package struct CollectionSummary: Hashable, Sendable {
    package private(set) var cableCount = 0
    /// The days of the earliest and the latest cable whose day is known.
    package private(set) var days: ClosedRange<CalendarDate>?
    package private(set) var codes = CodesUsed()
    /// The spoilt characters that were put right in the cables.
    package private(set) var repairs = RepairCounts()

    package init() {}

    /// The summary of one cable.
    package init(
        of cable: Cable, codes: CodesUsed = CodesUsed(), repairs: RepairCounts = RepairCounts()
    ) {
        self.repairs = repairs
        cableCount = 1
        days = cable.day.map { $0...$0 }
        self.codes = codes
    }

    package mutating func add(_ other: CollectionSummary) {
        cableCount += other.cableCount
        codes.add(other.codes)
        repairs.add(other.repairs)
        guard let later = other.days else { return }
        days =
            days.map {
                min($0.lowerBound, later.lowerBound)...max($0.upperBound, later.upperBound)
            } ?? later
    }
}
