import CableConversion
import CableModel
import CableSyntax

/// What became of each record, as lines of JSON; the last line counts.
struct RunReport {
    private let file: FileInWriting

    init(_ path: String) throws(ConversionError) { file = try FileInWriting(path, flag: "report") }

    func add(_ report: Pipeline.Report) throws(ConversionError) {
        var json = JSONWriter(Output(capacity: 1024), indented: false)
        json.object { json in
            json.member("input", report.input.displayName)
            json.member("line", ifPresent: report.line)
            json.member(
                "status",
                report.error != nil ? "failed" : report.isSkipped ? "skipped" : "converted")
            json.member("reader", ifPresent: report.reader)
            if report.cableCount > 0 { json.member("cables", report.cableCount) }
            json.member("outputs", ifAny: report.outputs)
            json.member("error", ifPresent: report.error?.message)
            guard !report.messages.isEmpty else { return }
            json.key("diagnostics")
            json.array(report.messages) { json, message in json.object { $0.members(of: message) } }
        }
        try write(json)
    }

    func finish(_ summary: RunSummary) throws(ConversionError) {
        var json = JSONWriter(Output(capacity: 1024), indented: false)
        json.object { json in
            json.key("summary")
            json.object { json in
                json.member("converted", summary.converted)
                json.member("withWarnings", summary.withWarnings)
                json.member("failed", summary.failed)
                json.member("skipped", summary.skipped)
                json.member("warnings", summary.warnings)
                json.key("readers")
                json.object { json in
                    for reader in summary.readers {
                        json.key(named: reader.name)
                        json.value(reader.count)
                    }
                }
                json.key("diagnostics")
                json.object { json in
                    for (id, count) in summary.diagnostics.sorted(by: { $0.key < $1.key }) {
                        json.key(named: id)
                        json.value(count)
                    }
                }
            }
        }
        try write(json)
        try file.complete()
    }

    private func write(_ json: consuming JSONWriter) throws(ConversionError) {
        var output = json.finish()
        output.write("\n")
        try file.write(output.bytes)
    }
}

extension JSONWriter {
    /// What there is to say, and where.
    mutating func members(of message: Message) {
        member("id", message.diagnostic.id)
        member("severity", message.diagnostic.severity.word)
        member("message", message.diagnostic.message)
        guard let position = message.position else { return }
        member("block", ifPresent: position.block)
        member("line", position.line)
        member("column", position.column)
    }
}
