import CableFormats

/// What is known of a format.
public struct CableFormat: Hashable, Sendable {
    /// By which it is asked for: `tei`.
    public let name: String
    /// Its other names: `xml`.
    public let aliases: [String]
    /// One line.
    public let summary: String
    /// Whether it is read.
    public let isRead: Bool
    /// Whether it is written.
    public let isWritten: Bool
    /// The ending of its files, with its dot; empty where it has none.
    public let fileExtension: String
    /// The options of its writer, each with what it does.
    public let options: [String: String]

    init(_ format: Format) {
        name = format.name
        aliases = format.aliases
        summary = format.summary
        isRead = format.reader != nil
        isWritten = format.writer != nil
        fileExtension = format.fileExtension
        options = Dictionary(uniqueKeysWithValues: format.flags.map { ($0.name, $0.help) })
    }
}
