#!/usr/bin/env bash
# Feeds made-up input to a reader or writer, by libFuzzer and AddressSanitizer; the samples are its seeds.
# fuzz.sh [TARGET [SECONDS]]: read, read-FORMAT or write-FORMAT (read), for so long (60). What is found stays
# in .build/fuzz/TARGET, to be run again by naming the file behind the seconds.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${1:-read}
seconds=${2:-60}
swift build --package-path Fuzz --scratch-path .build/fuzz-build -c release \
    -Xswiftc -sanitize=fuzzer,address -Xswiftc -parse-as-library -Xswiftc -use-ld=lld
place=.build/fuzz/$target
mkdir -p "$place/corpus"
FUZZ_TARGET=$target .build/fuzz-build/release/Fuzz "$place/corpus" Samples \
    -max_total_time="$seconds" -max_len=65536 -timeout=20 -rss_limit_mb=2048 \
    -artifact_prefix="$place/" -print_final_stats=1 "${@:3}"
