import CableConversion
import CableModel
import CableTestSupport
import Foundation

/// The corpus, read once for all tests of this target.
enum CorpusReadings {
    struct Cable: Sendable, CustomStringConvertible {
        var entry: Corpus.Entry
        var source: [UInt8]
        var reading: Reading
        var description: String { entry.name }
    }

    static let all: Result<[Cable], any Error> = Result {
        let entries = try Corpus.entries()
        return try concurrentMap(entries) { entry in
            let source = try FileSystem.read(entry.path)
            return Readings.of(source).map { Cable(entry: entry, source: source, reading: $0) }
        }.flatMap { $0 }
    }

    /// What breaks a law, cable by cable, with the cable's name before it.
    static func violations(
        _ law: @escaping @Sendable (Cable) throws -> [String]
    ) throws -> [String] {
        try concurrentMap(try all.get()) { cable in
            try law(cable).map { "\(cable): \($0)" }
        }.flatMap { $0 }
    }
}

/// The results of a function for each item, in their order, worked out on all cores.
func concurrentMap<Item: Sendable, Value: Sendable>(
    _ items: [Item], _ transform: @escaping @Sendable (Item) throws -> Value
) throws -> [Value] {
    let results = Results<Value>(count: items.count)
    DispatchQueue.concurrentPerform(iterations: items.count) { index in
        results.set(Result { try transform(items[index]) }, at: index)
    }
    return try results.values.map { try $0.get() }
}

/// Unchecked because the compiler cannot see that the lock guards the values.
private final class Results<Value: Sendable>: @unchecked Sendable {
    private var slots: [Result<Value, any Error>?]
    private let lock = NSLock()

    init(count: Int) { slots = Array(repeating: nil, count: count) }

    func set(_ value: Result<Value, any Error>, at index: Int) {
        lock.withLock { slots[index] = value }
    }

    var values: [Result<Value, any Error>] { slots.compactMap { $0 } }
}
