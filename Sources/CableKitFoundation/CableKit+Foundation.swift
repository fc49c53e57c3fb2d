public import CableKit
public import CableModel
public import Foundation

/// The door for programs that use Foundation: data and addresses of files in place of bytes and paths.
extension CableKit {
    /// The cables of one text, with what there is to say about each.
    ///
    /// - Parameters:
    ///   - data: the text, in any encoding that the program decodes.
    ///   - name: what is recorded as the file's name.
    ///   - format: the name of a format that is read; `nil`: told from the content.
    /// - Throws: where the data holds no cable. What is odd in a cable is a diagnostic and no error.
    public func read(
        _ data: Data, named name: String? = nil, as format: String? = nil
    ) throws(CableKitError) -> [Reading] {
        try read([UInt8](data), named: name, as: format)
    }

    /// The cables of one file, which is in memory as a whole; `records(at:)` takes archives apart.
    ///
    /// - Parameters:
    ///   - url: the address of a file on this machine.
    ///   - format: the name of a format that is read; `nil`: told from the content.
    /// - Throws: where the file cannot be read or holds no cable.
    public func read(
        contentsOf url: URL, as format: String? = nil
    ) throws(CableKitError) -> [Reading] {
        try read(try Self.data(at: url), named: url.lastPathComponent, as: format)
    }

    /// The records of a file, a folder or an archive, one after the other.
    ///
    /// - Parameters:
    ///   - url: the address of a file or folder on this machine.
    ///   - format: the name of a format that is read; `nil`: told from the content of each.
    /// - Throws: where the address is of another machine, a folder cannot be looked through, or the format is
    ///   none. A file that cannot be read is a record with an error.
    public func records(
        at url: URL, as format: String? = nil
    ) throws(CableKitError) -> CableRecords {
        guard url.isFileURL else { throw Self.isNoFile(url) }
        return try records(at: url.path, as: format)
    }

    /// The document of a cable in a format, with its options by the names of the program's flags.
    ///
    /// - Throws: where the format or an option is unknown, or an option makes writing impossible.
    public func data(
        of reading: Reading, as format: String, options: [String: String] = [:]
    ) throws(CableKitError) -> Data {
        Data(try write(reading, as: format, options: options))
    }

    /// Nothing is fetched from other machines.
    private static func data(at url: URL) throws(CableKitError) -> Data {
        guard url.isFileURL else { throw isNoFile(url) }
        do { return try Data(contentsOf: url) } catch {
            throw CableKitError("\(url.path) cannot be read")
        }
    }

    private static func isNoFile(_ url: URL) -> CableKitError {
        CableKitError("\(url.absoluteString) is no file on this machine")
    }
}
