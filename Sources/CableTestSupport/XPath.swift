import CLibXML2
import Glibc

/// Asks XPath questions of an XML document, for tests.
package final class XPathDocument {
    private let document: xmlDocPtr
    private let context: xmlXPathContextPtr

    /// Parses a document; `nil` where it is not well formed.
    ///
    /// - Parameter namespaces: prefixes for the questions, with their namespaces.
    package init?(_ source: [UInt8], namespaces: [String: String]) {
        let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue)
        let parsed = source.withUnsafeBytes { bytes in
            xmlReadMemory(
                bytes.assumingMemoryBound(to: CChar.self).baseAddress, Int32(bytes.count), nil,
                "UTF-8", options)
        }
        guard let parsed else { return nil }
        guard let context = xmlXPathNewContext(parsed) else {
            xmlFreeDoc(parsed)
            return nil
        }
        document = parsed
        self.context = context
        for (prefix, namespace) in namespaces {
            xmlXPathRegisterNs(context, Array(prefix.utf8) + [0], Array(namespace.utf8) + [0])
        }
    }

    deinit {
        xmlXPathFreeContext(context)
        xmlFreeDoc(document)
    }

    /// The string value of an expression: of a number without decimals its digits, of a truth
    /// value `True` or `False`; `nil` where the expression is wrong.
    package func string(_ expression: String) -> String? {
        guard let result = xmlXPathEvalExpression(Array(expression.utf8) + [0], context) else {
            return nil
        }
        defer { xmlXPathFreeObject(result) }
        if result.pointee.type == XPATH_BOOLEAN {
            return result.pointee.boolval != 0 ? "True" : "False"
        }
        guard let text = xmlXPathCastToString(result) else { return nil }
        // libxml2's own variable for this, xmlFree, is not safe among threads.
        defer { free(text) }
        return String(cString: text)
    }

    /// The string value of each node that an expression selects.
    package func strings(_ expression: String) -> [String] {
        guard let result = xmlXPathEvalExpression(Array(expression.utf8) + [0], context) else {
            return []
        }
        defer { xmlXPathFreeObject(result) }
        guard let nodes = result.pointee.nodesetval else { return [] }
        return (0..<Int(nodes.pointee.nodeNr)).compactMap { index in
            guard let text = xmlXPathCastNodeToString(nodes.pointee.nodeTab[index]) else {
                return nil
            }
            defer { free(text) }
            return String(cString: text)
        }
    }
}
