#!/usr/bin/env bash
# Builds the documentation as a static site, .build/docs: the libraries from their comments, and guides to
# flags, formats, diagnostics and codes from what the program says of itself. A warning is a failure.
# docs.sh PROGRAM, by default .build/debug/cableconv.
set -euo pipefail
cd "$(dirname "$0")/.."

program=${1:-.build/debug/cableconv}
toolchain=$(swiftc -print-target-info | sed -n 's|.*"runtimeResourcePath": "\(.*\)/lib/swift".*|\1/bin|p')
place=.build/docs-parts
rm -rf "$place" .build/docs
mkdir -p "$place/cableconv.docc" .build/docs

page() { cat >"$place/cableconv.docc/$1.md"; }
fenced() { echo '```'; cat; echo '```'; }
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

# Of the targets in C none is made, since the package's standard of C++ is none of C, and it fails for
# them; those of the libraries have to be there.
rm -rf .build/*/symbolgraph
swift package dump-symbol-graph --minimum-access-level public --skip-synthesized-members \
    >"$place/graphs.log" 2>&1 || true
for library in CableModel CableKit; do
    mkdir -p "$place/$library"
    cp .build/*/symbolgraph/"$library".symbols.json .build/*/symbolgraph/"$library"@Cable*.json \
        "$place/$library/" 2>/dev/null || [ -s "$place/$library/$library.symbols.json" ]
done

# A library is a site of its own, since what both declare would be one module's twice.
convert() {
    "$toolchain/docc" convert "$@" --warnings-as-errors --fallback-bundle-version 1 \
        --transform-for-static-hosting
}
convert "$place/cableconv.docc" --fallback-display-name cableconv --fallback-bundle-identifier cableconv \
    --output-path .build/docs/guide
for library in CableModel CableKit; do
    convert --additional-symbol-graph-dir "$place/$library" --fallback-display-name "$library" \
        --fallback-bundle-identifier "$library" --output-path ".build/docs/$library"
done
for site in guide CableModel CableKit; do [ -s ".build/docs/$site/index.html" ]; done
ls .build/docs
