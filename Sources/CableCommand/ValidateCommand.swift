import CableConversion
import CableSyntax

/// `cableconv validate`: checks documents against their schema.
struct ValidateCommand {
    let options: CommandOptions
    let streams: StandardStreams

    /// How many problems of a file are said.
    private static let shown = 20

    func run() throws(UsageError) -> Int32 {
        guard !options.inputs.isEmpty else {
            throw UsageError("no file to check: name one, for instance validate cable.tei.xml")
        }
        let validation: Validation
        do throws(SchemaError) {
            validation = try Validation(schemaPath: options.schemaPath, showing: Self.shown)
        } catch {
            let line = error.line.map { ":\($0)" } ?? ""
            throw UsageError("schema \(options.schemaPath ?? "")\(line): \(error.reason)")
        }
        var isValid = true
        for name in options.inputs {
            if !check(name, by: validation) { isValid = false }
        }
        return isValid ? 0 : 1
    }

    /// Whether a file is valid.
    private func check(_ name: String, by validation: Validation) -> Bool {
        let document: [UInt8]
        do throws(ConversionError) {
            document = try Inputs.readDocument(name, standardInput: streams.readInput)
        } catch {
            streams.say("\(name): error: \(error.message)")
            return false
        }
        let result = validation.check(document, name: OutputCompression.contentName(of: name))
        for problem in result.problems {
            streams.say("\(name):\(problem.line): error: \(problem.message)")
        }
        let more = result.count - result.problems.count
        if more > 0 { streams.say("\(name): and \(more) more") }
        if result.count == 0, options.verbosity == .verbose {
            streams.say("\(name): valid")
        }
        return result.count == 0
    }
}
