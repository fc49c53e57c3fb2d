import CLibXML2

/// What a markup parser finds, in the order of the source.
public protocol MarkupHandler {
    /// The name is in small letters for HTML; valid for a copy only, as all that is told.
    mutating func startElement(_ name: ByteView, attributes: MarkupAttributes)
    mutating func endElement(_ name: ByteView)
    /// Text with its character references decoded; one stretch may come in several pieces.
    mutating func characters(_ text: UnsafeBufferPointer<UInt8>)
    /// What stands in a comment.
    mutating func comment(_ text: UnsafeBufferPointer<UInt8>)
}

extension MarkupHandler {
    public mutating func comment(_ text: UnsafeBufferPointer<UInt8>) {}
}

/// The attributes of an element, looked up in the parser's own memory.
public struct MarkupAttributes {
    private enum Place {
        /// Pairs of name and value, then a null pointer.
        case pairs(UnsafeMutablePointer<UnsafePointer<xmlChar>?>?)
        /// A tag's part between name and end, each value in quotes and without references.
        case plain(ByteView)
    }
    private let place: Place

    init(pairs: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) { place = .pairs(pairs) }
    init(plain: ByteView) { place = .plain(plain) }

    /// Whether the element has none.
    public var isEmpty: Bool {
        switch place {
        case .pairs(let pairs): pairs?[0] == nil
        case .plain(let tag): tag.isEmpty
        }
    }

    /// The value of an attribute; valid for a copy only.
    public subscript(name: StaticString) -> String? {
        switch place {
        case .pairs(let pairs): value(of: name, in: pairs)
        case .plain(let tag): value(of: name, in: tag)
        }
    }

    private func value(of name: StaticString, in tag: ByteView) -> String? {
        var rest = tag.trimmedStart
        while let equals = rest.bytewiseIndex(of: "=") {
            let key = rest.upTo(equals)
            let value = rest.from(equals + 2)
            let quote = rest[equals + 1]
            var end = value.start
            while value[end] != quote { end += 1 }
            if key.equals(name) { return value.upTo(end).string }
            rest = value.from(end + 1).trimmedStart
        }
        return nil
    }

    private func value(
        of name: StaticString, in pairs: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) -> String? {
        guard var entry = pairs else { return nil }
        while let key = entry[0] {
            if strcmp(key, name) { return entry[1].map { String(cString: $0) } ?? "" }
            entry += 2
        }
        return nil
    }

    private func strcmp(_ key: UnsafePointer<xmlChar>, _ name: StaticString) -> Bool {
        let length = name.utf8CodeUnitCount
        for index in 0..<length where key[index] != name.utf8Start[index] { return false }
        return key[length] == 0
    }
}

/// HTML through libxml2's SAX interface: forgiving, and without building a tree.
public enum HTMLParser {
    /// libxml2's global state, made once: two threads that make it at the same time block each
    /// other for good.
    private static let initialization: Void = xmlInitParser()

    /// Parses a piece of an HTML page given as UTF-8.
    ///
    /// The piece need not be a whole page; what is not well formed is read as browsers do.
    ///
    /// - Returns: whether it is nothing but text and well-nested elements, so without comments.
    public static func parse<Handler: MarkupHandler>(
        _ source: UnsafeBufferPointer<UInt8>, with handler: inout Handler
    ) -> Bool {
        var quick = handler
        guard PlainHTML.parse(source, with: &quick) else {
            parseByLibrary(source, with: &handler)
            return false
        }
        handler = quick
        return true
    }

    /// Parses any piece, by libxml2 alone.
    static func parseByLibrary<Handler: MarkupHandler>(
        _ source: UnsafeBufferPointer<UInt8>, with handler: inout Handler
    ) {
        _ = initialization
        // libxml2 counts in 32 bits.
        let source = UnsafeBufferPointer(rebasing: source.prefix(Int(Int32.max)))
        if let changed = withFewAttributes(source) {
            changed.withUnsafeBufferPointer { parseByLibrary($0, with: &handler) }
            return
        }
        guard let context = htmlNewParserCtxt() else {
            preconditionFailure("libxml2 has no memory left")
        }
        defer { htmlFreeParserCtxt(context) }
        guard let sax = context.pointee.sax else { return }
        sax.pointee = xmlSAXHandler()
        sax.pointee.initialized = 1
        sax.pointee.startElement = { HandlerRelay.of($0).start($1, $2) }
        sax.pointee.endElement = { HandlerRelay.of($0).end($1) }
        sax.pointee.characters = { HandlerRelay.of($0).text($1, $2) }
        sax.pointee.ignorableWhitespace = { HandlerRelay.of($0).text($1, $2) }
        sax.pointee.cdataBlock = { HandlerRelay.of($0).text($1, $2) }
        sax.pointee.comment = { HandlerRelay.of($0).comment($1) }

        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
            | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
            | HTML_PARSE_NODEFDTD.rawValue | HTML_PARSE_NOIMPLIED.rawValue
        withUnsafeMutablePointer(to: &handler) { handler in
            let relay = HandlerRelay(
                start: { handler.pointee.startElement($0, attributes: $1) },
                end: { handler.pointee.endElement($0) },
                text: { handler.pointee.characters($0) },
                comment: { handler.pointee.comment($0) })
            withExtendedLifetime(relay) {
                context.pointee._private = Unmanaged.passUnretained(relay).toOpaque()
                source.withMemoryRebound(to: CChar.self) { bytes in
                    let document = htmlCtxtReadMemory(
                        context, bytes.baseAddress, Int32(bytes.count), nil, "UTF-8",
                        Int32(options))
                    if let document { xmlFreeDoc(document) }
                }
            }
        }
    }
}

/// Carries libxml2's calls to a handler whose type C cannot know.
private final class HandlerRelay {
    let startHandler: (ByteView, MarkupAttributes) -> Void
    let endHandler: (ByteView) -> Void
    let textHandler: (UnsafeBufferPointer<UInt8>) -> Void
    let commentHandler: (UnsafeBufferPointer<UInt8>) -> Void

    init(
        start: @escaping (ByteView, MarkupAttributes) -> Void, end: @escaping (ByteView) -> Void,
        text: @escaping (UnsafeBufferPointer<UInt8>) -> Void,
        comment: @escaping (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        startHandler = start
        endHandler = end
        textHandler = text
        commentHandler = comment
    }

    /// The relay of the parser context that a callback is given.
    static func of(_ context: UnsafeMutableRawPointer?) -> HandlerRelay {
        let context = context!.assumingMemoryBound(to: xmlParserCtxt.self)
        return Unmanaged<HandlerRelay>.fromOpaque(context.pointee._private).takeUnretainedValue()
    }

    func start(
        _ name: UnsafePointer<xmlChar>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard let name else { return }
        startHandler(Self.view(of: name), MarkupAttributes(pairs: attributes))
    }

    func end(_ name: UnsafePointer<xmlChar>?) {
        guard let name else { return }
        endHandler(Self.view(of: name))
    }

    private static func view(of name: UnsafePointer<xmlChar>) -> ByteView {
        ByteView(UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))))
    }

    func comment(_ text: UnsafePointer<xmlChar>?) {
        guard let text else { return }
        commentHandler(UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text))))
    }

    func text(_ text: UnsafePointer<xmlChar>?, _ length: Int32) {
        textHandler(UnsafeBufferPointer(start: text, count: Int(length)))
    }
}
