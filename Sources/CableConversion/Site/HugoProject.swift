import CableFormats
import CableSyntax

extension SiteProject {
    /// What Hugo makes a site of.
    static let hugo = SiteProject(
        name: "hugo", flavor: .hugo, content: "content", data: "static/data",
        // A page is a folder of its own.
        link: ("../", "/"), files: HugoFiles.all, lists: HugoLists.write)
}

/// The configuration and the layouts of a project: plain ones, to begin with.
private enum HugoFiles {
    static func all(base: String?) -> [(name: String, text: String)] {
        [
            ("config.toml", configuration(base: base)),
            ("layouts/_default/baseof.html", frame), ("layouts/_default/single.html", page),
            ("layouts/_default/list.html", list), ("layouts/_default/terms.html", terms),
            ("layouts/index.html", front), ("static/style.css", "\(HTMLStyle.sheet)"),
            ("layouts/index.search.json", rows),
            ("static/" + SiteSearch.scriptName, SiteSearch.script(link: "row[0]")),
        ]
    }

    private static func configuration(base: String?) -> String {
        """
        baseURL = "\(base ?? "https://example.org/")"
        languageCode = "en"
        title = "Cables"
        # No page has its place by what a cable says: links are those of the files.
        relativeURLs = \(base == nil)

        [taxonomies]
        tag = "tags"
        category = "categories"
        classification = "classifications"

        # The names of paragraphs are attributes of theirs.
        [markup.goldmark.parser.attribute]
        block = true

        # The front page has a search beside it: the list of all cables, which a script looks through.
        [outputs]
        home = ["html", "rss", "search"]

        [outputFormats.search]
        mediaType = "application/json"
        baseName = "search"
        isPlainText = true
        notAlternative = true

        # Page marks are HTML, which the text of a cable never is: it is escaped.
        [markup.goldmark.renderer]
        unsafe = true

        """
    }

    private static let frame = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{ .Title }}</title>
        {{ with .Description }}<meta name="description" content="{{ . }}">{{ end }}
        <link rel="stylesheet" href="{{ "style.css" | relURL }}">
        \(HTMLStyle.noIcon)
        </head>
        <body>
        <header><a class="skip" href="#content">To the content</a>
        <nav aria-label="Site"><ul>
        <li><a href="{{ .Site.Home.RelPermalink }}">Start</a></li>
        <li><a href="{{ "categories/" | relURL }}">Posts</a></li>
        <li><a href="{{ "tags/" | relURL }}">TAGS</a></li>
        <li><a href="{{ "classifications/" | relURL }}">Classifications</a></li>
        </ul></nav></header>
        <main id="content">{{ block "main" . }}{{ end }}</main>
        </body>
        </html>

        """

    private static let page = """
        {{ define "main" }}<article>
        <h1>{{ .Title }}</h1>
        <p class="number">{{ with .Params.cable }}{{ .id }}{{ end }}
        {{ if not .Date.IsZero }}<time datetime="{{ .Date.Format "2006-01-02" }}">\
        {{ .Date.Format "2006-01-02" }}</time>{{ end }}</p>
        <div id="text">{{ .Content }}</div>
        </article>{{ end }}

        """

    private static let entry = """
        <div class="entry"><a href="{{ .RelPermalink }}">{{ .Title }}</a><br>
        <span class="note">{{ if not .Date.IsZero }}{{ .Date.Format "2006-01-02" }}{{ end }}</span>
        <p>{{ .Params.summary }}</p></div>
        """

    private static let list = """
        {{ define "main" }}<h1>{{ .Title }}</h1>
        {{ with .Description }}<p>{{ . }}</p>{{ end }}
        {{ $pages := .Paginate .RegularPagesRecursive 100 }}
        {{ range $pages.Pages }}\(entry){{ end }}
        {{ template "_internal/pagination.html" . }}{{ end }}

        """

    private static let terms = """
        {{ define "main" }}<h1>{{ .Title }}</h1>
        <ul>{{ range .Data.Terms.Alphabetical }}
        <li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> ({{ .Count }})</li>
        {{ end }}</ul>{{ end }}

        """

    /// A row a cable, as the script of the search reads them; its link is seen from the front page.
    private static let rows = """
        [{{ $home := .RelPermalink }}{{ range $number, $page := .Site.RegularPages }}\
        {{ if $number }},{{ end }}
        {{ slice (strings.TrimPrefix $home .RelPermalink) .Title (.Params.cable.id | default "") \
        (cond .Date.IsZero "" (.Date.Format "2006-01-02")) (delimit (.Params.categories | default slice) ", ") \
        (delimit (.Params.tags | default slice) " ") (.Params.summary | default "") | jsonify }}\
        {{ end }}
        ]

        """

    private static let front = """
        {{ define "main" }}<h1>{{ .Title }}</h1>
        {{ $pages := .Paginate .Site.RegularPages 100 }}
        {{ if not $pages.HasPrev }}<form role="search" action="{{ .RelPermalink }}">
        \(SiteSearch.fields)
        </form>
        \(SiteSearch.results)
        <script src="{{ "\(SiteSearch.scriptName)" | relURL }}" defer></script>{{ end }}
        <p>{{ len .Site.RegularPages }} cables</p>
        {{ range $pages.Pages }}\(entry){{ end }}
        {{ template "_internal/pagination.html" . }}{{ end }}

        """
}
