import CLibXML2

/// A RELAX NG schema (ISO/IEC 19757-2, XML syntax), by libxml2.
public final class RelaxNGSchema {
    private let schema: xmlRelaxNGPtr

    /// - Throws: where the schema is none.
    public convenience init(_ bytes: [UInt8]) throws(SchemaError) {
        try self.init { problems throws(SchemaError) in
            try bytes.withUnsafeBufferPointer { bytes in
                bytes.withMemoryRebound(to: CChar.self) { bytes in
                    // libxml2 reads the bytes while it parses.
                    Result { () throws(SchemaError) in
                        try Self.parse(
                            xmlRelaxNGNewMemParserCtxt(bytes.baseAddress, Int32(bytes.count)),
                            problems)
                    }
                }
            }.get()
        }
    }

    /// Reads a schema, and those that it includes, from files.
    ///
    /// - Throws: where they cannot be read, or are no schema.
    public convenience init(path: String) throws(SchemaError) {
        try self.init { problems throws(SchemaError) in
            try Self.parse(xmlRelaxNGNewParserCtxt(path), problems)
        }
    }

    private init(
        parsing parse: (ProblemList) throws(SchemaError) -> xmlRelaxNGPtr
    ) throws(SchemaError) {
        XMLParser.initialize()
        schema = try parse(ProblemList())
    }

    private static func parse(
        _ context: xmlRelaxNGParserCtxtPtr?, _ problems: ProblemList
    ) throws(SchemaError) -> xmlRelaxNGPtr {
        guard let context else { throw SchemaError(reason: "it cannot be read") }
        defer { xmlRelaxNGFreeParserCtxt(context) }
        xmlRelaxNGSetParserStructuredErrors(
            context, { ProblemList.of($0).add($1) }, problems.pointer)
        // What the XML parser says inside of it goes to the thread's function.
        xmlSetStructuredErrorFunc(problems.pointer, { ProblemList.of($0).add($1) })
        defer { xmlSetStructuredErrorFunc(nil, nil) }
        guard let schema = xmlRelaxNGParse(context) else {
            let first = problems.all.first
            throw SchemaError(line: first?.line, reason: first?.message ?? "it is no RELAX NG")
        }
        return schema
    }

    deinit { xmlRelaxNGFree(schema) }

    /// What is wrong with a document: it is not well-formed, an id stands twice, or it is not as the
    /// schema wants it. Of what follows from one mistake only the first is told.
    public func problems(in document: UnsafeBufferPointer<UInt8>) -> [SchemaProblem] {
        guard document.count < Int(Int32.max) else {
            return [SchemaProblem(line: 1, message: "more than two gigabytes")]
        }
        if let trouble = XMLParser.tooManyAttributes(in: document) {
            return [SchemaProblem(line: trouble.line, message: trouble.reason)]
        }
        let problems = ProblemList()
        guard let tree = Self.tree(of: document, problems) else {
            let first = problems.all.first ?? SchemaProblem(line: 1, message: "nothing in it")
            return [
                SchemaProblem(
                    line: max(1, first.line), message: "not well-formed XML: \(first.message)")
            ]
        }
        defer { xmlFreeDoc(tree) }
        guard let context = xmlRelaxNGNewValidCtxt(schema) else {
            preconditionFailure("libxml2 has no memory left")
        }
        defer { xmlRelaxNGFreeValidCtxt(context) }
        xmlRelaxNGSetValidStructuredErrors(
            context, { ProblemList.of($0).add($1) }, problems.pointer)
        let isValid = xmlRelaxNGValidateDoc(context, tree) == 0
        if !isValid && problems.all.isEmpty {
            problems.add(SchemaProblem(line: 1, message: "it is not as the schema wants it"))
        }
        return problems.withoutConsequences
    }

    private static func tree(
        of document: UnsafeBufferPointer<UInt8>, _ problems: ProblemList
    ) -> xmlDocPtr? {
        guard let parser = xmlNewParserCtxt() else { return nil }
        defer { xmlFreeParserCtxt(parser) }
        // The schema says what attributes there are. A value that a document type gives once would be
        // copied into every element.
        parser.pointee.sax?.pointee.attributeDecl = { _, _, _, _, _, _, enumeration in
            xmlFreeEnumeration(enumeration)
        }
        parser.pointee.sax?.pointee.externalSubset = { data, _, _, _ in
            guard let context = data?.assumingMemoryBound(to: xmlParserCtxt.self) else { return }
            XMLParser.forgetDeclaredAttributes(context)
        }
        xmlSetStructuredErrorFunc(problems.pointer, { ProblemList.of($0).add($1) })
        defer { xmlSetStructuredErrorFunc(nil, nil) }
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue
        return document.withMemoryRebound(to: CChar.self) {
            xmlCtxtReadMemory(
                parser, $0.baseAddress, Int32($0.count), nil, nil, Int32(options))
        }
    }
}

/// What libxml2 says through its callbacks.
private final class ProblemList {
    private(set) var all: [SchemaProblem] = []

    var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    static func of(_ data: UnsafeMutableRawPointer?) -> ProblemList {
        Unmanaged<ProblemList>.fromOpaque(data!).takeUnretainedValue()
    }

    func add(_ error: UnsafePointer<xmlError>?) {
        guard let error = error?.pointee else { return }
        let words = error.message.map { message in
            String(cString: message).split(whereSeparator: \.isWhitespace)
        }
        var message = words?.joined(separator: " ") ?? "it is wrong"
        // So it says where it knows no name for the element.
        if message == "Expecting an element , got nothing" { message = "an element is missing" }
        // The field for lines has two bytes in old versions; elements know better.
        let node = error.node?.assumingMemoryBound(to: xmlNode.self)
        let line = node.map { Int(xmlGetLineNo($0)) } ?? Int(error.line)
        if let words, let node, node.pointee.type == XML_ELEMENT_NODE,
            let name = node.pointee.name.map({ String(cString: $0) }),
            !words.contains(where: { $0 == name })
        {
            message = "in \(name): \(message)"
        }
        add(SchemaProblem(line: max(0, line), message: message))
    }

    func add(_ problem: SchemaProblem) { all.append(problem) }

    /// The problems without those that say of what stands around or before a mistake that it is not
    /// as it should be either; one for each line, in their order.
    ///
    /// A wrong attribute follows from nothing else, nor does an id that stands twice.
    var withoutConsequences: [SchemaProblem] {
        var kept: [Int: SchemaProblem] = [:]
        var last = 0
        for problem in all where problem.line > 0 {
            guard problem.isCause || problem.line > last else { continue }
            if let known = kept[problem.line], known.isCause { continue }
            kept[problem.line] = problem
            last = max(last, problem.line)
        }
        if kept.isEmpty, let first = all.first {
            return [SchemaProblem(line: 1, message: first.message)]
        }
        return kept.values.sorted { $0.line < $1.line }
    }
}

extension SchemaProblem {
    /// Whether it cannot follow from another.
    fileprivate var isCause: Bool {
        let words = message.split(separator: " ")
        return words.contains { $0 == "attribute" || $0 == "attributes" }
            || words.suffix(2) == ["already", "defined"]
    }
}
