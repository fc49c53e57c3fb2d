import CableSyntax

/// Words that titles and functions are made of.
///
/// Words are looked up by their letters alone: `A.I.` is AI, `D'AFFAIRES` is DAFFAIRES.
package enum TitleWords {
    /// Written out, so that a misspelling of them is soon told from a name: `AMBASADOR`,
    /// `COUNSLEOR`. None of them is near a surname.
    package static let spelled = WordList(spelledWords)

    private static let spelledWords: [StaticString] = [
        "ACTING", "ADMIRAL", "ADVISER", "ADVISOR", "AFFAIRES", "AFFAIRS", "AGRICULTURAL",
        "AMBASSADOR", "ASSISTANT", "ASSOCIATE", "ATTACHE", "BRIGADIER", "CHARGE",
        "CHARGEDAFFAIRES", "COMMANDER", "COMMERCIAL", "CONSUL", "CONSULAR", "CONSULATE",
        "COORDINATOR", "COUNSELLOR", "COUNSELOR", "DAFFAIRES", "DEFENSE", "DEPARTMENT", "DEPUTY",
        "DIRECTOR", "ECONCOUNS", "ECONOMIC", "ECONOMICS", "EMBASSY", "ENVIRONMENT", "EXECUTIVE",
        "EXTERNAL",
        "EXTRAORDINARY", "FINANCIAL", "GENERAL", "GOVERNANCE", "INTERNAL", "INTERNATIONAL",
        "LIEUTENANT",
        "MANAGEMENT", "MILITARY", "MINISTER", "MISSION", "MULTILATERAL", "OFFICE", "OFFICER",
        "PERMANENT", "PLENIPOTENTIARY", "POLCOUNS", "POLITICAL", "POLITICALMILITARY", "PRINCIPAL",
        "PROVINCIAL",
        "RECONSTRUCTION", "REGIONAL", "REPRESENTATIVE", "SECRETARY", "SECTION", "SECURITY",
        "SENIOR", "SPECIALIST", "TECHNOLOGY",
    ]

    /// Short words, abbreviations, ranks, bureaus and missions, and what is near a surname
    /// (`Coronel`, `Segal`): only as they stand here.
    package static let exact = WordList([
        "ACDA", "ACG", "ADCM", "ADM", "ADMIN", "ADMINISTRATOR", "ADPO", "ADVISORY", "AF", "AFFAIRE",
        "AFRICAN", "AIDE", "AMB", "AMCONGEN", "AMCONSUL", "AMEMBASSY", "AMERICAN", "ANALYST", "AO",
        "APAO", "ARMS", "ARMY", "ARSO", "ASEC", "ASIAN", "ASSISTANCE", "AVIATION", "BG", "BGEN",
        "BILATERAL", "BRANCH", "BUREAU", "CA", "CAO", "CAPT", "CAPTAIN", "CDA", "CDR", "CENTRAL",
        "CG", "CHANCERY", "CHARG", "CHARGEE", "CHARGES", "CHIEF", "CIVILIAN", "CMDR", "COL",
        "COLONEL", "COM", "COMMISSIONER", "CONGEN", "CONOFF", "CONS", "CONSGEN", "CONTROL",
        "COOPERATION", "COUNS", "COUNTERNARCOTICS", "COUNTERTERRORISM", "COUNTRY", "CPT",
        "CULTURAL", "DAO", "DAS", "DATT", "DCG", "DCM", "DEA", "DELEGATION", "DEP", "DEPT", "DESK",
        "DHS", "DIR", "DIVISION", "DOD", "DOS", "DPAO", "DPO", "DR", "DRL", "EAP", "EASTERN", "EB",
        "ECMIN", "ECON", "ECONCHIEF", "ECONOFF", "ECONPOL", "ECOPOL", "EDUCATION", "EEB", "EMBOFF",
        "EMIN", "ENERGY", "ENFORCEMENT", "ENGINEER", "ENGINEERING", "ENVOY", "ESTH", "EUR",
        "EUROPEAN", "EXEC", "FACILITIES", "FAS", "FCS", "FISHERIES", "FO", "FOREIGN", "GEN",
        "GLOBAL", "GSO", "HEAD", "HEALTH", "HEMISPHERE", "HHS", "HON", "HUMAN", "HUMANITARIAN",
        "ICE", "IMO", "INFORMATION", "INITIATIVES", "INL", "INR", "INSPECTOR", "INTERIM",
        "INVESTMENT", "IO", "IPC", "IPO", "IRM", "IRPO", "ISN", "LABOR", "LCDR", "LEADER", "LEGAL",
        "LEGAT", "LEGATT", "LIAISON", "LT", "LTC", "LTCOL", "LTG", "LTGEN", "MAJ", "MAJGEN",
        "MAJOR", "MANAGER", "MC", "MCCA", "MCMA", "MCONS", "MCPA", "MED", "MG", "MGEN", "MGMT",
        "MGT", "MIN", "MINCONS", "MR", "MRS", "MS", "NARCOTIC", "NARCOTICS", "NAS", "NATIONAL",
        "NAVAL", "NEA", "NEAR", "NEGOTIATOR", "NONPROLIFERATION", "NP", "NSC", "NUCLEAR", "ODC",
        "OES", "OIC", "OPERATIONS", "OSC", "OSD", "PAO", "PAS", "PDAS", "PE", "PERM", "PERMREP",
        "PETROLEUM", "PLANNING", "PM", "PMIN", "PO", "POL", "POLAD", "POLAG", "POLCHIEF", "POLEC",
        "POLECON", "POLICY", "POLMC", "POLMIL", "POLMILOFF", "POLMIN", "POLOFF", "PRESS",
        "PREVENTION", "PRINOFF", "PRM", "PROGRAM", "PROGRAMS", "PROTOCOL", "PRT", "PUBLIC", "RADM",
        "REFUGEE", "REGAFF", "REP", "REPORTING", "RIGHTS", "RSO", "SA", "SAO", "SCA", "SCIENCE",
        "SCO", "SECT", "SGT", "SPECIAL", "SPOKESMAN", "SPOKESPERSON", "SPOKESWOMAN",
        "STABILIZATION", "STAFF", "STATE", "STRATEGIC", "SUBNATIONAL", "SUPERVISOR", "SUPERVISORY",
        "TDY", "TEAM", "TECHNICAL", "TRADE", "TRANSITION", "TREASURY", "UN", "UNDER", "UNIT",
        "UNVIE", "US", "USA", "USAF", "USAID", "USDAO", "USDEL", "USDOC", "USEU", "USG", "USINT",
        "USLO", "USMC", "USMISSION", "USN", "USNATO", "USOAS", "USOSCE", "USUN", "VADM", "VCI",
        "VICE", "WATCHER", "WESTERN", "WHA", "XO",
    ])

    /// Words of titles that are surnames as well: behind a name they are one.
    private static let surnames = WordList(["BRANCH", "HEAD", "LABOR", "MAJOR", "PRESS", "STATE"])

    /// What a function may be called in one word with its section: `POLCOUNS`, `MCOUNSELOR`.
    private static let endings: [StaticString] = [
        "COUNS", "COUNSELOR", "COUNSELLOR", "ECONOFF", "POLOFF",
    ]

    /// Behind these the name of a place follows: `AMEMBASSY LAPUTA`.
    private static let places = WordList([
        "AMCONGEN", "AMCONSUL", "AMEMBASSY", "CONGEN", "CONSULATE", "EMBASSY", "USINT", "USLO",
        "USMISSION",
    ])

    /// A word of seven letters may have one slip, one of nine two.
    private static let slips = (fromLength: 6, twoFromLength: 9)

    /// How a word of a title is told.
    package enum Match { case exact, misspelt }

    /// Whether a word is one of a title.
    package static func match(_ word: ByteView) -> Match? {
        if word.contains("/") { return isOffice(word) ? .exact : nil }
        if let hyphen = word.firstIndex(of: "-") {
            if word.equals("M-C") { return .exact }
            let first = word.upTo(hyphen)
            let rest = word.from(hyphen + 1)
            if rest.equals("AT-LARGE") { return match(first) }
            if first.equals("SUB"), let match = match(rest) { return match }
            guard let one = match(first), let other = match(rest) else { return nil }
            return one == .exact ? other : one
        }
        return word.withTitleKey { key -> Match? in
            let view = ByteView(key)
            guard !view.isEmpty else { return nil }
            if spelled.contains(view) { return .exact }
            if exact.contains(view) {
                // Short ones are soon a name: "Po", "Com".
                let isShort = view.count <= 3 && !abbreviations.contains(view)
                return isShort && word.containsLowercase && word.last != UInt8(ascii: ".")
                    ? nil : .exact
            }
            // "PolOffs", "DCMs": two of them.
            if view.count >= shortestPlural, view.last == UInt8(ascii: "S"),
                exact.contains(view.dropLast), !surnames.contains(view.dropLast)
            {
                return .exact
            }
            for ending in endings where view.hasSuffix(ending) { return .exact }
            return isMisspelt(key) ? .misspelt : nil
        }
    }

    /// `POLOFFS`: shorter ones may be names.
    private static let shortestPlural = 6

    /// Short words that small letters have as well: `Col.`, `Pol`.
    private static let abbreviations = WordList([
        "AMB", "COL", "DEP", "DIR", "DR", "GEN", "LT", "MAJ", "MGT", "MIN", "MR", "MRS", "MS",
        "POL", "REP",
    ])

    private static func isMisspelt(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        guard key.count >= slips.fromLength else { return false }
        let limit = key.count >= slips.twoFromLength ? 2 : 1
        return spelledWords.contains { word in
            // The first letter is seldom the wrong one; names are told from titles by it.
            word.utf8Start[0] == key[0]
                && EditDistance.isAtMost(
                    word.utf8CodeUnitCount >= slips.twoFromLength ? limit : 1, from: key, to: word)
        }
    }

    /// `EUR/FO`, `A/DCM`, `D/Ambassador`: symbols of offices, or titles with a letter before them.
    private static func isOffice(_ word: ByteView) -> Bool {
        var hasLetter = false
        var start = word.start
        for index in word.start...word.end
        where index == word.end || word[index] == UInt8(ascii: "/") {
            let part = ByteView(word.base, start, index)
            start = index + 1
            if part.isEmpty { continue }
            // "Sample/DCM": a name, and what somebody is.
            if part.start == word.start, part.count > 3, part.containsLowercase, match(part) == nil,
                index < word.end, !word.from(index + 1).containsLowercase
            {
                return false
            }
            if part.contains(".") && !part.hasSuffix(".") { return false }
            guard part.range.allSatisfy({ !ASCII.isDigit(part[$0]) }) else { return false }
            hasLetter = hasLetter || ASCII.isLetter(part.first)
            guard part.count <= 6 || match(part) != nil else { return false }
        }
        return hasLetter
    }

    /// Whether a word of a title may be a surname where one is due.
    static func mayBeSurname(_ word: ByteView) -> Bool {
        word.withTitleKey { surnames.contains(ByteView($0)) }
    }

    /// Whether the name of a place follows a word.
    static func bearsPlace(_ word: ByteView) -> Bool {
        word.withTitleKey { places.contains(ByteView($0)) }
    }
}

extension ByteView {
    /// Calls with the letters of a word in capitals; `é` counts as E. Longer words have none.
    fileprivate func withTitleKey<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result
    {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: EditDistance.greatestLength) {
            key in
            var length = 0
            for index in range {
                let byte = self[index]
                let isAccented = byte == 0xC3 && self.byte(at: index + 1) & 0xDF == 0x89
                guard ASCII.isLetter(byte) || isAccented else { continue }
                guard length < EditDistance.greatestLength else {
                    length = 0
                    break
                }
                key[length] = isAccented ? UInt8(ascii: "E") : ASCII.uppercased(byte)
                length += 1
            }
            return body(UnsafeBufferPointer(rebasing: key[..<length]))
        }
    }
}
