/// Precedence and the routing indicators of the stations that a telegram was relayed to
/// (ACP 127, format line 2): `PP RUEHFL RUEHKW`.
public struct RelayLine: Hashable, Sendable {
    /// The precedence of the action copies; the prosign is printed twice.
    public var precedence: Precedence?
    /// Those of the stations, in their printed order: `RUEHFL`, `RUEHKW`.
    public var routingIndicators: [String]

    /// A relay line by its precedence and stations.
    public init(precedence: Precedence?, routingIndicators: [String]) {
        self.precedence = precedence
        self.routingIndicators = routingIndicators
    }
}

/// The originating station, its serial number, the section and the filing time
/// (ACP 127, format line 3): `DE RUEHKB #1467/01 3451031`.
public struct StationLine: Hashable, Sendable {
    /// That of the originating station: `RUEHKB`.
    public var routingIndicator: String
    /// The station serial number as printed, zeros kept: `0988`.
    public var stationSerialNumber: String?
    /// The section of the transmission as printed: `01`.
    public var section: String?
    /// Day of the year and time as printed, `dddhhmm`: `3451031` is 10:31 on day 345.
    public var filingTime: String?

    /// A station's line; `nil` for what is not printed.
    public init(
        routingIndicator: String, stationSerialNumber: String? = nil, section: String? = nil,
        filingTime: String? = nil
    ) {
        self.routingIndicator = routingIndicator
        self.stationSerialNumber = stationSerialNumber
        self.section = section
        self.filingTime = filingTime
    }
}

/// Precedences, date-time group and service signals (ACP 127, format line 5):
/// `O R 141437Z NOV 08 ZDK`.
public struct DateTimeGroupLine: Hashable, Sendable {
    /// The precedence of the action addressees, then that of the info addressees.
    public var precedences: [Precedence]
    /// When the telegram was handed in: `141437Z NOV 08`.
    public var dateTimeGroup: DateTimeGroup
    /// Signals after the group: `ZDK`, `ZDS`.
    public var operatingSignals: [String]

    /// A line by its precedences, its group and the signals behind it.
    public init(
        precedences: [Precedence], dateTimeGroup: DateTimeGroup, operatingSignals: [String] = []
    ) {
        self.precedences = precedences
        self.dateTimeGroup = dateTimeGroup
        self.operatingSignals = operatingSignals
    }
}

/// The moment at which a telegram was handed in, in its printed parts; always UTC (`Z`).
///
/// Example: `111031Z DEC 07` is 10:31 on 11 December 2007.
public struct DateTimeGroup: Hashable, Sendable {
    /// The group as printed, with spaces reduced.
    public var printed: String
    /// The moment that it means.
    public var moment: Moment

    /// A minute of the calendar and the clock, in UTC. There is none that they do not have.
    public struct Moment: Hashable, Sendable {
        /// The day.
        public let date: CalendarDate
        /// 0 to 23.
        public let hour: Int
        /// 0 to 59.
        public let minute: Int

        /// A minute of a day; `nil` where the clock has none such.
        ///
        /// - Parameters:
        ///   - date: the day.
        ///   - hour: 0 to 23.
        ///   - minute: 0 to 59.
        public init?(date: CalendarDate, hour: Int, minute: Int) {
            guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
            self.date = date
            self.hour = hour
            self.minute = minute
        }

        /// A minute by its numbers; `nil` where calendar or clock have none such.
        ///
        /// - Parameters:
        ///   - year: in full: 2007.
        ///   - month: 1 to 12.
        ///   - day: 1 to 31.
        ///   - hour: 0 to 23.
        ///   - minute: 0 to 59.
        public init?(year: Int, month: Int, day: Int, hour: Int, minute: Int) {
            guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
            self.init(date: date, hour: hour, minute: minute)
        }

        /// To ISO 8601: `2007-12-11T10:31Z`.
        public var iso: String { isoWithoutZone + "Z" }

        fileprivate var isoWithoutZone: String {
            "\(date.iso)T\(CalendarDate.twoDigits(hour)):\(CalendarDate.twoDigits(minute))"
        }
    }

    /// A group by its printed form and the minute that it means.
    public init(printed: String, moment: Moment) {
        self.printed = printed
        self.moment = moment
    }

    /// The day in UTC.
    public var date: CalendarDate { moment.date }

    /// The minute, to ISO 8601: `2007-12-11T10:31Z`.
    public var isoMinute: String { moment.iso }

    /// The second (always zero, since a group has none), to ISO 8601: `2007-12-11T10:31:00Z`.
    public var isoSecond: String { moment.isoWithoutZone + ":00Z" }
}

/// A day of the Gregorian calendar. There is none that the calendar does not have.
public struct CalendarDate: Hashable, Sendable {
    /// In full, 1 to 9999: 2017.
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int

    /// A day by its numbers; `nil` where the calendar has none such.
    ///
    /// - Parameters:
    ///   - year: in full, 1 to 9999.
    ///   - month: 1 to 12.
    ///   - day: 1 to the last of the month.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...9999).contains(year), day >= 1,
            day <= Self.dayCount(ofMonth: month, year: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// How many days a month has, 1 to 12.
    public static func dayCount(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// To ISO 8601: `2017-12-11`.
    public var iso: String {
        let digits = String(year)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return "\(padded)-\(Self.twoDigits(month))-\(Self.twoDigits(day))"
    }

    static func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}

extension CalendarDate: Comparable {
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

/// To which offices of the Department a record copy went:
/// `ACTION EAP-00 INFO LOG-00 AID-00 /023W`.
///
/// These are not addressees of the telegram.
public struct OfficeDistribution: Hashable, Sendable {
    /// What the offices have to do with the telegram, told by the label before them.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        /// `ACTION`: is to act on it.
        case action
        /// `INFO`: is to know of it.
        case info
        /// `ORIGIN`: sent it; on copies of outgoing telegrams.
        case origin
    }

    /// An office and the number of its copies.
    public struct Office: Hashable, Sendable {
        /// The office symbol: `EAP`.
        public var symbol: String
        /// The number of copies as printed: `00`.
        public var copies: String

        /// An office by its symbol and the number of its copies, both as printed.
        public init(symbol: String, copies: String) {
            self.symbol = symbol
            self.copies = copies
        }
    }

    /// Whether the offices are to act or to know, or sent it.
    public var role: Role
    /// The offices in their printed order.
    public var offices: [Office]
    /// The total as printed: `/023W`.
    public var total: String?

    /// A distribution to the offices behind one label.
    public init(role: Role, offices: [Office], total: String? = nil) {
        self.role = role
        self.offices = offices
        self.total = total
    }
}
