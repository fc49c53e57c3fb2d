#!/usr/bin/env bash
# Shows that Containerfile makes an image whose program works, with buildah. Where the registry cannot be
# reached, Swift's image is stood in for by a bare Debian 12 with this machine's toolchain. Takes longer than
# Scripts/static.sh; needs root, and is skipped where it cannot run.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/packages.sh
source Scripts/toolchain.sh
source Scripts/bare-root.sh

usual=.build/release/cableconv
[ -x "$usual" ] || {
    echo "$usual is not there, to hold the image's program against: Scripts/setup.sh builds it." >&2
    exit 1
}
install_missing "${container_packages[@]}"

export BUILDAH_ISOLATION=chroot STORAGE_DRIVER=vfs
base=$(awk '$1 == "FROM" && $3 == "AS" { print $2 }' Containerfile)
work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work"' EXIT

if ! buildah pull --quiet "$base" >/dev/null 2>&1; then
    echo "Standing in for $base"
    unpack_debian "$work/root"
    # Where Swift's image has it.
    cp -a "$(toolchain)/." "$work/root/usr/"
    container=$(buildah from scratch)
    buildah add --quiet "$container" "$work/root" / >/dev/null
    buildah commit --quiet "$container" "$base" >/dev/null
    buildah rm "$container" >/dev/null
    rm -rf --one-file-system "$work/root"
fi

mkdir "$work/context"
git archive HEAD | tar -x -C "$work/context"
buildah bud --pull-never --layers=false --tag cableconv-test "$work/context"
container=$(buildah from --pull-never cableconv-test)
# The program is alone in its image, and does there what the usual build does here.
files=$(buildah mount "$container")
[ "$(ls -A "$files")" = cableconv ]
buildah umount "$container" >/dev/null
for format in tei jsonld markdown; do
    buildah run -t=false "$container" -- /cableconv --to $format <Samples/07EREWHON42.html |
        cmp - <("$usual" --to $format <Samples/07EREWHON42.html)
done
buildah rm "$container" >/dev/null
buildah rmi cableconv-test >/dev/null
echo "Containerfile makes an image that works."
