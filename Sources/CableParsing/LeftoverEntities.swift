import CableModel
import CableSyntax

/// Character references that a copy of a web page left in a telegram's text: `&amp;`, `&#8217;`.
///
/// No telegram has them of its own, so that they are decoded, once, each with a note.
package enum LeftoverEntities {
    /// The text with its references decoded; the notes' ranges are those of the new text.
    package static func decoded(_ text: TelegramText) -> (
        text: TelegramText, diagnostics: [Diagnostic]
    ) {
        guard text.bytes.contains(UInt8(ascii: "&")) else { return (text, []) }
        return text.rewritten { base, block, output, diagnostics in
            let view = ByteView(base, block.lowerBound, block.upperBound)
            var index = view.start
            while index < view.end {
                guard let found = HTMLEntity.match(in: view, at: index) else {
                    output.append(base[index])
                    index += 1
                    continue
                }
                let start = output.count
                output += String(Character(found.character)).utf8
                let printed = ByteView(base, index, index + found.length).string
                diagnostics.append(
                    Diagnostic(
                        .characterReference, "\"\(printed)\" left over from a web page; decoded",
                        range: start..<output.count))
                index += found.length
            }
        }
    }
}

extension LeftoverEntities {
    /// Escapes what would be decoded when the text is read again: text that has the form of a
    /// reference, which is rare.
    package static func escape(in output: inout Output, from start: Int) {
        let places = output.withUnsafeBufferPointer { bytes in
            let view = ByteView(bytes, start, bytes.count)
            var places: [Int] = []
            var index = view.start
            while let found = view.bytewiseIndex(of: "&", from: index) {
                if HTMLEntity.match(in: view, at: found) != nil { places.append(found) }
                index = found + 1
            }
            return places
        }
        for place in places.reversed() { output.insert("amp;", at: place + 1) }
    }
}

extension TelegramText {
    /// The text with each block written anew.
    ///
    /// - Parameter rewrite: given the bytes, the range of a block, the new bytes to append to, and
    ///   the diagnostics to add to, whose ranges are those of the new text.
    func rewritten(
        _ rewrite: (
            UnsafeBufferPointer<UInt8>, Range<Int>, inout [UInt8], inout [Diagnostic]
        ) -> Void
    ) -> (text: TelegramText, diagnostics: [Diagnostic]) {
        bytes.withUnsafeBufferPointer { base in
            var output: [UInt8] = []
            output.reserveCapacity(base.count)
            var newBlocks: [TextBlock] = []
            var diagnostics: [Diagnostic] = []
            for block in blocks {
                let start = output.count
                rewrite(base, block.range, &output, &diagnostics)
                newBlocks.append(TextBlock(name: block.name, range: start..<output.count))
            }
            return (TelegramText(bytes: output, blocks: newBlocks), diagnostics)
        }
    }
}
