import CableModel
import CableSyntax

// For tests to require: what a value is where it is the case that they expect.

extension Block {
    package var paragraph: Paragraph? {
        if case .paragraph(let paragraph) = self { paragraph } else { nil }
    }
}

extension JSONValue {
    package var members: [(name: String, value: JSONValue)]? {
        if case .object(let members) = self { members } else { nil }
    }
}
