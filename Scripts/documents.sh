#!/usr/bin/env bash
# Writes what is installed beside a program into a folder that is laid out as /usr/share:
# documents.sh PROGRAM FOLDER. The program itself writes its manual page and completions.
set -euo pipefail
cd "$(dirname "$0")/.."

program=$(realpath "$1")
share=$2
# The whole text, or no file.
write() {
    mkdir -p "$(dirname "$1")"
    "${@:2}" >"$1.part"
    chmod 644 "$1.part"
    mv "$1.part" "$1"
}
write "$share/man/man1/cableconv.1" "$program" help --man
write "$share/bash-completion/completions/cableconv" "$program" completions bash
write "$share/zsh/site-functions/_cableconv" "$program" completions zsh
write "$share/fish/vendor_completions.d/cableconv.fish" "$program" completions fish
for document in README.md CHANGELOG.md LICENSE; do
    install -D -m 644 "$document" "$share/doc/cableconv/$document"
done
