# Sourced by the other scripts: what version is built. It stands in one place, CableconvVersion.swift.

version() { sed -n 's/.*current = "\(.*\)".*/\1/p' Sources/CableFormats/Wording/CableconvVersion.swift; }

# The commit, for --version; nothing outside a git repository, or where the sources have been changed.
commit() {
    [ -z "$(git status --porcelain --untracked-files=no 2>/dev/null)" ] &&
        git rev-parse --short=12 HEAD 2>/dev/null || true
}

# The day of the version's release, as the changelog has it: 2026-11-29. For files that bear a date.
release_date() { sed -n 's/^## \[[0-9.]*\] - \(.*\)/\1/p' CHANGELOG.md | head -n 1; }
