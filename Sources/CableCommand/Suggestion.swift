/// Names what a user may have meant.
enum Suggestion {
    /// `; did you mean --to?`, or nothing where no name is near.
    static func text(for typed: String, among names: [String]) -> String {
        let near = names.map { (name: $0, distance: distance(typed, $0)) }
            .min { $0.distance < $1.distance }
        guard let near, near.distance < typed.count, near.distance <= max(2, typed.count / 3)
        else { return "" }
        return ": did you mean \(near.name)?"
    }

    /// The number of letters to change, add or leave out (Levenshtein).
    static func distance(_ first: String, _ second: String) -> Int {
        let first = Array(first.utf8)
        let second = Array(second.utf8)
        var row = Array(0...second.count)
        for (i, a) in first.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in second.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = above
            }
        }
        return row[second.count]
    }
}
