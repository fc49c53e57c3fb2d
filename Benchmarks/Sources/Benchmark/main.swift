import Glibc

// Usage: Benchmark PROGRAM FOLDER [ROUNDS]. Prints JSON: for each contender the CPU time a page, its
// ratio to that of cableconv's TEI, and its peak memory, medians over rounds in which all take turns.

func fail(_ message: String, status: Int32) -> Never {
    let text = message + "\n"
    write(STDERR_FILENO, text, text.utf8.count)
    exit(status)
}

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
    fail("usage: Benchmark PROGRAM FOLDER-OF-PAGES [ROUNDS]", status: 2)
}
let pages = files(below: arguments[2]).filter { $0.hasSuffix(".html") }
guard !pages.isEmpty else { fail("no pages below \(arguments[2])", status: 1) }
let comparison = Comparison(
    program: arguments[1], pages: pages,
    rounds: arguments.count > 3 ? Int(arguments[3]) ?? 5 : 5)
print(comparison.json())
