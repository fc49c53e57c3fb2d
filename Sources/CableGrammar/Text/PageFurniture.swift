import CableSyntax

/// What a print of the archive system has at the head and foot of each page: the classification with
/// `SBU` under it, `Page 1 of 5`, the stamps of the release.
package enum PageFurniture {
    /// How many lines from a place on are such; `nil` where the first is none.
    ///
    /// - Parameter line: the line of a number; `nil` behind the last.
    package static func length(at index: Int, in line: (Int) -> ByteView?) -> Int? {
        guard let first = line(index) else { return nil }
        if let length = ReleaseStamps.length(at: index, in: line) { return length }
        if PageMarks.match(first, post: nil)?.range == first.range { return 1 }
        if isHandling(first) { return 1 }
        return ClassificationWords.mayBegin(first) && ClassificationWords.isBanner(first) ? 1 : nil
    }

    /// Whether a line is that, or such with further captions behind it.
    package static func beginsWithHandling(_ line: ByteView) -> Bool {
        isHandling(line)
            || line.hasPrefix("SENSITIVE BUT UNCLASSIFIED")
                && CaptionLines.captions(line)?.end == line.end
    }

    /// `SBU` alone, as stands under the classification of a page.
    package static func isHandling(_ line: ByteView) -> Bool {
        line.equals("SBU") || line.equals("SENSITIVE BUT UNCLASSIFIED")
    }
}
