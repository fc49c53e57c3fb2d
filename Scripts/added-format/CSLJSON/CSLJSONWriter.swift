import CableModel
import CableSyntax

/// Writes how a cable is cited: a list with one item.
struct CSLJSONWriter: CableWriter {
    /// An entry leaves out most of a cable: nothing reads it back.
    var isWhole: Bool { false }

    func write(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> [Diagnostic] {
        let cable = reading.cable
        var json = JSONWriter(output.take(), indented: true)
        json.beginArray()
        json.object { item in
            item.key("id")
            item.value(cable.messageReferenceNumber?.identifier ?? "cable")
            item.key("type")
            item.value(term: "personal_communication")
            item.key("genre")
            item.value(term: "Telegram")
            if let subject = cable.subjectText {
                item.key("title")
                item.value(subject)
            }
            names("author", cable.senderName.map { [$0] } ?? [], in: &item)
            names(
                "recipient", cable.addressees.filter { $0.role == .action }.map(\.name), in: &item)
            if let day = cable.day {
                item.key("issued")
                item.object(inline: true) { issued in
                    issued.key("date-parts")
                    issued.array([[day.year, day.month, day.day]]) { json, parts in
                        json.array(parts) { $0.value($1) }
                    }
                }
            }
        }
        json.endArray()
        output = json.finish()
        output.write(byte: 0x0A)
        return []
    }

    private func names(_ key: StaticString, _ names: [String], in item: inout JSONWriter) {
        guard !names.isEmpty else { return }
        item.key(key)
        item.array(names) { json, name in
            json.object(inline: true) { person in
                person.key("literal")
                person.value(name)
            }
        }
    }
}
