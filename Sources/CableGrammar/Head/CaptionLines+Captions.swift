import CableModel
import CableSyntax

/// Lines of captions: `SIPDIS`, `NOFORN SENSITIVE`, `NOT FOR INTERNET DISTRIBUTION`.
extension CaptionLines {
    /// Distribution and handling captions (5 FAH-2 H-440): those of the vocabulary, and more that
    /// telegrams bear. Of two that begin alike the longer one stands behind.
    private static let captions: [StaticString] = [
        "SIPDIS", "NOFORN", "SENSITIVE", "EXDIS", "NODIS", "STADIS", "LIMDIS", "ORCON", "TERREP",
        "DSSCG", "NOCONTRACT", "PROPIN", "EYES ONLY", "ROGER CHANNEL", "DISSENT CHANNEL", "AIDAC",
        "CODEL", "STAFFDEL", "FOUO", "SBU", "VISAS", "CHEROKEE", "CONDIS", "NESCO", "SPECAT",
        "AGREMENT CHANNEL", "DIRGEN CHANNEL", "MED CHANNEL", "TM CHANNEL", "OFFICIAL INFORMAL",
        "INFORM ALL STATE EMPLOYEES", "EXDIS DISTRIBUTION ONLY", "SENSITIVE BUT UNCLASSIFIED",
        "FOR OFFICIAL USE ONLY", "LIMITED DISTRIBUTION", "DEA SENSITIVE", "DELIBERATIVE PROCESS",
        "HANDLE AS EXDIS", "HANDLE AS NODIS", "HANDLE AS STADIS",
        // The programs of name checks before a visa is given (9 FAM).
        "VISAS BEAR", "VISAS BLUE", "VISAS CONDOR", "VISAS DONKEY", "VISAS EAGLE", "VISAS HAWK",
        "VISAS HORSE", "VISAS LOOKOUT", "VISAS MANTIS", "VISAS MERLIN", "VISAS ONE",
        "VISAS PEGASUS",
        "VISAS SPLEX", "VISAS VIPER",
    ]

    /// Captions that could as well begin a sentence or a list: read where nothing follows.
    private static let lastCaptions: [StaticString] = ["ONLY", "LOU", "BU"]

    /// The captions by their first letters, A to Z.
    private static let captionsByLetter: [[StaticString]] = (0..<26).map { letter in
        captions.filter { $0.utf8Start[0] == UInt8(ascii: "A") + letter }
    }

    private static let firstLetters = ByteSet("ABCDEFHILMNOPRSTVabcdefhilmnoprstv")

    /// Captions in a line: each with its name in capitals, and where they end.
    package typealias Captions = (captions: [(name: String, view: ByteView)], end: Int)

    /// `SIPDIS NOFORN`.
    static func captionParts(_ line: ByteView) -> [HeadLine.Part] {
        var list = PartList(line)
        guard let captions = captions(line) else {
            if let name = misspelt(line) {
                list.add(text: .caption, line, as: name, basis: .repaired)
            }
            return list.parts
        }
        for caption in captions.captions {
            list.add(text: .caption, caption.view, as: caption.name)
        }
        return list.parts
    }

    /// The caption that a line by itself is with one slip of typing, a blank among them: `SIDPIS`,
    /// `NO FORN`. Where two are as near, nobody knows.
    package static func misspelt(_ line: ByteView) -> String? {
        guard
            (lettersOfMisspelt.lowerBound - 1...lettersOfMisspelt.upperBound).contains(line.count),
            firstLetters.contains(line.first),
            line.range.allSatisfy({ ASCII.isUpper(line[$0]) || line[$0] == 0x20 })
        else { return nil }
        let letters = UnsafeBufferPointer(rebasing: line.base[line.range])
        let near = captions.filter {
            lettersOfMisspelt.contains($0.utf8CodeUnitCount)
                && EditDistance.isAtMost(1, from: letters, to: $0)
        }
        return near.count == 1 ? "\(near[0])" : nil
    }

    /// The captions that are told with a slip: shorter ones may be any word, longer ones are of several.
    private static let lettersOfMisspelt = 6...14

    /// The captions at the start of a line, and where they end.
    ///
    /// In a copy that lost its capitals a line of captions alone may be in small letters.
    package static func captions(_ line: ByteView) -> Captions? {
        guard firstLetters.contains(line.first) else { return nil }
        if line.first == UInt8(ascii: "R"), let release = DisseminationWords.releaseLine(line) {
            return ([(release, line)], line.end)
        }
        if let sentence = handlingSentence(line) {
            return ([(JoinedText.reduced(sentence), sentence)], line.end)
        }
        if let spaced = spacedCaptions(line) { return (spaced, line.end) }
        if let match = captions(line, inCapitals: true) { return match }
        guard line.count <= 40, let match = captions(line, inCapitals: false), match.end == line.end
        else { return nil }
        return match
    }

    /// `S E N S I T I V E`, `E Y E S  O N L Y`: captions with a blank behind each letter.
    private static func spacedCaptions(_ line: ByteView) -> [(name: String, view: ByteView)]? {
        guard line.count > 6, ASCII.isUpper(line.first), line[line.start + 1] == 0x20,
            line.words.allSatisfy({ $0.count == 1 && ASCII.isUpper($0.first) })
        else { return nil }
        let letters = line.words
        var found: [(name: String, view: ByteView)] = []
        var index = 0
        while index < letters.count {
            let rest = letters[index...]
            // The longest: SENSITIVE BUT UNCLASSIFIED, not SENSITIVE.
            let caption = captionsByLetter[Int(letters[index].first - UInt8(ascii: "A"))].filter {
                isSpelled($0, by: rest)
            }.max { $0.utf8CodeUnitCount < $1.utf8CodeUnitCount }
            guard let caption else { return nil }
            let end = index + lettersOf(caption).count
            found.append(
                ("\(caption)", ByteView(line.base, letters[index].start, letters[end - 1].end)))
            index = end
        }
        return found
    }

    private static func isSpelled(_ caption: StaticString, by letters: ArraySlice<ByteView>) -> Bool
    {
        let spelled = lettersOf(caption)
        return spelled.count <= letters.count
            && zip(spelled, letters).allSatisfy { $0 == $1.first }
    }

    private static func lettersOf(_ caption: StaticString) -> [UInt8] {
        (0..<caption.utf8CodeUnitCount).map { caption.utf8Start[$0] }.filter { $0 != 0x20 }
    }

    private static func captions(_ line: ByteView, inCapitals: Bool) -> Captions? {
        var found: [(name: String, view: ByteView)] = []
        var rest = line
        var end = line.start
        while ASCII.isLetter(rest.first) {
            let letter = Int(ASCII.uppercased(rest.first) - UInt8(ascii: "A"))
            guard
                let caption = captionsByLetter[letter].last(where: {
                    isWord($0, at: rest, inCapitals: inCapitals)
                })
                    ?? lastCaptions.first(where: {
                        rest.equals($0) && isWord($0, at: rest, inCapitals: inCapitals)
                    })
            else { break }
            end = rest.start + caption.utf8CodeUnitCount
            found.append(("\(caption)", rest.upTo(end)))
            rest = rest.from(end).trimmed
            // "SENSITIVE BUT UNCLASSIFIED -- HANDLE ACCORDINGLY"
            if found.last?.name == "SENSITIVE BUT UNCLASSIFIED", rest.first == UInt8(ascii: "-") {
                return (found, line.end)
            }
            while rest.first.isOne(of: ",;/") || rest.equals(".") {
                end = rest.start + 1
                rest = rest.from(end).trimmed
            }
            // "SBU - NOT FOR INTERNET DISTRIBUTION"
            var behindDash = rest
            while behindDash.first.isOne(of: "- ") { behindDash.start += 1 }
            if let sentence = handlingSentence(behindDash) {
                found.append((JoinedText.reduced(sentence), sentence))
                return (found, line.end)
            }
        }
        return found.isEmpty ? nil : (found, end)
    }

    /// `NOT FOR INTERNET DISTRIBUTION`, `NOT FOR RELEASE OUTSIDE USG CHANNELS`: to the end of the line,
    /// in capitals.
    private static func handlingSentence(_ view: ByteView) -> ByteView? {
        if isSaidOfCable(view) {
            return view.dropLast.trimmed
        }
        guard view.hasPrefix("NOT "), view.count <= 60, !view.containsLowercase else { return nil }
        let beginnings: [StaticString] = ["NOT FOR ", "NOT TO BE "]
        let subjects: [StaticString] = ["INTERNET", "DISTRIB", "PUBLIC", "RELEAS", "DISSEM"]
        guard beginnings.contains(where: { view.hasPrefix($0) }),
            subjects.contains(where: { view.contains($0) }), !view.contains(":")
        else { return nil }
        var sentence = view
        while sentence.last == UInt8(ascii: ".") { sentence.end -= 1 }
        return sentence.trimmed
    }

    /// `THIS CABLE IS SENSITIVE BUT UNCLASSIFIED. NOT FOR INTERNET DISTRIBUTION.`: a line by itself, in
    /// capitals.
    private static func isSaidOfCable(_ view: ByteView) -> Bool {
        let beginnings: [StaticString] = [
            "THIS CABLE IS ", "THIS MESSAGE IS ", "THIS TELEGRAM IS ", "THIS DOCUMENT IS ",
        ]
        let subjects: [StaticString] = [
            "SENSITIVE BUT UNCLASSIFIED", "NOT FOR INTERNET", "FOR OFFICIAL USE ONLY",
        ]
        return view.hasPrefix("THIS ") && view.count <= 100 && view.last == UInt8(ascii: ".")
            && !view.containsLowercase && beginnings.contains { view.hasPrefix($0) }
            && subjects.contains { view.contains($0) }
    }

    private static func isWord(
        _ word: StaticString, at view: ByteView, inCapitals: Bool
    ) -> Bool {
        view.hasPrefix(word)
            && !ASCII.isAlphanumeric(view.byte(at: view.start + word.utf8CodeUnitCount))
            && (!inCapitals
                || (view.start..<(view.start + word.utf8CodeUnitCount)).allSatisfy {
                    !ASCII.isLower(view[$0])
                })
    }
}
