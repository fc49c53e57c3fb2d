/// What an input may take, so that none that is made to do harm takes memory or time without end.
///
/// Real archives of cables meet none of these limits. How many entries an archive has does not matter:
/// only one is in memory.
struct InputLimits: Sendable {
    /// The longest record, in bytes; `--record-limit` sets another.
    var record = 256 << 20
    /// The longest 7-Zip archive, in bytes: it is read whole, since its index is at its end.
    var sevenZip = 256 << 20
    /// How many archives or compressed files may be in each other.
    var depth = 2
    /// How many times as long as its file the content of an archive may be.
    var ratio = 5000
    /// From how many bytes on the ratio counts: a short text of one letter is no harm.
    var ratioFrom = 1 << 30

    static let standard = InputLimits()
}
