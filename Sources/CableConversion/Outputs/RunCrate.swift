import CableFormats
import CableSyntax

/// A run as a research object (RO-Crate 1.2): beside the documents a file that says what was read, what was
/// written, by which program and options, and who publishes it on which terms.
///
/// Records come one after the other, and their descriptions go out as they come: what names all of them
/// waits in files without names.
package final class RunCrate {
    /// What only the user knows of a run, and what it was asked for.
    package struct Facts: Sendable, Hashable {
        var publisher: String?
        /// The address of the licence.
        var licence: String
        /// The day of publication: `2026-11-29`.
        var date: String
        /// The formats and options, as a command line has them.
        var options: String

        package init(publisher: String?, licence: String, date: String, options: String) {
            self.publisher = publisher
            self.licence = licence
            self.date = date
            self.options = options
        }
    }

    /// A record that was read, or a document that was written.
    struct Member: Sendable {
        /// What it is called among the inputs, or its path in the folder.
        var name: String
        /// In bytes.
        var size: Int
        var sha256: String
        /// The MIME type of a document.
        var mediaType: String?
    }

    /// By this name it is looked for.
    static let fileName = "ro-crate-metadata.json"

    private let facts: Facts
    private let file: FileInWriting
    private let inputs: FileInWriting
    private let outputs: FileInWriting
    private var inputCount = 0
    private var outputCount = 0

    init(in folder: String, _ facts: Facts) throws(ConversionError) {
        self.facts = facts
        file = try FileInWriting(Self.path(in: folder), flag: "ro-crate")
        inputs = try .inWriting(besides: file)
        outputs = try .inWriting(besides: file)
        try file.write(
            Array("{\"@context\":\"https://w3id.org/ro/crate/1.2/context\",\"@graph\":[\n".utf8))
        try write { json in
            json.member("@id", Self.fileName)
            json.member("@type", "CreativeWork")
            json.node("conformsTo", "https://w3id.org/ro/crate/1.2")
            json.node("about", "./")
        }
    }

    static func path(in folder: String) -> String {
        (folder.hasSuffix("/") ? folder : folder + "/") + fileName
    }

    /// Describes a record and the documents that were made of it.
    func add(_ input: Member, _ made: [Member]) throws(ConversionError) {
        inputCount += 1
        let id = "#input-\(inputCount)"
        try addNext { json in
            json.member("@id", id)
            json.member("@type", "CreativeWork")
            json.member("name", input.name)
            json.writeContent(of: input)
        }
        try Self.list(id, in: inputs, isFirst: inputCount == 1)
        for document in made {
            outputCount += 1
            let id = PercentEncoding.encoded(document.name, allowing: Self.marksOfPaths)
            try addNext { json in
                json.member("@id", id)
                json.member("@type", "File")
                json.member("name", document.name)
                json.member("encodingFormat", ifPresent: document.mediaType)
                json.writeContent(of: document)
            }
            try Self.list(id, in: outputs, isFirst: outputCount == 1)
        }
    }

    private static let marksOfPaths = ByteSet("-._~/")

    private static func list(
        _ id: String, in file: FileInWriting, isFirst: Bool
    ) throws(ConversionError) {
        var json = JSONWriter(Output(), indented: false)
        json.object { $0.member("@id", id) }
        try file.write(Array((isFirst ? "" : ",\n").utf8) + json.output.bytes)
    }

    func finish() throws(ConversionError) {
        try addNext { [facts] json in
            json.member("@id", facts.licence)
            json.member("@type", "CreativeWork")
            json.member("name", facts.licence)
        }
        if let publisher = facts.publisher {
            try addNext { json in
                json.member("@id", "#publisher")
                json.member("@type", "Organization")
                json.member("name", publisher)
            }
        }
        try addNext { json in
            json.member("@id", "#cableconv")
            json.member("@type", "SoftwareApplication")
            json.member("name", "cableconv")
            json.member("version", CableconvVersion.current)
            // It has to have one: a name that claims nobody's domain, as those of its vocabulary.
            json.member("url", "urn:cableconv")
        }
        try addNext(listing: [("object", inputs), ("result", outputs)]) { [facts] json in
            json.member("@id", "#conversion")
            json.member("@type", "CreateAction")
            json.member("name", "Conversion of diplomatic cables")
            json.member("description", "cableconv \(facts.options)")
            json.node("actionStatus", "http://schema.org/CompletedActionStatus")
            json.node("instrument", "#cableconv")
        }
        try addNext(listing: [("hasPart", outputs)]) { [facts, outputCount, inputCount] json in
            json.member("@id", "./")
            json.member("@type", "Dataset")
            json.member("name", "Diplomatic cables")
            json.member(
                "description",
                "\(outputCount.counted("document")), made of \(inputCount.counted("record")) by cableconv"
            )
            json.member("datePublished", facts.date)
            json.node("license", facts.licence)
            if facts.publisher != nil { json.node("publisher", "#publisher") }
            json.node("mentions", "#conversion")
        }
        try file.write(Array("\n]}\n".utf8))
        try file.complete()
    }

    // MARK: Entities

    private func addNext(
        listing lists: [(name: String, file: FileInWriting)] = [],
        _ body: (inout JSONWriter) -> Void
    ) throws(ConversionError) {
        try file.write(Array(",\n".utf8))
        try write(listing: lists, body)
    }

    private func write(
        listing lists: [(name: String, file: FileInWriting)] = [],
        _ body: (inout JSONWriter) -> Void
    ) throws(ConversionError) {
        var json = JSONWriter(Output(), indented: false)
        json.object(body)
        var bytes = json.output.bytes
        for (name, list) in lists {
            bytes.removeLast()
            try file.write(bytes + Array(",\"\(name)\":[".utf8))
            try file.append(list)
            bytes = Array("]}".utf8)
        }
        try file.write(bytes)
    }
}

extension JSONWriter {
    /// A member whose value is the name of a node.
    fileprivate mutating func node(_ name: StaticString, _ id: String) {
        key(name)
        object { $0.member("@id", id) }
    }

    fileprivate mutating func writeContent(of member: RunCrate.Member) {
        self.member("contentSize", "\(member.size)")
        self.member("sha256", member.sha256)
    }
}
