import CableModel
import CableSyntax

/// What a cable says of a part beyond the words that are printed: a feature structure beside them
/// (TEI P5, chapter 18).
///
/// A telegram's text says what it is, so that no document made of one has any. A cable that a
/// program or a person has changed may say more, such as an addressee whom its line does not name.
/// The features have the names that they have in the model's JSON.
extension TEIDocument {
    /// Writes the features of a part, but for those that the document gives by its markup.
    mutating func writeFeatures(
        besides given: Set<String>, ids: [String] = [], _ write: (inout JSONWriter) -> Void
    ) {
        var json = JSONWriter(Output(), indented: false)
        write(&json)
        let value = json.output.withUnsafeBufferPointer { try? JSONValue(parsing: $0) }
        guard case .object(let members) = value else {
            preconditionFailure("the model's JSON is an object")
        }
        self.write(features: members.filter { !given.contains($0.name) }, ids: ids)
    }

    private mutating func write(
        features: [(name: String, value: JSONValue)], id: String? = nil, ids: [String] = []
    ) {
        output.write("<fs")
        if let id { idAttribute(id) }
        output.write(">")
        for feature in features {
            output.write("<f")
            attribute("name", feature.name)
            output.write(">")
            // References are pointed to.
            write(value: feature.value, ids: feature.name == "references" ? ids : [])
            output.write("</f>")
        }
        output.write("</fs>")
    }

    private mutating func write(value: JSONValue, id: String? = nil, ids: [String] = []) {
        switch value {
        case .string(let text): self.value("string", text: text)
        case .integer(let number): empty("numeric", "\(number)")
        case .bool(let bool): empty("binary", bool ? "true" : "false")
        case .array(let values):
            output.write("<vColl org=\"list\">")
            for (index, value) in values.enumerated() {
                write(value: value, id: ids.indices.contains(index) ? ids[index] : nil)
            }
            output.write("</vColl>")
        case .object(let members): write(features: members, id: id)
        case .real, .null: preconditionFailure("the model's JSON has none")
        }
    }

    private mutating func empty(_ name: StaticString, _ value: String) {
        output.write("<")
        output.write(name)
        attribute("value", value)
        output.write("/>")
    }
}

extension XMLNode {
    /// The features that stand in the element.
    var features: XMLNode? { first("fs") }

    /// The value of a feature that is a number.
    func number(ofFeature name: String) -> Int? {
        elements.first { $0["name"] == name }?.first("numeric")?["value"]
            .flatMap { StatedValues.number($0) }
    }

    /// The features as members of the model's JSON, with those that the markup gives before them.
    func modelValue(_ given: (name: String, value: String)...) -> JSONValue {
        .object(given.map { ($0.name, .string($0.value)) } + members)
    }

    private var members: [(name: String, value: JSONValue)] {
        elements.filter { $0.name == "f" }.compactMap { feature in
            guard let name = feature["name"], let value = feature.elements.first?.featureValue
            else { return nil }
            return (name, value)
        }
    }

    private var featureValue: JSONValue? {
        switch name {
        case "string": .string(value)
        case "numeric": self["value"].flatMap { Int($0) }.map { .integer($0) }
        case "binary": .bool(self["value"] == "true" || self["value"] == "1")
        case "vColl": .array(elements.compactMap(\.featureValue))
        case "fs": .object(members)
        default: nil
        }
    }
}

extension TEIDecoder {
    /// The label of a paragraph or item.
    mutating func label(_ node: XMLNode) -> ParagraphLabel {
        guard let features = node.features else {
            return ParagraphLabel(text: node.value)
        }
        return decoded(features.modelValue(("printed", node.value))) { $0.label($1) }
    }

    /// The model's value that features give.
    mutating func decoded<Value>(
        _ value: JSONValue, _ decode: (inout ModelDecoder, JSONValue) -> Value
    ) -> Value {
        var decoder = ModelDecoder()
        let result = decode(&decoder, value)
        problems += decoder.problems.map { problem in
            Diagnostic(.teiValue, "of the features: \(problem.message)")
        }
        return result
    }
}
