#!/usr/bin/env bash
# Builds .build/release/cableconv, which knows its commit; arguments go to `swift build`.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/packages.sh
source Scripts/version.sh

command -v swift >/dev/null || {
    echo "Swift 6.3 is missing: install it, put its bin folder on PATH and run this again." >&2
    exit 1
}
install_missing "${toolchain_packages[@]}" "${build_packages[@]}"
CABLECONV_COMMIT=$(commit)
export CABLECONV_COMMIT
swift build -c release --product cableconv "$@"
