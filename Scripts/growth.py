"""The families of Scripts/growth.sh: generators of input, and the measuring of a run."""

import argparse
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile
import time

# Counting takes fifty times as long as running, and tells as much from less.
COUNTED_PART = 8
LEAST_COUNTED = 2_000_000

HEAD = "FM AMEMBASSY EREWHON\nTO SECSTATE WASHDC\nR 111031Z DEC 07\nUNCLAS EREWHON 000042\n\nSUBJECT: MILLS\n\n"
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><sourceDesc>'
    '<bibl type="telegram"/></sourceDesc></fileDesc></teiHeader><text><body>%s</body></text></TEI>'
)
PAGE = '<html><body><table class="cable"><tr><td>07EREWHON42</td></tr></table>%s</body></html>'
CABLE = '{"cableconv": 1, "cable": {"transcription": {"head": [%s], "body": [%s]}}%s}'
NODE = (
    '{"@context": "urn:x", "@id": "urn:c", "@type": ["Cable"], "conformsTo": "urn:cable:profile:2", '
    '"line": [%s], "hasPart": [%s]%s}'
)
FRONT = "---\ntitle: x\ncable:\n  telegram_head:\n    - \"FM A\"\n    - \"TO B\"\n%s---\n\n<!-- text -->\n\n%s"


def paragraph(text, **more):
    return json.dumps({"kind": "paragraph", "content": [{"text": text}], **more})


def shuffled(numbers):
    """All of a range, in an order that goes to and fro."""
    numbers = list(numbers)
    half = len(numbers) // 2
    return [n for pair in zip(numbers[:half], reversed(numbers[half:])) for n in pair]


# Each: the reader, the writer, a size, and what makes a text of a size.
FAMILIES = {
    # Telegrams
    "telegram-endmarks": ("telegram", "text", 8000, lambda n: HEAD + "1. text\n\n" + "BT\n" * n),
    "telegram-banners": ("telegram", "tei", 8000, lambda n: HEAD + "1. text\n\nX\n" + "CONFIDENTIAL\n" * n),
    "telegram-paragraphs": ("telegram", "text", 8000, lambda n: HEAD + "a\n\n" * n),
    "telegram-numbers": ("telegram", "tei", 4000, lambda n: HEAD + "".join(f"{i}. text\n\n" for i in range(1, n))),
    "telegram-one-line": ("telegram", "text", 100000, lambda n: HEAD + "word " * n),
    "telegram-one-word": ("telegram", "text", 400000, lambda n: HEAD + "x" * n),
    "telegram-captions": ("telegram", "json", 2000, lambda n: HEAD + "SIPDIS NOFORN " * n + "\n\n1. text"),
    "telegram-addressees": ("telegram", "tei", 3000, lambda n: "FM A\nTO B\n" + "INFO RUEHC/SECSTATE WASHDC\n" * n + "\n1. x\n"),
    "telegram-addressees-jsonld": ("telegram", "jsonld", 3000, lambda n: "FM A\nTO B\n" + "".join(f"INFO POST {i}\n" for i in range(n)) + "\n1. x\n"),
    "telegram-references": ("telegram", "tei", 3000, lambda n: HEAD[:-1] + "REF: " + " ".join(f"({chr(65 + i % 26)}) EREWHON {i}" for i in range(n)) + "\n\n1. reftels\n"),
    "telegram-mentions": ("telegram", "jsonld", 3000, lambda n: HEAD[:-1] + "REF: EREWHON 12\n\n1. " + "see reftel and 07 EREWHON 12. " * n),
    "telegram-tags": ("telegram", "tei", 4000, lambda n: HEAD + "TAGS: " + "PREL, " * n + "\n\n1. x"),
    "telegram-bullets": ("telegram", "markdown", 4000, lambda n: HEAD + "1. x\n\n" + "  - item\n" * n),
    "telegram-redactions": ("telegram", "jsonld", 4000, lambda n: HEAD + "1. " + "a XXXXXXXX " * n),
    "telegram-page-lines": ("telegram", "text", 4000, lambda n: HEAD + "1. x\n" + "EREWHON 00000042  002 OF 003\nword\n" * n),
    "telegram-headings": ("telegram", "tei", 4000, lambda n: HEAD + "HEADING\n-------\n\ntext is here.\n\n" * n),
    "telegram-heads": ("telegram", "text", 1000, lambda n: (HEAD + "1. text\n\nSMITH\nBT\n\n") * n),
    "telegram-blank-lines": ("telegram", "text", 100000, lambda n: HEAD + "1. x\n" + "\n" * n + "2. y\n"),
    "telegram-open-brackets": ("telegram", "markdown", 40000, lambda n: HEAD + "1. " + "[" * n + "(" * n),
    "telegram-rules": ("telegram", "text", 8000, lambda n: HEAD + "1. x\n\n" + "- - - -\n" * n),
    "telegram-entities": ("telegram", "text", 8000, lambda n: HEAD + "1. x " + "&#x41;&amp;amp; " * n),
    "telegram-texts-begun": ("telegram", "text", 8000, lambda n: HEAD + "1. x\n\n" + "Begin text: x\n" * n + "End text.\n"),
    "telegram-announcements": ("telegram", "text", 8000, lambda n: HEAD + "1. x\n\n" + "BEGIN TEXT OF TALKING POINTS FOR THE GULF STATES AND\n" * n + "END TEXT.\n"),
    "telegram-texts-in-texts": ("telegram", "tei", 8000, lambda n: HEAD + "1. x\n\n" + "Begin text:\n" * n + "x\n" + "End text.\n" * n),
    "telegram-texts": ("telegram", "tei", 2000, lambda n: HEAD + "1. x\n\n" + "Begin text:\nx\nEnd text.\n" * n),
    # Pages
    "html-blocks": ("wikileaks-html", "text", 8000, lambda n: PAGE % ("<code><pre>x</pre></code>" * n)),
    "html-nested-pre": ("wikileaks-html", "text", 2000, lambda n: "<html><body>" + "<pre>" * n + HEAD + "1. x"),
    "html-nested-div": ("wikileaks-html", "text", 2000, lambda n: "<html><body>" + "<div>" * n + HEAD + "1. x"),
    "html-attributes": ("wikileaks-html", "text", 3000, lambda n: "<html><body><p " + " ".join(f"a{i}='1'" for i in range(n)) + "><pre>" + HEAD + "1. x</pre>"),
    "html-comments": ("wikileaks-html", "text", 8000, lambda n: PAGE % ("<code><pre>" + HEAD + "1. x" + "<!-- y -->" * n + "</pre></code>")),
    "html-open-comments": ("wikileaks-html", "text", 8000, lambda n: PAGE % ("<code><pre>" + HEAD + "1. x" + "<!--" * n + "</pre></code>")),
    "html-hidden": ("wikileaks-html", "text", 4000, lambda n: "<html><body><pre>" + HEAD + "1. x" + "<b hidden>y</b>" * n + "</pre>"),
    "html-cells": ("wikileaks-html", "text", 4000, lambda n: "<html><body><table>" + "<tr><td>FM X<td>y" * n + "</table><pre>" + HEAD + "1. x</pre>"),
    "html-less-than": ("wikileaks-html", "text", 20000, lambda n: PAGE % ("<code><pre>" + HEAD + "1. " + "< " * n + "</pre></code>")),
    "html-unknown-tags": ("wikileaks-html", "text", 4000, lambda n: PAGE % ("<code><pre>" + HEAD + "1. " + "".join(f"<x{i}>" for i in range(n)) + "</pre></code>")),
    # JSON
    "json-spans": ("json", "tei", 4000, lambda n: CABLE % ("", paragraph("x" * n), ', "text": {"content": "%s"}, "sourceMap": [%s]' % ("x" * n, ",".join(f'[{i},{i + 1},"value",0]' for i in range(n))))),
    "json-diagnostics": ("json", "text", 4000, lambda n: CABLE % ("", paragraph("x"), ', "text": {"content": "%s"}, "diagnostics": [%s]' % ("x\\n" * n, ",".join(f'{{"id": "a", "severity": "note", "message": "m", "start": {i}, "end": {i}}}' for i in shuffled(range(2 * n)))))),
    "json-diagnostics-one-line": ("json", "text", 4000, lambda n: CABLE % ("", paragraph("x"), ', "text": {"content": "%s"}, "diagnostics": [%s]' % ("\u00e9" * n, ",".join(f'{{"id": "a", "severity": "note", "message": "m", "start": {i}, "end": {i}}}' for i in shuffled(range(n)))))),
    "json-blocks": ("json", "text", 4000, lambda n: CABLE % ("", paragraph("x"), ', "text": {"content": "%s", "blocks": [%s]}, "diagnostics": [%s]' % ("x" * n, ",".join(f'{{"start": {i}, "end": {i + 1}}}' for i in range(n)), ",".join(f'{{"id": "a", "severity": "note", "message": "m", "start": {i}, "end": {i}}}' for i in range(n))))),
    "json-inlines": ("json", "jsonld", 4000, lambda n: CABLE % ("", '{"kind": "paragraph", "content": [%s]}' % ",".join(['{"text": "a "}', '{"redaction": "XXX"}'] * n), "")),
    "json-paragraphs": ("json", "tei", 8000, lambda n: CABLE % ("", ",".join([paragraph("x")] * n), "")),
    "json-lists": ("json", "tei", 4000, lambda n: CABLE % ("", '{"kind": "list", "items": [%s]}' % ",".join(['{"marker": "-", "content": [{"text": "x"}]}'] * n), "")),
    # JSON-LD
    "jsonld-notes": ("telegram", "jsonld", 2000, lambda n: "FM X\nTO Y\nUNCLAS PARIS 000123\n\n" + "SIPDIS NOFORN " * n + "\n\nSUBJECT: x\n\n1. text"),
    "jsonld-annotations": ("jsonld", "text", 2000, lambda n: NODE % ("", '{"@type": "Paragraph", "text": "%s", "annotation": [%s]}' % ("ab " * n, ",".join(f'{{"@type": "Redaction", "exact": "ab", "start": {3 * i}}}' for i in shuffled(range(n)))), "")),
    "jsonld-far-annotations": ("jsonld", "text", 1000, lambda n: NODE % ("", '{"@type": "Paragraph", "text": "%s", "annotation": [%s]}' % ("a" * 3 * n, ",".join(f'{{"@type": "Redaction", "exact": "{"a" * 20}b", "start": {3 * i}}}' for i in range(n))), "")),
    "jsonld-graph": ("jsonld", "text", 4000, lambda n: '{"@context": "urn:x", "@graph": [%s, %s]}' % (NODE % ("", ",".join(f'"urn:{i}"' for i in range(n)), ""), ",".join(f'{{"@id": "urn:{i}", "@type": "Paragraph", "text": "x"}}' for i in range(n)))),
    "jsonld-keys": ("jsonld", "text", 4000, lambda n: NODE % ("", '{"@type": "Paragraph", "text": "x"}', "".join(f', "k{i}": 1' for i in range(n)))),
    "jsonld-places": ("jsonld", "tei", 4000, lambda n: NODE % ("", ",".join(f'{{"@type": "Paragraph", "text": "x", "sourceStart": {i}, "sourceEnd": {2 * n - i}}}' for i in range(n)), ', "encoding": {"sourceText": "%s"}' % ("x" * 2 * n))),
    # TEI
    "tei-attlist": ("tei", "text", 4000, lambda n: '<!DOCTYPE TEI [<!ATTLIST p z CDATA "' + "z" * (8 * n) + '">]>\n' + TEI % ("<p>x</p>" * n)),
    "tei-attlists": ("tei", "text", 1000, lambda n: "<!DOCTYPE TEI [" + "".join(f'<!ATTLIST p z{i} CDATA "x">' for i in range(n)) + "]>\n" + TEI % ("<p>x</p>" * n)),
    # Of so many attributes that they are refused; below, libxml2 compares each with each.
    "tei-attributes": ("tei", "text", 64000, lambda n: TEI % ("<p " + " ".join(f"a{i}='1'" for i in range(n)) + ">x</p>")),
    "tei-namespaces": ("tei", "text", 48000, lambda n: TEI % ("<p " + " ".join(f"xmlns:a{i}='u{i}'" for i in range(n)) + ">x</p>")),
    "tei-paragraphs": ("tei", "tei", 8000, lambda n: TEI % ("<p>x</p>" * n)),
    "tei-line-breaks": ("tei", "tei", 8000, lambda n: TEI % ("<opener><seg type='originator'>FM " + "".join(f"x<lb n='{i}'/>" for i in range(n)) + "</seg></opener><p>x</p>")),
    "tei-references": ("tei", "tei", 2000, lambda n: TEI % ("<opener><seg type='originator'>FM X</seg></opener><listBibl type='references'>" + "<bibl>EREWHON 12</bibl>" * n + "</listBibl><p>x</p>")),
    "tei-unknown-elements": ("tei", "text", 4000, lambda n: TEI % ("<p>" + "".join(f"<x{i}>y</x{i}>" for i in range(n)) + "</p>")),
    "tei-entities": ("tei", "text", 1000, lambda n: "<!DOCTYPE TEI [" + "".join(f'<!ENTITY e{i} "&e{i - 1};&e{i - 1};">' for i in range(n)) + "]>\n" + TEI % "<p>x</p>"),
    # Markdown
    "markdown-brackets": ("markdown", "text", 8000, lambda n: FRONT % ("", "1. " + "[" * n)),
    "markdown-links": ("markdown", "text", 4000, lambda n: FRONT % ("", "1. " + "[x](#p1) " * n)),
    "markdown-stars": ("markdown", "text", 8000, lambda n: FRONT % ("", "1. " + "*a **b " * n)),
    "markdown-ticks": ("markdown", "text", 2000, lambda n: FRONT % ("", "1. " + "".join("`" * (i % 500 + 1) + "x" for i in range(n)))),
    "markdown-keys": ("markdown", "text", 2000, lambda n: FRONT % ("".join(f"  k{i}: 1\n" for i in range(n)), "1. x\n")),
    "markdown-head-lines": ("markdown", "tei", 2000, lambda n: FRONT % ('    - "INFO X"\n' * n, "1. x\n")),
    "markdown-lists": ("markdown", "text", 400, lambda n: FRONT % ("", "".join("  " * i + "- x\n" for i in range(n)))),
    "markdown-view": ("markdown", "text", 4000, lambda n: FRONT[:-len("\n<!-- text -->\n\n%s")] % "" + "\n- a view\n" * n + "\n<!-- text -->\n\n1. x\n"),
    "markdown-less-than": ("markdown", "text", 8000, lambda n: FRONT % ("", "1. " + "<a " * n)),
    "markdown-quotes": ("markdown", "text", 1000, lambda n: FRONT % ("", "> " * n + "x\n")),
    "markdown-quotations": ("markdown", "tei", 4000, lambda n: FRONT % ("", "> x\n\n" * n)),
    "markdown-comments": ("markdown", "text", 4000, lambda n: FRONT % ("", "1. x\n\n" + "<!-- " * n)),
    # Tables of a dump
    "csv-quotes": ("cables-csv", "text", 2000, lambda n: '1,"12/11/2007 10:31","07EREWHON42","Embassy","UNCLASSIFIED","","%s","%s"\n' % (HEAD.replace("\n", "\\\n"), '\\"' * n)),
    "csv-rows": ("cables-csv", "csv", 500, lambda n: "".join('"%d","12/11/2007 10:31","07EREWHON%d","Embassy","UNCLASSIFIED","","FM A","1. x"\n' % (i, i) for i in range(n))),
}


def measure(program, reader, writer, text):
    """User time in seconds and peak memory in megabytes, and the exit status."""
    with tempfile.NamedTemporaryFile() as source:
        source.write(text.encode("utf-8"))
        source.flush()
        pid = os.posix_spawn(
            program, [program, "-f", reader, "-t", writer, "--quiet", source.name], os.environ,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0),
                (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0),
            ])
        deadline = time.monotonic() + 60
        while True:
            done, status, usage = os.wait4(pid, os.WNOHANG)
            if done:
                break
            if time.monotonic() > deadline:
                os.kill(pid, 9)
            time.sleep(0.002)
    return usage.ru_utime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def instructions(program, reader, writer, text):
    """How many instructions the program runs, which is the same at each run and on a busy machine."""
    with tempfile.NamedTemporaryFile() as source:
        source.write(text.encode("utf-8"))
        source.flush()
        run = subprocess.run(
            ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", program,
             "-f", reader, "-t", writer, "--quiet", "--jobs", "1", source.name],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    counts = re.findall(rb"I +refs: +([\d,]+)", run.stderr)
    if not counts or run.returncode not in (0, 1):
        raise SystemExit(f"{program} does not run under valgrind: {run.stderr[-500:].decode(errors='replace')}")
    return int(counts[-1].replace(b",", b""))


def count(program, families, scale):
    """Counts the work of each family at n, 2n and 4n. What the second doubling adds is twice what the first did
    where the work is linear, whatever the program needs for nothing. Returns how many families it is not."""
    print(f"{'family':28} {'million instructions at n, 2n, 4n':>34}  {'growth':>6}")
    found = 0

    def counts(family):
        reader, writer, size, make = family[1]
        return [
            instructions(program, reader, writer, make(max(1, int(size * scale * factor / COUNTED_PART))))
            for factor in (1, 2, 4)]

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for (name, _), (one, two, four) in zip(families, pool.map(counts, families)):
            growth = (four - two) / max(two - one, 1)
            # Below this the work is that of a few growing buffers.
            is_marked = growth > 2.6 and four - two > LEAST_COUNTED
            found += is_marked
            print(
                f"{name:28} " + " ".join(f"{number / 1e6:11.1f}" for number in (one, two, four))
                + f"  {growth:6.2f}" + ("  << work" if is_marked else ""), flush=True)
    return found


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--program", default=os.path.join(os.path.dirname(__file__), "../.build/release/cableconv"))
    options.add_argument("--scale", type=float, default=1)
    options.add_argument("--counted", action="store_true")
    options.add_argument("words", nargs="*")
    options = options.parse_args()
    program = os.path.abspath(options.program)
    if options.counted:
        families = [
            (name, family) for name, family in FAMILIES.items()
            if not options.words or any(word in name for word in options.words)]
        with tempfile.NamedTemporaryFile() as stripped:
            # Valgrind does not know all that a compiler says of a program beside it.
            subprocess.run(["strip", "--strip-all", "-o", stripped.name, program], check=True)
            os.chmod(stripped.name, 0o755)
            stripped.file.close()
            return 1 if count(stripped.name, families, options.scale) else 0
    print(f"{'family':28} {'bytes at 4n':>11}  {'user s at n, 2n, 4n':>22}  {'MB':>17}")
    found = 0
    for name, (reader, writer, size, make) in FAMILIES.items():
        if options.words and not any(word in name for word in options.words):
            continue
        texts = [make(int(size * options.scale * factor)) for factor in (1, 2, 4)]
        times, peaks, codes = zip(*(measure(program, reader, writer, text) for text in texts))
        marks = []
        # What is too short to be measured, and what the program needs for nothing, is left out.
        if any(b > 0.2 and b > 2.6 * max(a, 0.01) for a, b in zip(times, times[1:])):
            marks.append("time")
        if any(b - 20 > 2.6 * max(a - 20, 10) for a, b in zip(peaks, peaks[1:])):
            marks.append("memory")
        if any(code < 0 for code in codes):
            marks.append(f"signal {-min(codes)}")
        found += bool(marks)
        print(
            f"{name:28} {len(texts[2].encode()):11}  " + " ".join(f"{t:7.2f}" for t in times)
            + "  " + " ".join(f"{p:5.0f}" for p in peaks)
            + (f"  << {', '.join(marks)}" if marks else "")
            + ("" if all(c in (0, 1) for c in codes) else f"  exit {codes}"), flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
