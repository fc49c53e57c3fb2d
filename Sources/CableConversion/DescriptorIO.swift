import Glibc

/// Reading and writing the descriptors of a process.
public enum DescriptorIO {
    /// A failure, in the system's words.
    public struct Failure: Error, CustomStringConvertible {
        public var reason: String
        /// Whether the other end of a pipe was closed.
        public var isBrokenPipe: Bool
        public var description: String { reason }
    }

    /// So many bytes, or fewer where the input ends.
    public static func read(_ descriptor: Int32, upTo count: Int) throws(Failure) -> [UInt8] {
        do {
            return try FileSystem.read(from: descriptor, upTo: count)
        } catch {
            throw Failure(reason: error.reason, isBrokenPipe: false)
        }
    }

    /// Writes all bytes; returns what went wrong.
    public static func write(_ bytes: [UInt8], to descriptor: Int32) -> Failure? {
        do {
            try FileSystem.write(bytes, to: descriptor)
            return nil
        } catch {
            return Failure(reason: error.reason, isBrokenPipe: error.number == EPIPE)
        }
    }
}
