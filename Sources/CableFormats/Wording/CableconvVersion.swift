/// The version of cableconv, as documents and `--version` state it.
public enum CableconvVersion {
    public static let current = "1.0"
}
