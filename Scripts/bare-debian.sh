#!/usr/bin/env bash
# Shows that a bare Debian 12 with Swift's toolchain builds cableconv by Scripts/setup.sh alone: in a
# root of its own, which is thrown away. Takes minutes; needs root, and is skipped where it cannot run.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/packages.sh
source Scripts/toolchain.sh
source Scripts/bare-root.sh

unshare --mount true 2>/dev/null || skip "no mounts are allowed here"
install_missing "${bare_debian_packages[@]}"

toolchain=$(toolchain)
root=$(mktemp -d)
chmod 755 "$root"
trap 'rm -rf --one-file-system "$root"' EXIT
unpack_debian "$root"
cp /etc/resolv.conf "$root/etc/"
mkdir -p "$root/opt/swift" "$root/cableconv"
git archive HEAD | tar -x -C "$root/cableconv"

# Mounts end with the shell that made them.
unshare --mount --propagation private bash -euo pipefail -s -- "$toolchain" "$root" "$@" <<'INSIDE'
toolchain=$1 root=$2
mount --bind -o ro "$toolchain" "$root/opt/swift"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin:/opt/swift/bin \
    ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
    chroot "$root" /cableconv/Scripts/setup.sh "${@:3}"
INSIDE
echo "A bare Debian 12 builds cableconv."
