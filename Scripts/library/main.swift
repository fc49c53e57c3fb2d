// A program that builds on cableconv: the examples of the guide, which use what is public.
import Foundation

for path in CommandLine.arguments.dropFirst() {
    if path.hasSuffix(".html") {
        try convertOne(URL(fileURLWithPath: path))
    } else {
        try await printTitles(of: path)
    }
}
