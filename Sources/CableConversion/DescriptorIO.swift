import Glibc

/// Reading and writing the descriptors of a process.
package enum DescriptorIO {
    /// A failure, in the system's words.
    package struct Failure: Error, CustomStringConvertible {
        package var reason: String
        /// Whether the other end of a pipe was closed.
        package var isBrokenPipe: Bool
        package var description: String { reason }
    }

    /// So many bytes, or fewer where the input ends.
    package static func read(_ descriptor: Int32, upTo count: Int) throws(Failure) -> [UInt8] {
        do {
            return try FileSystem.read(from: descriptor, upTo: count)
        } catch {
            throw Failure(reason: error.reason, isBrokenPipe: false)
        }
    }

    /// What has come, up to so many bytes; waits for the first, and has none at the end.
    package static func readAvailable(
        _ descriptor: Int32, upTo count: Int
    ) throws(Failure) -> [UInt8] {
        var failure: Failure?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while true {
                let result = Glibc.read(descriptor, buffer.baseAddress!, count)
                if result < 0 && errno == EINTR { continue }
                if result < 0 {
                    failure = Failure(reason: FileSystem.lastError(), isBrokenPipe: false)
                }
                filled = max(0, result)
                return
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Writes all bytes; returns what went wrong.
    package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Failure? {
        do {
            try FileSystem.write(bytes, to: descriptor)
            return nil
        } catch {
            return Failure(reason: error.reason, isBrokenPipe: error.number == EPIPE)
        }
    }
}
