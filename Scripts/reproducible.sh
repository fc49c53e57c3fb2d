#!/usr/bin/env bash
# Shows that the static file is the same wherever it is built: two copies of the sources, in folders of other
# names, give the same bytes. Takes twice as long as Scripts/static.sh.
set -euo pipefail
cd "$(dirname "$0")/.."

place=.build/reproducible
rm -rf "$place"
folders=("$place/one" "$place/another-folder/with-a-longer-name")
# Both before the first build, so that nobody's work in between is in one of them alone.
for folder in "${folders[@]}"; do
    mkdir -p "$folder"
    git ls-files -z --cached | tar --null --files-from=- -cf - | tar -C "$folder" -xf -
done
digests=()
for folder in "${folders[@]}"; do
    (cd "$folder" && Scripts/static.sh >"static.log" 2>&1) || {
        tail -n 20 "$folder/static.log"
        exit 1
    }
    digests+=("$(sha256sum "$folder/dist/cableconv" | cut -d ' ' -f 1)")
    echo "${digests[-1]}  $folder"
done
[ "${digests[0]}" = "${digests[1]}" ] || {
    echo "The two are not the same." >&2
    exit 1
}
echo "The same bytes from both."
