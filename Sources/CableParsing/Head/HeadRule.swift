import CableSyntax

/// One rule of the head: a kind of line, where it may stand, how it is told and read.
struct HeadRule: Sendable {
    /// What `--explain --verbose` calls it.
    let name: StaticString
    /// The states of the head in which such a line may stand.
    let states: ClosedRange<HeadState>
    /// The bytes that such a line may begin with; `nil` where any may. Most lines are told apart
    /// by their first byte.
    private let beginnings: ByteSet?
    /// Takes the line, and what of the next ones belongs to it, if it is of the kind.
    let read: @Sendable (inout HeadParser, ByteView) -> Outcome

    enum Outcome {
        /// The line is none of this kind. The rule has changed nothing.
        case passes
        case takes
        /// The text proper begins with the line.
        case endsHead
    }

    /// - Parameter beginnings: letters in capitals; small ones count as well.
    init(
        _ name: StaticString, in states: ClosedRange<HeadState> = HeadState.anywhere,
        beginning beginnings: StaticString? = nil,
        _ read: @escaping @Sendable (inout HeadParser, ByteView) -> Outcome
    ) {
        self.name = name
        self.states = states
        self.beginnings = beginnings.map { members in
            ByteSet { byte in
                let byte = ASCII.uppercased(byte)
                return (0..<members.utf8CodeUnitCount).contains { members.utf8Start[$0] == byte }
            }
        }
        self.read = read
    }

    /// Whether a line of the kind may begin as this one does.
    func mayBegin(_ line: ByteView) -> Bool { beginnings?.contains(line.first) ?? true }
}

extension HeadState {
    static let anywhere = opening...afterSubject
    static let beforeLabels = opening...captions
    static let beforeSubject = opening...labels
}

extension HeadRule {
    /// The rules in the order in which they are asked. The last takes any line that has more of
    /// the head below it.
    static let all: [HeadRule] = [
        .titleOfDump, .rule,
        // Between the lines of any part.
        .pageLine, .bannerBeforePageLine, .bannerAboveHandling, .banner, .textStatus, .releaseStamp,
        .pageNumber,
        // Transmission.
        .officeDistribution, .furtherOffices, .transmissionIdentifier, .communicationsCentreStamp,
        .relay, .station, .dateTimeGroup, .operatingSignals, .drafting, .clearance,
        // Addressing.
        .originator, .bareAddresseeLabel, .addressee, .wrappedAddress, .furtherAddressee,
        // Caption block.
        .labelled, .revisionNote, .captions, .classification,
        // Where the text begins.
        .numberedParagraph, .textOfLaterSection,
        // What has no form of its own.
        .passingInstruction, .textWithoutHead, .publisherNote, .preamble, .offices,
        .restOfSubject, .uninterpreted,
    ]
}
