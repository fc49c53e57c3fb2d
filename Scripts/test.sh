#!/usr/bin/env bash
# Installs what the tests need and runs them; arguments go to `swift test`.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/packages.sh

# Processors of JSON Schema, JSON-LD, RDF and SHACL, for the tests alone: in a virtual environment
# of the package, whose Python the tests take where it is there.
install_python_tools() {
    local environment=.build/python
    local wanted=Tests/CableConversionTests/Tools/requirements.txt
    cmp -s "$wanted" "$environment/installed.txt" && return
    echo "Installing for the tests: $(tr '\n' ' ' <"$wanted")"
    /usr/bin/python3 -m venv "$environment" &&
        "$environment/bin/pip" install --quiet --disable-pip-version-check \
            --requirement "$wanted" &&
        cp "$wanted" "$environment/installed.txt" ||
        echo "They cannot be installed; tests that need them say that they are skipped." >&2
}

install_missing "${toolchain_packages[@]}" "${build_packages[@]}" "${test_packages[@]}"
install_python_tools
swift test "$@"
