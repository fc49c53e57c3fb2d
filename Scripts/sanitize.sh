#!/usr/bin/env bash
# Runs the tests under AddressSanitizer, then under ThreadSanitizer, each with a build of its own. Arguments
# go to `swift test`: sanitize.sh --filter CableFormatsTests. CABLECONV_SANITIZERS=thread runs one alone.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/packages.sh

install_missing "${toolchain_packages[@]}" "${build_packages[@]}" "${test_packages[@]}"
# Swift keeps its metadata for good, which is no leak. Tests put a layer of faults before the C library,
# and so before the sanitizer's.
export ASAN_OPTIONS=detect_leaks=0:verify_asan_link_order=0
export TSAN_OPTIONS=suppressions=$PWD/Scripts/thread-sanitizer.supp
export CABLECONV_SANITIZED=1
# They make all ten times slower and more: a fifth of the spoilt telegrams is enough.
export CABLECONV_MUTATIONS=${CABLECONV_MUTATIONS:-4}
for sanitizer in ${CABLECONV_SANITIZERS:-address thread}; do
    echo "Testing under the sanitizer of: $sanitizer"
    # What tests start is the program with the sanitizer, too.
    CABLECONV_PROGRAM=$PWD/.build/$sanitizer/debug/cableconv \
        swift test --sanitize "$sanitizer" --scratch-path ".build/$sanitizer" "$@"
done
