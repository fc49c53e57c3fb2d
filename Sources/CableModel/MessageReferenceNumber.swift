/// The number by which a telegram is cited: year, originating post and serial number
/// (5 FAH-2 H-321).
public struct MessageReferenceNumber: Hashable, Sendable {
    /// In full, 1 to 9999: 2007.
    public let year: Int
    /// The post in capitals, words apart: `BUENOS AIRES`.
    public let post: String
    /// The number in the post's series of a year, leading zeros dropped: 1467.
    public let serial: Int
    /// Whether it is that of an airgram, a message sent by pouch, until 1991.
    public let isAirgram: Bool

    /// A number by its parts: 2007, `BAKU`, 1467. `nil` for what cannot be cited: a year of no calendar,
    /// a post without a capital letter, a serial number below zero.
    ///
    /// - Parameters:
    ///   - year: in full, 1 to 9999.
    ///   - post: the originating post in capitals.
    ///   - serial: the number in its series of the year.
    ///   - isAirgram: whether the message went by pouch.
    public init?(year: Int, post: String, serial: Int, isAirgram: Bool = false) {
        guard (1...9999).contains(year), serial >= 0, post.utf8.contains(where: Self.isCapital)
        else { return nil }
        self.year = year
        self.post = post
        self.serial = serial
        self.isAirgram = isAirgram
    }

    /// The canonical form: `07 BAKU 1467`; of an airgram `73 BANGKOK A-50`.
    public var canonical: String {
        "\(CalendarDate.twoDigits(year % 100)) \(post) \(isAirgram ? "A-" : "")\(serial)"
    }

    /// Year, letters of the post, and serial without leading zeros: `07BAKU1467`; of an airgram
    /// `73BANGKOK-A50`.
    public var identifier: String {
        // Most posts have a name of one word.
        let letters =
            post.utf8.allSatisfy(Self.isCapital)
            ? post : String(decoding: post.utf8.filter(Self.isCapital), as: UTF8.self)
        return CalendarDate.twoDigits(year % 100) + letters + (isAirgram ? "-A" : "")
            + String(serial)
    }

    /// The full year that two digits stand for. The oldest electronic telegrams are of 1966, so
    /// 50 to 99 are of the twentieth century.
    public static func fullYear(ofTwoDigits year: Int) -> Int {
        year >= 50 ? 1900 + year : 2000 + year
    }
}

extension MessageReferenceNumber {
    /// Takes the canonical form apart: `07 BAKU 1467`, `23 PORT LAGADO 000042`. In the numbers a
    /// letter that looks like a digit is read as one.
    public init?(canonical printed: String) {
        let words = printed.split(separator: " ")
        guard words.count >= 3, let year = Self.number(words[0]),
            words[0].utf8.count == 2 || words[0].utf8.count == 4,
            let serial = Self.number(words[words.count - 1]), serial > 0
        else { return nil }
        let post = words[1..<(words.count - 1)]
        guard post.allSatisfy({ $0.utf8.allSatisfy(Self.isOfPost) }) else { return nil }
        self.init(
            year: words[0].utf8.count == 4 ? year : Self.fullYear(ofTwoDigits: year),
            post: post.joined(separator: " ").uppercased(), serial: serial)
    }

    private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

    /// The same number with the post's name as it is printed elsewhere: `BUENOS AIRES` for
    /// `BUENOSAIRES`.
    func named(_ post: String) -> MessageReferenceNumber? {
        MessageReferenceNumber(year: year, post: post, serial: serial, isAirgram: isAirgram)
    }

    private static func isOfPost(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    private static func number(_ word: Substring) -> Int? {
        guard word.utf8.count <= 7, word.utf8.contains(where: { $0 &- 0x30 < 10 }) else {
            return nil
        }
        var value = 0
        for byte in word.utf8 {
            guard let digit = CopiedDigits.digit(byte) else { return nil }
            value = value * 10 + digit
        }
        return value
    }
}
