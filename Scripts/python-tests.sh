#!/usr/bin/env bash
# Tests the Python package against the program that is built; arguments go to pytest. Needs no Swift.
#
# Without PyPI they are skipped, and it says so; with CABLECONV_REQUIRE_TOOLS that is a failure. Those of
# Spark run where Scripts/spark.sh has installed it.
set -euo pipefail
cd "$(dirname "$0")/.."

environment=.build/python-package
wanted=Python/tests/requirements.txt
install() {
    cmp -s "$wanted" "$environment/installed.txt" && return
    /usr/bin/python3 -m venv "$environment" &&
        "$environment/bin/pip" install --quiet --disable-pip-version-check --requirement "$wanted" &&
        cp "$wanted" "$environment/installed.txt"
}
install || {
    echo "Skipped: the tests of the Python package need PyPI: $(tr '\n' ' ' <"$wanted")" >&2
    [ -z "${CABLECONV_REQUIRE_TOOLS:-}" ]
    exit
}
# As a user installs it, and from a copy, so that nothing of the build is left in the sources.
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -r Python "$copy/"
"$environment/bin/pip" install --quiet --disable-pip-version-check --no-deps --force-reinstall "$copy/Python"
"$environment/bin/python" -m mypy --config-file Python/pyproject.toml --python-version 3.10 \
    --cache-dir "$environment/mypy" Python/src/cableconv
"$environment/bin/python" -m pytest -q -p no:cacheprovider -c Python/pyproject.toml Python/tests "$@"
