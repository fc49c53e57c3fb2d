import CableModel

/// The codes that a cable uses, or many cables: TAGS, levels of classification, captions and
/// controls. Each once, in the order of their first use.
public struct CodesUsed: Hashable, Sendable {
    public private(set) var tags: [String] = []
    /// Of telegrams and of their paragraphs.
    public private(set) var levels: Set<ClassificationLevel> = []
    /// Captions and controls of telegrams themselves.
    public private(set) var handling: [String] = []
    /// Controls in the portion markings of paragraphs, headings and items.
    public private(set) var portionControls: [String] = []
    /// Roles of paragraphs, where a document has to name them.
    public private(set) var roles: Set<String> = []

    private var seenTags: Set<String> = []
    private var seenHandling: Set<String> = []
    private var seenControls: Set<String> = []

    public init() {}

    /// The codes of one cable.
    ///
    /// - Parameter roles: those that the document names.
    public init(of cable: Cable, roles: some Sequence<String> = []) {
        let transcription = cable.transcription
        for tag in transcription.tags { add(tag: tag.code) }
        if let level = cable.classificationLevel { levels.insert(level) }
        for line in transcription.head {
            switch line.content {
            case .classification(let line):
                if let level = line.level { levels.insert(level) }
                for control in line.controls { add(handling: control.name) }
            case .captions(let captions):
                for caption in captions { add(handling: caption.name) }
            default: break
            }
        }
        transcription.forEachPortionMarking { marking in
            levels.insert(marking.level)
            for control in marking.controls { add(portionControl: control.name) }
        }
        self.roles = Set(roles)
    }

    public mutating func add(_ others: CodesUsed) {
        for tag in others.tags { add(tag: tag) }
        levels.formUnion(others.levels)
        for name in others.handling { add(handling: name) }
        for name in others.portionControls { add(portionControl: name) }
        roles.formUnion(others.roles)
    }

    private mutating func add(tag code: String) {
        if seenTags.insert(code).inserted { tags.append(code) }
    }

    private mutating func add(handling name: String) {
        if seenHandling.insert(name).inserted { handling.append(name) }
    }

    private mutating func add(portionControl name: String) {
        if seenControls.insert(name).inserted { portionControls.append(name) }
    }
}

extension Transcription {
    /// Calls a function with the portion markings of paragraphs, headings and items.
    fileprivate func forEachPortionMarking(_ body: (PortionMarking) -> Void) {
        func walk(_ lists: [ItemList]) {
            for item in lists.flatMap(\.items) {
                if let marking = item.portionMarking { body(marking) }
                walk(item.lists)
            }
        }
        for block in self.body {
            switch block {
            case .paragraph(let paragraph):
                if let marking = paragraph.portionMarking { body(marking) }
                walk(paragraph.lists)
            case .heading(let heading):
                if let marking = heading.portionMarking { body(marking) }
            case .list(let list): walk([list])
            case .preformatted, .pageMark: break
            }
        }
    }
}
