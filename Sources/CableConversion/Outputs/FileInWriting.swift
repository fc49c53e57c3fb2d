import Glibc

/// A file that is written piece by piece under a temporary name, and gets its own name when it is
/// whole. Where nobody completes it nothing is left of it.
package final class FileInWriting {
    let path: String
    /// Where it lies until it is whole, for a library that opens it by name.
    let temporary: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var isDone = false

    /// - Throws: where the folder cannot be made or written to.
    package init(_ path: String) throws(ConversionError) {
        self.path = path
        (descriptor, temporary) = try FileSystem.makeTemporary(for: path)
    }

    deinit {
        close(descriptor)
        if !isDone { unlink(temporary) }
    }

    private static let bufferSize = 1 << 18

    package func write(_ bytes: [UInt8]) throws(ConversionError) {
        try bytes.withUnsafeBufferPointer(write)
    }

    func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(ConversionError) {
        buffer += bytes
        if buffer.count >= Self.bufferSize { try flush() }
    }

    private func flush() throws(ConversionError) {
        do { try FileSystem.write(buffer, to: descriptor) } catch {
            throw error.unwritable(path)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Appends what another file has so far.
    func append(_ other: FileInWriting) throws(ConversionError) {
        try other.flush()
        do {
            guard lseek(other.descriptor, 0, SEEK_SET) == 0 else {
                throw FileSystem.SystemError.last
            }
            try flush()
            // The system copies faster. What it cannot, if only for want of space, is copied below, or
            // fails there.
            while sendfile(descriptor, other.descriptor, nil, 1 << 30) > 0 {}
            while true {
                let bytes = try FileSystem.read(from: other.descriptor, upTo: Self.bufferSize)
                if bytes.isEmpty { return }
                try write(bytes)
            }
        } catch let error as FileSystem.SystemError {
            throw error.unwritable(path)
        } catch let error as ConversionError {
            throw error
        } catch {
            preconditionFailure("no other error is thrown")
        }
    }

    /// The descriptor, for a library that writes by itself.
    func withDescriptor<Result>(_ body: (Int32) -> Result) -> Result { body(descriptor) }

    /// Gives the file its name.
    package func complete() throws(ConversionError) {
        try flush()
        guard rename(temporary, path) == 0 else {
            throw .unwritable(path: path, reason: FileSystem.lastError())
        }
        isDone = true
    }
}
