import CableModel

/// How many spoilt characters were put right.
package struct RepairCounts: Hashable, Sendable {
    /// Those whose places the cable has.
    package var placed = 0
    /// Those in signatures, page marks and names, of which only the run's messages tell.
    package var unplaced = 0
    /// Whether a document that was read says that there had been some.
    package var hadSome = false

    package init() {}

    package var all: Int { placed + unplaced }

    package mutating func add(_ other: RepairCounts) {
        placed += other.placed
        unplaced += other.unplaced
        if other.hadSome { hadSome = true }
    }
}

extension Reading {
    /// How many spoilt characters were put right in the text.
    package var repairCounts: RepairCounts {
        var counts = RepairCounts()
        counts.placed = cable.transcription.repairs.count
        for diagnostic in diagnostics {
            switch diagnostic.id {
            case Diagnostic.Kind.repairedCharacter.rawValue: counts.unplaced += 1
            case Diagnostic.Kind.repairsWithoutPlaces.rawValue: counts.hadSome = true
            default: break
            }
        }
        counts.unplaced = max(0, counts.unplaced - counts.placed)
        return counts
    }
}
