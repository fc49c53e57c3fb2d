import CableConversion
import CableFormats
import CableModel
import CableTestSupport
import Testing

/// What formats say of themselves.
@Suite struct RegistryTests {
    @Test(arguments: [\Format.isRead, \Format.isWritten])
    func aNameIsThatOfOneFormat(_ isOne: KeyPath<Format, Bool> & Sendable) {
        let names = Registry.formats.filter { $0[keyPath: isOne] }.flatMap {
            [$0.name] + $0.aliases
        }
        #expect(names.count > 5)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0 == $0.lowercased() })
    }

    @Test func everyFormatIsReadOrWritten() {
        for format in Registry.formats {
            #expect(format.isRead || format.isWritten, "\(format.name)")
            #expect(format.collection == nil || format.isWritten, "\(format.name)")
            #expect(format.splitter == nil || format.isRead, "\(format.name)")
            #expect(format.mediaType.split(separator: "/").count == 2, "\(format.name)")
            #expect(
                format.mediaType.utf8.allSatisfy { (0x2B...0x7A).contains($0) }, "\(format.name)")
        }
    }

    @Test func anEndingTellsTheWriter() {
        for format in Registry.formats where format.isWritten {
            #expect(!format.fileExtensions.isEmpty || format.isOfManyOnly, "\(format.name)")
            #expect(!format.allFileExtensions.isEmpty || format.isFolder, "\(format.name)")
            for ending in format.allFileExtensions { #expect(ending.hasPrefix(".")) }
            for ending in format.fileExtensions {
                #expect(Registry.writer(forFileAt: "a/B" + ending)?.name == format.name)
                #expect(
                    Registry.writer(forFileAt: "a/B" + ending.uppercased())?.name == format.name)
            }
            for ending in format.collection?.fileExtensions ?? [] {
                let collection = Registry.writer(forFileAt: "all" + ending)?.collection
                #expect(collection?.fileExtensions.contains(ending) == true, "\(ending)")
            }
        }
        #expect(Registry.writer(forFileAt: "a.pdf") == nil)
    }

    @Test func linesAreToldByTheEnding() {
        #expect(Registry.isLines(fileAt: "a.ndjson") && Registry.isLines(fileAt: "A.JSONL"))
        #expect(!Registry.isLines(fileAt: "a.json") && !Registry.isLines(fileAt: "a.csv"))
    }

    @Test(arguments: Samples.paths)
    func aSampleHasAnEndingOfItsFormat(_ path: String) throws {
        let source = try FileSystem.read(PackageFolder.path + "/" + path)
        let format = try #require(
            Registry.formats.best { format in
                source.withUnsafeBufferPointer { format.reader?.recognition(of: $0) ?? .no }
            })
        #expect(format.fileExtensions.contains { path.hasSuffix($0) }, "\(format.name)")
    }

    @Test func everyLayoutHasAPublisher() throws {
        let known = Set(Registry.formats.flatMap(\.layouts).map(\.name))
        let met = try Samples.paths.flatMap { path in
            Readings.of(try FileSystem.read(PackageFolder.path + "/" + path))
                .compactMap(\.cable.provenance.page?.layout)
        }
        #expect(Set(met).count > 3)
        #expect(Set(met).subtracting(known) == [])
        #expect(Registry.publisher(ofLayout: "wikileaks-2012") == "WikiLeaks")
        #expect(Registry.publisher(ofLayout: "another") == "another")
    }

    @Test func anOptionIsOneFlags() {
        let flags = Registry.optionFlags.map(\.flag.name) + Registry.flagsOfIndex.map(\.name)
        #expect(flags.contains("wrap") && flags.contains("cmif-base"))
        #expect(Set(flags).count == flags.count)
        for (flag, formats) in Registry.optionFlags {
            #expect(formats.allSatisfy { $0.isWritten }, "\(flag.name)")
        }
    }
}

extension Format {
    fileprivate var isRead: Bool { reader != nil }
}

/// What can be chosen about documents.
@Suite struct WriterOptionTests {
    private enum Colour: String, Sendable, CaseIterable { case red, green, blue }

    private static let colour = WriterOption("colour", default: Colour.red)
    private static let width = WriterOption("width", default: Int?.none)
    private static let isPlain = WriterOption("plain", default: false)
    private static let text = WriterOption("text", default: String?.none)

    @Test func whatNobodyChoseIsTheDefault() {
        var options = WriterOptions(Self.width, 7)
        #expect(options[Self.colour] == .red && options[Self.width] == 7)
        #expect(options.hasChoice(of: "width") && !options.hasChoice(of: "colour"))
        // Neither is what is chosen as it is anyway.
        options[Self.colour] = .blue
        options[Self.colour] = .red
        options[Self.width] = nil
        #expect(!options.hasChoice(of: "width") && !options.hasChoice(of: "colour"))
    }

    @Test func theSameChoicesReadTheSame() {
        var first = WriterOptions(Self.width, 7)
        first[Self.colour] = .blue
        var second = WriterOptions(Self.colour, .blue)
        second[Self.width] = 7
        #expect("\(first)" == "\(second)")
        second[Self.width] = 8
        #expect("\(first)" != "\(second)")
    }

    @Test func aFlagTakesItsValue() throws {
        var options = WriterOptions()
        let flags: [OptionFlag] = [
            .choice(of: Self.colour, help: ""), .number(of: Self.width, help: ""),
            .setting(Self.isPlain, to: true, help: ""), .file(of: Self.text, help: ""),
        ]
        #expect(flags.map(\.name) == ["colour", "width", "plain", "text"])
        #expect(flags.map(\.argument) == ["red|green|blue", "N", nil, "FILE"])
        #expect(flags.map(\.isFile) == [false, false, false, true])
        for (flag, value) in zip(flags, ["green", "72", "", "a template"]) {
            try flag.take(value, &options)
        }
        #expect(options[Self.colour] == .green && options[Self.width] == 72)
        #expect(options[Self.isPlain] && options[Self.text] == "a template")
    }

    @Test func aWrongValueIsRefused() {
        var options = WriterOptions()
        let choice = OptionFlag.choice(of: Self.colour, help: "")
        #expect(throws: FormatError("--colour is red, green or blue, not \"pink\"")) {
            try choice.take("pink", &options)
        }
        for text in ["0", "-1", "x", "", "1000001"] {
            #expect(throws: FormatError("--width needs a number above 0, not \"\(text)\"")) {
                try OptionFlag.number(of: Self.width, help: "").take(text, &options)
            }
        }
    }
}
