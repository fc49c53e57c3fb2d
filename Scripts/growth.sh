#!/usr/bin/env bash
# How time and memory grow with hostile input: each family of inputs is converted at the sizes
# n, 2n and 4n.
#
#   Scripts/growth.sh                         all families, by .build/release/cableconv
#   Scripts/growth.sh --program PATH          by another build
#   Scripts/growth.sh --scale 4 html tei      families whose names have one of the words, four times as large
#   Scripts/growth.sh --counted               by instructions in the place of time, at an eighth of the sizes
#
# Prints user time and peak memory for each; `<<` marks those whose time or memory grows more than
# 2.6-fold where the input doubles. Exits with 1 where any does. Times below 0.2 s say nothing:
# a fast build wants a larger scale.
#
# With --counted nothing depends on how fast or busy the machine is: valgrind counts. There `<<` marks those
# for which the second doubling adds more than 2.6 times what the first did.
set -euo pipefail
source "$(dirname "$0")/packages.sh"
[[ " $* " != *" --counted "* ]] || install_missing "${growth_packages[@]}"
exec python3 "$(dirname "$0")/growth.py" "$@"
