#!/usr/bin/env bash
# Walks the way of somebody who has never seen cableconv: installs a program, reads its manual page,
# completes a command line, removes it again; and the same with the package for Debian.
# stranger.sh PROGRAM, by default .build/debug/cableconv.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/packages.sh
source Scripts/version.sh

install_missing "${stranger_packages[@]}" "${deb_packages[@]}"
program=${1:-.build/debug/cableconv}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
fail() {
    echo "stranger.sh: $1" >&2
    exit 1
}
# The files below a folder.
files() { find "$1" -type f -o -type l | sort; }

# What is in a folder that is laid out as /usr or /usr/local.
check_installed() {
    local prefix=$1 zsh=$2
    "$prefix/bin/cableconv" Samples/07EREWHON42.html --to tei | grep -q 07EREWHON42 ||
        fail "what is installed does not convert"
    man -w -M "$prefix/share/man" cableconv >/dev/null || fail "man does not find the page"
    [ -z "$(man --warnings -M "$prefix/share/man" cableconv 2>&1 >/dev/null)" ] ||
        fail "man warns of the page"
    bash -euc 'source "$1"; COMP_WORDS=(cableconv --to te) COMP_CWORD=2; _cableconv
        [ "${COMPREPLY[*]}" = "tei text template" ]' - "$prefix/share/bash-completion/completions/cableconv" ||
        fail "bash does not complete"
    zsh -n "$prefix/share/zsh/$zsh/_cableconv" || fail "zsh does not read its completions"
    fish -c "source $prefix/share/fish/vendor_completions.d/cableconv.fish
        complete -C 'cableconv insp'" | grep -q '^inspect' || fail "fish does not complete"
}

echo "make install, make uninstall"
make -s install PREFIX=/usr/local DESTDIR="$place/root" PROGRAM="$program"
check_installed "$place/root/usr/local" site-functions
make -s uninstall PREFIX=/usr/local DESTDIR="$place/root"
[ -z "$(files "$place/root")" ] || fail "uninstall leaves: $(files "$place/root")"

echo "The package for Debian"
Scripts/deb.sh "$program" "$place/one" >/dev/null
Scripts/deb.sh "$program" "$place/two" >/dev/null
cmp "$place"/one/*.deb "$place"/two/*.deb || fail "the same program gives two packages"
lintian --allow-root --fail-on error "$place"/one/*.deb || fail "lintian finds errors"
dpkg-deb -x "$place"/one/*.deb "$place/extracted"
check_installed "$place/extracted/usr" vendor-completions
# A list of packages of its own, so that this machine's does not change.
mkdir -p "$place/debian/var/lib/dpkg/info" "$place/debian/var/lib/dpkg/updates"
touch "$place/debian/var/lib/dpkg/status"
in_root() { dpkg --root="$place/debian" --force-not-root,depends,bad-path --log=/dev/null "$@" >/dev/null 2>&1; }
in_root -i "$place"/one/*.deb || fail "dpkg does not install the package"
[ -x "$place/debian/usr/bin/cableconv" ] || fail "dpkg installs no program"
in_root --purge cableconv || fail "dpkg does not remove the package"
[ ! -e "$place/debian/usr" ] || [ -z "$(files "$place/debian/usr")" ] || fail "the package leaves files"

echo "The version is the same everywhere"
version=$(version)
grep -q "^## \[$version\] - " CHANGELOG.md || fail "CHANGELOG.md does not have $version"
grep -qx "version: \"$version\"" CITATION.cff || fail "CITATION.cff does not have $version"
"$program" --version | grep -q "^cableconv $version\( (.*)\)\?\$" || fail "--version is not $version"

for file in Containerfile .devcontainer/devcontainer.json; do
    for script in $(grep -o 'Scripts/[a-z-]*\.sh' "$file"); do
        [ -x "$script" ] || fail "$file names $script, which is not there"
    done
done
echo "A stranger finds the way."
