/// A flag of the command line for an option of a format. The table of flags, `--help` and the check
/// that the format is written at all come from these values.
package struct OptionFlag: Sendable {
    /// Without dashes: `text-layout`.
    package let name: String
    /// What stands for the value in the help text; `nil` for a flag without value.
    package let argument: String?
    /// What it does; the help text puts the format before it.
    package let help: String
    /// Whether the value is the path of a file, whose text is taken.
    package let isFile: Bool
    /// Takes the value, or the file's text (empty for a flag without one), into the options.
    package let take: @Sendable (String, inout WriterOptions) throws(FormatError) -> Void

    private init(
        name: String, argument: String?, help: String, isFile: Bool = false,
        take: @escaping @Sendable (String, inout WriterOptions) throws(FormatError) -> Void
    ) {
        self.name = name
        self.argument = argument
        self.help = help
        self.isFile = isFile
        self.take = take
    }

    /// A flag with a value, which becomes that of the option.
    package static func value<Value>(
        of option: WriterOption<Value>, argument: String, help: String,
        reading: @escaping @Sendable (String) throws(FormatError) -> Value
    ) -> OptionFlag {
        OptionFlag(name: option.name, argument: argument, help: help) {
            text, options throws(FormatError) in
            options[option] = try reading(text)
        }
    }

    /// A flag whose value is the option's.
    package static func text(
        of option: WriterOption<String>, argument: String, help: String
    ) -> OptionFlag {
        value(of: option, argument: argument, help: help) { $0 }
    }

    /// A flag whose value is one of several words.
    package static func choice<Value: CaseIterable & RawRepresentable<String>>(
        of option: WriterOption<Value>, help: String
    ) -> OptionFlag {
        value(of: option, argument: words(for: Value.self).joined(separator: "|"), help: help) {
            text throws(FormatError) in
            try word(text, flag: option.name)
        }
    }

    /// The same for an option without a default: what is so without a choice, its formats settle.
    package static func choice<Value: CaseIterable & RawRepresentable<String>>(
        of option: WriterOption<Value?>, help: String
    ) -> OptionFlag {
        value(of: option, argument: words(for: Value.self).joined(separator: "|"), help: help) {
            text throws(FormatError) in
            try word(text, flag: option.name)
        }
    }

    private static func words<Value: CaseIterable & RawRepresentable<String>>(
        for type: Value.Type
    ) -> [String] { type.allCases.map(\.rawValue) }

    /// The value that a word names.
    private static func word<Value: CaseIterable & RawRepresentable<String>>(
        _ text: String, flag: String
    ) throws(FormatError) -> Value {
        guard let value = Value(rawValue: text) else {
            throw FormatError(
                "--\(flag) is \(words(for: Value.self).listed(with: "or")), not \"\(text)\"")
        }
        return value
    }

    /// A flag whose value is a number above zero.
    package static func number(of option: WriterOption<Int?>, help: String) -> OptionFlag {
        value(of: option, argument: "N", help: help) { text throws(FormatError) in
            try positiveNumber(text, flag: option.name)
        }
    }

    /// A flag without a value, which gives the option one.
    package static func setting<Value>(
        _ option: WriterOption<Value>, to value: Value, help: String
    ) -> OptionFlag {
        OptionFlag(name: option.name, argument: nil, help: help) { _, options in
            options[option] = value
        }
    }

    /// A flag whose value is the path of a file, of whose text the option's value is made.
    package static func file<Value>(
        of option: WriterOption<Value>, help: String,
        reading: @escaping @Sendable (String) throws(FormatError) -> Value
    ) -> OptionFlag {
        OptionFlag(name: option.name, argument: "FILE", help: help, isFile: true) {
            text, options throws(FormatError) in
            options[option] = try reading(text)
        }
    }

    /// A flag whose value is the path of a file; the file's text becomes the option's value.
    package static func file(of option: WriterOption<String?>, help: String) -> OptionFlag {
        OptionFlag(name: option.name, argument: "FILE", help: help, isFile: true) { text, options in
            options[option] = text
        }
    }

    /// The number that a flag's value is.
    ///
    /// - Throws: where it is none, or zero, or larger than anything that is counted here.
    package static func positiveNumber(_ text: String, flag: String) throws(FormatError) -> Int {
        guard let number = Int(text), number > 0, number <= 1_000_000 else {
            throw FormatError("--\(flag) needs a number above 0, not \"\(text)\"")
        }
        return number
    }
}
