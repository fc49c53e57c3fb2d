import CLibXML2

/// A regular expression of a schema (ECMA-262), by libxml2's for XML Schema.
///
/// These differ in little: XML Schema has no anchors, since an expression always means the whole
/// text. Swift's own would bring a parser and an engine of several megabytes along.
final class SchemaPattern {
    private let expression: xmlRegexpPtr

    /// `nil` where the expression is wrong, or has what XML Schema's do not have.
    init?(_ pattern: String) {
        guard let translated = Self.translated(pattern) else { return nil }
        XMLParser.initialize()
        // A wrong expression is no matter for standard error.
        xmlSetStructuredErrorFunc(nil, { _, _ in })
        defer { xmlSetStructuredErrorFunc(nil, nil) }
        guard let compiled = xmlRegexpCompile(Array(translated.utf8) + [0]) else { return nil }
        expression = compiled
    }

    deinit { xmlRegFreeRegexp(expression) }

    /// Whether the expression fits a part of the text.
    func matches(_ text: String) -> Bool {
        // The text ends for libxml2 at the first NUL; none of the expressions wants one.
        guard !text.contains(byte: 0) else { return false }
        return xmlRegexpExec(expression, Array(text.utf8) + [0]) == 1
    }

    /// The expression without anchors, with whatever may stand around it where it had none.
    private static func translated(_ pattern: String) -> String? {
        let bytes = Array(pattern.utf8)
        var isInSet = false
        var depth = 0
        var hasAlternatives = false
        var isAnchored = (start: false, end: false)
        var index = 0
        while index < bytes.count {
            defer { index += 1 }
            switch (bytes[index], isInSet) {
            case (UInt8(ascii: "\\"), _): index += 1
            case (UInt8(ascii: "["), false): isInSet = true
            case (UInt8(ascii: "]"), true): isInSet = false
            case (UInt8(ascii: "("), false):
                // Groups that do more than group.
                if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "?") { return nil }
                depth += 1
            case (UInt8(ascii: ")"), false): depth -= 1
            case (UInt8(ascii: "|"), false): if depth == 0 { hasAlternatives = true }
            case (UInt8(ascii: "^"), false):
                guard index == 0 else { return nil }
                isAnchored.start = true
            case (UInt8(ascii: "$"), false):
                guard index == bytes.count - 1 else { return nil }
                isAnchored.end = true
            default: break
            }
        }
        // Of alternatives an anchor would be part of one only.
        if hasAlternatives && (isAnchored.start || isAnchored.end) { return nil }
        let core = bytes.dropFirst(isAnchored.start ? 1 : 0).dropLast(isAnchored.end ? 1 : 0)
        let any = #"[\s\S]*"#
        return (isAnchored.start ? "" : any) + "(" + String(decoding: core, as: UTF8.self) + ")"
            + (isAnchored.end ? "" : any)
    }
}
