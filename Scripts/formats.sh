# Sourced by the other scripts: what a built cableconv says of its formats.

# The formats of which each cable has a document, as `--to` takes them: markdown,tei,…
written_formats() {
    "$1" --list-formats | awk '$2 == "write" && $3 != "all" || $2 == "read," { print $1 }' | paste -sd, -
}
