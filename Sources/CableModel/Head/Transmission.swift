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

    /// The day of the month, 1 to 31.
    public var day: Int { moment.day }
    /// The hour in UTC, 0 to 23.
    public var hour: Int { moment.hour }
    /// The minute, 0 to 59.
    public var minute: Int { moment.minute }
    /// The month, 1 to 12.
    public var month: Int { moment.month }
    /// The year in full: 2007.
    public var year: Int { moment.year }

    /// A minute of the calendar, in UTC.
    public struct Moment: Hashable, Sendable {
        /// 1 to 31.
        public var day: Int
        /// 0 to 23.
        public var hour: Int
        /// 0 to 59.
        public var minute: Int
        /// 1 to 12.
        public var month: Int
        /// In full: 2007.
        public var year: Int

        /// A minute as given; `isValid` says whether calendar and clock have it.
        public init(day: Int, hour: Int, minute: Int, month: Int, year: Int) {
            self.day = day
            self.hour = hour
            self.minute = minute
            self.month = month
            self.year = year
        }

        /// Whether the calendar and the clock have such a minute.
        public var isValid: Bool {
            (0..<24).contains(hour) && (0..<60).contains(minute)
                && CalendarDate(year: year, month: month, day: day).isValid
        }
    }

    /// A group by its printed form and the minute that it means.
    public init(printed: String, moment: Moment) {
        self.printed = printed
        self.moment = moment
    }

    /// A group by its printed form and the parts of the minute that it means, in UTC.
    public init(printed: String, day: Int, hour: Int, minute: Int, month: Int, year: Int) {
        self.init(
            printed: printed,
            moment: Moment(day: day, hour: hour, minute: minute, month: month, year: year))
    }

    /// The day, to ISO 8601: `2007-12-11`.
    public var date: CalendarDate { CalendarDate(year: year, month: month, day: day) }

    /// The minute, to ISO 8601: `2007-12-11T10:31Z`.
    public var isoMinute: String {
        "\(date.iso)T\(CalendarDate.twoDigits(hour)):\(CalendarDate.twoDigits(minute))Z"
    }

    /// The second (always zero, since a group has none), to ISO 8601: `2007-12-11T10:31:00Z`.
    public var isoSecond: String {
        "\(date.iso)T\(CalendarDate.twoDigits(hour)):\(CalendarDate.twoDigits(minute)):00Z"
    }
}

/// A day of the Gregorian calendar.
public struct CalendarDate: Hashable, Sendable {
    /// In full: 2017.
    public var year: Int
    /// 1 to 12.
    public var month: Int
    /// 1 to 31.
    public var day: Int

    /// The date as given; `isValid` says whether the calendar has it.
    public init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Whether the calendar has such a day.
    public var isValid: Bool {
        guard (1...12).contains(month), (1...9999).contains(year) else { return false }
        return day >= 1 && day <= Self.dayCount(ofMonth: month, year: year)
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
