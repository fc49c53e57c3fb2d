#!/usr/bin/env bash
# Packs dist/cableconv with manual page, completions, documents, the bill of materials and the licences of
# what is in it, and checksums: dist/cableconv-VERSION-linux-MACHINE.tar.gz. The same program gives the same
# bytes.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/packages.sh
source Scripts/toolchain.sh
source Scripts/version.sh

install_missing "${build_packages[@]}" "${static_packages[@]}" "${dist_packages[@]}"
program=${1:-dist/cableconv}
name=cableconv-$(version)-linux-$(uname -m)
folder=.build/pack/$name
rm -rf "$folder"
install -D -m 755 "$program" "$folder/bin/cableconv"
Scripts/documents.sh "$program" "$folder/share"

# What the file is made of, by the map that its linker left: the C libraries, the C and C++ libraries, Swift's
# own.
map=.build/static.map
[ -f "$map" ] || {
    echo "$map is not there: Scripts/static.sh writes it." >&2
    exit 1
}
licences=$folder/share/doc/cableconv/licences
mkdir -p "$licences"
Scripts/sbom.py "$program" "$map" "$(release_date)" "${header_packages[@]}" \
    >"$folder/share/doc/cableconv/sbom.cdx.json"
packages=$(Scripts/sbom.py --packages "$map" "${header_packages[@]}")
for package in $packages; do
    install -m 644 "$(realpath "/usr/share/doc/$package/copyright")" "$licences/$package"
done
install -m 644 "$(toolchain)/share/swift/LICENSE.txt" "$licences/swift"

(cd "$folder" && find . -type f ! -name SHA256SUMS -printf '%P\n' | LC_ALL=C sort |
    xargs -d '\n' sha256sum >SHA256SUMS)
mkdir -p dist
tar --sort=name --mtime="$(release_date) 00:00:00Z" --owner=0 --group=0 --numeric-owner \
    -C .build/pack -cf - "$name" | gzip -9n >"dist/$name.tar.gz"
(cd dist && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
ls -l "dist/$name.tar.gz"
