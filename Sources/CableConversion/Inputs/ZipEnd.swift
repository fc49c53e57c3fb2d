/// What stands at the end of a zip archive and says where its index is (APPNOTE 4.3.16).
enum ZipEnd {
    /// How many bytes from the end of a file on it may begin: itself, and the longest comment.
    static let reach = length + Int(UInt16.max)

    private static let length = 22
    private static let mark: [UInt8] = [0x50, 0x4B, 0x05, 0x06]

    /// How many bytes of a file stand before the archive that ends it: those of a program that unpacks it, or
    /// of another archive. `nil` where that is not said.
    ///
    /// - Parameters:
    ///   - end: the last bytes of the file, as many as it has up to `reach`.
    ///   - size: how long the file is.
    static func lengthBefore(_ end: ArraySlice<UInt8>, ofFile size: Int) -> Int? {
        let bytes = Array(end)
        func number(_ place: Int, _ length: Int) -> Int {
            (0..<length).reversed().reduce(0) { $0 << 8 | Int(bytes[place + $1]) }
        }
        for start in bytes.indices.dropLast(length - 1).reversed()
        where bytes[start..<(start + mark.count)].elementsEqual(mark) {
            guard start + length + number(start + 20, 2) == bytes.count else { continue }
            let (indexLength, indexPlace) = (number(start + 12, 4), number(start + 16, 4))
            // Of a long archive another place says it.
            guard indexPlace < UInt32.max else { return nil }
            return size - bytes.count + start - indexLength - indexPlace
        }
        return nil
    }
}
