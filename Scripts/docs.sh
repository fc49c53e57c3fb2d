#!/usr/bin/env bash
# Builds the documentation as a static site, .build/docs: the libraries from their comments, with tutorials
# of the files in Scripts/library, and guides to flags, formats, diagnostics, codes and limits from what the
# program says of itself, to its TEI from the ODD, and to what millions of telegrams cost. A warning is a
# failure, and so is a public declaration without a comment.
# docs.sh PROGRAM, by default .build/debug/cableconv.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/toolchain.sh

program=${1:-.build/debug/cableconv}
tools=$(toolchain)/bin
place=.build/docs-parts
rm -rf "$place" .build/docs
mkdir -p "$place/cableconv.docc" "$place/CableKit.docc" .build/docs

page() { cat >"$place/cableconv.docc/$1.md"; }
fenced() { echo "\`\`\`${1:-}"; cat; echo '```'; }
# What stands in a document below a heading of the second level, up to the next.
section() { sed -n "/^## $2\$/,/^## /{ /^## /!p; }" "$1"; }
page cableconv <<'PAGE'
# cableconv

@Metadata {
    @TechnologyRoot
}

Converts diplomatic cables.

## Overview

Guides to the command line. The libraries for programs have documentation of their own.

## Topics

### Guides

- <doc:Flags>
- <doc:Formats>
- <doc:Diagnostics>
- <doc:Codes>
- <doc:Encoding>
- <doc:Limits>
- <doc:Scale>
- <doc:Adding-a-format>
PAGE
{
    printf '# Flags\n\nThe commands and all flags.\n\n'
    "$program" --help-all | fenced
} | page Flags
{
    printf '# Formats\n\nWhat is read and what is written.\n\n'
    "$program" --list-formats | fenced
} | page Formats
# An id is a heading, what it means a paragraph, its example a quotation.
{
    printf '# Diagnostics\n\nWhat each warning and note means.\n\n## Overview\n\n'
    "$program" --list-diagnostics | sed -E 's/^([a-z].*)$/### \1\n/; s/^    > (.*)$/\n> `\1`/; s/^    //'
} | page Diagnostics
{
    printf '# Codes\n\nTAGS, captions, markings, precedences and posts, each with its source.\n\n'
    "$program" explain --all | fenced
} | page Codes

python3 Scripts/odd-guide.py Sources/CableFormats/TEI/Schema/cable-tei.odd | page Encoding
{
    printf '# Limits\n\nWhat is read of an input, and what is not.\n\n## Overview\n\n'
    section SECURITY.md Limits
    printf '\n### What was tried\n\n'
    section SECURITY.md 'What was tried'
} | page Limits
page Scale <Benchmarks/SCALE.md
{
    printf '# Adding a format\n\nA folder and a line.\n\n## Overview\n\n'
    section ARCHITECTURE.md 'Adding a format'
    printf '\n### The two files of CSL-JSON\n\n'
    for file in Scripts/added-format/CSLJSON/*.swift; do fenced swift <"$file"; done
} | page Adding-a-format

# Tutorials: a sentence, and a file of the program that is built upon the libraries.
tutorial() {
    {
        printf '# %s\n\n%s\n\n## Overview\n\n' "$2" "$3"
        fenced swift <"Scripts/library/$4"
    } >"$place/CableKit.docc/$1.md"
}
tutorial Convert-one-cable 'Convert one cable' 'Read a file, ask what it is about, write it as TEI.' \
    ConvertOne.swift
tutorial A-writer-of-your-own 'A writer of your own' 'Make documents in a form that only you know.' \
    TitleWriter.swift
tutorial A-bulk-run 'A bulk run in your own program' 'Walk an archive of any size, record by record.' \
    BulkRun.swift
cat >"$place/CableKit.docc/CableKit.md" <<'PAGE'
# ``CableKit``

Bytes, files and archives to cables, and cables to documents.

## Topics

### Tutorials

- <doc:Convert-one-cable>
- <doc:A-writer-of-your-own>
- <doc:A-bulk-run>
PAGE

# Of the targets in C none is made, since the package's standard of C++ is none of C, and it fails for
# them; those of the libraries have to be there.
rm -rf .build/*/symbolgraph
swift package dump-symbol-graph --minimum-access-level public --skip-synthesized-members \
    >"$place/graphs.log" 2>&1 || true
libraries=(CableModel CableKit CableKitFoundation)
for library in "${libraries[@]}"; do
    mkdir -p "$place/$library"
    cp .build/*/symbolgraph/"$library".symbols.json .build/*/symbolgraph/"$library"@Cable*.json \
        "$place/$library/" 2>/dev/null || [ -s "$place/$library/$library.symbols.json" ]
done

# What is public, and what of it has no comment. What a protocol asks for has its comment there.
python3 - "$place" "${libraries[@]}" <<'CHECK'
import json, pathlib, sys
place, libraries = pathlib.Path(sys.argv[1]), sys.argv[2:]
bare = []
for library in libraries:
    symbols = []
    for path in sorted((place / library).glob("*.symbols.json")):
        graph = json.loads(path.read_text())
        asked = {r["source"] for r in graph["relationships"] if "sourceOrigin" in r}
        symbols += [(s, s["identifier"]["precise"] in asked) for s in graph["symbols"]]
    print(f"{library}: {len(symbols)} public declarations")
    # What a kind of diagnostic means stands in one table, of which the guide has a page.
    bare += [".".join(s["pathComponents"]) for s, is_asked in symbols
             if "docComment" not in s and not is_asked
             and s["pathComponents"][:-1] != ["Diagnostic", "Kind"]]
if bare:
    sys.exit("docs.sh: public without a comment: " + ", ".join(bare))
CHECK

# A library is a site of its own, since what both declare would be one module's twice.
convert() {
    "$tools/docc" convert "$@" --warnings-as-errors --fallback-bundle-version 1 \
        --transform-for-static-hosting
}
convert "$place/cableconv.docc" --fallback-display-name cableconv --fallback-bundle-identifier cableconv \
    --output-path .build/docs/guide
for library in "${libraries[@]}"; do
    catalog=()
    [ ! -d "$place/$library.docc" ] || catalog=("$place/$library.docc")
    convert "${catalog[@]}" --additional-symbol-graph-dir "$place/$library" --fallback-display-name "$library" \
        --fallback-bundle-identifier "$library" --output-path ".build/docs/$library"
done
for site in guide "${libraries[@]}"; do [ -s ".build/docs/$site/index.html" ]; done
ls .build/docs
