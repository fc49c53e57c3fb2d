import CableFormats
import CableSyntax

/// What Hugo's lists say beside their cables: what a code of TAGS or a level means, and by which source.
enum HugoLists {
    static func write(to folder: SiteFolder, _ store: SiteStore) throws(ConversionError) {
        let meaning = try SiteMeaning(store)
        try write(.tag, of: .tag, below: "tags", to: folder, store, meaning)
        try write(.classification, of: .level, below: "classifications", to: folder, store, meaning)
    }

    private static func write(
        _ index: SitePath.Index, of vocabulary: SiteMeaning.Vocabulary, below name: String,
        to folder: SiteFolder, _ store: SiteStore, _ meaning: SiteMeaning
    ) throws(ConversionError) {
        try store.database.statement(index.groups + " ORDER BY 1").run {
            row throws(ConversionError) in
            let code = row.text(0) ?? ""
            // Hugo's own name for the folder of any other would have to be guessed.
            guard
                code.utf8.allSatisfy({ ASCII.isUpper($0) || ASCII.isDigit($0) || $0 == 0x20 }),
                let found = try meaning.find(code, in: vocabulary), let text = found.text
            else { return }
            var description = text
            if let key = found.sources.first { description += " (\(try meaning.title(of: key)))" }
            var output = Output()
            output.write("---\ntitle: ")
            output.writeQuoted(code)
            output.write("\ndescription: ")
            output.writeQuoted(description)
            output.write("\n---\n")
            let term = code.lowercased().split(separator: " ").joined(separator: "-")
            try folder.write(output, to: "content/\(name)/\(term)/_index.md")
        }
    }
}
