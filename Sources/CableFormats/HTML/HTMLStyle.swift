/// The style sheet of pages: for screens bright and dark, small and large, and for paper.
package enum HTMLStyle {
    /// Says that there is no icon: else a browser asks the server for one, and reports that it is missing.
    package static let noIcon: StaticString = "<link rel=\"icon\" href=\"data:,\" />"

    package static let sheet: StaticString = """
        :root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --faint: #595959; \
        --line: #c8c8c8; --link: #0b57a4; --mark: #ececec; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --paper: #161616; \
        --faint: #a8a8a8; --line: #4a4a4a; --link: #8ab8f0; --mark: #333; } }
        body { margin: 0 auto; padding: 0 1rem 3rem; max-width: 46rem; color: var(--ink); \
        background: var(--paper); font: 1.05rem/1.55 Georgia, "Times New Roman", serif; }
        h1, h2, h3, nav, dl, .number, .entry, table, form { font-family: system-ui, sans-serif; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 1.2rem 0 .3rem; }
        h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); }
        h3 { font-size: 1rem; margin: 1.5rem 0 .4rem; }
        a { color: var(--link); }
        nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1rem; margin: .8rem 0; padding: 0; list-style: none; }
        .skip { position: absolute; left: -999rem; }
        .skip:focus { position: static; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; font-size: .92rem; }
        dt { color: var(--faint); }
        dd { margin: 0; overflow-wrap: anywhere; }
        #text ul { list-style: none; padding-left: 1.5rem; }
        #text p, #text li { overflow-wrap: break-word; }
        .label, .marker { margin-right: .2em; }
        .portion-mark, .page-mark, .number, .note { color: var(--faint); }
        .page-mark { font-family: ui-monospace, monospace; }
        .redaction { background: var(--mark); padding: 0 .15em; }
        .heading { font-weight: bold; }
        .list-head { font-style: italic; margin-bottom: 0; }
        .list-head + ul { margin-top: 0; }
        blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
        pre { overflow-x: auto; font: .85rem/1.4 ui-monospace, monospace; }
        #head pre, #unplaced pre { white-space: pre-wrap; }
        :target { background: var(--mark); }
        table { border-collapse: collapse; }
        th, td { text-align: left; padding: .15rem .8rem .15rem 0; vertical-align: top; }
        .count { text-align: right; font-variant-numeric: tabular-nums; }
        .entry { margin: .6rem 0; }
        svg { max-width: 100%; height: auto; }
        svg rect { fill: var(--link); }
        svg text { fill: var(--faint); font: 11px system-ui, sans-serif; }
        @media (max-width: 36rem) { dl { display: block; } dd { margin-bottom: .4rem; } }
        @media print { nav, .skip, form { display: none; } body { max-width: none; } \
        a { color: inherit; text-decoration: none; } h2, h3 { break-after: avoid; } }

        """
}
