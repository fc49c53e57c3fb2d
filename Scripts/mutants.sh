#!/usr/bin/env bash
# Plants small faults in the sources and shows which of them the tests find; --help says more.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/packages.sh

install_missing "${build_packages[@]}" "${test_packages[@]}"
exec python3 Scripts/mutants.py "$@"
