import CableConversion
import CableFormats
import Glibc

/// A way to work on the pages, measured against the others in the same run.
struct Contender: Sendable {
    var name: String
    /// The command for a list of pages; the folder is fresh for each run.
    var command: @Sendable (_ pages: [String], _ folder: String) -> [String]
    /// How many pages it gets: a slow one fewer.
    var pageLimit = Int.max
    /// Whether it ends with a bad status though it did its work: it finds fault with every page.
    var complains = false

    /// Ourselves, by each writer of the registry, with one job.
    static func ours(_ program: String) -> [Contender] {
        Registry.formats.filter { $0.writer != nil }.flatMap { format in
            var contenders = [ours(program, format, "cableconv \(format.name)", output: "/")]
            if let ending = format.collection?.fileExtensions.first {
                let name = "cableconv \(format.name), \(oneStream)"
                contenders.append(ours(program, format, name, output: "/all\(ending)"))
            }
            return contenders
        }
    }

    /// What the name of a contender ends with that puts all pages into one document.
    static let oneStream = "one stream"

    private static func ours(
        _ program: String, _ format: Format, _ name: String, output: String
    ) -> Contender {
        Contender(
            name: name,
            command: { pages, folder in
                [program] + pages + [
                    "-t", format.name, "-o", folder + output, "--quiet", "-j", "1",
                ]
            })
    }

    static let others: [Contender] = [
        Contender(
            name: "xmllint --html",
            command: { pages, _ in ["xmllint", "--html", "--noout"] + pages }, complains: true),
        Contender(
            name: "python re",
            command: { pages, _ in ["/usr/bin/python3", "Comparisons/bare_re.py"] + pages }),
        Contender(
            name: "python lxml+html2text",
            command: { pages, _ in ["/usr/bin/python3", "Comparisons/lxml_html2text.py"] + pages },
            pageLimit: 100),
        Contender(
            name: "pandoc",
            command: { pages, _ in ["pandoc", "-f", "html", "-t", "markdown"] + pages },
            pageLimit: 20),
    ]
}
