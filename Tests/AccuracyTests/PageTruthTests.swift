import CableConversion
import CableFormats
import CableModel
import CableTestSupport
import Testing

/// Holds the telegrams of pages against what the pages themselves say: links around TAGS, the
/// table, the title.
@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct PageTruthTests {
    /// A page and the cable that was read from it.
    struct Page: Sendable {
        var name: String
        var markup: String
        var cable: Cable
        var table: PageTable { cable.provenance.page! }
    }

    static let pages: [Page] =
        (try? Corpus.entries(of: ["wikileaks-2010"]).compactMap { entry in
            let bytes = try FileSystem.read(entry.path)
            guard let reading = Readings.of(bytes).first else { return nil }
            return Page(
                name: entry.name, markup: String(decoding: bytes, as: UTF8.self),
                cable: reading.cable)
        }) ?? []

    /// Checks a rule on every page; the `exceptions`, by their identifiers, break it for the reasons
    /// that the test gives, and no other.
    func check(exceptions: Set<String>, _ holds: (Page) -> Bool) {
        #expect(Self.pages.count > 500)
        let broken = Self.pages.filter { !holds($0) }.compactMap(\.table.referenceID)
        #expect(Set(broken) == exceptions)
        #expect(broken.count == exceptions.count)
    }

    /// One page links to two codes that were typed as one word; they are read as two.
    @Test func everyLinkedTagIsRead() {
        check(exceptions: ["09PARIS1267"]) { page in
            let read = Set(
                page.cable.transcription.tags.flatMap { tag in
                    Self.words(tag.code) + Self.words(tag.qualifier ?? "")
                })
            return page.linkedTags.allSatisfy { Set(Self.words($0)).isSubset(of: read) }
        }
    }

    /// Where a page has links they are around all tags, but for codes that WikiLeaks did not know.
    @Test func hardlyAnyTagIsReadThatIsNotLinked() {
        var read = 0
        var unlinked = 0
        for page in Self.pages where !page.linkedTags.isEmpty {
            let linked = Set(page.linkedTags.flatMap(Self.words))
            for tag in page.cable.transcription.tags {
                read += 1
                if !Set(Self.words(tag.code)).isSubset(of: linked) { unlinked += 1 }
            }
        }
        #expect(read > 2000)
        #expect(unlinked * 100 <= read * 2, "\(unlinked) of \(read)")
    }

    @Test func theNumberIsThatOfTheTable() {
        check(exceptions: []) {
            $0.cable.messageReferenceNumber?.identifier == $0.table.referenceID
        }
    }

    /// Pages that hold another telegram than they say.
    @Test func theClassificationIsThatOfTheTable() {
        check(exceptions: ["08RABAT727", "09HAVANA132", "09MOSCOW1108", "10MEXICO614"]) { page in
            guard let level = page.cable.classificationLevel else { return false }
            return page.table.classification?.hasPrefix(level.word) == true
        }
    }

    /// The page's minutes are wrong; two pages have another hour than the telegram.
    @Test func dayAndHourAreThoseOfTheTable() {
        check(exceptions: ["09RANGOON378", "09STATE127892"]) { page in
            guard let group = page.cable.transcription.dateTimeGroupLine?.dateTimeGroup else {
                return true
            }
            let hour = group.isoMinute.prefix(13).map { $0 == "T" ? " " : $0 }
            return page.table.created?.hasPrefix(String(hour)) == true
        }
    }

    /// Titles that a page took from beyond the subject.
    @Test func theSubjectBeginsWithTheTitle() {
        check(exceptions: ["08LONDON1991", "09BRASILIA1383", "10MOSCOW228"]) { page in
            let subject = page.cable.transcription.subject
            let marking = subject?.portionMarking?.printed ?? ""
            let text = Self.letters(subject?.text ?? "")
            // Where the label is printed twice, a page takes the second for the title's beginning.
            let label = Self.letters(subject?.label ?? "")
            let isDoubled = label.hasSuffix("SUBJECTSUBJECT")
            let printed = Self.letters(page.title)
            let title =
                isDoubled && printed.hasPrefix("SUBJECT") ? String(printed.dropFirst(7)) : printed
            guard !title.isEmpty else { return text.isEmpty }
            return text.hasPrefix(title) || (Self.letters(marking) + text).hasPrefix(title)
        }
    }

    static func words(_ text: String) -> [String] {
        text.uppercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
    }

    static func letters(_ text: String) -> String {
        String(text.uppercased().filter { $0.isLetter || $0.isNumber })
    }
}

extension PageTruthTests.Page {
    /// The codes that the page links to in the telegram's text.
    var linkedTags: [String] {
        guard let content = markup.lastIndex(of: "<code><pre>") else { return [] }
        return markup[content...].pieces(after: "href='/tag/").compactMap { piece in
            guard let open = piece.firstIndex(of: ">"),
                let close = piece[open...].firstIndex(of: "<")
            else { return nil }
            return String(piece[piece.index(after: open)..<close])
        }
    }

    /// What stands behind the number in the page's heading.
    var title: String {
        guard let heading = markup[...].pieces(after: "<h3>Viewing cable ").first,
            let comma = heading.firstIndex(of: ","), let end = heading.firstIndex(of: "<"),
            comma < end
        else { return "" }
        return String(heading[heading.index(after: comma)..<end])
            .replacingEntities
    }
}

extension String {
    /// Where the last occurrence of a text begins.
    fileprivate func lastIndex(of text: String) -> String.Index? {
        let pattern = Array(text.utf8)
        let bytes = Array(utf8)
        guard bytes.count >= pattern.count else { return nil }
        for start in stride(from: bytes.count - pattern.count, through: 0, by: -1)
        where bytes[start] == pattern[0]
            && bytes[start..<(start + pattern.count)].elementsEqual(pattern)
        {
            return utf8.index(startIndex, offsetBy: start)
        }
        return nil
    }

    fileprivate var replacingEntities: String {
        var text = self
        for (entity, character) in [("&amp;", "&"), ("&quot;", "\""), ("&#39;", "'")] {
            text = text.split(separator: entity, omittingEmptySubsequences: false)
                .joined(separator: character)
        }
        return text
    }
}

extension Substring {
    /// What follows each occurrence of a text.
    fileprivate func pieces(after text: String) -> [Substring] {
        Array(split(separator: text, omittingEmptySubsequences: false).dropFirst())
    }
}
