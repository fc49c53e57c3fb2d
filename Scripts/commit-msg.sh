#!/usr/bin/env bash
# Checks a commit message; as a hook: ln -s ../../Scripts/commit-msg.sh .git/hooks/commit-msg
set -euo pipefail

message=$1
subject=$(grep -v '^#' "$message" | head -n 1)
fail() {
    echo "The commit message is refused: $1" >&2
    exit 1
}
[ -n "$subject" ] || fail "it is empty"
[ "${#subject}" -le 72 ] || fail "its subject has ${#subject} characters; at most 72"
case "$subject" in
*.) fail "its subject ends with a stop" ;;
esac
[[ "$subject" =~ ^[A-Z] ]] || fail "its subject begins with no capital"
# An imperative: "Read …", not "Reads …", "Reading …" or "Fixed …".
first=${subject%% *}
[[ ! "$first" =~ (ed|ing)$ || "$first" =~ ^(Bring|Embed|Feed|Need|Shed|String)$ ]] ||
    fail "its subject is to say what the commit does, in the imperative: \"$first\""
second=$(grep -v '^#' "$message" | sed -n 2p)
[ -z "$second" ] || fail "an empty line parts subject and body"
