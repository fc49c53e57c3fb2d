/// The blocks of a text, and which of them stand inside a paragraph: the lettered ones, `A.` and `B.`, inside `1.`, and
/// `a.` inside `A.`
///
/// Blocks follow one another as they are printed, and what stands inside what follows from their
/// labels. Letters stand inside the paragraph right above the first of them, page marks between
/// disregarded; what stands between two letters is inside the former. Where no number stands above,
/// or something else between it and the letters, they are inside nothing.
public struct NestedBlocks: Sendable {
    /// The blocks, as they follow one another.
    public let blocks: [Block]
    /// How many paragraphs each block stands inside; empty where all stand inside none.
    private var depths: [UInt8] = []

    /// The blocks of a text, or of a quotation in it.
    public init(_ blocks: [Block]) {
        self.blocks = blocks
        var isBelowNumber = false
        var index = 0
        while index < blocks.count {
            switch blocks[index].nestingRole {
            case .letter where isBelowNumber:
                index = nest(from: index)
                continue
            case .number: isBelowNumber = true
            case .boundary: isBelowNumber = false
            case .letter, .mark, .other: break
            }
            index += 1
        }
    }

    /// Whether no block stands inside another.
    public var isFlat: Bool { depths.isEmpty }

    /// How many paragraphs a block stands inside.
    public subscript(index: Int) -> Int { depths.isEmpty ? 0 : Int(depths[index]) }

    /// The blocks that stand inside a block, at any depth; empty for most.
    public func inside(_ index: Int) -> Range<Int> {
        let start = index + 1
        guard !depths.isEmpty else { return start..<start }
        var end = start
        while end < blocks.count, depths[end] > depths[index] { end += 1 }
        return start..<end
    }

    /// The blocks of a stretch that stand inside no other of it, in order.
    ///
    /// - Parameter range: all of a text, or the blocks inside one.
    public func outermost(in range: Range<Int>) -> some Sequence<Int> {
        sequence(state: range.lowerBound) { index -> Int? in
            guard index < range.upperBound else { return nil }
            defer { index = inside(index).upperBound }
            return index
        }
    }

    /// What stands inside a block: the lettered paragraphs right inside it, each with what stands
    /// inside that one, and what stands before them, which is page marks alone. Where something else
    /// does, there are no letters, and all stands before them.
    ///
    /// - Parameter index: that of the block.
    public func contents(of index: Int) -> (beforeLetters: Range<Int>, letters: [Range<Int>]) {
        let inside = inside(index)
        guard let first = inside.first(where: { !blocks[$0].isPageMark }),
            case .letter = blocks[first].nestingRole
        else { return (inside, []) }
        let letters = outermost(in: first..<inside.upperBound).map {
            $0..<self.inside($0).upperBound
        }
        return (inside.lowerBound..<first, letters)
    }

    /// Nests the letters from one on, up to what belongs to none of them; returns where that begins.
    private mutating func nest(from first: Int) -> Int {
        var letters = [first]
        var end = first + 1
        scan: while end < blocks.count {
            switch blocks[end].nestingRole {
            case .letter: letters.append(end)
            case .number, .boundary: break scan
            case .mark, .other: break
            }
            end += 1
        }
        let last = letters[letters.count - 1]
        guard let owner = blocks[..<first].lastIndex(where: { !$0.isPageMark }),
            blocks[owner].canHoldLetters
        else { return last + 1 }
        if depths.isEmpty { depths = [UInt8](repeating: 0, count: blocks.count) }
        for index in (owner + 1)..<first { depths[index] = 1 }
        var cases = LetterCases()
        var depth: UInt8 = 1
        for index in first...last {
            if case .letter(let letter) = blocks[index].nestingRole {
                depth = cases.depth(of: letter)
                depths[index] = depth
            } else {
                depths[index] = depth + 1
            }
        }
        return last + 1
    }
}

/// Tells inner letters from outer ones: those in the other case, from `a.` or `A.` on.
private struct LetterCases {
    private var isOuterSmall: Bool?
    private var isInner = false

    mutating func depth(of letter: UInt8) -> UInt8 {
        let isSmall = letter >= 0x61
        guard let isOuterSmall else {
            self.isOuterSmall = isSmall
            return 1
        }
        if isSmall == isOuterSmall {
            isInner = false
        } else if letter | 0x20 == 0x61 {
            isInner = true
        }
        return isInner ? 2 : 1
    }
}

extension Block {
    /// What a block is to the letters around it.
    fileprivate enum NestingRole {
        /// A lettered paragraph; the first byte of what is printed.
        case letter(UInt8)
        case number
        /// What no letters go on behind: a heading.
        case boundary
        case mark, other
    }

    fileprivate var nestingRole: NestingRole {
        switch self {
        case .paragraph(let paragraph): paragraph.nestingRole
        case .heading: .boundary
        case .pageMark: .mark
        case .list, .preformatted, .quotation: .other
        }
    }

    fileprivate var isPageMark: Bool { if case .pageMark = self { true } else { false } }

    fileprivate var canHoldLetters: Bool {
        guard case .paragraph(let paragraph) = self else { return false }
        return paragraph.role != .postFooter
    }
}

extension Paragraph {
    fileprivate var nestingRole: Block.NestingRole {
        if role == .postFooter { return .boundary }
        guard let label else { return heading.isEmpty ? .other : .boundary }
        guard label.number == nil, label.letter != nil, let first = label.printed.utf8.first else {
            return .number
        }
        return heading.isEmpty ? .letter(first) : .boundary
    }
}
