#!/usr/bin/env bash
# Installs Spark (pyspark of PyPI, Java of Debian) and GNU parallel for the tests of the Python package,
# and runs those that need them.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/packages.sh

install_missing openjdk-17-jre-headless parallel python3-venv
environment=.build/python-package
[ -x "$environment/bin/python" ] || Scripts/python-tests.sh --collect-only >/dev/null
# pyspark says that it does not know pandas 3 yet; what is used here of both is tested.
"$environment/bin/pip" install --quiet --disable-pip-version-check pyspark==4.3.0
Scripts/python-tests.sh -m spark "$@"
