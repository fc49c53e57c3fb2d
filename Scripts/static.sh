#!/usr/bin/env bash
# Builds dist/cableconv: one file without libraries beside it, to hand out.
#
# It is built twice: first so that it counts what the samples run through, then with these counts and over
# all modules at once. The second takes about a seventh less time for a page than a build without them.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/packages.sh
source Scripts/toolchain.sh
source Scripts/formats.sh
source Scripts/version.sh

install_missing "${toolchain_packages[@]}" "${build_packages[@]}" "${static_packages[@]}"

# What libxml2 and libarchive are made of, which their shared libraries name themselves. The linker
# goes over the group until nothing is missing, so that their order does not matter.
libraries=(sqlite3 acl attr lz4 zstd bz2 nettle gmp icuuc z lzma stdc++ m c)
icu_stub=$PWD/.build/icu-stub.o
flags=(-Xswiftc -static-executable -Xlinker "$icu_stub" -Xlinker --start-group)
for library in "${libraries[@]}"; do flags+=(-Xlinker "-l$library"); done
flags+=(-Xlinker --end-group)

tools=$(toolchain)/bin

mkdir -p .build
"$tools/clang" -O2 -c Scripts/icu-stub.c -o "$icu_stub"

# The functions of threads that a file refers to without a need to have them. libxml2 does, the linker does
# not look for them, and where one is missing libxml2 does without locks: two jobs crash now and then.
missing_threads() { "$tools/llvm-nm" "$1" 2>/dev/null | awk '$1 == "w" && $2 ~ /^pthread_/ { print $2 }'; }
for function in $(missing_threads "$(pkg-config --variable=libdir libxml-2.0)/libxml2.a" | sort -u); do
    flags+=(-Xlinker "--undefined=$function")
done

CABLECONV_COMMIT=$(commit)
export CABLECONV_COMMIT

# Functions of one file alone are counted under the name of its object; with the folder before it, which is
# another for each kind of build, the second would not know those of the first.
flags+=(-Xswiftc -Xllvm -Xswiftc -static-func-full-module-prefix=false)

# The objects of each kind of build are other than those of the usual one, so each has a folder.
build() {
    swift build -c release --product cableconv --scratch-path "$1" "${flags[@]}" "${@:2}"
}

counts=.build/counts
rm -rf "$counts"
mkdir -p "$counts"

# LLVM's counts: with Swift's own (-profile-use) the compiler of Swift 6.3 crashes.
build .build/counting -Xswiftc -Xfrontend -Xswiftc -ir-profile-generate \
    -Xswiftc -Xclang-linker -Xswiftc -fprofile-generate
counting=.build/counting/release/cableconv
formats=$(LLVM_PROFILE_FILE="$counts/formats.profraw" written_formats "$counting")
# With a seed of chance the counts, and so the file, would be others each time.
LLVM_PROFILE_FILE="$counts/samples.profraw" SWIFT_DETERMINISTIC_HASHING=1 "$counting" Samples \
    --exclude README.md --to "$formats" --output "$counts/samples/" --jobs 1 --quiet
# Named by its content: a build does not see that a file of the same name has changed.
"$tools/llvm-profdata" merge --output "$counts/all.profdata" "$counts/samples.profraw"
profile=$PWD/$counts/$(sha256sum "$counts/all.profdata" | cut -c1-16).profdata
mv "$counts/all.profdata" "$profile"

# The map says what of the libraries is in it, for the bill of materials.
build .build/static --experimental-lto-mode=full -Xswiftc -use-ld=lld \
    -Xlinker "-Map=$PWD/.build/static.map" \
    -Xswiftc -Xfrontend -Xswiftc -ir-profile-use="$profile"
program=.build/static/release/cableconv
if [ -n "$(missing_threads "$program")" ]; then
    echo "$program: libxml2 would do without threads, since these are missing: $(missing_threads "$program")" >&2
    exit 1
fi
mkdir -p dist
# The linker's mark of a build depends on the folder, by what is stripped here.
"$tools/llvm-objcopy" --strip-all --remove-section=.note.gnu.build-id "$program" dist/cableconv
ls -l dist/cableconv
dist/cableconv --version
