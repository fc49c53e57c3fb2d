import CableSyntax

/// A rule of a telegram's text: which lines are its, and what becomes of them.
///
/// The parser goes over the lines and asks about each the rules that may stand there, in the order
/// of `all`, until one takes it. A rule takes one line or several. A heading or a table ends with
/// them. A paragraph or an item stays open, so that the rules of further lines add to it until
/// another rule begins a block.
struct BodyRule: Sendable {
    /// Where a line must stand for a rule to be asked.
    enum Place {
        /// Behind a gap: where a group of lines begins.
        case groupStart
        /// Directly below another line.
        case further
        case anywhere
        /// In the middle of a line, behind what another rule took.
        case withinLine
    }

    /// What `--explain --verbose` calls it.
    let name: StaticString
    let place: Place
    /// What a line must show for the rule to be asked.
    var signs: LineSigns = []
    /// Takes the line that a token holds, and those behind it that go with it.
    ///
    /// - Returns: the token behind the last line taken; `nil` where the line is none of the rule's.
    let take: @Sendable (inout BodyParser, _ line: ByteView, _ index: Int) -> Int?

    /// All rules, in the order in which they are asked.
    static let all: [BodyRule] = [
        ruledTable, headingOverGap, underlinedHeading, boldHeading, headingBetweenDashes,
        numberedParagraph, numberBehindMarking, letteredParagraph,
        dashItem, letterOItem, signItem, enumeratedItem, speaker,
        persons, table, spacedTable, shortLines, textBelowNumberedHeading, headingBeforeNumber,
        textOverGap,
        postFooter,
        unnumberedParagraph,
        underlinedHeadingBelowText, markedHeadingBelowText, headingBelowText, tableBelowText,
        markedParagraphBelowText, postFooterBelowText,
        furtherLine, numberWithinLine, itemsWithinLine, headingBehindSentence,
        postFooterBehindSentence,
    ]
}

/// What a line shows at one look, so that not every rule need be asked about every line.
struct LineSigns: OptionSet, Sendable {
    let rawValue: UInt8

    /// It does not begin with two letters: it may begin with a number or a mark.
    static let beginsWithNoWord = LineSigns(rawValue: 1)
    /// An underline stands below it.
    static let isUnderlined = LineSigns(rawValue: 2)
    /// A blank line stands below it.
    static let endsGroup = LineSigns(rawValue: 4)
    /// Joining may change it: there may be gaps in it.
    static let isUneven = LineSigns(rawValue: 8)

    fileprivate static let all: LineSigns = [
        beginsWithNoWord, isUnderlined, endsGroup, isUneven,
    ]
}

/// The rules by what lines show: of over thirty, most lines need but one.
struct BodyRules: Sendable {
    /// The lists, one behind the other: for each set of signs one for the start of a group and one
    /// for other lines.
    private var rules: [BodyRule] = []
    private var lists: [Range<Int>] = []

    static let all = BodyRules(BodyRule.all)

    private init(_ all: [BodyRule]) {
        for signs in 0...LineSigns.all.rawValue {
            for place in [BodyRule.Place.groupStart, .further] {
                let start = rules.count
                rules += all.filter {
                    ($0.place == place || $0.place == .anywhere)
                        && $0.signs.isSubset(of: LineSigns(rawValue: signs))
                }
                lists.append(start..<rules.count)
            }
        }
    }

    /// The numbers of the rules to be asked about a line behind a gap, in their order. The last
    /// takes any line.
    func asked(behind gap: Gap, _ signs: LineSigns) -> Range<Int> {
        lists[2 * Int(signs.rawValue) + (gap == .none ? 1 : 0)]
    }

    subscript(number: Int) -> BodyRule { rules[number] }
}

/// What stands between a line and the text before it.
enum Gap {
    /// Nothing: the line stands directly below another.
    case none
    /// A blank line or an underline; so it is before the first line of all.
    case blank
    /// Page marks alone, as where a page ends within a sentence.
    case marks
    /// Page marks, with a blank line or an underline around them.
    case marksAndBlank

    mutating func addBlank() {
        switch self {
        case .none, .blank: self = .blank
        case .marks, .marksAndBlank: self = .marksAndBlank
        }
    }

    mutating func addMark() {
        switch self {
        case .none, .marks: self = .marks
        case .blank, .marksAndBlank: self = .marksAndBlank
        }
    }
}
