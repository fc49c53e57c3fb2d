import CableModel

extension ItemList.Kind {
    /// The mark of an item of which a document says none.
    var usualMarker: String {
        switch self {
        case .marked: "--"
        case .participants: ""
        }
    }
}
