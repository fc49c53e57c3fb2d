/// One diplomatic telegram: what it says, and where the copy at hand came from.
///
/// Two cables are equal when their transcriptions and their provenance are. Where each value
/// stands in the source is not part of a cable; the `SourceMap` beside it in a `Reading` says so.
public struct Cable: Hashable, Sendable {
    /// What the telegram itself says.
    public var transcription: Transcription
    /// What is known of the copy: its collection, its web page, its file.
    public var provenance: Provenance

    /// A cable of what it says and where it came from; what is not given is empty.
    public init(
        transcription: Transcription = Transcription(), provenance: Provenance = Provenance()
    ) {
        self.transcription = transcription
        self.provenance = provenance
    }
}

/// The telegram's own text, taken apart but complete, in the order in which it stands.
///
/// The head is one ordered sequence of lines, because real telegrams repeat and interleave the
/// transmission header, the addressees and the caption block (a page line in the middle of the
/// subject, a second SIPDIS). Every occurrence is kept; "listed once" is the view of a writer.
public struct Transcription: Hashable, Sendable {
    /// Transmission header, addressees and caption block, a line of the telegram each.
    public var head: [HeadLine]
    /// The text proper: paragraphs, headings, lists, tables.
    public var body: [Block]
    /// The name under the text, by convention that of the chief of mission.
    public var signature: Signature?
    /// What follows the signature, or the end of the text where there is none.
    public var tail: [TailLine]
    /// Source text for which no place was found. Each entry has a diagnostic.
    public var unplaced: [String]
    /// Characters that were put right, in the order of their places; none unless the user asked for it.
    public var repairs: [Repair] = []

    /// A text of these parts, each in the order in which it stands.
    public init(
        head: [HeadLine] = [], body: [Block] = [], signature: Signature? = nil,
        tail: [TailLine] = [], unplaced: [String] = []
    ) {
        self.head = head
        self.body = body
        self.signature = signature
        self.tail = tail
        self.unplaced = unplaced
    }
}

/// The name that closes a telegram, as printed: `DERSE`.
public struct Signature: Hashable, Sendable {
    /// The printed line, with spaces reduced.
    public var printed: String

    /// The signature that a printed line holds, its spaces reduced: `DERSE`.
    public init(printed: String) { self.printed = printed }

    /// The name itself, without the stop, underline or slash that a copy may have behind it:
    /// `DERSE` of `DERSE .` and of `/s/ DERSE`; the stop of `JR.` is its own. A name that is printed
    /// twice is one.
    public var name: String {
        var name = Substring(printed)
        name = Substring(name.utf8.dropFirst(Self.signs(before: printed)))
        if let function = Self.function(behind: printed) {
            name = name.dropLast(function.count)
            while name.utf8.last == 0x20 { name = name.dropLast() }
        }
        if name.utf8.count > 2,
            name.first == "\"" && name.last == "\"" || name.first == "(" && name.last == ")"
        {
            name = name.dropFirst().dropLast()
        }
        while let last = name.utf8.last {
            let rest = name.utf8.dropLast()
            guard
                last == 0x20 || last == UInt8(ascii: "_") || last == UInt8(ascii: "/")
                    || last == UInt8(ascii: "*") || last == UInt8(ascii: ",")
                    || last == UInt8(ascii: ";") || last == UInt8(ascii: "\\")
                    || last == UInt8(ascii: "=") || last == UInt8(ascii: "-")
                    || last == UInt8(ascii: "`")
                    || last == UInt8(ascii: ".") && !(1...2).contains(rest.lastWordLength)
            else { break }
            name = Substring(rest)
        }
        if name.isEmpty { return printed }
        let words = name.split(separator: " ")
        let half = words.count / 2
        let isTwice =
            words.count > 1 && words.count == 2 * half
            && words[..<half].elementsEqual(words[half...]) { $0.uppercased() == $1.uppercased() }
        return isTwice ? String(name[..<words[half - 1].endIndex]) : String(name)
    }

    /// How many bytes before a name say that somebody signed: those of `/s/`, of slashes around it.
    package static func signs(before printed: String) -> Int {
        if let first = printed.utf8.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "*")
        {
            // "-- DERSE", "*DERSE*"
            return printed.utf8.prefix { $0 == first || $0 == 0x20 }.count
        }
        guard printed.utf8.first == UInt8(ascii: "/") else { return 0 }
        let signs = ["/s/", "/S/", "//"].first { printed.hasPrefix($0) } ?? "/"
        return printed.utf8.count
            - printed.utf8.dropFirst(signs.utf8.count).drop { $0 == 0x20 }.count
    }

    /// What stands in parentheses or behind a comma after a name, by which it was signed:
    /// `(ACTING)`, `, ACTING`.
    package static func function(behind printed: String) -> Substring? {
        if let comma = printed.utf8.lastIndex(of: UInt8(ascii: ",")), comma > printed.startIndex {
            let function = printed[comma...]
            let word = function.dropFirst().drop { $0 == " " }
            // Behind the comma of a sentence stands more.
            if word.utf8.count <= longestFunction, functions.contains(word.uppercased()) {
                return function
            }
        }
        guard printed.utf8.last == UInt8(ascii: ")"),
            let open = printed.utf8.lastIndex(of: UInt8(ascii: "(")), open > printed.startIndex
        else { return nil }
        let function = printed[open...]
        return functions.contains(function.dropFirst().dropLast().uppercased()) ? function : nil
    }

    private static let functions: Set<String> = [
        "A", "A.I.", "A/DCM", "ACTING", "ADCM", "AI", "CDA", "CHARGE", "DCM",
    ]
    private static let longestFunction = 6
}

extension Substring.UTF8View {
    /// How many bytes stand behind the last blank.
    fileprivate var lastWordLength: Int { reversed().prefix { $0 != 0x20 }.count }
}

/// A line after the end of the text.
public struct TailLine: Hashable, Sendable {
    /// What a line after the end of the text is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The end of the message in ACP 127: `NNNN`, or `BT` (the break before it).
        case endMark = "end-mark"
        /// The classification repeated at the foot of a page.
        case banner
        /// A stamp of the office that released the telegram.
        case releaseStamp = "release-stamp"
        /// Anything else that stands after the signature.
        case postscript
    }

    /// What it is: an end mark, a banner, a stamp, or anything else.
    public var kind: Kind
    /// The printed line, with spaces reduced.
    public var printed: String

    /// A line after the end of the text, its spaces reduced: `BT`.
    public init(kind: Kind, printed: String) {
        self.kind = kind
        self.printed = printed
    }
}
