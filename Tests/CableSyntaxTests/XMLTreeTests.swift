import CableSyntax
import Testing

/// The tree of an XML document, and what is no such document.
@Suite struct XMLTreeTests {
    private func parse(_ text: String) throws(XMLSyntaxError) -> XMLNode {
        var result: Result<XMLNode, XMLSyntaxError>?
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            result = Result { () throws(XMLSyntaxError) in try XMLParser.parse(bytes) }
        }
        return try result!.get()
    }

    @Test func elementsAttributesTextAndLinesAreKept() throws {
        let root = try parse(
            """
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <!-- a note --><a xmlns="urn:x" xml:id="one"
             b="x &amp; &#10;y">t&#x65;xt &lt;<![CDATA[&]]> é<?pi?>
            <c/></a>
            """)
        #expect(root.name == "a")
        #expect(root.namespace == "urn:x")
        #expect(root["xml:id"] == "one")
        #expect(root["b"] == "x & \ny")
        #expect(root.text == "text <& é\n")
        #expect(root.elements.map(\.line) == [4])
    }

    @Test func aMegabyteOfTextIsOneText() throws {
        let text = String(repeating: "word & ", count: 200_000)
        let root = try parse("<a>\(text.replacing("&", with: "&amp;"))</a>")
        #expect(root.text == text)
        #expect(root.children.count == 1)
    }

    @Test func whatIsNotWellFormedIsSaidWithItsLine() {
        for (text, line) in [("<a>\n<b></a>", 2), ("<a>\n&unknown;</a>", 2), ("<a>", 1), ("a", 1)] {
            #expect(throws: XMLSyntaxError.self) { try parse(text) }
            do throws(XMLSyntaxError) { _ = try parse(text) } catch {
                #expect(error.line == line, "\(text): \(error)")
                #expect(!error.reason.isEmpty && !error.reason.contains("\n"))
            }
        }
    }

    @Test func declaredEntitiesAreNotExpanded() {
        let declared = """
            <!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">
            <!ENTITY f SYSTEM "file:///etc/passwd">]>
            """
        for reference in ["<a>&y;</a>", "<a b=\"&y;\"/>", "<a>&f;</a>"] {
            #expect(throws: XMLSyntaxError.self) { try parse(declared + reference) }
        }
        #expect((try? parse(declared + "<a>&amp;</a>"))?.text == "&")
        let external = "<!DOCTYPE a SYSTEM \"http://localhost:1/a.dtd\"><a>&x;</a>"
        #expect(throws: XMLSyntaxError.self) { try parse(external) }
    }

    /// An element of so many attributes, `sign` behind the name of each, in a text that is long enough to matter.
    private func element(of count: Int, _ sign: String = "=") -> String {
        let attributes = (0..<count).map { "a\($0)\(sign)'a value of > \($0)'" }
        return "<a>\n<b \(attributes.joined(separator: " "))/></a>"
    }

    @Test(arguments: ["=", " =\r\n ", "\t=  "])
    func anElementHasNoAttributesWithoutEnd(_ sign: String) throws {
        let most = try parse(element(of: 4096, sign))
        #expect(most.elements.first?["a4095"] == "a value of > 4095")
        do throws(XMLSyntaxError) {
            _ = try parse(element(of: 4097, sign))
            Issue.record("more attributes than an element has are read")
        } catch {
            #expect(error.reason == "an element with more than 4096 attributes")
            #expect(error.line >= 2)
        }
    }

    @Test func manyElementsMayHaveManyAttributesTogether() throws {
        let elements = String(repeating: "<b a='1' c='2'>x = \"y\"</b>", count: 10_000)
        #expect(try parse("<a>\(elements)</a>").children.count == 10_000)
    }

    @Test func elementsDoNotNestWithoutEnd() {
        let depth = 100_000
        let text =
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        #expect(throws: XMLSyntaxError.self) { try parse(text) }
    }

    /// A document type could say a long text once and have it in every element.
    @Test(arguments: [
        "<!ATTLIST b z CDATA 'x'>", "<!ATTLIST b z CDATA #FIXED 'x'>",
        "<!ATTLIST b z (x | y) 'x'>", "<!ATTLIST b z NMTOKEN 'x' q ID #IMPLIED>",
    ])
    func declaredAttributesAreNotHonoured(_ declaration: String) throws {
        let root = try parse("<!DOCTYPE a [\(declaration)]><a><b y='1'>t</b><b/></a>")
        #expect(root.declaresAttributes)
        #expect(root.elements.map { $0.attributes.map(\.name) } == [["y"], []])
        #expect(root.elements[0].text == "t")
        #expect(try !parse("<!DOCTYPE a [<!ELEMENT a ANY>]><a/>").declaresAttributes)
        #expect(try !parse("<!DOCTYPE a SYSTEM 'none.dtd'><a/>").declaresAttributes)
    }
}
