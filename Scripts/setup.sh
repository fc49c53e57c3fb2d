#!/usr/bin/env bash
# Installs what is missing, builds cableconv and converts a sample, so that the result is seen; arguments
# go to `swift build`.
set -euo pipefail
cd "$(dirname "$0")/.."

Scripts/build.sh "$@"
program=$(swift build -c release --show-bin-path "$@")/cableconv

echo
echo "A sample as Markdown (cableconv Samples/07EREWHON42.html --to markdown):"
echo
"$program" Samples/07EREWHON42.html --to markdown
echo
echo "Built: ${program#"$PWD"/}; --help says what it can do, make install installs it."
