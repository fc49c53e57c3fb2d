import CableFormats
import CableSyntax

/// The search: a page with a form, one file with what can be found, and a small script. Whoever has no
/// scripts goes by the indexes, to which each page leads.
struct SiteSearch {
    let site: SiteWork

    private static let dataName = "search.json"
    static let scriptName = "search.js"
    /// How much of a summary can be found, in bytes.
    private static let summaryLength = 300

    func write() throws(ConversionError) {
        try writePage()
        try writeData()
        var script = Output()
        script.write(raw: Self.script(link: #""cable/" + encodeURIComponent(row[0]) + ".html""#))
        try site.folder.write(script, to: Self.scriptName)
    }

    /// A field for words, which leads to the page that has the answer.
    static func writeForm(to output: inout Output) {
        output.write(
            raw: """
                <form role="search" action="search.html">
                \(fields)
                </form>

                """)
    }

    /// What the form has in it.
    static let fields = """
        <p><label for="q">Search titles, numbers, posts, TAGS and summaries</label><br />
        <input type="search" id="q" name="q" /> <button type="submit">Search</button></p>
        """

    /// Where the script puts what it finds.
    static let results = """
        <p id="found" role="status"></p>
        <ol id="results"></ol>
        """

    private func writePage() throws(ConversionError) {
        var output = Output()
        site.begin("Search", root: "", hasScript: true, to: &output)
        Self.writeForm(to: &output)
        output.write(
            raw: """
                <noscript><p>The search needs a script. Without one, go by the lists of years, posts, TAGS and \
                classifications.</p></noscript>
                \(Self.results)

                """)
        try site.end(&output, at: "search.html")
    }

    private func writeData() throws(ConversionError) {
        let path = site.folder.workPath(Self.dataName)
        let file = try FileInWriting(path)
        let tags = try site.store.database.statement(
            "SELECT DISTINCT code FROM tag WHERE cable = ? ORDER BY position")
        var isFirst = true
        try file.write(Array("[".utf8))
        try site.store.database.statement(SiteEntry.query + " ORDER BY cable.date, page.cable").run
        {
            row throws(ConversionError) in
            let entry = SiteEntry(row)
            var codes: [String] = []
            try tags.run([.integer(Int64(row.integer(7)))]) { codes.append($0.text(0) ?? "") }
            var json = JSONWriter(Output(capacity: 1024), indented: false)
            json.beginArray()
            for value in [
                entry.name, entry.title, entry.number, entry.day, entry.post,
                codes.joined(separator: " "), entry.summary(upTo: Self.summaryLength),
            ] {
                json.value(value)
            }
            json.endArray()
            let output = json.finish()
            try file.write(Array((isFirst ? "\n" : ",\n").utf8) + output.bytes)
            isFirst = false
        }
        try file.write(Array("\n]\n".utf8))
        try file.complete()
        try site.folder.move(path, to: Self.dataName)
    }

    /// Words are looked for in a row's texts as they stand; what is found becomes text, never markup.
    ///
    /// - Parameter link: what a row's link is, as an expression of the script.
    static func script(link: String) -> String {
        """
        "use strict";
        (async function () {
          const words = (new URLSearchParams(location.search).get("q") || "").trim();
          if (!words) return;
          document.getElementById("q").value = words;
          const found = document.getElementById("found");
          const results = document.getElementById("results");
          let rows;
          try {
            rows = await (await fetch("search.json")).json();
          } catch (problem) {
            found.textContent = "The list of cables cannot be read; a browser reads it from a server only.";
            return;
          }
          const wanted = words.toLowerCase().split(/\\s+/);
          const hits = rows.filter(function (row) {
            const text = row.join("\\n").toLowerCase();
            return wanted.every(function (word) { return text.includes(word); });
          });
          found.textContent = hits.length + (hits.length === 1 ? " cable" : " cables")
            + (hits.length > 200 ? ", of which 200 are shown" : "");
          for (const row of hits.slice(0, 200)) {
            const link = document.createElement("a");
            link.href = \(link);
            link.textContent = row[1];
            const note = document.createElement("span");
            note.className = "note";
            note.textContent = " " + row.slice(2, 6).filter(Boolean).join(", ");
            const item = document.createElement("li");
            item.append(link, note);
            results.append(item);
          }
        })();

        """
    }
}
