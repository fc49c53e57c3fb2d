import CableModel

/// When a telegram was sent, in one form whatever is known of it.
package struct Timestamp: Hashable, Sendable {
    package enum Precision: String, Sendable { case minute, day }

    /// UTC: `2007-12-11T10:31:00Z`; the beginning of the day where no more is known.
    package var text: String
    package var precision: Precision
}

extension Cable {
    /// When the telegram was sent, by the best evidence; `nil` where nothing says it.
    package var timestamp: Timestamp? {
        if let group = dateTimeGroup { return Timestamp(text: group.isoSecond, precision: .minute) }
        return day.map { Timestamp(text: $0.iso + "T00:00:00Z", precision: .day) }
    }
}
