import CableModel
import CableSyntax

/// What makes the model of JSON values, and keeps what was wrong with them.
protocol JSONModelDecoder {
    var problems: [Diagnostic] { get set }
    /// What its diagnostics are about.
    static var problem: Diagnostic.Kind { get }
}

extension JSONModelDecoder {
    /// Says that a value is missing or of the wrong type.
    mutating func miss(_ what: String) {
        problems.append(
            Diagnostic(Self.problem, "\(what) is missing or of the wrong type; left out"))
    }

    /// A member of an object; nothing, and a diagnostic, where it is no string.
    mutating func string(_ object: JSONValue, _ name: String, in what: String) -> String {
        if let text = object[name]?.string { return text }
        miss("\"\(name)\" of \(what)")
        return ""
    }

    /// A member of an object; zero, and a diagnostic, where it is no integer.
    mutating func integer(_ object: JSONValue, _ name: String, in what: String) -> Int {
        if let number = object[name]?.integer { return number }
        miss("\"\(name)\" of \(what)")
        return 0
    }
}
