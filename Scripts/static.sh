#!/usr/bin/env bash
# Builds dist/cableconv: one file without libraries beside it, to hand out.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/packages.sh

install_missing "${build_packages[@]}" "${static_packages[@]}"

# What libxml2 and libarchive are made of, which their shared libraries name themselves. The linker
# goes over the group until nothing is missing, so that their order does not matter.
libraries=(acl attr lz4 zstd bz2 nettle gmp icuuc icudata z lzma stdc++ m c)
flags=(-Xlinker --start-group)
for library in "${libraries[@]}"; do flags+=(-Xlinker "-l$library"); done
flags+=(-Xlinker --end-group -Xlinker --strip-all)

# Its objects are other than those of the usual build, so that it has a folder of its own.
swift build -c release --product cableconv --scratch-path .build/static \
    -Xswiftc -static-executable "${flags[@]}"
mkdir -p dist
install -m 755 .build/static/release/cableconv dist/cableconv
ls -l dist/cableconv
dist/cableconv --version
