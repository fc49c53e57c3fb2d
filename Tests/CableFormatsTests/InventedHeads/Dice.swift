import CableTestSupport

/// Draws what an invented head is made of; the same draws in each run.
struct Dice {
    var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func one<Value>(of values: [Value]) -> Value { values.randomElement(using: &random)! }

    /// So many different ones, in an order of their own.
    mutating func some<Value>(_ count: Int, of values: [Value]) -> [Value] {
        Array(values.shuffled(using: &random).prefix(count))
    }

    /// One of several, each with the share that stands before it.
    mutating func weighted<Value>(_ values: [(share: Int, value: Value)]) -> Value {
        var left = number(1...values.map(\.share).reduce(0, +))
        for (share, value) in values {
            left -= share
            if left <= 0 { return value }
        }
        return values[0].value
    }

    // MARK: Typing

    /// A word with one slip: a letter changed, left out or typed twice, or two that have changed
    /// places. The first letter is right.
    mutating func misspelt(_ word: String) -> String {
        let original = Array(word)
        while true {
            var letters = original
            let place = number(1...(letters.count - 2))
            switch number(1...4) {
            case 1:
                letters[place] = one(of: Array(letters[place].isUppercase ? "AEIORTN" : "aeiortn"))
            case 2: letters.remove(at: place)
            case 3: letters.insert(letters[place], at: place)
            default: letters.swapAt(place, place + 1)
            }
            if letters != original { return String(letters) }
        }
    }

    /// A text broken at blanks, as long as lines are.
    mutating func wrapped(_ text: String, indent: Int = 0) -> String {
        let width = number(50...70)
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = String(repeating: " ", count: indent) + word
            } else {
                line += line.isEmpty ? String(word) : " " + word
            }
        }
        lines.append(line)
        return lines.joined(separator: "\n")
    }
}

/// What one field of a head prints, and what a reader should find there.
struct InventedField {
    var printed: String
    var values: [String]
    /// The forms that were drawn, by which misses are counted.
    var kinds: [String] = []
}
