/// The way from the root of a JSON document to a value.
public struct JSONPath: Hashable, Sendable {
    public enum Step: Hashable, Sendable {
        case member(String)
        case item(Int)
    }

    var steps: [Step]

    public init(_ steps: [Step] = []) { self.steps = steps }

    func appending(_ name: String) -> JSONPath { JSONPath(steps + [.member(name)]) }
    func appending(_ index: Int) -> JSONPath { JSONPath(steps + [.item(index)]) }

    /// As a JSON Pointer (RFC 6901); `/` for the document.
    var text: String {
        guard !steps.isEmpty else { return "/" }
        return steps.map { step in
            switch step {
            case .item(let index): "/\(index)"
            case .member(let name):
                "/" + Self.escaped(name)
            }
        }.joined()
    }

    private static func escaped(_ name: String) -> String {
        var text = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "~": text += "~0"
            case "/": text += "~1"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// The line on which the value stands, from 1: that of its name, where it is a member. jansson
    /// keeps no positions, so that the text is gone through for each that somebody asks for.
    ///
    /// - Parameter text: valid JSON.
    func line(in text: UnsafeBufferPointer<UInt8>) -> Int {
        var scanner = JSONScanner(text)
        scanner.skipBlanks()
        var place = scanner.position
        for step in steps {
            guard let next = scanner.go(to: step) else { break }
            place = next
        }
        return 1 + text[..<min(place, text.count)].count { $0 == 0x0A }
    }
}

/// Goes through valid JSON text without making values of it.
private struct JSONScanner {
    private let text: UnsafeBufferPointer<UInt8>
    private(set) var position = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    private var next: UInt8? { position < text.count ? text[position] : nil }

    mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            position += 1
        }
    }

    /// Goes to the beginning of a value in the value that begins here.
    ///
    /// - Returns: where it, or its name, stands; `nil` where it is not there.
    mutating func go(to step: JSONPath.Step) -> Int? {
        let isObject = next == UInt8(ascii: "{")
        guard isObject || next == UInt8(ascii: "[") else { return nil }
        position += 1
        var index = 0
        while true {
            skipBlanks()
            guard let byte = next, byte != UInt8(ascii: "}"), byte != UInt8(ascii: "]") else {
                return nil
            }
            let start = position
            var isWanted = step == .item(index)
            if isObject {
                skipString()
                isWanted = Self.name(text[start..<position]).map { step == .member($0) } ?? false
                skipBlanks()
                position += 1
                skipBlanks()
            }
            if isWanted { return start }
            skipValue()
            skipBlanks()
            if next == UInt8(ascii: ",") { position += 1 }
            index += 1
        }
    }

    /// The text of a string, its quotes included, with its escapes decoded.
    private static func name(_ slice: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
        guard slice.contains(UInt8(ascii: "\\")) else {
            return String(decoding: slice.dropFirst().dropLast(), as: UTF8.self)
        }
        let array = [UInt8(ascii: "[")] + slice + [UInt8(ascii: "]")]
        let value = array.withUnsafeBufferPointer { try? JSONValue(parsing: $0) }
        return value?.array?.first?.string
    }

    private mutating func skipString() {
        position += 1
        while let byte = next, byte != UInt8(ascii: "\"") {
            position += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        position += 1
    }

    private mutating func skipValue() {
        var depth = 0
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""): skipString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard depth > 0 else { return }
                depth -= 1
                position += 1
            case UInt8(ascii: ","):
                guard depth > 0 else { return }
                position += 1
            default: position += 1
            }
        }
    }
}
