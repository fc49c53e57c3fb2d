import CableFormats
import CableSyntax

/// Tells the format of a text and whether it is text at all.
package enum Detection {
    /// The format whose reader knows the text best.
    package static func format(of text: [UInt8], among formats: [Format]) -> Format? {
        text.withUnsafeBufferPointer { text in
            formats.best { $0.reader?.recognition(of: text) ?? .no }
        }
    }

    private static let signatures: [(bytes: [UInt8], kind: String)] = [
        (Array("%PDF-".utf8), "a PDF document"),
        (Array("PK\u{3}\u{4}".utf8), "a ZIP archive"),
        ([0x1F, 0x8B], "gzip data"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz data"),
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd data"),
        (Array("BZh".utf8), "bzip2 data"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        (Array("GIF8".utf8), "a GIF image"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ]

    /// What the bytes are if they are no text; `nil` for text.
    package static func binaryKind(of bytes: [UInt8]) -> String? {
        for signature in signatures where bytes.starts(with: signature.bytes) {
            return signature.kind
        }
        // UTF-16 and UTF-32 have zero bytes but announce themselves; what they encode is looked at.
        let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0x00, 0x00, 0xFE, 0xFF]]
        if marks.contains(where: { bytes.starts(with: $0) }) {
            let text = Decoding.decode(Array(bytes.prefix(4 * 4096))).bytes
            return hasControls(text) || isHardlyText(text) ? "binary data" : nil
        }
        return hasControls(bytes) ? "binary data" : nil
    }

    /// Whether more than half of a text stands for something that is no character.
    private static func isHardlyText(_ text: [UInt8]) -> Bool {
        let characters = String(decoding: text, as: UTF8.self).unicodeScalars
        return 2 * characters.count { $0 == "\u{FFFD}" } > characters.count
    }

    /// Whether the beginning of a text has more controls than texts have, or a zero.
    private static func hasControls(_ bytes: [UInt8]) -> Bool {
        let beginning = min(bytes.count, 4096)
        let controls = bytes.withUnsafeBufferPointer { bytes in
            var controls = 0
            var index = 0
            while index < beginning {
                if index + 16 <= beginning, hasNoOddControl(bytes.baseAddress! + index) {
                    index += 16
                    continue
                }
                if bytes[index] == 0 { return beginning }
                if oddControls.contains(bytes[index]) { controls += 1 }
                index += 1
            }
            return controls
        }
        return controls * 10 > beginning
    }

    /// Whether sixteen bytes are such as texts have.
    private static func hasNoOddControl(_ bytes: UnsafePointer<UInt8>) -> Bool {
        let sixteen = SixteenBytes(bytes, at: 0)
        // Nearly all have no control but line ends and tabs.
        return !(sixteen.below(0x08) | sixteen.below(0x20) & ~sixteen.below(0x0E)).marksAny
    }

    /// Controls that texts do not have.
    private static let oddControls = ByteSet { byte in
        byte < 0x20 && !(0x08...0x0D).contains(byte) && byte != 0x1A && byte != 0x1B
    }
}
