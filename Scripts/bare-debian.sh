#!/usr/bin/env bash
# Shows that a bare Debian 12 with Swift's toolchain builds cableconv by Scripts/setup.sh alone: in a
# root of its own, which is thrown away. Takes minutes; needs root, and is skipped where it cannot run.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/packages.sh

skip() {
    echo "skipped: $1"
    exit 0
}
[ "$(id -u)" -eq 0 ] || skip "only root makes another root"
unshare --mount true 2>/dev/null || skip "no mounts are allowed here"
install_missing "${bare_debian_packages[@]}"

toolchain=$(swiftc -print-target-info | sed -n 's|.*"runtimeResourcePath": "\(.*\)/lib/swift".*|\1|p')
root=$(mktemp -d)
chmod 755 "$root"
trap 'rm -rf --one-file-system "$root"' EXIT
echo "Unpacking Debian 12"
debootstrap --variant=minbase bookworm "$root" >"$root.log" 2>&1 ||
    { tail -n 3 "$root.log"; rm "$root.log"; skip "Debian's archive cannot be reached"; }
rm "$root.log"
# What this machine uses to reach the archive.
cp /etc/resolv.conf "$root/etc/"
cp -r /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
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
