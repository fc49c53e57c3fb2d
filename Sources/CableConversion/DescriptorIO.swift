import Glibc

/// Reading and writing descriptors: each call is made until it has moved what it should, or cannot.
///
/// The system may move less than was asked for, be interrupted by a signal, or, where whoever shares a pipe
/// has made it non-blocking, have nothing yet.
package enum DescriptorIO {
    /// So many bytes, or fewer where the input ends.
    package static func read(
        _ descriptor: Int32, upTo count: Int
    ) throws(FileSystem.SystemError) -> [UInt8] {
        try read(descriptor, upTo: count, isFilled: true) { Glibc.read(descriptor, $0, $1) }
    }

    /// What has come, up to so many bytes; waits for the first, and has none at the end.
    package static func readAvailable(
        _ descriptor: Int32, upTo count: Int
    ) throws(FileSystem.SystemError) -> [UInt8] {
        try read(descriptor, upTo: count, isFilled: false) { Glibc.read(descriptor, $0, $1) }
    }

    /// So many bytes of a file from an offset on, or fewer where it ends.
    static func read(
        _ descriptor: Int32, upTo count: Int, at offset: Int
    ) throws(FileSystem.SystemError) -> [UInt8] {
        var position = off_t(offset)
        return try read(descriptor, upTo: count, isFilled: true) { place, count in
            let result = pread(descriptor, place, count, position)
            position += off_t(max(0, result))
            return result
        }
    }

    private static func read(
        _ descriptor: Int32, upTo count: Int, isFilled: Bool,
        _ call: (UnsafeMutablePointer<UInt8>, Int) -> Int
    ) throws(FileSystem.SystemError) -> [UInt8] {
        var failure: FileSystem.SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let result = call(buffer.baseAddress! + filled, count - filled)
                if result < 0, errno == EINTR || waits(for: POLLIN, on: descriptor) { continue }
                if result < 0 { failure = .last }
                if result <= 0 { break }
                filled += result
                if !isFilled { break }
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Writes all bytes.
    package static func write(
        _ bytes: [UInt8], to descriptor: Int32
    ) throws(FileSystem.SystemError) {
        try write(bytes, to: descriptor) { place, count, _ in
            Glibc.write(descriptor, place, count)
        }
    }

    /// Writes all bytes into a file, at an offset.
    static func write(
        _ bytes: [UInt8], to descriptor: Int32, at offset: Int
    ) throws(FileSystem.SystemError) {
        try write(bytes, to: descriptor) { place, count, written in
            pwrite(descriptor, place, count, off_t(offset + written))
        }
    }

    private static func write(
        _ bytes: [UInt8], to descriptor: Int32,
        _ call: (_ place: UnsafeRawPointer, _ count: Int, _ written: Int) -> Int
    ) throws(FileSystem.SystemError) {
        let failure = bytes.withUnsafeBytes { buffer -> FileSystem.SystemError? in
            var written = 0
            while written < buffer.count {
                let result = call(
                    buffer.baseAddress! + written, buffer.count - written, written)
                if result < 0, errno == EINTR || waits(for: POLLOUT, on: descriptor) { continue }
                if result < 0 { return .last }
                written += result
            }
            return nil
        }
        if let failure { throw failure }
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
