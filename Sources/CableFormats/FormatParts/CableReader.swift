import CableModel

/// Makes cables of a record's text.
///
/// Reading is pure: the same input gives the same readings, on any thread.
package protocol CableReader: Sendable {
    /// How well the text fits the format. Called on every format to detect an input's.
    func recognition(of text: UnsafeBufferPointer<UInt8>) -> Recognition

    /// The cables of one decoded record; none where the text holds none.
    ///
    /// Content never makes a reader fail: what is odd becomes a diagnostic. The readings carry
    /// no `provenance.source`; the pipeline fills it in.
    func read(_ text: UnsafeBufferPointer<UInt8>, options: ReaderOptions) -> [Reading]

    /// What of a text with many records is none, while others are read.
    ///
    /// Asked only of a text that nobody has cut into records. Whoever has, knows it of each.
    func brokenRecords(in text: UnsafeBufferPointer<UInt8>) -> [BrokenRecord]

    /// Why a text holds no cable, where the reader can say more than that: one clause.
    ///
    /// Asked only after `read` found none.
    func explanation(ofNoCableIn text: UnsafeBufferPointer<UInt8>) -> String?
}

/// A record that holds no cable, in a text with others.
package struct BrokenRecord: Hashable, Sendable {
    /// The byte at which it begins.
    package var offset: Int
    /// Why it holds none: one clause.
    package var reason: String
}

extension CableReader {
    package func brokenRecords(in text: UnsafeBufferPointer<UInt8>) -> [BrokenRecord] { [] }

    /// The cables of a record, read without options.
    package func read(_ text: UnsafeBufferPointer<UInt8>) -> [Reading] {
        read(text, options: ReaderOptions())
    }

    package func explanation(ofNoCableIn text: UnsafeBufferPointer<UInt8>) -> String? { nil }
}
