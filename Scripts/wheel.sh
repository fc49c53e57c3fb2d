#!/usr/bin/env bash
# Builds a wheel of the Python package with the program inside, and reads a sample by it in a fresh
# environment that has no Swift.
#
# The program is dist/cableconv, one file without libraries beside it; CABLECONV_STATIC names another.
set -euo pipefail
cd "$(dirname "$0")/.."

program=${CABLECONV_STATIC:-dist/cableconv}
[ -x "$program" ] || {
    echo "$program is not there: Scripts/static.sh builds it (four minutes)." >&2
    exit 1
}
if ldd "$program" >/dev/null 2>&1; then
    echo "Warning: $program needs libraries of this system; Scripts/static.sh builds one that needs none." >&2
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# In a copy, so that nothing of the build is left in the sources, nor taken from an earlier one.
mkdir "$work/source"
cp -r Python/pyproject.toml Python/setup.py Python/README.md Python/src "$work/source/"
find "$work/source" -name __pycache__ -prune -exec rm -r {} +
rm -rf "$work"/source/src/*.egg-info
mkdir -p "$work/source/src/cableconv/_bin"
cp LICENSE "$work/source/"
install -m 755 "$program" "$work/source/src/cableconv/_bin/cableconv"

python=${PYTHON:-/usr/bin/python3}
"$python" -m venv "$work/build"
"$work/build/bin/pip" wheel --quiet --disable-pip-version-check --no-deps \
    --wheel-dir "$work/wheel" "$work/source"
mkdir -p dist
rm -f dist/cableconv-*.whl
cp "$work"/wheel/*.whl dist/
wheel=$(echo dist/cableconv-*.whl)

"$python" -m venv "$work/fresh"
"$work/fresh/bin/pip" install --quiet --disable-pip-version-check "$wheel"
# With no PATH there is no Swift, and no other cableconv.
sample=$PWD/Samples/07EREWHON42.html
(cd / && env -i PATH=/nowhere "$work/fresh/bin/python" - "$sample") <<'END'
import sys
import cableconv

program = cableconv.find_program()
assert program.startswith(sys.prefix), program
cable = cableconv.read(sys.argv[1])
assert cable.mrn == "07EREWHON42", cable
print(f"Read by {program}: {cable!r}")
END
ls -l "$wheel"
