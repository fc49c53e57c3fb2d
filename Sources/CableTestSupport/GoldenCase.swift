/// A command, what it is given, and what it must say: a fenced block of a Markdown file.
///
/// The block's first line is `% cableconv ARGUMENTS`. Then come the lines of standard input, a
/// line `^D`, and the expected output: lines that begin with `2> ` are standard error, a last line
/// `=> N` is an exit status other than 0, all others are standard output. Without `^D` the command
/// is given no standard input, as on a terminal, and all lines are expected output.
///
/// - `< PATH` at the command's end takes standard input from a file, relative to the package.
/// - `{tmp}` in an argument is a fresh folder; each file that is below it afterwards is expected
///   as a line `o> PATH`.
/// - `\xNN` is a byte, in input and expectation. A last line that ends in `\c` has no line end.
package struct GoldenCase: Hashable, Sendable {
    /// The number of the command's line in its file, from 1.
    package var line: Int
    package var arguments: [String]
    /// The file that is standard input, relative to the package's folder.
    package var inputPath: String?
    /// Standard input; `nil`: a terminal on which nothing is typed.
    package var input: [UInt8]?
    package var expected: Expectation
    /// The lines of the file (from 0) that hold the expectation.
    var expectedLines: Range<Int>
    /// The lines of the two fences (from 0).
    var fences: (opening: Int, closing: Int)

    /// What a command says and does.
    package struct Expectation: Hashable, Sendable {
        package var output: [UInt8] = []
        package var errors: [UInt8] = []
        /// Files written below `{tmp}`.
        package var files: [String] = []
        package var status: Int32 = 0

        package init() {}
    }

    package static func == (left: GoldenCase, right: GoldenCase) -> Bool {
        left.line == right.line && left.arguments == right.arguments
            && left.inputPath == right.inputPath && left.input == right.input
            && left.expected == right.expected
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(line) }
}

/// Why a file of cases cannot be played.
package struct GoldenFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    package var line: Int
    package var reason: String
    package var description: String { "line \(line): \(reason)" }
}

/// A Markdown file of golden cases.
package struct GoldenFile: Sendable {
    var lines: [String]
    package private(set) var cases: [GoldenCase] = []

    /// Parses a file's text.
    ///
    /// - Throws: where it has no case, or a case without prose before it that says what it shows.
    package init(parsing text: String) throws(GoldenFileError) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var hasProse = false
        var index = 0
        while index < lines.count {
            let fence = Self.fenceLength(lines[index])
            guard fence > 0 else {
                let isHeading = lines[index].hasPrefix("#")
                if !isHeading && lines[index].contains(where: { !$0.isWhitespace }) {
                    hasProse = true
                }
                index += 1
                continue
            }
            var end = index + 1
            while end < lines.count, !Self.closes(lines[end], fence: fence) { end += 1 }
            guard end < lines.count else {
                throw GoldenFileError(line: index + 1, reason: "the fence is not closed")
            }
            if index + 1 < end, lines[index + 1].hasPrefix("% ") {
                guard hasProse else {
                    throw GoldenFileError(
                        line: index + 1, reason: "no prose before the case says what it shows")
                }
                cases.append(try Self.parseCase(lines, opening: index, closing: end))
                hasProse = false
            }
            index = end + 1
        }
        guard !cases.isEmpty else { throw GoldenFileError(line: 1, reason: "the file has no case") }
    }

    /// The number of backticks that a line opens a block with; 0 for other lines.
    static func fenceLength(_ line: String) -> Int {
        let count = line.utf8.prefix { $0 == UInt8(ascii: "`") }.count
        return count >= 3 && !line.dropFirst(count).contains("`") ? count : 0
    }

    private static func closes(_ line: String, fence: Int) -> Bool {
        line.utf8.count >= fence && line.utf8.allSatisfy { $0 == UInt8(ascii: "`") }
    }

    private static func parseCase(
        _ lines: [String], opening: Int, closing: Int
    ) throws(GoldenFileError) -> GoldenCase {
        let commandLine = opening + 1
        var words = try CommandWords.split(
            String(lines[commandLine].dropFirst(2)), line: commandLine + 1)
        guard words.first == CommandWords.Word("cableconv") else {
            throw GoldenFileError(line: commandLine + 1, reason: "the command is not cableconv")
        }
        words.removeFirst()
        var inputPath: String?
        if words.count >= 2, words[words.count - 2] == CommandWords.Word("<") {
            inputPath = words.removeLast().text
            words.removeLast()
        }
        let content = (commandLine + 1)..<closing
        let end = content.first { lines[$0] == "^D" }
        var input: [UInt8]?
        if let end {
            input = content.lowerBound < end || inputPath == nil ? [] : nil
            for line in lines[content.lowerBound..<end] {
                input = (input ?? []) + GoldenText.bytes(of: line) + [0x0A]
            }
        }
        guard inputPath == nil || input == nil else {
            throw GoldenFileError(
                line: commandLine + 1, reason: "standard input is given twice, by < and in lines")
        }
        let expectedLines = (end.map { $0 + 1 } ?? content.lowerBound)..<closing
        return GoldenCase(
            line: commandLine + 1, arguments: words.map(\.text), inputPath: inputPath, input: input,
            expected: GoldenText.expectation(of: lines[expectedLines]),
            expectedLines: expectedLines, fences: (opening, closing))
    }
}

/// The words of a command line.
enum CommandWords {
    struct Word: Hashable {
        var text: String
        var isQuoted: Bool

        init(_ text: String, isQuoted: Bool = false) {
            self.text = text
            self.isQuoted = isQuoted
        }
    }

    /// Splits at blanks; quotes of either kind hold a word together and are left out.
    static func split(_ text: String, line: Int) throws(GoldenFileError) -> [Word] {
        var words: [Word] = []
        var word: Word?
        var quote: Character?
        for character in text {
            if let open = quote {
                if character == open { quote = nil } else { word?.text.append(character) }
            } else if character == "\"" || character == "'" {
                quote = character
                word = Word(word?.text ?? "", isQuoted: true)
            } else if character == " " {
                if let whole = word { words.append(whole) }
                word = nil
            } else {
                word = word ?? Word("")
                word?.text.append(character)
            }
        }
        guard quote == nil else {
            throw GoldenFileError(line: line, reason: "a quote is not closed")
        }
        if let word { words.append(word) }
        return words
    }
}
