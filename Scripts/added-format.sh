#!/usr/bin/env bash
# Keeps the guide's "Adding a format" true: adds the format of Scripts/added-format to a copy of the package,
# as it says, builds the copy and looks for the format wherever the program knows its formats. The first
# time takes minutes; what was built is kept for the next.
set -euo pipefail
cd "$(dirname "$0")/.."

copy=.build/added-format
documents=$(mktemp -d)
trap 'rm -rf "$documents"' EXIT
fail() {
    echo "added-format.sh: $1" >&2
    exit 1
}

mkdir -p "$copy"
# Files keep their times, so that the next build has little to do.
parts=(Package.swift Sources Templates Tests)
for part in "${parts[@]}"; do rm -rf "${copy:?}/$part"; done
cp -a "${parts[@]}" "$copy/"
cp -a Scripts/added-format/. "$copy/Sources/CableFormats/"
sed -i 's/^        GraphMLFormat.format,$/&\n        CSLJSONFormat.format,/' \
    "$copy/Sources/CableFormats/Registry.swift"
changed=$(diff -rq Sources "$copy/Sources" || true)
[ "$(wc -l <<<"$changed")" = 2 ] || fail "more was changed than a folder and a line:
$changed"

swift build --package-path "$copy" --product cableconv "$@"
program=$copy/.build/debug/cableconv
"$program" --list-formats | grep -q '^ *csl-json' || fail "--list-formats does not name the format"
"$program" completions bash | grep -q csl-json || fail "no shell completes the format"
"$program" Samples --exclude README.md --quiet --to csl-json,tei --output "$documents" || [ $? -eq 1 ]
ls "$documents"/*.csl.json >/dev/null || fail "the ending of its files is not theirs"
"$program" Samples/07EREWHON42.html --output "$documents/one.csl.json"
python3 - "$documents/one.csl.json" <<'CHECK'
import json, sys
(item,) = json.load(open(sys.argv[1]))
assert item["id"] == "07EREWHON42" and item["issued"]["date-parts"][0][0] == 2007, item
assert item["author"][0]["literal"] and item["recipient"], item
CHECK
echo "A format was added with a folder and a line, and is known everywhere."
