import CableModel

/// How a user wants outputs named: `{date}-{id}`, `{year}/{post}/{id}`.
///
/// What a cable puts in place of a key has only letters, digits, `.`, `-` and `_`, so that no cable can
/// name a folder. Of what a cable does not say, the name says so: `no-date`.
package struct NamePattern: Sendable, Equatable {
    /// What may stand in braces.
    package enum Key: String, Sendable, CaseIterable {
        case id, date, year, post, classification, subject
    }

    private enum Piece: Sendable, Equatable {
        case text(String)
        case value(Key)
    }

    private let pieces: [Piece]
    private let pattern: String

    /// The pattern of a run; `nil`: outputs are named after their inputs.
    package static let option = WriterOption("name-pattern", default: NamePattern?.none)

    /// - Throws: where a key is unknown, or no safe name can come of it.
    package init(_ pattern: String) throws(FormatError) {
        self.pattern = pattern
        var pieces: [Piece] = []
        var rest = Substring(pattern)
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else {
                throw Self.error("\"\(pattern)\" has a { without its }")
            }
            let name = String(rest[rest.index(after: open)..<close])
            guard let key = Key(rawValue: name) else {
                let keys = Key.allCases.map(\.rawValue).listed(with: "and")
                throw Self.error("unknown key {\(name)}; the keys are \(keys)")
            }
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            pieces.append(.value(key))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        self.pieces = pieces
        try check()
    }

    private static func error(_ message: String) -> FormatError {
        FormatError("--\(option.name): \(message)")
    }

    private func check() throws(FormatError) {
        guard pieces.contains(where: { if case .value = $0 { true } else { false } }) else {
            throw Self.error(
                "\"\(pattern)\" gives every cable one name; put a key in, such as {id}")
        }
        guard !pattern.contains("}") || pattern.count(where: { $0 == "}" }) == keyCount else {
            throw Self.error("\"\(pattern)\" has a } without its {")
        }
        guard pattern.utf8.count <= 200, pattern.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else {
            throw Self.error("the pattern is too long, or has controls")
        }
        for part in pattern.split(separator: "/", omittingEmptySubsequences: false)
        where part.isEmpty || part.first == "." {
            throw Self.error(
                "\"\(pattern)\" is no name below a folder: no part of it may be empty or begin with "
                    + "a stop")
        }
    }

    private var keyCount: Int { pieces.count { if case .value = $0 { true } else { false } } }

    /// What a cable's documents are called, without their extensions.
    package func name(of cable: Cable) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .value(let key): Self.safe(Self.value(of: key, cable)) ?? "no-\(key.rawValue)"
            }
        }.joined()
    }

    private static func value(of key: Key, _ cable: Cable) -> String? {
        switch key {
        case .id: cable.messageReferenceNumber?.identifier
        case .date: cable.day?.iso
        case .year: cable.day.map { String($0.iso.prefix(4)) }
        case .post: cable.messageReferenceNumber?.post
        case .classification: cable.classificationLevel?.word
        case .subject: cable.subjectText
        }
    }

    /// The longest value: a subject may be longer than any name of a file.
    private static let longestValue = 80

    /// A value as part of a file's name; `nil` where nothing is left of it.
    private static func safe(_ value: String?) -> String? {
        var name = ""
        for scalar in (value ?? "").unicodeScalars {
            let isKept =
                scalar.isASCII
                ? scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || "._-".unicodeScalars.contains(scalar)
                : scalar.properties.isAlphabetic
            if isKept {
                name.unicodeScalars.append(scalar)
            } else if !name.isEmpty, name.last != "-" {
                name += "-"
            }
            if name.utf8.count >= longestValue { break }
        }
        let trimmed = name.drop { $0 == "-" || $0 == "." }
        guard let last = trimmed.lastIndex(where: { $0 != "-" && $0 != "." }) else { return nil }
        return String(trimmed[...last])
    }
}

extension NamePattern: CustomStringConvertible {
    /// As the user wrote it.
    package var description: String { pattern }
}

extension NamePattern: CustomDebugStringConvertible {
    /// As the user wrote it: what the journal of a run compares.
    package var debugDescription: String { pattern }
}
