import CableModel
import CableSyntax

extension PartList {
    /// Adds a person: the name with a title beside it, or the title alone.
    mutating func add(_ person: PersonSplitter.Person) {
        guard let name = person.name else {
            for title in person.titles { add(.title, title) }
            return
        }
        let before = person.titles.filter { $0.view.end <= name.view.start }
        let behind = person.titles.filter { $0.view.start >= name.view.end }
        // Of two titles neither is sure to be the whole.
        let isOne = person.titles.count == 1
        let start = isOne ? before.first?.view.start : nil
        let end =
            isOne
            ? behind.first.flatMap { $0.view.start <= name.view.end + 2 ? $0.view.end : nil } : nil
        for title in before where start == nil { add(.title, title) }
        add(
            .person,
            ByteView(name.view.base, start ?? name.view.start, end ?? name.view.end), value: nil)
        for title in before where start != nil { add(.title, title) }
        add(.name, name)
        if let parts = PersonName(name.view), name.repaired == nil,
            Redactions.all(in: name.view).isEmpty
        {
            add(.forename, parts.forename, value: nil)
            add(.surname, parts.surname, value: nil)
        }
        for title in behind { add(.title, title) }
    }

    private mutating func add(_ kind: HeadLine.Part.Kind, _ stretch: PersonSplitter.Stretch) {
        if let repaired = stretch.repaired {
            add(text: kind, stretch.view, as: repaired, basis: .repaired)
        } else {
            add(text: kind, stretch.view)
        }
    }
}
