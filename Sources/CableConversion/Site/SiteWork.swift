import CableFormats
import CableSyntax

/// A site that is being made: where its files go, and what is known of all its cables.
struct SiteWork {
    let folder: SiteFolder
    let store: SiteStore

    /// Begins a page that is no cable's, with its heading.
    ///
    /// - Parameter root: the way from the page to the site's first.
    func begin(
        _ title: String, root: String, hasScript: Bool = false, to output: inout Output
    ) {
        var frame = HTMLFrame(title: title, root: root)
        frame.hasScript = hasScript
        frame.writeBeginning(to: &output)
        output.write("<h1>")
        output.writeHTML(title)
        output.write("</h1>\n")
    }

    /// Ends a page and gives it its place.
    func end(_ output: inout Output, at path: String) throws(ConversionError) {
        HTMLFrame.writeEnd(to: &output)
        try folder.write(output, to: path)
        output.removeAll()
    }
}
