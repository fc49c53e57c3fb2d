import CableGrammar
import CableModel
import CableSyntax

/// What an `encodingDesc` is about.
enum EncodingScope {
    case telegram
    case corpus
}

/// `encodingDesc`: the rules that were applied, and the codes that are used.
extension TEIMarkup where Self: ~Copyable {
    mutating func writeEncodingDescription(
        _ rules: EncodingRules, _ codes: CodesUsed, of scope: EncodingScope
    ) {
        output.write("<encodingDesc>\n")
        // At the beginning of a long document it says early who made it.
        if scope == .corpus { writeApplication() }
        output.write("<projectDesc><p>Converted by a program from the text of ")
        output.write(scope == .corpus ? "diplomatic telegrams" : "a diplomatic telegram")
        output.write(
            """
            . Nobody has compared the result with the source.</p></projectDesc>

            """)
        if rules.isExtract {
            output.write(
                "<samplingDecl><p>A copy that says so is a partial extract of the original telegram; what was left out is not known.</p></samplingDecl>\n"
            )
        }
        output.write(
            """
            <editorialDecl>
            <correction status="unknown"><p>Spelling, and what the transmission garbled, stand as in the source
            """)
        writeRepairs(rules.repairs)
        output.write(
            """
            .</p></correction>
            <normalization><p>The lines of running text are joined with one space, and runs of spaces become one. The lines of the head stay apart: <gi>lb</gi> gives the number of each in the source's text. Empty lines and the rules above and below headings are left out, and so are the pilcrows and empty links that web editions put before numbers and around codes.</p>
            """)
        if rules.hasPageMarks {
            output.write(
                "\n<p>What the transmission printed at the head of a page is a <gi>fw</gi>, a page line with a <gi>pb</gi> before it. A paragraph that it cuts is made whole.</p>"
            )
        }
        if rules.hasInterruptions {
            output.write(
                "\n<p>An empty line within a sentence is taken for the trace of a page's end: the paragraph is made whole, and <gi>milestone</gi> marks the place.</p>"
            )
        }
        output.write(
            """
            </normalization>
            <hyphenation eol="none"><p>Words that the source divides at the end of a line stay divided.</p></hyphenation>
            <segmentation><p>Each heading opens a <gi>div</gi>. A numbered paragraph is one <gi>p</gi>, with its number in <att>n</att> and its portion marking in <att>ana</att>.
            """)
        if rules.hasLists {
            output.write(
                " The items that a paragraph announces are a <gi>list</gi> within it; unless <att>n</att> has another mark, two hyphens stand before an item."
            )
        }
        if rules.hasParticipants {
            output.write(
                " Those who were there, one a line, are a <gi>list</gi> of type <val>participants</val>; its <gi>head</gi> says whose they are."
            )
        }
        if rules.hasTables {
            output.write(
                " Lines whose columns are certain are a <gi>table</gi>; each <gi>cell</gi> has the blanks behind it, and a line of dashes is a <gi>milestone</gi>."
            )
        }
        if rules.hasLetters {
            output.write(
                " Lettered paragraphs are the items of a <gi>list</gi> within the paragraph above them; what stands between two is with the former."
            )
        }
        if rules.hasQuotations {
            output.write(
                " What the telegram gives as another text, from a line such as \"Begin text\" to one such as \"End text\", is a <gi>floatingText</gi>; its paragraphs have numbers of their own."
            )
        }
        output.write(
            """
            </p></segmentation>
            <stdVals><p>Dates follow ISO 8601 and are UTC, to the minute that the date-time group gives.</p></stdVals>

            """)
        if rules.hasRedactions || rules.hasInferredYears || rules.hasUnverifiedPosts {
            output.write("<interpretation>")
            if rules.hasInferredYears {
                output.write(
                    "<p>A reference without a year is taken to be to a telegram of the same year, or of the year before where its number is above the telegram's own; <att>cert</att>=<val>medium</val> says so.</p>"
                )
            }
            if rules.hasUnverifiedPosts {
                output.write(
                    "<p>The post of a reference may be a name that no list of posts has and no address of the telegram; <att>subtype</att>=<val>unverified</val> says so, and the target may be no telegram.</p>"
                )
            }
            if rules.hasRedactions {
                output.write(
                    "<p>A string that stands for a redacted passage is a <gi>gap</gi>; how much is missing is not known.</p>"
                )
            }
            output.write("</interpretation>\n")
        }
        output.write(
            """
            </editorialDecl>
            <refsDecl><citeStructure unit="cable" match="//TEI" use="@n"><citeStructure unit="paragraph" match="text/body//p[@n][not(ancestor::floatingText)]" use="@n" delim=":"/></citeStructure></refsDecl>

            """)
        writeTaxonomies(codes, of: scope)
        writePrefix(of: scope)
        if scope == .telegram { writeApplication() }
        output.write("</encodingDesc>\n")
    }

    /// What `cable:07BAKU1467` leads to: in a corpus its member, else a file of the number's name.
    private mutating func writePrefix(of scope: EncodingScope) {
        output.write(
            "<listPrefixDef><prefixDef ident=\"cable\" matchPattern=\"([0-9]{2}[A-Z]+(-A)?[0-9]+)\" replacementPattern=\""
        )
        switch scope {
        case .telegram: output.write("$1.tei.xml")
        case .corpus: output.write("#cable-$1")
        }
        output.write(
            "\"><p>A telegram by year, post and number, without spaces or leading zeros.</p></prefixDef></listPrefixDef>\n"
        )
    }

    /// How the text departs from the source where characters were put right.
    private mutating func writeRepairs(_ repairs: RepairCounts) {
        if repairs.all > 0 {
            output.write(", but for ")
            text(repairs.all.counted("character"))
            output.write(
                " that a wrong encoding had spoilt: a program guessed what was meant, and the text has that"
            )
        }
        if repairs.placed > 0 {
            output.write(
                "; <gi>choice</gi> marks the place, <gi>sic</gi> is what the source has, <gi>corr</gi> what was meant"
            )
        }
        if repairs.unplaced > 0 {
            output.write(repairs.placed > 0 ? ". " : ", ")
            if repairs.placed > 0 {
                text(repairs.unplaced.counted("character"))
                output.write(" of them, in names and page lines, have no mark")
            } else {
                output.write("without a mark at the place")
            }
        }
        if repairs.hadSome {
            output.write(
                ", but for spoilt characters that had been put right when the document was made that this was converted from; it does not say where"
            )
        }
    }

    private mutating func writeApplication() {
        output.write("<appInfo><application ident=\"cableconv\" version=\"")
        text(CableconvVersion.current)
        output.write("\"><label>cableconv</label></application></appInfo>\n")
    }

    private mutating func writeTaxonomies(_ codes: CodesUsed, of scope: EncodingScope) {
        let handling = codes.handling + codes.portionControls
        guard
            !codes.tags.isEmpty || !codes.levels.isEmpty || !handling.isEmpty
                || !codes.roles.isEmpty
        else { return }
        let telegram = scope == .corpus ? "telegrams" : "telegram"
        output.write("<classDecl>\n")
        writeTaxonomy(
            "tags",
            "TAGS (Traffic Analysis by Geography and Subject): the codes of the \(telegram).",
            codes.tags.map { (TEICodes.tagID($0), $0, $0, Vocabulary.gloss(ofTag: $0)) })
        writeTaxonomy(
            "classification",
            "Classification of the \(telegram) and of \(scope == .corpus ? "their" : "its") paragraphs, highest first.",
            codes.levels.sorted(by: >).map {
                (
                    TEICodes.classificationID($0), $0.abbreviation, $0.word,
                    Vocabulary.gloss(of: $0)
                )
            })
        writeTaxonomy(
            "handling", "Captions and dissemination controls.",
            handling.map {
                (
                    TEICodes.handlingID($0), TEICodes.handlingCode($0), $0,
                    Vocabulary.gloss(ofHandling: $0)
                )
            })
        writeTaxonomy(
            "role", "The parts that paragraphs play, where their words do not say so.",
            codes.roles.sorted().map { ("role-\($0)", $0, $0, nil) })
        output.write("</classDecl>\n")
    }

    /// A taxonomy; of codes that would have the same id the first is a category.
    private mutating func writeTaxonomy(
        _ name: String, _ description: String,
        _ categories: [(id: String, n: String, term: String, gloss: String?)]
    ) {
        guard !categories.isEmpty else { return }
        output.write("<taxonomy")
        attribute("xml:id", "taxonomy-\(name)")
        output.write("><desc>")
        text(description)
        output.write("</desc>\n")
        var ids: Set<String> = []
        for category in categories where ids.insert(category.id).inserted {
            output.write("<category")
            attribute("xml:id", category.id)
            attribute("n", category.n)
            output.write("><catDesc>")
            element("term", text: category.term)
            if let gloss = category.gloss {
                output.write(" ")
                element("gloss", text: gloss)
            }
            output.write("</catDesc></category>\n")
        }
        output.write("</taxonomy>\n")
    }
}
