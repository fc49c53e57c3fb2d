import CableConversion
import CableTestSupport
import Testing

@testable import CableParsing

/// The table of each rule of a telegram's text: which lines it takes, and what they become.
///
/// `CABLECONV_ACCEPT=1` takes over what the reader makes of the lines, and fails.
@Suite struct RuleTableTests {
    private static let folder =
        PackageFolder.path + "/Tests/CableParsingTests/Rules"

    static let files: [String] = (try? FileSystem.files(below: folder)) ?? []

    /// The names of all rules.
    private static let rules: [String] =
        [StaticString](
            [
                BodyRule.all.map(\.name), PageMarkRule.all.map(\.name), TailRule.all.map(\.name),
                OwnLineRule.all.map(\.name), GluedNameRule.all.map(\.name),
                InlineRule.all.map(\.name),
                [
                    RepeatedHead.rule, SectionFrame.rule, BodyParser.underlineRule,
                    GluedName.ruleOfDay,
                    TailRule.ruleOfMark,
                ],
            ].joined()
        ).map(\.description)

    private static func file(of rule: String) -> String {
        rule.replacing(" ", with: "-").replacing("'", with: "") + ".md"
    }

    @Test func eachRuleHasATable() {
        #expect(Set(Self.rules).count == Self.rules.count, "names are unique")
        #expect(Set(Self.rules.map(Self.file)) == Set(Self.files))
    }

    /// Mentions are parts of lines, which other rules take.
    @Test func eachTableShowsItsRule() throws {
        let inlines = InlineRule.all.map(\.name.description)
        for rule in Self.rules where !inlines.contains(rule) {
            let rows = try Self.table(Self.file(of: rule)).cases.flatMap(\.rows)
            #expect(
                rows.contains { $0.rules.split(separator: ", ").contains { $0 == rule } }, "\(rule)"
            )
        }
    }

    @Test(arguments: files)
    func theRulesTakeTheLines(_ name: String) throws {
        let table = try Self.table(name)
        let results = table.results()
        let accepted = table.accepting(results)
        if zip(table.cases, results).allSatisfy({ $0.rows == $1 }) { return }
        if TestEnvironment.isAccepting {
            try FileSystem.replace(Self.folder + "/" + name, with: Array(accepted.utf8))
            Issue.record("\(name): rows replaced; read the difference")
        } else {
            for (item, rows) in zip(table.cases, results) where item.rows != rows {
                #expect(item.rows.count == rows.count, "\(name):\(item.line): the number of rows")
                for (offset, (wanted, got)) in zip(item.rows, rows).enumerated() {
                    #expect(wanted == got, "\(name):\(item.line + offset)")
                }
            }
        }
    }

    private static func table(_ name: String) throws -> RuleTable {
        try RuleTable(
            parsing: String(decoding: FileSystem.read(folder + "/" + name), as: UTF8.self))
    }
}
