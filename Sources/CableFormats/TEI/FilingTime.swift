import CableModel

/// Day of the year and time, `dddhhmm`, in a year.
struct FilingTime {
    let date: CalendarDate
    let hour: Int
    let minute: Int

    init?(printed: String, year: Int) {
        guard printed.utf8.count == 7, let number = Int(printed), (1...9999).contains(year) else {
            return nil
        }
        hour = number / 100 % 100
        minute = number % 100
        var day = number / 10000
        guard day >= 1, hour < 24, minute < 60 else { return nil }
        for month in 1...12 {
            let length = CalendarDate.dayCount(ofMonth: month, year: year)
            if day <= length {
                date = CalendarDate(year: year, month: month, day: day)
                return
            }
            day -= length
        }
        return nil
    }
}
