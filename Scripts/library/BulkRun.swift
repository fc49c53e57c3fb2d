import CableKit
import CableModel

/// Writes the titles of all cables of a file, a folder or an archive. One record is in memory at a time; one
/// that holds no cable is told, and the run goes on.
func printTitles(of path: String) async throws {
    var kit = CableKit()
    try kit.register(TitleWriter())
    for await record in try kit.records(at: path) {
        if let error = record.error { print("\(record.name) \(error.message)") }
        for reading in record.readings {
            let title = try kit.write(reading, as: "title")
            print(String(decoding: title, as: UTF8.self), terminator: "")
        }
    }
}
