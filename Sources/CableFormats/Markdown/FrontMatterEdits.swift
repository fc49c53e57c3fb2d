import CableGrammar
import CableModel
import CableSyntax

/// What a person changed in the front matter: values that are not those of the head's lines.
///
/// A changed value that stands in a printed line is put into that line, which is then read again;
/// so the head stays one thing. A value that stands in no line by itself is said to differ.
struct FrontMatterEdits {
    let frontMatter: FrontMatter
    let frame: MarkdownFrame
    let transcription: Transcription
    /// The head's lines; the edits change what is printed on them.
    var lines: [HeadLine]
    private(set) var isEdited = false
    /// The keys whose values were taken over.
    private(set) var taken: Set<String> = []
    /// The tags in the list that have the form of one.
    var tags: [String] = []
    var problems: MarkdownProblems

    init(_ frontMatter: FrontMatter, of cable: Cable, problems: MarkdownProblems) {
        self.frontMatter = frontMatter
        frame = MarkdownFrame(cable)
        transcription = cable.transcription
        lines = cable.transcription.head
        self.problems = problems
    }

    /// Takes over what can be.
    mutating func take() {
        takeSubject()
        takeTags()
        for role in [Addressee.Role.action, .info, .exempt] { takeAddressees(role) }
        takeCaptions()
        takeWords()
    }

    // MARK: Saying

    mutating func edited(_ key: String, _ message: String) {
        isEdited = true
        taken.insert(key)
        problems.report(.frontMatterEdited, message, line: frontMatter.line(of: key))
    }

    /// Values that the frame gives, by their keys.
    private static let values: [(key: String, value: FrameValue)] = [
        ("title", .title), ("date", .date), ("slug", .slug), ("description", .description),
        ("author", .author), ("id", .id), ("iri", .iri), ("mrn", .mrn), ("subject", .subject),
        ("classification", .classification), ("executive_order", .executiveOrder),
        ("declassify_on", .declassifyOn), ("date_time_group", .dateTimeGroup),
        ("precedence", .precedence), ("from", .from),
    ]
    private static let lists: [(key: String, list: FrameList)] = [
        ("tags", .tags), ("to", .to), ("info", .info), ("exempt", .exempt),
        ("captions", .captions), ("attention", .attention), ("references", .references),
        ("references_unverified", .unverifiedReferences),
    ]

    /// Says which values the head has not, as it was read last.
    ///
    /// What somebody left as it was follows the head and is no difference. What was taken over is
    /// one, where its line is read as something else.
    ///
    /// - Parameter areForDisplay: whether the keys at the top are a site's, so that anything may stand there.
    mutating func sayDifferences(from cable: Cable, areForDisplay: Bool) {
        let after = isEdited ? MarkdownFrame(cable) : frame
        func isSaid(_ key: String) -> Bool {
            !areForDisplay || !FrontMatter.ofTheTop.contains(key)
        }
        for (key, value) in Self.values where isSaid(key) {
            guard let given = frontMatter.text(key) else { continue }
            let frames = taken.contains(key) ? [after] : [after, frame]
            let isKnown = frames.contains { frame in
                let own = frame.text(of: value)
                return own == given || (key == "date" && Self.isSameMoment(given, own ?? ""))
                    || (key == "title" && Self.isCase(given, ofTitleIn: frame))
            }
            if !isKnown { differs(key, given, after.text(of: value)) }
        }
        for (key, list) in Self.lists where isSaid(key) {
            guard let given = frontMatter.list(key) else { continue }
            let frames = taken.contains(key) ? [after] : [after, frame]
            let wanted = Set(key == "tags" ? tags : given)
            if frames.contains(where: { Set($0.items(of: list).compactMap(\.name)) == wanted }) {
                continue
            }
            let own = after.items(of: list).compactMap(\.name).joined(separator: "; ")
            differs(key, given.joined(separator: "; "), own.isEmpty ? nil : own)
        }
        if isSaid("categories"), let given = frontMatter.list("categories"),
            ![after, frame].contains(where: { $0.text(of: .post).map { [$0] } ?? [] == given })
        {
            differs("categories", given.joined(separator: "; "), after.text(of: .post))
        }
    }

    private mutating func differs(_ key: String, _ given: String, _ own: String?) {
        problems.report(
            .frontMatterDiffers,
            "\"\(key)\" is \"\(given)\", by the head's lines "
                + (own.map { "\"\($0)\"" } ?? "nothing") + "; the lines count",
            line: frontMatter.line(of: key))
    }

    /// Whether two dates have the same digits, as far as both go: YAML tools write
    /// `2007-12-11 10:31:00+00:00` for `2007-12-11T10:31:00Z`.
    private static func isSameMoment(_ first: String, _ second: String) -> Bool {
        let digits = first.utf8.filter(ASCII.isDigit)
        let others = second.utf8.filter(ASCII.isDigit)
        let common = min(digits.count, others.count)
        return common >= 8 && digits.prefix(common) == others.prefix(common)
    }

    /// Whether a title is the subject in other letters: then it is the view that a title is.
    private static func isCase(_ title: String, ofTitleIn frame: MarkdownFrame) -> Bool {
        let own = [frame.text(of: .subject), frame.text(of: .title)]
        return own.contains { $0?.lowercased() == title.lowercased() }
    }

    // MARK: Subject

    private mutating func takeSubject() {
        let own = frame.text(of: .subject)
        if let given = frontMatter.text("subject"), given != own, !given.isEmpty {
            setSubject(given)
            edited("subject", "subject \"\(given)\" is not that of the head; taken over")
        } else if let given = frontMatter.text("title"), given != frame.text(of: .title),
            !given.isEmpty, !Self.isCase(given, ofTitleIn: frame)
        {
            setSubject(given)
            edited("title", "title \"\(given)\" is not the subject of the head; taken over as such")
        }
    }

    private mutating func setSubject(_ text: String) {
        let text = PrintedHead.oneLine(text)
        guard let first = lines.lastIndex(where: { $0.subject?.label != nil }),
            let subject = lines[first].subject
        else {
            let place = lines.firstIndex {
                $0.kind == .references || $0.kind == .classificationAuthority
            }
            return lines.insert(
                HeadLine(
                    printed: "SUBJECT: \(text)",
                    content: .subject(Subject(label: "SUBJECT:", text: text))),
                at: place ?? lines.count)
        }
        lines[first] = lines[first].reprinted(
            lines[first].printed.replacingLast(subject.text, with: text)
                ?? [subject.label, subject.portionMarking?.printed, text].compactMap { $0 }
                .joined(separator: " "))
        // What went on behind a page mark is in the new text.
        for index in lines.indices.reversed()
        where index > first && lines[index].kind == .subject {
            lines.remove(at: index)
        }
    }

    // MARK: Single words of a line

    private mutating func takeWords() {
        take("from", .from) { line in
            if case .originator(let originator) = line { originator.name } else { nil }
        }
        take("classification", .classification) { line in
            if case .classification(let value) = line { value.printedClassification } else { nil }
        }
        take("mrn", .mrn) { line in
            if case .classification(let value) = line { value.printedNumber } else { nil }
        }
        take("date_time_group", .dateTimeGroup) { line in
            if case .dateTimeGroup(let value) = line { value.dateTimeGroup.printed } else { nil }
        }
        take("executive_order", .executiveOrder) { line in
            if case .declassification(let value) = line { value.executiveOrder } else { nil }
        }
    }

    /// Puts a changed value in the place of the words that it stands for.
    private mutating func take(
        _ key: String, _ value: FrameValue, _ printed: (HeadLine.Content) -> String?
    ) {
        guard let given = frontMatter.text(key), let own = frame.text(of: value), given != own,
            !given.isEmpty
        else { return }
        for index in lines.indices {
            guard let words = printed(lines[index].content) else { continue }
            if let line = lines[index].printed.replacingLast(
                words, with: PrintedHead.oneLine(given))
            {
                lines[index] = lines[index].reprinted(line)
                edited(key, "\"\(key)\" is \"\(given)\", not \"\(own)\"; taken over")
            }
            return
        }
    }
}

extension String {
    /// The text with the last occurrence of some words replaced; `nil` where there is none.
    fileprivate func replacingLast(_ words: String, with other: String) -> String? {
        let text = Array(utf8)
        let wanted = Array(words.utf8)
        guard !wanted.isEmpty, wanted.count <= text.count else { return nil }
        var start = text.count - wanted.count
        while start >= 0 {
            if text[start...].starts(with: wanted) {
                return String(
                    decoding: text[..<start] + Array(other.utf8) + text[(start + wanted.count)...],
                    as: UTF8.self)
            }
            start -= 1
        }
        return nil
    }
}
