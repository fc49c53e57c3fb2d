import CLibXML2

/// An element of an XML document as read.
public final class XMLNode {
    /// An element or text, in the order of the source.
    public enum Child {
        case element(XMLNode)
        /// Character references decoded; never empty, and never beside another text.
        case text(String)
    }

    /// The name without its prefix.
    public let name: String
    /// The URI of the namespace.
    public let namespace: String?
    /// The line of the source on which the element begins, from 1.
    public let line: Int
    /// Names have the prefix as written (`xml:id`).
    public let attributes: [(name: String, value: String)]
    public fileprivate(set) var children: [Child] = []
    /// Of a root: whether its document type says what attributes elements have that do not say so
    /// themselves. None is honoured.
    public fileprivate(set) var declaresAttributes = false

    fileprivate init(
        name: String, namespace: String?, line: Int, attributes: [(name: String, value: String)]
    ) {
        self.name = name
        self.namespace = namespace
        self.line = line
        self.attributes = attributes
    }

    /// The value of an attribute.
    public subscript(name: String) -> String? {
        attributes.first { $0.name == name }?.value
    }

    /// The elements among the children.
    public var elements: [XMLNode] {
        children.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// The first child of a name.
    public func first(_ name: String) -> XMLNode? {
        for case .element(let element) in children where element.name == name { return element }
        return nil
    }

    /// The element that a path of names leads to, by the first of each.
    public func first(at path: String...) -> XMLNode? {
        path.reduce(self as XMLNode?) { $0?.first($1) }
    }

    /// All text in the element, that of its descendants included, as it stands.
    public var text: String {
        if children.count == 1, case .text(let text) = children[0] { return text }
        var whole = ""
        appendText(to: &whole)
        return whole
    }

    private func appendText(to whole: inout String) {
        for child in children {
            switch child {
            case .text(let text): whole += text
            case .element(let element): element.appendText(to: &whole)
            }
        }
    }

    /// Calls a function with each descendant, in the order of the source.
    public func forEachDescendant(_ body: (XMLNode) -> Void) {
        for case .element(let element) in children {
            body(element)
            element.forEachDescendant(body)
        }
    }
}

/// Why a text is not XML.
public struct XMLSyntaxError: Error, Hashable, Sendable {
    /// From 1.
    public var line: Int
    public var reason: String
}

/// XML through libxml2's SAX interface, into a tree of elements and texts.
///
/// Nothing outside the text is read: no DTD, no external entity. Entities that the text declares
/// are not expanded, so that a small text cannot become a large one.
public enum XMLParser {
    private static let initialization: Void = xmlInitParser()

    /// Makes libxml2 ready for any thread.
    static func initialize() { _ = initialization }

    /// Elements within elements beyond this number are an error: whoever walks the tree may call
    /// itself.
    static let maximalDepth = 400

    /// Forgets the values and types that attributes have by their declarations, once these are read.
    static func forgetDeclaredAttributes(_ context: xmlParserCtxtPtr) {
        if let values = context.pointee.attsDefault {
            xmlHashFree(values, xmlHashDefaultDeallocator)
            context.pointee.attsDefault = nil
        }
        if let types = context.pointee.attsSpecial {
            xmlHashFree(types, nil)
            context.pointee.attsSpecial = nil
        }
    }

    /// The root element of a document in UTF-8.
    public static func parse(
        _ source: UnsafeBufferPointer<UInt8>
    ) throws(XMLSyntaxError) -> XMLNode {
        initialize()
        guard source.count < Int(Int32.max) else {
            throw XMLSyntaxError(line: 1, reason: "more than two gigabytes")
        }
        if let trouble = tooManyAttributes(in: source) { throw trouble }
        var sax = xmlSAXHandler()
        sax.initialized = UInt32(XML_SAX2_MAGIC)
        sax.startElementNs = { context, name, prefix, uri, _, _, count, _, attributes in
            TreeBuilder.of(context).start(name, prefix, uri, Int(count), attributes)
        }
        sax.endElementNs = { context, _, _, _ in TreeBuilder.of(context).end() }
        sax.characters = { TreeBuilder.of($0).text($1, $2) }
        sax.ignorableWhitespace = { TreeBuilder.of($0).text($1, $2) }
        sax.cdataBlock = { TreeBuilder.of($0).text($1, $2) }
        // A value given once would be that of every element, and a small text become a large one.
        sax.attributeDecl = { data, _, _, _, _, _, enumeration in
            TreeBuilder.of(data).declaresAttributes = true
            xmlFreeEnumeration(enumeration)
        }
        sax.externalSubset = { data, _, _, _ in
            XMLParser.forgetDeclaredAttributes(TreeBuilder.of(data).context)
        }
        // The five of XML itself; any other entity counts as undeclared.
        sax.getEntity = { _, name in xmlGetPredefinedEntity(name) }
        sax.serror = { TreeBuilder.of($0).error($1) }
        sax.reference = { TreeBuilder.of($0).entity($1) }

        let context = source.withMemoryRebound(to: CChar.self) {
            xmlCreateMemoryParserCtxt($0.baseAddress, Int32($0.count))
        }
        guard let context else { throw XMLSyntaxError(line: 1, reason: "nothing in it") }
        defer { xmlFreeParserCtxt(context) }
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_HUGE.rawValue
            // The text is decoded, whatever its declaration says.
            | XML_PARSE_IGNORE_ENC.rawValue
            // Without this an ampersand in an attribute stays escaped.
            | XML_PARSE_NOENT.rawValue
        xmlCtxtUseOptions(context, Int32(options))
        let builder = TreeBuilder(context)
        return try withExtendedLifetime(builder) { () throws(XMLSyntaxError) in
            // With data of its own the parser asks nobody else for entities.
            context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
            withUnsafeMutablePointer(to: &sax) { sax in
                let own = context.pointee.sax
                context.pointee.sax = sax
                xmlParseDocument(context)
                context.pointee.sax = own
            }
            if let document = context.pointee.myDoc {
                xmlFreeDoc(document)
                context.pointee.myDoc = nil
            }
            if let trouble = builder.trouble { throw trouble }
            guard context.pointee.wellFormed != 0, let root = builder.root else {
                throw XMLSyntaxError(line: 1, reason: "it has no elements")
            }
            root.declaresAttributes = builder.declaresAttributes
            return root
        }
    }
}

/// Builds the tree while the parser runs.
private final class TreeBuilder {
    fileprivate let context: xmlParserCtxtPtr
    private var open: [XMLNode] = []
    private var pending: [UInt8] = []
    var root: XMLNode?
    var trouble: XMLSyntaxError?
    var declaresAttributes = false
    /// A document uses few namespaces, so that each is kept as one string.
    private var namespaces: [UnsafePointer<xmlChar>: String] = [:]

    init(_ context: xmlParserCtxtPtr) { self.context = context }

    /// The builder that a callback is given.
    static func of(_ data: UnsafeMutableRawPointer?) -> TreeBuilder {
        Unmanaged<TreeBuilder>.fromOpaque(data!).takeUnretainedValue()
    }

    private var line: Int { Int(context.pointee.input?.pointee.line ?? 1) }

    func start(
        _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
        _ uri: UnsafePointer<xmlChar>?, _ count: Int,
        _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard let name, trouble == nil else { return }
        flush()
        var attributes: [(name: String, value: String)] = []
        for index in 0..<count {
            guard let values, let local = values[index * 5], let start = values[index * 5 + 3],
                let end = values[index * 5 + 4]
            else { continue }
            var key = String(cString: local)
            if let prefix = values[index * 5 + 1] { key = String(cString: prefix) + ":" + key }
            let value = UnsafeBufferPointer(start: start, count: end - start)
            attributes.append((key, String(decoding: value, as: UTF8.self)))
        }
        let element = XMLNode(
            name: String(cString: name), namespace: uri.map(namespace), line: line,
            attributes: attributes)
        if let parent = open.last {
            parent.children.append(.element(element))
        } else if root == nil {
            root = element
        }
        open.append(element)
        if open.count > XMLParser.maximalDepth {
            trouble = XMLSyntaxError(
                line: line,
                reason: "elements within elements, more than \(XMLParser.maximalDepth) deep")
            xmlStopParser(context)
        }
    }

    private func namespace(_ uri: UnsafePointer<xmlChar>) -> String {
        if let known = namespaces[uri] { return known }
        let text = String(cString: uri)
        namespaces[uri] = text
        return text
    }

    func end() {
        guard trouble == nil else { return }
        flush()
        open.removeLast()
    }

    func text(_ text: UnsafePointer<xmlChar>?, _ length: Int32) {
        guard let text, !open.isEmpty else { return }
        pending.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(length)))
    }

    /// A reference to an entity that the text declares: its name stands for it.
    func entity(_ name: UnsafePointer<xmlChar>?) {
        guard let name, trouble == nil else { return }
        trouble = XMLSyntaxError(
            line: line,
            reason: "the entity \"\(String(cString: name))\" is declared in a DTD; none is read")
        xmlStopParser(context)
    }

    /// The first error is the one that matters; what follows comes of it.
    func error(_ error: UnsafePointer<xmlError>?) {
        guard let error = error?.pointee, trouble == nil, error.level == XML_ERR_FATAL else {
            return
        }
        let reason = error.message.map { message in
            String(cString: message).split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
        }
        trouble = XMLSyntaxError(
            line: max(1, Int(error.line)), reason: reason ?? "it breaks off")
        xmlStopParser(context)
    }

    private func flush() {
        guard !pending.isEmpty, let element = open.last else { return }
        element.children.append(.text(String(decoding: pending, as: UTF8.self)))
        pending.removeAll(keepingCapacity: true)
    }
}
