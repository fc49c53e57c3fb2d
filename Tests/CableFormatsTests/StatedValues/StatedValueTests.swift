import CableFormats
import CableModel
import CableTestSupport
import Testing

/// Numbers, dates and digests of a document are checked before anything counts with them.
@Suite struct StatedValueTests {
    private static let telegram =
        "FM AMEMBASSY EREWHON\nTO SECSTATE WASHDC\nR 111031Z DEC 07\nC O N F I D E N T I A L "
        + "EREWHON 000042\nE.O. 12958: DECL: 12/11/2017\nSUBJECT: MILLS\nREF: EREWHON 12\n\n"
        + "1. See reftel XXXXXXXX now.\n\n  - one\n  - two\n"

    private func document(_ format: String, named source: Bool = true) throws -> String {
        var reading = Readings.ofTelegram(Self.telegram)
        if source {
            reading.cable.provenance.source = SourceFile(
                name: "a.txt", format: "telegram", encoding: "utf-8", size: 5,
                sha256: String(repeating: "0f", count: 32))
        }
        let writer = try #require(Registry.format(named: format)?.writer)
        return String(decoding: try Readings.write(reading, by: writer), as: UTF8.self)
    }

    /// Reads a document with one text in it replaced, and writes it in every form.
    private func changed(
        _ format: String, _ old: String, _ new: String
    ) throws -> Reading {
        let document = try document(format)
        try #require(document.contains(old), "\(format) has no \(old)")
        let bytes = Array(document.replacing(old, with: new).utf8)
        let reader = try #require(Registry.format(named: format)?.reader)
        let reading = try #require(bytes.withUnsafeBufferPointer { reader.read($0) }.first)
        for writable in Registry.writable { _ = try Readings.write(reading, by: writable.writer) }
        return reading
    }

    private static let odd = [
        "-1", "-9223372036854775808", "9223372036854775807", "9223372036854775000", "1.5", "\"2\"",
    ]

    @Test(arguments: odd)
    func anElementOfTheSourceMapIsOneOfTheCable(_ number: String) throws {
        let reading = try changed("json", "\"value\", 1]", "\"value\", \(number)]")
        #expect(reading.diagnostics.contains { $0.message.contains("sourceMap[") })
        let count = reading.cable.transcription.elementCount
        #expect(
            reading.sourceMap.spans.allSatisfy { $0.element.map { $0 < count && $0 >= 0 } ?? true })
    }

    @Test func spansLieOneBehindTheOther() throws {
        let reading = try changed("json", "[0, ", "[9, 20, \"value\", 1], [0, ")
        #expect(reading.diagnostics.contains { $0.message.contains("before the end of another") })
        #expect(reading.sourceMap.elementRanges(count: -1 + 1) == [])
    }

    /// The keys of numbers, by format, with what stands before them.
    @Test(
        arguments: [
            ("json", "\"serial\": 42"), ("json", "\"size\": 5"), ("json", "\"number\": 1"),
            ("json", "\"reference\": 0"), ("json", "\"serial\": 12"),
            ("jsonld", "\"sequenceNumber\": 42"), ("jsonld", "\"start\": 4"),
            ("jsonld", "\"sequenceNumber\": 12"), ("jsonld", "\"paragraphNumber\": 1"),
        ], odd)
    func aNumberIsOneThatCanBe(_ place: (format: String, member: String), _ number: String) throws {
        let key = place.member.prefix { $0 != ":" }
        let reading = try changed(place.format, place.member, "\(key): \(number)")
        #expect(
            reading.diagnostics.contains {
                ["json-value", "jsonld-value"].contains($0.id)
                    && $0.message.hasPrefix(String(key) + " of ")
            }, "\(reading.diagnostics.map(\.message))")
    }

    @Test(arguments: [
        ("json", "\"month\": 12", "\"month\": 13"), ("json", "\"day\": 11", "\"day\": 99"),
        ("json", "\"month\": 12", "\"month\": 12.0"), ("json", "\"year\": 2007", "\"year\": 0"),
        ("json", "\"hour\": 10", "\"hour\": 24"), ("json", "\"minute\": 31", "\"minute\": -1"),
        ("json", "\"year\": 2007", "\"year\": 100000"),
        ("jsonld", "2007-12-11T10:31", "2007-13-11T10:31"),
        ("jsonld", "2007-12-11T10:31", "2007-02-30T10:31"),
        ("jsonld", "2007-12-11T10:31", "2007-12-11T10:60"),
        ("jsonld", "2007-12-11T10:31", "99999999999999999999-12-11T10:31"),
        ("jsonld", "2007-12-11T10:31:00Z", "2007-12-11"),
    ])
    func aMinuteIsOneOfTheCalendar(_ format: String, _ old: String, _ new: String) throws {
        let reading = try changed(format, old, new)
        #expect(reading.cable.transcription.dateTimeGroupLine == nil)
        #expect(reading.cable.day == nil)
        #expect(
            reading.diagnostics.contains { $0.message.contains("is in no calendar") },
            "\(reading.diagnostics.map(\.message))")
        for name in ["markdown", "tei", "jsonld"] {
            let writer = try #require(Registry.format(named: name)?.writer)
            let text = String(decoding: try Readings.write(reading, by: writer), as: UTF8.self)
            #expect(!text.contains("when=\"2007"), "\(name)")
            #expect(!text.contains("\"dateSent\": \"2"), "\(name)")
            #expect(!text.contains("\ndate:"), "\(name)")
        }
    }

    @Test(arguments: ["2017-13-11", "2017-02-30", "2017-12-1x", "-2017-12-11", "12/11/2017"])
    func aDayIsOneOfTheCalendar(_ day: String) throws {
        for format in ["json", "jsonld"] {
            let reading = try changed(format, "\"2017-12-11\"", "\"\(day)\"")
            #expect(reading.cable.transcription.declassification?.date == nil, "\(format)")
            #expect(
                reading.diagnostics.contains { $0.message.contains("of the calendar") },
                "\(format): \(reading.diagnostics.map(\.message))")
        }
    }

    @Test(
        arguments: ["json", "jsonld", "tei", "markdown"],
        ["x", "../../etc/passwd", String(repeating: "0F", count: 32), "</script>", ""])
    func aDigestIsOne(_ format: String, _ digest: String) throws {
        let reading = try changed(
            format, String(repeating: "0f", count: 32),
            format == "tei" ? digest.replacing("<", with: "&lt;") : digest)
        #expect(reading.cable.provenance.source == nil)
        #expect(
            reading.diagnostics.contains {
                $0.message.contains("SHA-256") || $0.message.contains("sha256")
            })
    }

    /// The features of TEI are the model's own values.
    @Test(arguments: ["-1", "9223372036854775807", "x", "99999999999999999999", "+7"])
    func theNumbersOfTEIAreChecked(_ number: String) throws {
        let reading = try changed("tei", "<lb n=\"5\"/>", "<lb n=\"\(number)\"/>")
        #expect(reading.sourceMap.lineBreaks.allSatisfy { (0...100).contains($0.line) })
        #expect(
            reading.diagnostics.contains { $0.message.contains("numbers no line") }
        )
    }

    // MARK: Documents that name themselves

    /// Items of JSON-LD that name each other, or one another many times over.
    @Test func partsThatNameEachOtherHaveAnEnd() throws {
        func item(_ id: String, _ parts: String) -> String {
            """
            {"@id": "urn:\(id)", "@type": "ListItem", "marker": "-", "text": "\(id)", \
            "hasPart": [\(parts)]}
            """
        }
        func graph(_ items: [String], _ parts: String) -> String {
            """
            {"@context": "urn:x", "@graph": [{"@id": "urn:c", "@type": ["Cable"], \
            "conformsTo": "urn:cable:profile:2", "line": [], "hasPart": [\
            {"@type": "Paragraph", "text": "x", "hasPart": [\(parts)]}]}, \
            \(items.joined(separator: ", "))]}
            """
        }
        let itself = graph([item("a", "\"urn:a\"")], "\"urn:a\"")
        let each = graph(
            [
                item("a", "\"urn:b\""),
                item("b", "\"urn:a\", {\"@type\": \"ListItem\", \"text\": \"c\"}"),
            ],
            "\"urn:a\"")
        let doubling = graph(
            (0..<40).map { item("i\($0)", "\"urn:i\($0 + 1)\", \"urn:i\($0 + 1)\"") }, "\"urn:i0\"")
        for document in [itself, each, doubling] {
            let readings = Array(document.utf8).withUnsafeBufferPointer { JSONLDReader().read($0) }
            let reading = try #require(readings.first)
            #expect(reading.diagnostics.contains { $0.message.contains("named a second time") })
            #expect(reading.cable.transcription.elementCount <= 42)
        }
    }

    /// Lists within lists end somewhere, and no item of theirs is lost.
    @Test(arguments: [31, 32, 33, 200, 400])
    func listsWithinListsKeepTheirItems(_ depth: Int) throws {
        var json = "{\"items\": [{\"marker\": \"-\", \"content\": [{\"text\": \"deepest\"}]}]}"
        for level in 1..<depth {
            json =
                "{\"items\": [{\"marker\": \"-\", \"content\": [{\"text\": \"\(level)\"}], "
                + "\"lists\": [\(json)]}]}"
        }
        let document =
            "{\"cableconv\": 1, \"cable\": {\"transcription\": {\"head\": [], "
            + "\"body\": [{\"kind\": \"list\", \(json.dropFirst())]}}}"
        let readings = Array(document.utf8).withUnsafeBufferPointer { ModelJSONReader().read($0) }
        let reading = try #require(readings.first)
        #expect(reading.cable.transcription.elementCount == depth)
        #expect(
            reading.diagnostics.contains { $0.message.contains("lists deep") } == (depth > 32))
        for (format, writer) in Registry.writable
        where ["json", "tei", "jsonld"].contains(format.name) {
            let bytes = try Readings.write(reading, by: writer)
            let again = try #require(
                bytes.withUnsafeBufferPointer { format.reader?.read($0).first },
                "\(format.name): \(String(decoding: bytes.suffix(300), as: UTF8.self))")
            #expect(
                again.cable.transcription.elementCount == depth, "\(format.name)")
        }
    }
}
