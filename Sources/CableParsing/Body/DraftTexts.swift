import CableGrammar
import CableSyntax

/// The running texts of a telegram's drafts, one behind the other.
///
/// They are joined from stretches of the source of which none is taken twice, so that room for all
/// can be made at once. The memory is the parser's, for as long as it reads one telegram.
struct DraftTexts {
    private let room: UnsafeMutableBufferPointer<UInt8>
    private var end = 0

    /// How much room the texts of a source may need: each byte a stretch, with a space before it.
    static func room(for base: UnsafeBufferPointer<UInt8>) -> Int { 2 * base.count }

    init(room: UnsafeMutableBufferPointer<UInt8>) { self.room = room }

    /// The text that stands in a range of all.
    func view(_ range: Range<Int>) -> ByteView {
        ByteView(UnsafeBufferPointer(room), range.lowerBound, range.upperBound)
    }

    /// Appends a stretch of the source to the last text, or begins a text.
    ///
    /// - Parameter firstUneven: the place at which joining may change the stretch, if that is known.
    mutating func append(
        _ view: ByteView, to text: inout Range<Int>, firstUneven: Int? = nil
    ) {
        precondition(text.isEmpty || text.upperBound == end, "only the last text goes on")
        let start = text.isEmpty ? end : text.lowerBound
        let last = text.isEmpty ? nil : room[end - 1]
        end += Joining.join(
            view, after: last, into: UnsafeMutableBufferPointer(rebasing: room[end...]),
            firstUneven: firstUneven)
        text = start..<end
    }
}
