#!/usr/bin/env bash
# Packs a program for Debian: deb.sh [PROGRAM [FOLDER]] writes FOLDER/cableconv_VERSION_ARCHITECTURE.deb,
# by default of .build/release/cableconv into dist/. The same program gives the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/packages.sh
source Scripts/version.sh

install_missing "${deb_packages[@]}"
program=${1:-.build/release/cableconv}
target=${2:-dist}
maintainer=${MAINTAINER:-cableconv authors <authors@cableconv.invalid>}
version=$(version)
architecture=$(dpkg --print-architecture)
date=$(date -u -R -d "$(release_date) 00:00:00Z")
SOURCE_DATE_EPOCH=$(date -u -d "$(release_date) 00:00:00Z" +%s)
export SOURCE_DATE_EPOCH

root=.build/deb/root
rm -rf .build/deb
install -D -m 755 "$program" "$root/usr/bin/cableconv"
strip --strip-unneeded --remove-section=.comment --remove-section=.note "$root/usr/bin/cableconv"
Scripts/documents.sh "$program" "$root/usr/share"

# Debian has its own places for some of them, and packs them.
mv "$root/usr/share/zsh/site-functions" "$root/usr/share/zsh/vendor-completions"
gzip -9n "$root/usr/share/man/man1/cableconv.1"
documents=$root/usr/share/doc/cableconv
gzip -9nc "$documents/CHANGELOG.md" >"$documents/NEWS.gz"
rm "$documents/CHANGELOG.md" "$documents/LICENSE"
{
    echo "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
    echo "Upstream-Name: cableconv"
    echo
    echo "Files: *"
    sed -n 's/^Copyright (c) /Copyright: /p' LICENSE
    echo "License: Expat"
    sed '1,/^Copyright/d' LICENSE | sed '1{/^$/d}' | sed 's/^$/./; s/^/ /'
} >"$documents/copyright"
{
    echo "cableconv ($version) unstable; urgency=medium"
    echo
    echo "  * Release of version $version; NEWS.gz has what is new."
    echo
    echo " -- $maintainer  $date"
} | gzip -9n >"$documents/changelog.gz"
chmod 644 "$documents"/*

# What the program is linked with, by Debian's own look at it, which wants a source package around it.
mkdir -p .build/deb/source/debian "$root/DEBIAN"
printf 'Source: cableconv\n\nPackage: cableconv\nArchitecture: any\n' >.build/deb/source/debian/control
depends=$(cd .build/deb/source && dpkg-shlibdeps -O ../root/usr/bin/cableconv 2>/dev/null |
    sed -n 's/^shlibs:Depends=//p')
cat >"$root/DEBIAN/control" <<CONTROL
Package: cableconv
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -k -s "$root/usr" | cut -f 1)
Depends: $depends
Section: text
Priority: optional
Description: converter for diplomatic cables
 cableconv reads telegrams in each form in which archives and publishers hand
 them out, from ACP 127 headers to web pages and dumps, and writes Markdown,
 TEI XML, JSON-LD, plain text, JSON and tables.
CONTROL
(cd "$root" && find usr -type f -printf '%P\n' | LC_ALL=C sort | sed 's|^|usr/|' |
    xargs -d '\n' md5sum >DEBIAN/md5sums)
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
chmod -R u=rwX,go=rX "$root"
mkdir -p "$target"
dpkg-deb --root-owner-group -b "$root" "$target/cableconv_${version}_$architecture.deb"
