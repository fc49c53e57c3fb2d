import CableSyntax

/// What the office that released a telegram printed on the copy.
package enum ReleaseStamps {
    /// `Q. Sample Declassified/Released US Department of State EO Systematic Review 06 JUL 2006`,
    /// the reviewer's name or none before it.
    package static func isStamp(_ line: ByteView) -> Bool {
        guard line.count >= 60, line.count <= 160,
            let found = line.firstIndex(of: "DECLASSIFIED/RELEASED US DEPARTMENT OF STATE")
        else { return false }
        return found - line.start <= 60
    }

    /// Whether a stamp stands on two lines: `Declassified/Released US Department of State EO` over
    /// `Systematic Review 05 JUL 2006`.
    package static func isStamp(_ first: ByteView, wrappedIn second: ByteView) -> Bool {
        guard second.count >= 4, second.count <= 60, first.contains("DECLASSIFIED/RELEASED US"),
            ASCII.isDigit(second.last)
        else { return false }
        let joined = Array(first.base[first.range]) + [0x20] + Array(second.base[second.range])
        return joined.withUnsafeBufferPointer { isStamp(ByteView($0)) }
    }

    /// `*** Current Classification *** UNCLASSIFIED`: the state after the release.
    package static func isFooter(_ line: ByteView) -> Bool {
        line.hasPrefix("*** CURRENT HANDLING RESTRICTIONS")
            || line.hasPrefix("*** CURRENT CLASSIFICATION")
    }
}
