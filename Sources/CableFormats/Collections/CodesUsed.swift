import CableModel

/// The codes that a cable uses, or many cables: TAGS, levels of classification, captions and
/// controls. Each once, in the order of their first use.
package struct CodesUsed: Hashable, Sendable {
    package var tags: [String] { uniqueTags.all }
    /// Of telegrams and of their paragraphs.
    package private(set) var levels: [ClassificationLevel] = []
    /// Captions and controls of telegrams themselves.
    package var handling: [String] { uniqueHandling.all }
    /// Controls in the portion markings of paragraphs, headings and items.
    package var portionControls: [String] { uniqueControls.all }
    /// Roles of paragraphs, where a document has to name them.
    package private(set) var roles: Set<String> = []

    private var uniqueTags = UniqueTexts()
    private var uniqueHandling = UniqueTexts()
    private var uniqueControls = UniqueTexts()

    package init() {}

    /// The codes of one cable.
    ///
    /// - Parameter roles: those that the document names.
    package init(of cable: Cable, roles: some Sequence<String> = []) {
        let transcription = cable.transcription
        if let level = cable.classificationLevel { add(level) }
        for line in transcription.head {
            switch line.kind {
            case .tags:
                for part in line.parts where part.kind == .tag {
                    uniqueTags.insert(line.tag(part).code)
                }
            case .classification:
                if let level = line.level { add(level) }
                for control in line.controls { uniqueHandling.insert(control.name) }
            case .captions:
                for caption in line.captions ?? [] { uniqueHandling.insert(caption.name) }
            case .classificationAuthority: add(line.portionMarking)
            default: break
            }
        }
        for tag in cable.recordedTags ?? [] { uniqueTags.insert(tag.code) }
        // Blocks are large: only what is needed of each is copied.
        for index in transcription.body.indices { add(transcription.body[index]) }
        self.roles = Set(roles)
    }

    package mutating func add(_ others: CodesUsed) {
        for tag in others.tags { uniqueTags.insert(tag) }
        for level in others.levels { add(level) }
        for name in others.handling { uniqueHandling.insert(name) }
        for name in others.portionControls { uniqueControls.insert(name) }
        roles.formUnion(others.roles)
    }

    private mutating func add(_ block: Block) {
        if case .quotation(let quotation) = block {
            for quoted in quotation.body { add(quoted) }
        }
        add(block.portionMarking)
        add(block.lists)
    }

    private mutating func add(_ lists: [ItemList]) {
        for list in lists {
            for item in list.items {
                add(item.portionMarking)
                add(item.lists)
            }
        }
    }

    private mutating func add(_ marking: PortionMarking?) {
        guard let marking else { return }
        add(marking.level)
        for control in marking.controls { uniqueControls.insert(control.name) }
    }

    private mutating func add(_ level: ClassificationLevel) {
        if !levels.contains(level) { levels.append(level) }
    }
}

extension Block {
    fileprivate var portionMarking: PortionMarking? {
        switch self {
        case .paragraph(let paragraph): paragraph.portionMarking
        case .heading(let heading): heading.portionMarking
        case .list, .preformatted, .quotation, .pageMark: nil
        }
    }

    fileprivate var lists: [ItemList] {
        switch self {
        case .paragraph(let paragraph): paragraph.lists
        case .list(let list): [list]
        case .heading, .preformatted, .quotation, .pageMark: []
        }
    }
}
