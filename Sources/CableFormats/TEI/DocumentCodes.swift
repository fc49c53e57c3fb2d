import CableModel

/// The codes that a telegram uses, each once, in the order of their first use.
struct DocumentCodes {
    /// Tags whose ids would be the same count as one.
    var tags: [String] = []
    /// Levels of the telegram and its paragraphs, highest first.
    var levels: [ClassificationLevel] = []
    /// Captions and controls of the telegram itself.
    var ownHandling: [String] = []
    /// Those of its paragraphs too.
    var handling: [String] = []

    init(_ cable: Cable) {
        let transcription = cable.transcription
        var ids: Set<String> = []
        for tag in transcription.tags where ids.insert(TEICodes.tagID(tag.code)).inserted {
            tags.append(tag.code)
        }
        var levels = Set([cable.classificationLevel].compactMap { $0 })
        var handlingIDs: Set<String> = []
        func add(_ name: String, _ list: inout [String]) {
            if handlingIDs.insert(TEICodes.handlingID(name)).inserted { list.append(name) }
        }
        for line in transcription.head {
            switch line.content {
            case .classification(let line):
                if let level = line.level { levels.insert(level) }
                for control in line.controls { add(control.name, &ownHandling) }
            case .captions(let captions):
                for caption in captions { add(caption.name, &ownHandling) }
            default: break
            }
        }
        handling = ownHandling
        transcription.forEachPortionMarking { marking in
            levels.insert(marking.level)
            for control in marking.controls { add(control.name, &handling) }
        }
        self.levels = levels.sorted(by: >)
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
