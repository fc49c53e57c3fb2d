import CableGrammar
import CableModel
import CableSyntax

/// Reads the head of a telegram: all lines up to the text proper.
///
/// The parser goes from line to line and asks its rules in their order (`HeadRules.swift`); the
/// first that takes the line says what it is. A line may go on in the next ones
/// (`HeadParser+Gathering.swift`). Where a line has a label in its middle (`DEPT FOR WHA E.O.
/// 12958: …`), it is cut there.
struct HeadParser {
    let base: UnsafeBufferPointer<UInt8>
    let lines: [Lines.Line]
    /// The numbers of the lines at which blocks of the source begin.
    let blockStarts: [Int]
    /// Whether each line is a whole line of the head, as a document gives them one by one; then
    /// none goes on in the next.
    let linesAreWhole: Bool
    /// The addressees that a document lists beside its lines; they tell an addressee without a
    /// label from another line.
    let listedAddressees: Set<String>?

    /// The line being read, and how far it has been.
    private(set) var lineIndex = 0
    private(set) var offset: Int
    /// Whether a blank line, or the end of a block, stands before the place being read.
    var isAfterBlank = true

    var head: [HeadLine] = []
    var ledger: SpanLedger
    var diagnostics: [Diagnostic] = []

    // What has been read so far.
    var state = HeadState.opening
    /// Whether the line with the telegram's classification has been read.
    var hasClassification = false
    /// Whether the telegram is a later section, which goes on where the one before ended.
    var isLaterSection = false
    var hasPageLine = false
    /// The role of the list of addressees that is open.
    var addresseeRole: Addressee.Role?
    /// The post of the classification line: tells page lines from the text around them.
    var post: [UInt8]?

    init(
        base: UnsafeBufferPointer<UInt8>, lines: [Lines.Line], blockStarts: [Int],
        linesAreWhole: Bool = false, listedAddressees: Set<String>? = nil, ledger: SpanLedger
    ) {
        self.base = base
        self.lines = lines
        self.blockStarts = blockStarts
        self.linesAreWhole = linesAreWhole
        self.listedAddressees = listedAddressees
        self.ledger = ledger
        offset = lines.first?.contentStart ?? 0
        head.reserveCapacity(32)
    }

    // MARK: The place being read

    /// What is left of the line being read.
    var rest: ByteView {
        guard lineIndex < lines.count else { return ByteView(base, base.count, base.count) }
        let line = lines[lineIndex]
        return ByteView(base, min(max(offset, line.contentStart), line.contentEnd), line.contentEnd)
    }

    var isAtEnd: Bool { lineIndex >= lines.count }

    /// A line of the source.
    func line(_ index: Int) -> ByteView {
        ByteView(base, lines[index].contentStart, lines[index].contentEnd)
    }

    /// The next line that is not blank, the one being read included.
    func lineAfterBlanks() -> (view: ByteView, index: Int)? {
        lines[lineIndex...].firstIndex { !$0.isBlank }.map { (line($0), $0) }
    }

    /// How many pieces of the line being read have been taken.
    private var pieces = 0

    mutating func nextLine() {
        lineIndex += 1
        pieces = 0
        guard lineIndex < lines.count else { return }
        offset = lines[lineIndex].contentStart
        isAfterBlank = blockStarts.contains(lineIndex)
        if isAfterBlank { addresseeRole = nil }
    }

    /// Goes to a later line, over blank ones that belong to what is being read.
    mutating func goOn(atLine index: Int) {
        while lineIndex < index { nextLine() }
        isAfterBlank = false
    }

    /// Goes on behind a position of the line, to the next line where nothing is left.
    mutating func advance(to position: Int) {
        offset = position
        pieces += 1
        isAfterBlank = false
        let left = rest.trimmedStart
        offset = left.start
        if left.isEmpty { nextLine() }
    }

    // MARK: Reading

    /// Reads until the text proper begins; what is left starts at `lineIndex` and `offset`.
    mutating func parse() {
        while !isAtEnd {
            let line = rest
            if line.isEmpty {
                nextLine()
                isAfterBlank = true
                continue
            }
            if pieces > HeadLimits.piecesOfLine { return }
            if hasLabel, beginsHead(line),
                isNumberedClassificationAhead() || isTransmissionAhead()
            {
                // A list of fields stood before the telegram, or the telegram is given twice.
                state = .opening
                hasClassification = false
                isLaterSection = false
                addresseeRole = nil
            }
            if takeByRule(line) { continue }
            guard linesAreWhole else { return }
            // What would be the text's beginning is a line of the head here.
            _ = HeadRule.uninterpreted.read(&self, line)
        }
    }

    /// Asks the rules in their order; `false` where the text proper begins.
    private mutating func takeByRule(_ line: ByteView) -> Bool {
        // By index: to copy each rule that is not asked took 1.5 % of a page's steps.
        let rules = HeadRule.all
        for index in rules.indices
        where rules[index].states.contains(state) && rules[index].mayBegin(line) {
            switch rules[index].read(&self, line) {
            case .passes: continue
            case .takes:
                let end = isAtEnd ? line.end : max(line.start, rest.start)
                ledger.note(rules[index].name, took: line.start..<end)
                return true
            case .endsHead: return false
            }
        }
        return false
    }

    /// Whether the first label of the caption block has been read.
    var hasLabel: Bool { state >= .labels }
    var hasSubject: Bool { state == .afterSubject }

    // MARK: Taking

    /// Takes a view as a head line.
    mutating func take(
        _ view: ByteView, as kind: HeadLine.Kind, _ context: HeadGrammar.Context = .none
    ) {
        enter(view)
        head.append(HeadGrammar.line(JoinedText.string(of: view), kind: kind, context))
        advance(to: view.end)
    }

    /// Enters a view's text as belonging to the head line about to be appended.
    mutating func enter(_ view: ByteView) {
        ledger.enter(view.range, .value, element: head.count)
    }

    /// Puts a further line of the source behind the last head line, and reads that again.
    mutating func append(_ line: ByteView, toLast context: HeadGrammar.Context = .none) {
        let element = head.count - 1
        ledger.enter(line.range, .value, element: element)
        head[element] = HeadGrammar.line(
            head[element].printed + " " + JoinedText.reduced(line), kind: head[element].kind,
            context)
    }

    mutating func report(_ kind: Diagnostic.Kind, _ message: String, at view: ByteView) {
        diagnostics.append(Diagnostic(kind, message, range: view.range))
    }
}
