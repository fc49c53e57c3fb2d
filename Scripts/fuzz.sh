#!/usr/bin/env bash
# Feeds made-up input to a part of the program, by libFuzzer and AddressSanitizer. Its seeds are the samples; for
# a format that is written too, what the program makes of them.
#
#   Scripts/fuzz.sh                     reads by whichever reader fits, for a minute
#   Scripts/fuzz.sh read-tei 600        by one reader, for ten
#   Scripts/fuzz.sh write-markdown      what a writer writes, and reads that back
#   Scripts/fuzz.sh decode              to text, and what it is
#   Scripts/fuzz.sh archive             archives and compressed files
#   Scripts/fuzz.sh filter              records that a driver sends
#   Scripts/fuzz.sh all 60              each of these, one after the other
#
# What is found stays in .build/fuzz/TARGET, to be run again by naming the file behind the seconds. Prints how
# many runs a target had.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${1:-read}
seconds=${2:-60}
swift build --package-path Fuzz --scratch-path .build/fuzz-build -c release \
    -Xswiftc -sanitize=fuzzer,address -Xswiftc -parse-as-library -Xswiftc -use-ld=lld
fuzzer=.build/fuzz-build/release/Fuzz

# The samples as archives, as compressed files, and as records of `filter`.
make_seeds() {
    python3 - "$1" "$2" <<'END'
import bz2, glob, gzip, json, lzma, os, sys, tarfile, zipfile

kind, folder = sys.argv[1:]
samples = sorted(glob.glob("Samples/*.html") + glob.glob("Samples/*.txt"))
for sample in samples:
    name = os.path.join(folder, os.path.basename(sample))
    data = open(sample, "rb").read()
    if kind == "filter":
        record = {"id": 1, "source": data.decode("latin-1"), "name": os.path.basename(sample)}
        open(name + ".json", "w").write(json.dumps(record) + "\n")
        open(name + ".length", "wb").write(b'%d {"id": "a"}\n' % len(data) + data)
    else:
        for ending, compress in [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)]:
            open(name + "." + ending, "wb").write(compress(data))
        for ending, method in [("stored.zip", zipfile.ZIP_STORED), ("zip", zipfile.ZIP_DEFLATED)]:
            with zipfile.ZipFile(name + "." + ending, "w", method) as archive:
                archive.write(sample)
        for ending in ["tar", "tar.gz"]:
            with tarfile.open(name + "." + ending, "w:gz" if ending == "tar.gz" else "w") as archive:
                archive.add(sample)
END
}

# A target, and what else libFuzzer is to know.
fuzz() {
    local target=$1 seeds=Samples
    local place=.build/fuzz/$target
    mkdir -p "$place/corpus"
    case $target in
    read-*)
        swift build --product cableconv
        .build/debug/cableconv Samples --to "${target#read-}" --output "$place/seeds/" --quiet 2>/dev/null || true
        [ ! -d "$place/seeds" ] || seeds=$place/seeds
        ;;
    archive | filter)
        seeds=$place/seeds
        mkdir -p "$seeds"
        make_seeds "$target" "$seeds"
        ;;
    esac
    FUZZ_TARGET=$target "$fuzzer" "$place/corpus" "$seeds" \
        -max_total_time="$seconds" -max_len=65536 -timeout=20 -rss_limit_mb=2048 \
        -artifact_prefix="$place/" -print_final_stats=1 "${@:2}"
}

if [ "$target" != all ]; then
    fuzz "$target" "${@:3}"
    exit
fi
# Readers and writers, as the fuzzer names them.
targets=$(FUZZ_TARGET=list "$fuzzer")
failed=0
for target in $targets; do
    log=.build/fuzz/$target.log
    mkdir -p .build/fuzz
    fuzz "$target" >"$log" 2>&1 && found=nothing || { found="a find, see $log"; failed=1; }
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    echo "$target: ${runs:-?} runs, $found"
done
exit $failed
