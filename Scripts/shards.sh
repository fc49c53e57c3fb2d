#!/usr/bin/env bash
# Converts by several processes, each a part of the work, or by several machines that share a file system:
#
#     Scripts/shards.sh PARTS INPUT OUTPUT/ [FLAG…]            such as: 8 archive/ site/ -t tei
#     Scripts/shards.sh PARTS INPUT OUTPUT/ [FLAG…] -- SSHLOGIN…  by GNU parallel, on those machines
#
# Runs by GNU parallel where it is there, otherwise by xargs; the flag goes on with what was
# stopped. Exit status 1 where an input of any part was not converted.
set -euo pipefail
[ $# -ge 3 ] || {
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
    exit 2
}
program=${CABLECONV:-cableconv}
parts=$1 input=$2 output=${3%/}/
shift 3
flags=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
    flags+=("$1")
    shift
done
[ $# -eq 0 ] || shift
[[ $parts =~ ^[1-9][0-9]*$ ]] || {
    echo "$0: a number of parts is wanted, not \"$parts\"" >&2
    exit 2
}
# One thread a part: the parts are as many as there are cores.
command=("$program" "$input" -o "$output" --jobs 1 --progress never "${flags[@]}" --shard)
if command -v parallel >/dev/null && parallel --version 2>/dev/null | grep -q '^GNU'; then
    machines=()
    for machine in "$@"; do machines+=(--sshlogin "$machine"); done
    # So many at once on each machine.
    share=$(((parts + ($# > 1 ? $# : 1) - 1) / ($# > 1 ? $# : 1)))
    seq "$parts" | parallel --halt never -j "$share" "${machines[@]}" --quote \
        "${command[@]}" "{}/$parts" || exit 1
else
    [ $# -eq 0 ] || {
        echo "$0: for other machines GNU parallel is needed" >&2
        exit 2
    }
    seq "$parts" | xargs -P "$parts" -I '{}' "${command[@]}" "{}/$parts" || exit 1
fi
