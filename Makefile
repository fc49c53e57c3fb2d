# Builds, installs and packs cableconv. `make help` lists the targets.

PREFIX ?= /usr/local
DESTDIR ?=
# The program that is installed; `make install PROGRAM=dist/cableconv` takes the static one.
PROGRAM ?= .build/release/cableconv

bin := $(DESTDIR)$(PREFIX)/bin
share := $(DESTDIR)$(PREFIX)/share
installed := $(bin)/cableconv $(share)/man/man1/cableconv.1 \
    $(share)/bash-completion/completions/cableconv $(share)/zsh/site-functions/_cableconv \
    $(share)/fish/vendor_completions.d/cableconv.fish $(share)/doc/cableconv

.PHONY: all help install uninstall dist deb test check clean

all: ## build the program
	Scripts/build.sh

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

# No prerequisite: what was built as oneself is installed as root without building again.
install: ## install program, manual page, completions and documents (PREFIX, DESTDIR, PROGRAM)
	@test -x "$(PROGRAM)" || { echo "$(PROGRAM) is not built: run make first" >&2; exit 1; }
	install -D -m 755 "$(PROGRAM)" "$(bin)/cableconv"
	Scripts/documents.sh "$(PROGRAM)" "$(share)"

uninstall: ## remove what install has put there
	rm -rf $(foreach path,$(installed),"$(path)")

dist: ## pack the static file with its documents, licences and checksums
	Scripts/static.sh
	Scripts/dist.sh

deb: ## pack the program for Debian
	Scripts/deb.sh "$(PROGRAM)"

test: ## run the tests
	Scripts/test.sh

check: ## all that a change must pass
	.ci/run

clean: ## remove what was built
	rm -rf .build dist
