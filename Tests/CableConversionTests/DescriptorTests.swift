import CableConversion
import Foundation
import Testing

/// Pipes that whoever shares them has made non-blocking.
@Suite struct DescriptorTests {
    private func pipe() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        try #require(Glibc.pipe(&ends) == 0)
        for end in ends { try #require(fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) == 0) }
        return (ends[0], ends[1])
    }

    /// The writer is faster than the pipe, or the reader is.
    @Test(arguments: [0, 2000] as [UInt32])
    func aFullOrEmptyPipeIsWaitedFor(_ pause: UInt32) throws {
        let pipe = try pipe()
        let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        Thread.detachNewThread {
            usleep(pause == 0 ? 50_000 : 0)
            do throws(FileSystem.SystemError) {
                try DescriptorIO.write(bytes, to: pipe.write)
            } catch {
                preconditionFailure(error.reason)
            }
            close(pipe.write)
        }
        var received: [UInt8] = []
        while true {
            usleep(pause)
            let some = try DescriptorIO.readAvailable(pipe.read, upTo: 1 << 16)
            if some.isEmpty { break }
            received += some
        }
        close(pipe.read)
        #expect(received == bytes)
    }

    @Test func allThatWasAskedForIsRead() throws {
        let pipe = try pipe()
        Thread.detachNewThread {
            for _ in 0..<10 {
                try? DescriptorIO.write(Array("12345".utf8), to: pipe.write)
                usleep(2000)
            }
            close(pipe.write)
        }
        #expect(try DescriptorIO.read(pipe.read, upTo: 42).count == 42)
        #expect(try DescriptorIO.read(pipe.read, upTo: 42).count == 8)
        close(pipe.read)
    }
}
