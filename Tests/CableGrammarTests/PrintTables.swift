import CableGrammar
import CableSyntax
import Testing

/// The prints of the Department's archive system: labels, and what stands at the edges of pages.
@Suite struct PrintTables {
    /// A line, the label that it begins with, and whether the copy has it misread.
    @Test(arguments: [
        ("MRN: 04 EREWHON 1028", "MRN", false),
        ("mrn : 04 EREWHON 1028", "MRN", false),
        ("**MRN:** 04 EREWHON 1028", "MRN", false),
        ("Date/DTG: Nov 12, 2004", "Date/DTG", false),
        ("Date DTG: Nov 12, 2004", "Date/DTG", false),
        ("E.O.: 13526", "E.O.", false),
        ("E.0.: 13526", "E.O.", true),
        ("EO: 13526", "E.O.", false),
        ("Actlon: WASHDC, SECSTATE", "Action", true),
        ("Ref: 11 LAPUTA 200", "Reference", false),
        ("REF: 11 LAPUTA 200", "Reference", false),
        ("5ubject: Mills", "Subject", true),
        ("Drafted By; POL:Writer", "Drafted By", true),
        ("DraftedBy: POL:Writer", "Drafted By", false),
        ("Dissemination Ru1e: Archive Copy", "Dissemination Rule", true),
    ])
    func labels(_ line: String, _ name: String, _ isMisread: Bool) {
        let found = line.withBytes { bytes in
            PrintLabels.match(ByteView(bytes)).map { "\($0.name) \($0.isMisread)" }
        }
        #expect(found == "\(name) \(isMisread)")
    }

    @Test(arguments: [
        "E.O. 12958: N/A", "SUBJECTS: none", "From the mills", "Action officers: none",
        "Infocenter: closed", "MRN 04 EREWHON 1028", "Fromage: soft", "Reform: slow",
    ])
    func otherLinesHaveNone(_ line: String) {
        #expect(line.withBytes { PrintLabels.match(ByteView($0)) == nil })
    }

    /// A line, and the page and number of pages in it.
    @Test(arguments: [
        ("Page 1 of 2", "1 of 2"), ("PAGE 12 OF 15", "12 of 15"), ("Pagel of 3", "1 of 3"),
        ("Page I of 3", "1 of 3"), ("Page l0 of 1O", "10 of 10"),
    ])
    func pageCounts(_ line: String, _ pages: String) {
        let found = line.withBytes { bytes -> String? in
            guard case .pageLine(let page)? = PageMarks.match(ByteView(bytes), post: nil)?.mark.kind
            else { return nil }
            return "\(page.page) of \(page.total ?? "")"
        }
        #expect(found == pages)
    }

    @Test(arguments: ["Page 3 of 2", "Page 1 of the book", "Pages 1 of 2", "page one of two"])
    func otherLinesCountNoPages(_ line: String) {
        #expect(line.withBytes { !PageMarks.isPageCount(ByteView($0)) })
    }

    /// Lines, and how many of them are the stamp of a release.
    @Test(arguments: [
        (
            [
                "Released in Full", "Pat Sample, Acting-Director", "US Department of State",
                "2/25/2031",
            ], 4
        ),
        (["RELEASE IN PART", "B1,B6", "The mills stand."], 2),
        (["RELEASED IN PART B1, 1.4(D)", "variety of activities."], 1),
        (["REVIEW AUTHORITY: Pat Sample, Senior Reviewer", "1. (U) Mills."], 1),
        (["CSP-2031-00012  B-00009999001  \"UNCLASSIFIED\"  3/2/2031", "x"], 1),
        (
            [
                "UNCLASSIFIED U.S. Department of State Case No. F-2031-00012 Doc No. C09999001 Date: 02/25/2031"
            ], 1
        ),
        (["Released in full they were not", "2/25/2031"], 0),
        (["The prisoners were released in full", "2/25/2031"], 0),
    ])
    func stamps(_ lines: [String], _ length: Int) {
        let text = lines.joined(separator: "\n")
        let found = text.withBytes { bytes in
            let split = Lines(bytes, range: 0..<bytes.count)
            return ReleaseStamps.length(at: 0) {
                $0 < split.lines.count ? split.content(split.lines[$0]) : nil
            }
        }
        #expect(found ?? 0 == length)
    }
}
