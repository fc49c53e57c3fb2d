/// How far the head has been read: what comes next is told by it.
enum HeadState: UInt8, Comparable {
    /// Nothing but what stands above the addressees.
    case opening
    /// Behind the date-time group or the sender: addressees follow.
    case addressing
    /// Behind the classification line.
    case captions
    /// Behind the first label of the caption block.
    case labels
    /// Behind the subject.
    case afterSubject

    static func < (left: HeadState, right: HeadState) -> Bool { left.rawValue < right.rawValue }
}
