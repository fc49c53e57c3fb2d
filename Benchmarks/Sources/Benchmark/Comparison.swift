import Glibc

/// All contenders on the same pages, taking turns.
struct Comparison {
    let program: String
    let pages: [String]
    let rounds: Int

    /// What was measured, as the members of a JSON object.
    func json() -> String {
        let folders = FreshFolders()
        defer { folders.remove() }
        let contenders = Contender.ours(program) + Contender.others
        let (costs, skipped) = measure(contenders, folders)
        let ours = costs["cableconv tei, \(Contender.oneStream)"].map(Self.cpuAPage) ?? .nan
        let lines = contenders.map { contender in
            guard let measured = costs[contender.name], skipped[contender.name] == nil else {
                return """
                      {"name": "\(contender.name)", "skipped": "\(skipped[contender.name] ?? "")"}
                    """
            }
            let cpu = Self.cpuAPage(measured)
            return """
                  {"name": "\(contender.name)", "pages": \(measured[0].pages), \
                "cpuMillisecondsAPage": \(Self.rounded(cpu * 1000)), \
                "timesOurTEI": \(Self.rounded(cpu / ours)), \
                "peakKilobytes": \(measured.map(\.cost.memory).max() ?? 0)}
                """
        }
        let speedups = scaling(folders).map { "\"\($0)\": \(Self.rounded($1))" }
        return """
             "contenders": [
            \(lines.joined(separator: ",\n"))
             ],
             "onePageMilliseconds": \(Self.rounded(onePage(folders) * 1000)),
             "twoJobsToOne": {\(speedups.joined(separator: ", "))}
            """
    }

    private typealias Measured = (cost: Cost, pages: Int)

    private static func cpuAPage(_ measured: [Measured]) -> Double {
        median(measured.map { $0.cost.cpu / Double($0.pages) })
    }

    private func measure(
        _ contenders: [Contender], _ folders: FreshFolders
    ) -> (costs: [String: [Measured]], skipped: [String: String]) {
        var costs: [String: [Measured]] = [:]
        var skipped: [String: String] = [:]
        for _ in 0..<rounds {
            for contender in contenders where skipped[contender.name] == nil {
                let part = Array(pages.prefix(contender.pageLimit))
                guard let cost = run(contender.command(part, folders.next())) else {
                    skipped[contender.name] = "not installed"
                    continue
                }
                if cost.status != 0, !contender.complains {
                    skipped[contender.name] = "ended with status \(cost.status >> 8)"
                    continue
                }
                costs[contender.name, default: []].append((cost, part.count))
            }
        }
        return (costs, skipped)
    }

    /// The CPU time of a process for one page to TEI, of each page one.
    private func onePage(_ folders: FreshFolders) -> Double {
        let output = folders.next() + "/page.xml"
        return median(
            pages.prefix(200).map { page in
                run([program, page, "-t", "tei", "-o", output, "--quiet"])?.cpu ?? .nan
            })
    }

    /// The throughput of two jobs against one, into one stream and into a file a page; and of two
    /// processes against one, which shows whether the second core was free.
    private func scaling(_ folders: FreshFolders) -> [(String, Double)] {
        var stream: [Double] = []
        var files: [Double] = []
        var control: [Double] = []
        func elapsed(_ format: String, _ output: String, _ jobs: Int) -> Double {
            let options = ["-t", format, "-o", folders.next() + output, "--quiet", "-j", "\(jobs)"]
            return run([program] + pages + options)?.elapsed ?? .nan
        }
        let work = "head -c 200000000 /dev/zero | sha256sum"
        for _ in 0..<rounds {
            stream.append(elapsed("json", "/out.ndjson", 1) / elapsed("json", "/out.ndjson", 2))
            files.append(elapsed("tei", "/", 1) / elapsed("tei", "/", 2))
            let alone = run(["sh", "-c", work])?.elapsed ?? .nan
            let both = run(["sh", "-c", "(\(work)) & (\(work)); wait"])?.elapsed ?? .nan
            control.append(2 * alone / both)
        }
        return [
            ("stream", median(stream)), ("files", median(files)),
            ("control", median(control)),
        ]
    }

    static func rounded(_ value: Double) -> String {
        value.isFinite ? String((value * 1000).rounded() / 1000) : "null"
    }
}

/// The value in the middle.
func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

/// A folder for each run: to make files where a tree was just deleted takes several times as long.
final class FreshFolders {
    private let base: String
    private var number = 0

    init() {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        base = "\(parent)/cableconv-benchmark-\(getpid())"
        mkdir(base, 0o777)
    }

    func next() -> String {
        number += 1
        let folder = "\(base)/\(number)"
        mkdir(folder, 0o777)
        return folder
    }

    func remove() { _ = run(["rm", "-rf", base]) }
}
