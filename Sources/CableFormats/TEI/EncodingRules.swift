import CableModel

/// What occurs in a text, so that only rules that were applied are declared.
struct TextFeatures {
    var hasPageMarks = false
    var hasInterruptions = false
    var hasRedactions = false
    var hasLists = false
    var hasTables = false
    var hasParticipants = false
    /// Whether lettered paragraphs stand inside others.
    var hasLetters = false
    var hasQuotations = false
    /// The telegrams that the text itself cites.
    var cited: [CitedTelegram] = []

    init(_ transcription: Transcription) {
        for line in transcription.head {
            if line.kind == .pageMark { hasPageMarks = true }
            if line.part(.redaction) != nil { hasRedactions = true }
        }
        add(transcription.body)
    }

    private mutating func add(_ blocks: [Block]) {
        for block in blocks { add(block) }
        if !NestedBlocks(blocks).isFlat { hasLetters = true }
    }

    private mutating func add(_ block: Block) {
        switch block {
        case .paragraph(let paragraph):
            add(paragraph.heading)
            add(paragraph.content)
            for list in paragraph.lists { add(list) }
        case .heading(let heading): add(heading.content)
        case .list(let list): add(list)
        case .quotation(let quotation):
            hasQuotations = true
            add(quotation.body)
        case .pageMark: hasPageMarks = true
        case .preformatted(let preformatted): if preformatted.table != nil { hasTables = true }
        }
    }

    private mutating func add(_ list: ItemList) {
        switch list.kind {
        case .marked: hasLists = true
        case .participants: hasParticipants = true
        }
        add(list.head)
        for item in list.items {
            add(item.content)
            for inner in item.lists { add(inner) }
        }
    }

    private mutating func add(_ content: [Inline]) {
        for inline in content {
            switch inline {
            case .pageMark: hasPageMarks = true
            case .interruption: hasInterruptions = true
            case .redaction: hasRedactions = true
            case .referenceMention(let mention):
                if let telegram = mention.cited { cited.append(telegram) }
            default: break
            }
        }
    }
}

/// Which rules an `encodingDesc` declares.
struct EncodingRules {
    var hasPageMarks: Bool
    var hasInterruptions: Bool
    var hasRedactions: Bool
    var hasLists: Bool
    var hasTables: Bool
    var hasParticipants: Bool
    var hasLetters: Bool
    var hasQuotations: Bool
    var hasInferredYears: Bool
    /// Whether telegrams are cited of a post that nobody knows.
    var hasUnverifiedPosts: Bool
    /// Whether the copy, or one of many, is an extract.
    var isExtract: Bool
    /// The spoilt characters that were put right.
    var repairs: RepairCounts

    /// Those that were applied to a telegram.
    init(
        _ facts: TelegramFacts, _ references: [Reference], _ features: TextFeatures,
        repairs: RepairCounts
    ) {
        self.repairs = repairs
        hasPageMarks = features.hasPageMarks
        hasInterruptions = features.hasInterruptions
        hasRedactions = features.hasRedactions
        hasLists = features.hasLists
        hasTables = features.hasTables
        hasParticipants = features.hasParticipants
        hasLetters = features.hasLetters
        hasQuotations = features.hasQuotations
        hasInferredYears = references.contains {
            $0.cited.flatMap(facts.target)?.yearInferred == true
        }
        hasUnverifiedPosts = (references.compactMap(\.cited) + features.cited).contains {
            facts.target(of: $0) != nil && !facts.knowsPost(of: $0)
        }
        isExtract = facts.textStatus == .partialExtract
    }

    /// Those that are applied to telegrams, whatever is in them; a character is put right only where
    /// the user asks for it.
    init(ofAllWith repairs: RepairCounts) {
        hasPageMarks = true
        hasInterruptions = true
        hasRedactions = true
        hasLists = true
        hasTables = true
        hasParticipants = true
        hasLetters = true
        hasQuotations = true
        hasInferredYears = true
        hasUnverifiedPosts = true
        isExtract = true
        self.repairs = repairs
    }
}
