import CableModel
import CableSyntax

/// The subject in title case, for a page's title.
///
/// Subjects are in capitals. Whether NATO, Bush or MISSILE is an acronym, a name or a word is told by the
/// text itself: how it spells the word, or another form of it. Words that are not there may be known
/// (`TitleVocabulary`). Where one is not settled, the subject stays as printed, since half of a title in
/// capitals is worse than all.
enum DisplayTitle {
    /// `DEPUTY MINISTER ON CFE` as `Deputy Minister on CFE`, where it is settled how each word is spelt.
    static func title(for subject: String, in body: [Block]) -> String {
        var bytes = Array(subject.utf8)
        guard bytes.contains(where: ASCII.isUpper), SubjectWords.isInCapitals(bytes) else {
            return subject
        }
        var words = SubjectWords(subject: bytes)
        words.collect(body)
        return words.settle(&bytes, body) ? String(decoding: bytes, as: UTF8.self) : subject
    }
}
