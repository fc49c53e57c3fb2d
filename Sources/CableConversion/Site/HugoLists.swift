import CableFormats
import CableSyntax

/// What Hugo's lists say beside their cables: what a code of TAGS means, and by which source.
enum HugoLists {
    static func write(to folder: SiteFolder, _ store: SiteStore) throws(ConversionError) {
        let meaning = try SiteMeaning(store)
        try store.database.statement(SitePath.Index.tag.groups + " ORDER BY 1").run {
            row throws(ConversionError) in
            let code = row.text(0) ?? ""
            // Hugo's own name for the folder of any other would have to be guessed.
            guard code.utf8.allSatisfy({ ASCII.isUpper($0) || ASCII.isDigit($0) }),
                let found = try meaning.find(code), let text = found.text
            else { return }
            var description = text
            if let key = found.sources.first { description += " (\(try meaning.title(of: key)))" }
            var output = Output()
            output.write("---\ntitle: ")
            output.writeQuoted(code)
            output.write("\ndescription: ")
            output.writeQuoted(description)
            output.write("\n---\n")
            try folder.write(output, to: "content/tags/\(code.lowercased())/_index.md")
        }
    }
}
