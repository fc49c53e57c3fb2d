import CableModel
import CableSyntax

/// The door to the grammar of the head's lines: from a printed line of a known kind to its parts.
///
/// Every reader and every document format asks here, so that a line says the same to all of them.
package enum HeadGrammar {
    /// What is known of a line besides its printed text.
    package enum Context {
        case none
        /// The role of an addressee whose line has no label.
        case addressee(Addressee.Role)
        /// The role of a distribution that goes on behind a page mark.
        case distribution(OfficeDistribution.Role)
        /// The role of a drafting line without a label.
        case drafting(DraftingLine.Role)
        case textStatus(TextStatus)
        case pageMark(PageMark.Kind)
    }

    /// The line of a kind with a printed text.
    package static func line(
        _ printed: String, kind: HeadLine.Kind, _ context: Context = .none
    ) -> HeadLine {
        HeadLine(
            printed: printed, kind: kind,
            parts: printed.withBytes { parts(of: ByteView($0), kind: kind, context) })
    }

    /// The page mark of a kind with a printed line. Where a further section repeats the date-time
    /// group, it may be the only one that the copy has, and the mark has its parts.
    package static func pageMark(_ printed: String, kind: PageMark.Kind) -> PageMark {
        guard kind == .repeatedHead else { return PageMark(kind: kind, printed: printed) }
        let parts = printed.withBytes { bytes -> [HeadLine.Part] in
            let line = ByteView(bytes)
            guard let form = TransmissionLines.dateTimeGroup(line), form.isWhole, form.isRegular
            else { return [] }
            return TransmissionLines.dateTimeGroupParts(line)
        }
        return PageMark(kind: kind, printed: printed, parts: parts)
    }

    /// The parts of a printed line of a known kind.
    package static func parts(
        of line: ByteView, kind: HeadLine.Kind, _ context: Context = .none
    ) -> [HeadLine.Part] {
        Redactions.added(
            to: partsBesideRedactions(of: line, kind: kind, context), of: line, kind: kind)
    }

    private static func partsBesideRedactions(
        of line: ByteView, kind: HeadLine.Kind, _ context: Context
    ) -> [HeadLine.Part] {
        switch kind {
        case .transmissionIdentifier, .communicationsCentreStamp, .revisionNote, .publisherNote,
            .preamble, .uninterpreted:
            return []
        case .relay: return TransmissionLines.relayParts(line)
        case .station: return TransmissionLines.stationParts(line)
        case .operatingSignals: return TransmissionLines.signalParts(line)
        case .dateTimeGroup: return TransmissionLines.dateTimeGroupParts(line)
        case .officeDistribution:
            guard case .distribution(let role) = context else {
                return DistributionLines.parts(line, role: nil)
            }
            return DistributionLines.parts(line, role: role)
        case .drafting:
            guard case .drafting(let role) = context else {
                return DraftingLines.parts(line, role: .clearance)
            }
            return DraftingLines.parts(line, role: role)
        case .originator: return AddressLines.originatorParts(line)
        case .addressee:
            guard case .addressee(let role) = context else {
                return AddressLines.addresseeParts(line, role: .info)
            }
            return AddressLines.addresseeParts(line, role: role)
        case .classification: return CaptionLines.classificationParts(line)
        case .captions: return CaptionLines.captionParts(line)
        case .passingInstruction: return CaptionLines.passingInstructionParts(line)
        case .declassification: return CaptionLines.declassificationParts(line)
        case .tags: return TagsReader.parts(line)
        case .subject: return CaptionLines.subjectParts(line)
        case .references: return ReferenceReader.parts(line)
        case .classificationAuthority: return AuthorityReader.parts(line)
        case .pageMark:
            guard case .pageMark(let kind) = context else { return [] }
            return [.init(.pageMark, at: 0..<line.count, value: .markKind(kind))]
        case .textStatus:
            guard case .textStatus(let status) = context else {
                return [
                    .init(.textStatus, at: 0..<line.count, value: .textStatus(status(of: line)))
                ]
            }
            return [.init(.textStatus, at: 0..<line.count, value: .textStatus(status))]
        }
    }

    /// What kind a line is by its own form, whatever stands around it; `nil` for one without a form
    /// that only a head has.
    package static func kind(of line: ByteView) -> HeadLine.Kind? {
        if line.hasPrefix("VZCZC") { return .transmissionIdentifier }
        if AddressLines.isOriginator(line) { return .originator }
        if let label = AddressLines.label(line), label.end < line.end { return .addressee }
        if let label = HeadLabels.match(line) { return label.kind.lineKind }
        if PageMarks.match(line, post: nil)?.range.lowerBound == line.start { return .pageMark }
        if isPartialExtract(line) { return .textStatus }
        if TransmissionLines.isRelay(line) { return .relay }
        if TransmissionLines.isStation(line) { return .station }
        if TransmissionLines.dateTimeGroup(line) != nil { return .dateTimeGroup }
        return CaptionLines.classification(line)?.number == nil ? nil : .classification
    }

    /// Whether a line says that the record is an extract: `THIS RECORD IS A PARTIAL EXTRACT …`.
    package static func isPartialExtract(_ line: ByteView) -> Bool {
        line.hasPrefix("THIS RECORD IS A PARTIAL EXTRACT")
    }

    /// What a line says of the state of the copy: a failed retrieval left an error in place of the
    /// text.
    private static func status(of line: ByteView) -> TextStatus {
        line.hasPrefix("ERROR") || line.hasPrefix("EXPAND") ? .lost : .partialExtract
    }
}
