import Glibc

// Usage: Benchmark PROGRAM FOLDER [ROUNDS]. Prints JSON: for each contender the CPU time a page, its
// ratio to that of cableconv's TEI, and its peak memory, medians over rounds in which all take turns; then
// what each writer and reader costs by itself. With - for the program only the latter.

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
let rounds = arguments.count > 3 ? Int(arguments[3]) ?? 5 : 5
var members = [" \"rounds\": \(rounds),\n \"pages\": \(pages.count)"]
if arguments[1] != "-" {
    members.append(Comparison(program: arguments[1], pages: pages, rounds: rounds).json())
}
let inProcess = InProcess(pages)
members.append(InProcess.json("writersToTEI", inProcess.writers(rounds: rounds)))
members.append(InProcess.json("readersToTelegram", inProcess.readers(rounds: rounds)))
print("{\n" + members.joined(separator: ",\n") + "\n}")
