import CableModel

extension Transcription {
    /// The parts in which what was read back differs, in words: `the line "…"`, `block 3 of the text`.
    func parts(differingFrom read: Transcription) -> [String] {
        var parts: [String] = []
        for (index, line) in head.enumerated()
        where index >= read.head.count || read.head[index] != line {
            parts.append("the line \"\(line.printed)\"")
        }
        for (index, block) in body.enumerated()
        where index >= read.body.count || read.body[index] != block {
            parts.append("block \(index + 1) of the text")
        }
        if read.body.count > body.count || read.head.count > head.count {
            parts.append("what parts the lines or blocks")
        }
        if signature != read.signature { parts.append("the signature") }
        if tail != read.tail { parts.append("what follows the signature") }
        if unplaced != read.unplaced { parts.append("text without a place") }
        return parts
    }
}
