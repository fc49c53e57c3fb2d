#!/usr/bin/env bash
# Installs what the tests need and runs them; arguments go to `swift test`.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/packages.sh

install_missing "${build_packages[@]}" "${test_packages[@]}"
install_python_tools
swift test "$@"
