import CableModel
import CableSyntax

/// The front matter of a document as read.
///
/// The keys are those of the shipped templates. What a site generator or a person has put there
/// besides has no place in a cable, and is said.
struct FrontMatter {
    private let root: YAMLValue
    private let cable: YAMLValue?
    /// What stands in the page itself of where the copy came from.
    private var source: YAMLValue?
    private var lineAboveSource = 0
    private var hasReceived = false

    /// The keys of the shipped templates at the top, and below `cable`.
    private static let topKeys = ofTheTop.union(["cable"])
    private static let cableKeys: Set<String> = [
        "id", "iri", "mrn", "subject", "classification", "executive_order", "declassify_on",
        "date_time_group", "precedence", "subject_source", "tags_source", "date_source", "from",
        "from_source", "to", "info",
        "exempt", "captions", "attention",
        "references", "references_unverified", "page_marks", "repairs", "summary_source",
        "source_file", "source_format", "source_encoding", "source_size", "source_sha256",
        "page_layout", "page_reference_id", "page_created", "page_released",
        "page_classification", "page_origin", "articles", "attributes", "telegram_head",
    ]

    /// Parses the front matter of a document; `nil`, with a problem noted, where it is none.
    ///
    /// - Parameter received: what the page itself has; then it needs no front matter.
    init?(
        _ source: MarkdownSource, received: MarkdownReceived?, problems: inout MarkdownProblems
    ) {
        guard let range = source.frontMatter ?? (received == nil ? nil : 0..<0) else {
            problems.report(
                .noFrontMatter,
                "no front matter, which carries the head of the telegram; the text alone is read")
            return nil
        }
        do {
            root = try YAMLValue(parsing: UnsafeBufferPointer(rebasing: source.base[range]))
        } catch {
            problems.report(
                .frontMatterSyntax,
                "front matter is no YAML (\(error.reason)); the text alone is read",
                line: error.line + 1)
            return nil
        }
        cable = root["cable"]
        guard root.members != nil || root.isNull else {
            problems.report(
                .frontMatterSyntax, "front matter has no keys; the text alone is read", line: 2)
            return nil
        }
        checkKeys(root, Self.topKeys, "", &problems)
        if let cable { checkKeys(cable, Self.cableKeys, "cable.", &problems) }
        if let received { take(received, &problems) }
        checkKinds(&problems)
    }

    /// Reads where the copy came from, as the page itself says.
    private mutating func take(
        _ received: MarkdownReceived, _ problems: inout MarkdownProblems
    ) {
        hasReceived = true
        lineAboveSource = received.lineAboveSource
        let lines = Array(received.source.joined(separator: "\n").utf8)
        do {
            source = try lines.withUnsafeBufferPointer { try YAMLValue(parsing: $0) }
        } catch {
            problems.report(
                .frontMatterSyntax,
                "what the page says of its source is no YAML (\(error)); left out")
        }
    }

    private func checkKeys(
        _ mapping: YAMLValue, _ known: Set<String>, _ prefix: String,
        _ problems: inout MarkdownProblems
    ) {
        var seen: Set<String> = []
        for (name, value) in mapping.members ?? [] {
            if !known.contains(name) {
                problems.report(
                    .frontMatterKey,
                    "key \"\(prefix)\(name)\" has no place in a cable; left out",
                    line: value.line + 1)
            } else if !seen.insert(name).inserted {
                problems.report(
                    .frontMatterKey, "key \"\(prefix)\(name)\" is there twice; the first counts",
                    line: value.line + 1)
            }
        }
    }

    // MARK: Values

    /// The keys at the top that are texts or lists of them; generators of sites know most of them.
    static let ofTheTop: Set<String> = [
        "title", "date", "slug", "description", "author", "tags", "categories", "classifications",
        "summary",
    ]

    private func value(_ key: String) -> YAMLValue? {
        let value = Self.ofTheTop.contains(key) ? root[key] : source?[key] ?? cable?[key]
        return value?.isNull == true ? nil : value
    }

    /// Whether there is the key `cable`, which our own documents have.
    var hasCable: Bool { cable != nil }

    func line(of key: String) -> Int? {
        if !Self.ofTheTop.contains(key), let own = source?[key] {
            return own.line + lineAboveSource
        }
        return value(key).map { $0.line + 1 }
    }

    /// A text, blanks as they are; `nil` where there is none or something else.
    func text(_ key: String) -> String? { value(key)?.string }

    /// The texts of a list; a single text is a list of one. `nil` where there is no such key.
    func list(_ key: String) -> [String]? {
        guard let value = value(key) else { return nil }
        if let text = value.string { return [text] }
        return value.sequence?.compactMap(\.string)
    }

    /// Says which values are of another kind than their keys ask for.
    private func checkKinds(_ problems: inout MarkdownProblems) {
        let lists: Set<String> = [
            "tags", "categories", "classifications", "to", "info", "exempt", "captions",
            "attention", "references", "references_unverified", "articles", "telegram_head",
        ]
        for key in Self.ofTheTop.union(Self.cableKeys).sorted() where key != "attributes" {
            guard let value = value(key) else { continue }
            let isRight =
                lists.contains(key)
                ? list(key) != nil && value.sequence?.contains { $0.string == nil } != true
                : value.string != nil
            guard !isRight else { continue }
            problems.report(
                .frontMatterValue,
                "\"\(key)\" is \(lists.contains(key) ? "no list of texts" : "no text"); "
                    + "what is none is left out", line: value.line + 1)
        }
    }

    /// The names of the addressees, of all roles.
    ///
    /// Where the page has the head in itself, it names them only if its lines do not settle who they are.
    var addresseeNames: Set<String>? {
        let names = ["to", "info", "exempt"].compactMap { key in
            hasReceived && source?[key] == nil ? nil : list(key)
        }
        return names.isEmpty ? nil : Set(names.joined())
    }

    // MARK: Provenance

    /// Where the copy came from, as the document says.
    func provenance(_ problems: inout MarkdownProblems) -> Provenance {
        var provenance = Provenance(articles: list("articles") ?? [])
        if let format = text("source_format"), let hash = text("source_sha256") {
            let size = text("source_size").flatMap { StatedValues.number($0) }
            if size == nil {
                problems.report(
                    .frontMatterValue, "\"source_size\" is no number", line: line(of: "cable"))
            }
            if StatedValues.isSHA256(hash) {
                provenance.source = SourceFile(
                    name: text("source_file"), format: format,
                    encoding: text("source_encoding") ?? "", size: size ?? 0, sha256: hash)
            } else {
                problems.report(
                    .frontMatterValue,
                    "\"source_sha256\" is no SHA-256 (64 digits, 0 to 9 and a to f); "
                        + "what is said of the source is left out",
                    line: line(of: "source_sha256"))
            }
        }
        if let layout = text("page_layout") {
            provenance.page = PageTable(
                layout: layout, referenceID: text("page_reference_id"),
                created: text("page_created"), released: text("page_released"),
                classification: text("page_classification"), origin: text("page_origin"))
        }
        provenance.attributes = attributes(&problems)
        return provenance
    }

    /// Completes a cable whose head was made of the keys: its number, where no line has it.
    func complete(_ cable: inout Cable, problems: inout MarkdownProblems) {
        guard !cable.transcription.head.isEmpty else { return }
        problems.report(
            .headFromKeys,
            "no \"telegram_head\"; the lines of the head are made of the other keys")
        if cable.messageReferenceNumber == nil, cable.provenance.page == nil, let id = text("id") {
            cable.provenance.page = PageTable(layout: "markdown", referenceID: id)
        }
    }

    /// `- "Draft Date": "09 JUN 1976"`; also one mapping of all, as a person would write it.
    private func attributes(_ problems: inout MarkdownProblems) -> [Attribute] {
        guard let value = value("attributes") else { return [] }
        let members = value.members ?? value.sequence?.flatMap { $0.members ?? [] } ?? []
        var attributes: [Attribute] = []
        for (name, value) in members {
            if let text = value.isNull ? "" : value.string {
                attributes.append(Attribute(name: name, value: text))
            } else {
                problems.report(
                    .frontMatterValue, "attribute \"\(name)\" is no text; left out",
                    line: value.line + 1)
            }
        }
        return attributes
    }
}
