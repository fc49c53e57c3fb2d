/// A user's template for a writer.
public enum TemplateFile {
    /// The text of a template file, decoded like any other input.
    public static func read(_ path: String) throws(ConversionError) -> String {
        String(decoding: Decoding.decode(try FileSystem.read(path)).bytes, as: UTF8.self)
    }
}
