import CableFormats
import CableSyntax

/// Makes a site of the cables of a run. While they come the database is filled, and what stands beside the
/// pages is written; the pages themselves, which depend on each other, are written at the end.
final class SiteOutput: OrderedOutput {
    private let options: SiteOptions
    private let folder: SiteFolder
    private let store: SiteStore
    /// `nil` once the database is whole: as long as somebody fills it, nobody else can read it.
    private var tables: TablesOutput?
    private let table: FileInWriting
    /// Whether something could not be written, so that the site is not that of all cables.
    private var isBroken = false

    private static let databaseName = "cables.db"
    private static let tableName = "all.csv"

    init(
        _ options: SiteOptions, documents: WriterOptions
    ) throws(ConversionError) {
        self.options = options
        folder = try SiteFolder(options.folder)
        store = try SiteStore(in: folder)
        tables = try TablesOutput(
            SiteMembers.rows, options: documents,
            into: DatabaseStore(path: folder.workPath(Self.databaseName), updates: false),
            entry: \.entry)
        table = try FileInWriting(folder.workPath(Self.tableName))
        var head = Output()
        SiteMembers.table.writeBeginning(
            CollectionSummary(), options: documents, to: &head)
        try table.write(head.bytes)
    }

    func take(
        _ result: ConvertedInput, names: [OutputNamer.Name], isOnlyOne: Bool
    ) throws(ConversionError) -> [Message] {
        var file = TablesOutput.FileRow()
        do throws(ConversionError) {
            for entry in result.cables.compactMap(\.entry) {
                try entry.output.withUnsafeBufferPointer { bytes throws(ConversionError) in
                    try take(SiteMembers.parts(of: bytes), of: &file)
                }
            }
        } catch {
            isBroken = true
            throw error
        }
        return []
    }

    private func take(
        _ parts: [UnsafeBufferPointer<UInt8>], of file: inout TablesOutput.FileRow
    ) throws(ConversionError) {
        func text(_ part: SiteMembers.Part) -> String {
            String(decoding: parts[part.rawValue], as: UTF8.self)
        }
        func bytes(_ part: SiteMembers.Part) -> [UInt8] { Array(parts[part.rawValue]) }
        try tables?.take(parts[SiteMembers.Part.rows.rawValue], of: &file)
        let name = try store.add(
            number: text(.number), digest: text(.digest), title: text(.title),
            page: parts[SiteMembers.Part.page.rawValue])
        try table.write(bytes(.csv))
        // Markdown is what its page was made of.
        guard options.project == nil else { return }
        try folder.write(bytes(.tei), to: "cable/\(name).tei.xml")
        try folder.write(bytes(.jsonld), to: "cable/\(name).jsonld")
    }

    func finish() throws(ConversionError) {
        defer { folder.removeWork() }
        guard !isBroken else { return }
        guard store.count > 0 else {
            throw .format(message: "no cable was found for the site; \(folder.path) is as it was")
        }
        try tables?.finish()
        tables = nil
        try table.complete()
        let database = folder.workPath(Self.databaseName)
        try store.attach(database)
        let form = options.pages
        try SiteCables(folder, store, form).write()
        if let project = options.project {
            try project.lists(folder, store)
        } else {
            try writePagesBesideCables()
        }
        try folder.move(database, to: "\(form.data)/\(Self.databaseName)")
        try folder.move(folder.workPath(Self.tableName), to: "\(form.data)/\(Self.tableName)")
        try folder.finish()
    }

    private func writePagesBesideCables() throws(ConversionError) {
        let site = SiteWork(folder: folder, store: store)
        try SiteIndexes(site: site).write()
        try SiteFront(site: site).write()
        try SiteSearch(site: site).write()
        try SiteFeeds(folder, store, base: options.base).write()
        var style = Output()
        style.write(HTMLStyle.sheet)
        try folder.write(style, to: "style.css")
    }
}

/// What a user chooses about a site.
package struct SiteOptions: Sendable {
    /// Where the site is put.
    package var folder: String
    /// The address that it will have, with a slash at its end; `nil` where nobody knows it yet.
    package var base: String?
    /// What makes the pages of Markdown; `nil`: they are written as HTML.
    package var project: SiteProject?

    package init(folder: String, base: String? = nil, project: SiteProject? = nil) {
        self.folder = folder
        self.base = base
        self.project = project
    }

    var pages: SitePageForm { project?.pages ?? .html }
}

extension Pipeline {
    /// The formats of which a site has documents: what is chosen about them holds there, too.
    package static let formatsOfSites = [
        HTMLFormat.format, TEIFormat.format, JSONLDFormat.format, CSVFormat.format,
        MarkdownFormat.format,
    ]

    /// Makes of this pipeline one that writes a site.
    package mutating func writeSite(_ site: SiteOptions) {
        conversion.writers = [
            Format(
                name: "site", summary: "a site of all cables",
                collection: SiteMembers(pages: site.pages))
        ]
        if let flavor = site.pages.flavor {
            conversion.options[MarkdownFormat.isOfSite] = true
            conversion.options.choose(flavor, of: MarkdownFormat.flavor)
            conversion.options.choose(.site, of: MarkdownFormat.frontMatter)
        }
        destination = .file(site.folder + "/index.html")
        let documents = conversion.options
        collectionOutput = { () throws(ConversionError) in
            try SiteOutput(site, documents: documents)
        }
    }
}
