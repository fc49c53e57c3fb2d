#!/usr/bin/env bash
# Installs what is missing, builds cableconv and converts a sample, so that the result is seen.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/packages.sh

command -v swift >/dev/null || {
    echo "Swift 6.3 is missing: install it, put its bin folder on PATH and run this again." >&2
    exit 1
}
install_missing "${build_packages[@]}"
swift build -c release --product cableconv

echo
echo "A sample as Markdown (cableconv Samples/07EREWHON42.html --to markdown):"
echo
.build/release/cableconv Samples/07EREWHON42.html --to markdown
echo
echo "Built: .build/release/cableconv; --help says what it can do."
