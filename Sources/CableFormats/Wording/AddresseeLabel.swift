import CableModel
import CableSyntax

extension Addressee {
    private static let labels: [StaticString] = ["TO ", "INFO ", "XMT "]

    /// The length in bytes of the label, its space included, that the addressee's printed line
    /// begins with (`TO `, `INFO `, `XMT `); `nil` where it has none.
    func labelLength(in printed: String) -> Int? {
        printed.withBytes { bytes in
            let line = ByteView(bytes)
            for label in Self.labels where line.hasPrefix(label) {
                let length = label.utf8CodeUnitCount
                // An addressee may be called so: a name is no label.
                let isName = name.utf8.starts(with: bytes[..<length])
                return isName ? nil : length
            }
            return nil
        }
    }
}
