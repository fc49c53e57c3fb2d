import CableModel

extension Transcription {
    /// The same without the page marks in the text, and how many they were. Lines of the head, and what
    /// follows the signature, stay.
    func withoutPageMarks() -> (transcription: Transcription, count: Int) {
        var removal = PageMarkRemoval()
        var transcription = self
        transcription.body = body.compactMap { removal.block(without: $0) }
        return (transcription, removal.count)
    }
}

/// Takes page marks out, and counts them.
private struct PageMarkRemoval {
    private(set) var count = 0

    /// A block without its marks; `nil` where it was nothing else.
    mutating func block(without block: Block) -> Block? {
        let before = count
        switch block {
        case .pageMark:
            count += 1
            return nil
        case .preformatted: return block
        case .quotation(let quotation):
            return .quotation(
                Quotation(body: quotation.body.compactMap { self.block(without: $0) }))
        case .list(var list):
            remove(from: &list)
            return .list(list)
        case .heading(var heading):
            remove(from: &heading.content)
            if count > before, heading.content.isEmpty, heading.portionMarking == nil { return nil }
            return .heading(heading)
        case .paragraph(var paragraph):
            remove(from: &paragraph.heading)
            remove(from: &paragraph.content)
            let isBare =
                paragraph.label == nil && paragraph.portionMarking == nil
                && paragraph.heading.isEmpty && paragraph.content.isEmpty && paragraph.lists.isEmpty
            if count > before, isBare { return nil }
            for index in paragraph.lists.indices { remove(from: &paragraph.lists[index]) }
            return .paragraph(paragraph)
        }
    }

    private mutating func remove(from list: inout ItemList) {
        remove(from: &list.head)
        for index in list.items.indices {
            remove(from: &list.items[index].content)
            for inner in list.items[index].lists.indices {
                remove(from: &list.items[index].lists[inner])
            }
        }
    }

    /// One space stands in the place of a mark between two words.
    private mutating func remove(from content: inout [Inline]) {
        guard content.contains(where: \.isPageMark) else { return }
        var rest: [Inline] = []
        var needsSpace = false
        for inline in content {
            if inline.isPageMark {
                count += 1
                needsSpace = rest.last?.plainText != nil
                continue
            }
            if needsSpace, inline.plainText != nil {
                if case .text(let before) = rest[rest.count - 1] {
                    rest[rest.count - 1] = .text(before + " ")
                } else {
                    rest.append(.text(" "))
                }
            }
            needsSpace = false
            if case .text(let text) = inline, case .text(let before)? = rest.last {
                rest[rest.count - 1] = .text(before + text)
            } else {
                rest.append(inline)
            }
        }
        content = rest
    }
}

extension Inline {
    /// Whether it is a mark that a page left in the text.
    var isPageMark: Bool { if case .pageMark = self { true } else { false } }
}
