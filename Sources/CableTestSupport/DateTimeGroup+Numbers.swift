import CableModel

extension DateTimeGroup {
    /// A group by its printed form and the numbers of its minute, which calendar and clock must have.
    package init(printed: String, year: Int, month: Int, day: Int, hour: Int, minute: Int) {
        guard
            let moment = Moment(year: year, month: month, day: day, hour: hour, minute: minute)
        else { preconditionFailure("\(printed) is in no calendar") }
        self.init(printed: printed, moment: moment)
    }
}
