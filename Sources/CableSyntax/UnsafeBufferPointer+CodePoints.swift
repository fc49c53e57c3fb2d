extension UnsafeBufferPointer<UInt8> {
    /// How many code points a text in UTF-8 has: its bytes without those that go on a code point.
    public var codePointCount: Int {
        guard let address = baseAddress else { return 0 }
        var continuing = 0
        var index = 0
        while index + 16 <= count {
            continuing += SixteenBytes(address, at: index).continuations.count
            index += 16
        }
        while index < count {
            if address[index] & 0xC0 == 0x80 { continuing += 1 }
            index += 1
        }
        return count - continuing
    }
}
