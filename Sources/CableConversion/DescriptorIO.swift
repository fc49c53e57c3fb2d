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
        var bytes = try readAvailable(descriptor, upTo: count)
        while bytes.count < count {
            let more = try readAvailable(descriptor, upTo: count - bytes.count)
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    }

    /// What has come, up to so many bytes; waits for the first, and has none at the end.
    package static func readAvailable(
        _ descriptor: Int32, upTo count: Int
    ) throws(Failure) -> [UInt8] {
        var failure: Failure?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while true {
                let result = Glibc.read(descriptor, buffer.baseAddress!, count)
                if result < 0, errno == EINTR || waits(for: POLLIN, on: descriptor) { continue }
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
        bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                let result = Glibc.write(
                    descriptor, buffer.baseAddress! + written, buffer.count - written)
                if result < 0, errno == EINTR || waits(for: POLLOUT, on: descriptor) { continue }
                if result < 0 {
                    let isBrokenPipe = errno == EPIPE
                    return Failure(reason: FileSystem.lastError(), isBrokenPipe: isBrokenPipe)
                }
                written += result
            }
            return nil
        }
    }

    /// Waits until a descriptor is ready that whoever shares it has made non-blocking.
    ///
    /// - Returns: whether the last call failed for nothing but that.
    private static func waits(for events: Int32, on descriptor: Int32) -> Bool {
        guard errno == EAGAIN || errno == EWOULDBLOCK else { return false }
        var state = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        return poll(&state, 1, -1) >= 0 || errno == EINTR
    }
}
