import CableModel
import CableSyntax

extension Cable {
    /// The cable in compact JSON: the project's notion of equality.
    ///
    /// Swift's `==` on strings takes different bytes for equal where they are canonically
    /// equivalent; these bytes do not.
    package var canonicalJSON: [UInt8] {
        var json = JSONWriter(Output(), indented: false)
        json.write(self)
        return json.output.bytes
    }
}
