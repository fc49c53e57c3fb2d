import CableGrammar
import CableSyntax

/// The lines between two sections of a telegram that stand in one text: `BT`, `#0042`, `NNNN` of the
/// first, and the transmission of the second, from `VZCZC` or the date-time group on.
enum SectionFrame {
    /// What `--explain --verbose` calls it.
    static let rule: StaticString = "between two sections"

    /// Whether a line is one that they may begin with.
    static func begins(_ view: ByteView) -> Bool {
        isEndMark(view) || view.isExactly("VZCZC", at: view.start)
            || view.isExactly("ZCZC", at: view.start) || TransmissionLines.isRelay(view)
            || TransmissionLines.isCommunicationsCentreStamp(view)
            || TransmissionLines.dateTimeGroup(view)?.isWhole == true
    }

    /// Whether a line is one that may stand behind the first.
    static func mayHave(_ view: ByteView) -> Bool {
        TransmissionLines.isStation(view) || TransmissionLines.isOperatingSignals(view)
            || TransmissionLines.isRelayContinuation(view) || AddressLines.isOriginator(view)
            || AddressLines.label(view) != nil || AddressLines.namesPost(view)
            || AddressLines.beginsWithRoutingIndicator(view)
    }

    /// `BT`, `NNNN`, `#0042`; other marks of the end, as dots, a text has as well.
    private static func isEndMark(_ view: ByteView) -> Bool {
        guard Closing.isEndMark(view) else { return false }
        return view.isExactly("BT", at: view.start) || view.isExactly("NNN", at: view.start)
            || view.first == UInt8(ascii: "#") && view.count > 1
    }
}
