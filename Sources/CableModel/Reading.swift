/// What a reader makes of one record: the cable, and all that ties it to its source.
public struct Reading: Sendable {
    /// What the telegram says, and where the copy came from.
    public var cable: Cable
    /// The telegram's text as the source has it, decoded.
    public var text: TelegramText
    /// Where in `text` each element of the cable stands.
    public var sourceMap: SourceMap
    /// Repairs, guesses and oddities, in the order of their positions.
    public var diagnostics: [Diagnostic]
    /// Which rule took which line; `nil` unless the reader was asked for it.
    public var rules: RuleTrace?
    /// The line of the source on which the telegram begins, where it stands behind another one in the
    /// same text; `nil` for the one that was looked for.
    public var furtherFromLine: Int?

    /// Whether the telegram stands behind another one in the same text.
    public var isFurther: Bool { furtherFromLine != nil }
    /// The number of the text's first line.
    public var firstLine: Int { furtherFromLine ?? 1 }

    /// A reading; without a text for a cable that was put together, not read.
    public init(
        cable: Cable, text: TelegramText = TelegramText(), sourceMap: SourceMap = SourceMap(),
        diagnostics: [Diagnostic] = []
    ) {
        self.cable = cable
        self.text = text
        self.sourceMap = sourceMap
        self.diagnostics = diagnostics
    }
}

/// The decoded text of a telegram, in the blocks in which the source has it.
public struct TelegramText: Hashable, Sendable {
    /// UTF-8.
    public var bytes: [UInt8]
    /// The blocks in order; together they cover `bytes`.
    public var blocks: [TextBlock]

    /// One block: the whole of a text file, or one `<pre>` of a page.
    public struct TextBlock: Hashable, Sendable {
        /// `header` or `content` of a page; `nil` for a file that is one block.
        public var name: String?
        /// Byte offsets.
        public var range: Range<Int>

        /// A block by the bytes that it covers.
        public init(name: String?, range: Range<Int>) {
            self.name = name
            self.range = range
        }
    }

    /// A text in UTF-8; without blocks it is one block.
    public init(bytes: [UInt8] = [], blocks: [TextBlock]? = nil) {
        self.bytes = bytes
        self.blocks = blocks ?? [TextBlock(name: nil, range: 0..<bytes.count)]
    }

    /// A place that a person can find: line and column within a block.
    public struct Position: Hashable, Sendable {
        /// The name of the block, `header`; `nil` in a file that is one block.
        public var block: String?
        /// From 1.
        public var line: Int
        /// From 1, in Unicode scalar values.
        public var column: Int
    }
}
