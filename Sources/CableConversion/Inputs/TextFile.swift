/// A file of text that a user named beside the inputs, such as a template.
package enum TextFile {
    /// The text of the file, decoded like any input.
    package static func read(_ path: String) throws(ConversionError) -> String {
        String(decoding: Decoding.decode(try FileSystem.read(path)).bytes, as: UTF8.self)
    }
}
