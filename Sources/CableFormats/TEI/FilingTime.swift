import CableModel

extension DateTimeGroup.Moment {
    /// Day of the year and time as a station's line has them, `dddhhmm`: `3451031` is 10:31 on 11 December
    /// of a common year.
    ///
    /// - Parameters:
    ///   - printed: the seven digits.
    ///   - year: that of the telegram's date-time group, in full.
    init?(filingTime printed: String, year: Int) {
        guard printed.utf8.count == 7, let number = Int(printed), number >= 0 else { return nil }
        var day = number / 10000
        var month = 1
        while month < 12, day > CalendarDate.dayCount(ofMonth: month, year: year) {
            day -= CalendarDate.dayCount(ofMonth: month, year: year)
            month += 1
        }
        self.init(
            year: year, month: month, day: day, hour: number / 100 % 100, minute: number % 100)
    }
}
