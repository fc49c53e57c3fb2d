#!/usr/bin/env bash
# Makes the pictures of the README, in Pictures/, of the samples: pages of a site, its timeline, a session in
# a terminal. pictures.sh PROGRAM, by default .build/release/cableconv.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/packages.sh
install_missing "${picture_packages[@]}"

program=$(realpath "${1:-.build/release/cableconv}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" site Samples --exclude README.md -o "$work/site" --quiet
mkdir -p Pictures

# A picture of a page, in few colors: picture NAME ADDRESS WIDTHxHEIGHT.
picture() {
    # A user of its own leaves nothing behind; as root the browser has no sandbox.
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 \
        --user-data-dir="$work/browser" --window-size="${3/x/,}" --screenshot="$work/$1.png" \
        "$2" 2>/dev/null
    pngquant --force --strip --output "Pictures/$1.png" 32 "$work/$1.png"
}

picture page "file://$work/site/cable/07erewhon42.html" 860x900
picture tag "file://$work/site/tag/prel.html" 860x560

# The drawing of the front page, alone: light, since it stands on a page that nobody's system darkens.
{
    echo '<!DOCTYPE html><html><head><meta charset="utf-8" /><title>Timeline</title>'
    echo '<link rel="stylesheet" href="style.css" /></head><body style="padding: 12px 1rem 0">'
    sed -n '/^<svg /,/^<\/svg>/p' "$work/site/index.html"
    echo '</body></html>'
} >"$work/site/timeline.html"
picture timeline "file://$work/site/timeline.html" 780x170

# What is typed and what comes, with the marks of HTML written as references.
session() {
    local command
    for command in "$@"; do
        echo "<b>\$ cableconv $command</b>"
        # shellcheck disable=SC2086
        "$program" $command 2>&1 | cut -c1-96 | sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g'
    done
}
{
    echo '<!DOCTYPE html><html><head><meta charset="utf-8" /><title>Session</title><style>'
    echo 'body { margin: 0; padding: 14px 18px; background: #1c1f24; color: #d6dae0; }'
    echo 'pre { margin: 0; font: 14px/1.4 "DejaVu Sans Mono", monospace; } b { color: #8fc98f; }'
    echo '</style></head><body><pre>'
    session "inspect Samples/unclassified-sensitive.txt"
    echo '</pre></body></html>'
} >"$work/session.html"
picture terminal "file://$work/session.html" 840x612

for picture in Pictures/*.png; do
    size=$(stat -c %s "$picture")
    [ "$size" -le 153600 ] || { echo "$picture has $size bytes, more than 150 KB" >&2; exit 1; }
done
ls -l Pictures
