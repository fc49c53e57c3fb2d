import CableModel
import CableSyntax

/// Lists and their items.
extension MarkdownBlockReader {
    /// Inner lists deeper than this are read as being this deep.
    private static let maximalDepth = 32

    /// Reads lists up to the next block that is none, and puts them where they belong: a list
    /// follows its paragraph, except where a comment says that it stands alone.
    mutating func takeLists() {
        let isAlone = listMark == .alone || blocks.last?.isParagraph != true
        var isNext = listMark == .next || persons != nil
        listMark = nil
        if isAlone { blocks.append(MarkdownBlock(.lists)) }
        let last = blocks.count - 1
        if !isAlone, !blocks[last].lists.isEmpty { isNext = true }
        let first = blocks[last].lists.count
        takeItems(ofBlock: last, beginsList: isNext)
        if blocks[last].lists.count > first { blocks[last].lists[first].persons = persons }
        persons = nil
    }

    private mutating func takeItems(ofBlock last: Int, beginsList: Bool) {
        var isNext = beginsList
        /// The column at which the text of each open item begins, the outermost first.
        var columns: [Int] = []
        var isAfterBlank = false
        while index < lines.count {
            let line = content(index)
            let column = line.start - lines[index].start
            if line.isEmpty {
                isAfterBlank = true
            } else if let bullet = Self.bullet(line) {
                if isParagraph(bullet) { return }
                let level = min(
                    columns.prefix { $0 <= column }.count, Self.maximalDepth, columns.count)
                columns.removeSubrange(level...)
                columns.append(column + min(bullet.text.start - line.start, 4))
                blocks[last].lists.add(
                    MarkdownItem(source: Array(base[bullet.text.range]), line: number(index)),
                    bullet: bullet.byte, level: level, beginsList: isNext)
                isNext = false
                isAfterBlank = false
            } else if let comment = Self.comment(line), !comment.isEmpty {
                guard comment.equals("next list") else { return }
                isNext = true
                isAfterBlank = false
            } else if isAfterBlank || isNext {
                // A further paragraph of an item, which the model has not.
                let level = columns.prefix { $0 <= column }.count
                guard level > 0, !Self.beginsBlock(line) else { return }
                problems.report(
                    .itemParagraph, "a second paragraph of an item; joined to the first",
                    line: number(index))
                blocks[last].lists.continueItem(line, level: level - 1)
                isAfterBlank = false
            } else {
                guard !Self.beginsBlock(line) else { return }
                blocks[last].lists.continueItem(line, level: columns.count - 1)
            }
            index += 1
        }
    }

    /// Whether a line begins a block that no item goes on with.
    private static func beginsBlock(_ line: ByteView) -> Bool {
        Fence(line) != nil || headingText(line) != nil || beginsLabel(line)
            || line.hasPrefix("<pre>")
    }
}

extension [MarkdownList] {
    /// Adds an item to the last list of a level, or begins one.
    fileprivate mutating func add(
        _ item: MarkdownItem, bullet: UInt8, level: Int, beginsList: Bool
    ) {
        if level > 0, let list = indices.last, let parent = self[list].items.indices.last {
            return self[list].items[parent].lists.add(
                item, bullet: bullet, level: level - 1, beginsList: beginsList)
        }
        if beginsList || last?.bullet != bullet { append(MarkdownList(bullet: bullet)) }
        self[count - 1].items.append(item)
    }

    /// Adds a line to the last item of a level.
    fileprivate mutating func continueItem(_ line: ByteView, level: Int) {
        guard let list = indices.last, let item = self[list].items.indices.last else { return }
        if level > 0, !self[list].items[item].lists.isEmpty {
            self[list].items[item].lists.continueItem(line, level: level - 1)
        } else {
            self[list].items[item].source.append(0x0A)
            self[list].items[item].source += line.base[line.range]
        }
    }
}
