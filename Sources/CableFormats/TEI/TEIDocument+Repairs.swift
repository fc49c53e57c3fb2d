import CableModel
import CableSyntax

/// Characters that were put right, marked where they stand.
extension TEIDocument {
    /// What the source has, and what was meant.
    mutating func write(_ repair: Repair) {
        output.write("<choice><sic>")
        text(repair.printed)
        output.write("</sic><corr")
        pointerAttribute("resp", "cableconv")
        output.write(" cert=\"medium\">")
        text(repair.meant)
        output.write("</corr></choice>")
    }

    /// A piece of the text of the element that was begun last, its repairs marked.
    mutating func write(words: String) {
        guard repairs.isInElement else { return text(words) }
        words.withBytes { bytes in
            var position = 0
            while let (repair, place) = repairs.next(in: bytes) {
                text(UnsafeBufferPointer(rebasing: bytes[position..<place]))
                write(repair)
                position = place + repair.meant.utf8.count
            }
            text(UnsafeBufferPointer(rebasing: bytes[position...]))
        }
    }
}

/// The repairs of a telegram that are still to be written; elements come in their order.
struct PendingRepairs {
    private var rest: ArraySlice<Repair>
    /// The ordinal of the element that comes next.
    private var element = 0
    /// How much of the text of the element has been written, in bytes.
    private var written = 0
    /// Whether the element that was begun last may have some.
    private(set) var isInElement = false

    init(_ repairs: [Repair]) {
        rest = repairs.isEmpty ? [] : repairs.filter { $0.offset >= 0 }[...]
    }

    /// Begins the next element, and drops what is left of the one before.
    mutating func beginElement() {
        defer { element += 1 }
        guard !rest.isEmpty else {
            isInElement = false
            return
        }
        rest = rest.drop { $0.element < element }
        isInElement = rest.first?.element == element
        written = 0
    }

    /// The repairs of the element that was begun last, all of them.
    mutating func ofElement() -> ArraySlice<Repair> {
        guard isInElement else { return [] }
        return rest.prefix { $0.element == element - 1 }
    }

    /// Goes over text in which nothing is marked.
    mutating func skip(_ length: Int) {
        if isInElement { written += length }
    }

    /// The next repair in a piece of the element's text, and its place there; `nil` behind the last,
    /// when the piece counts as written. One that does not stand where it says is left out.
    mutating func next(in piece: UnsafeBufferPointer<UInt8>) -> (repair: Repair, place: Int)? {
        while let repair = rest.first, repair.element == element - 1,
            repair.offset - written < piece.count
        {
            rest.removeFirst()
            if repair.stands(at: repair.offset - written, in: piece) {
                return (repair, repair.offset - written)
            }
        }
        written += piece.count
        return nil
    }
}

extension Repair {
    /// Whether a text has at a place what was meant.
    func stands(at place: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        let length = meant.utf8.count
        return length > 0 && place >= 0 && length <= text.count - place
            && text[place..<(place + length)].elementsEqual(meant.utf8)
    }
}

extension XMLNode {
    /// What a `choice` of this program says: what stood there, and what was meant; `nil` for any other.
    var repair: (printed: String, meant: String)? {
        guard name == "choice", let printed = first("sic"), let meant = first("corr"),
            meant["resp"]?.hasSuffix("-cableconv") == true, !meant.text.isEmpty
        else { return nil }
        return (printed.text, meant.text)
    }
}
