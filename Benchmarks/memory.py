#!/usr/bin/env python3
"""How much memory a run takes that writes one document of very many pages.

memory.py PROGRAM [PAGES [OUTPUT…]] makes invented pages (200,000 where no number is given), which come to
standard input as a tar, and prints the peak of memory for a tenth of them and for all, by what is made of
them. What grows with their number is no stream. It needs room below the temporary folder, for a site fifteen
gigabytes. Other programs that are running change nothing.
"""

import io
import random
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

from peak import run

POSTS = """EREWHON LAPUTA UTOPIA ATLANTIS ILLYRIA LILLIPUT BARATARIA AVALON ELDORADO THULE ARCADIA CAMELOT RURITANIA
GRAUSTARK BROBDINGNAG SHANGRILA OZ NEVERLAND FREEDONIA SYLVANIA XANADU ZENDA ELBONIA TAPROBANE COCKAIGNE""".split()
TAGS = "PREL PGOV ECON ETRD MARR PHUM ENRG SENV KNNP PTER".split()
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
WORDS = """the minister said that talks on mills clocks tides islands and harbours would be held if the council of the
wise agreed; the consul had no instructions""".split()
OUTPUTS = [
    "cables.db", "tables/", "all.ndjson", "all.jsonld", "all.json", "all.tei.xml", "all.csv", "all.txt",
    "refs.graphml", "site/",
]

PAGE = """<html><head><title>{id}</title></head><body><table class='cable'>
<tr><th>Reference ID</th><th>Created</th><th>Released</th><th>Classification</th><th>Origin</th></tr>
<tr><td><a href='#'>{id}</a></td><td>{year}-{month:02}-{day:02} 10:31</td><td>2026-11-29 01:44</td>
<td>CONFIDENTIAL</td><td>Embassy {place}</td></tr></table>
<code><pre>P {day:02}1031Z {name}
FM AMEMBASSY {post}
TO RUEHC/SECSTATE WASHDC PRIORITY {serial:04}
INFO RUEHLU/AMEMBASSY {other} PRIORITY 0191
</pre></code>
<code><pre>C O N F I D E N T I A L {post} {serial:06}

SIPDIS

E.O. 12958: DECL: 12/11/2017
TAGS: {tag} {further}
SUBJECT: TALKS NUMBER {serial} ON {word}

REF: A. {post} {before} B. {other} {before}

Classified By: Ambassador Jane Q. Example for reasons 1.4 (b) and (d).

1. (C) SUMMARY: The Minister spoke. End Summary.

2. (C) {text}

3. (U) See ref A, para 2. {text}
EXAMPLE
</pre></code></body></html>"""


def page(number, chance):
    """The name of a page and its bytes; no two have a number in common."""
    year, serial = number % 10, number // 250 + 1
    post, other = POSTS[number // 10 % 25], POSTS[(number // 10 + 7) % 25]
    id = f"{year:02}{post}{serial}"
    text = PAGE.format(
        id=id, year=2000 + year, month=serial % 12 + 1, day=serial % 28 + 1, place=post.title(),
        name=f"{MONTHS[serial % 12]} {year:02}", post=post, other=other, serial=serial,
        before=max(1, serial - 3), tag=TAGS[year], further=TAGS[(number * 7 + 3) % 10],
        word=chance.choice(WORDS).upper(), text=" ".join(chance.choice(WORDS) for _ in range(60)))
    return f"{2000 + year}/{id}.html", text.encode()


def write_pages(count, path):
    chance = random.Random(1)
    with tarfile.open(path, mode="w") as archive:
        for number in range(count):
            name, content = page(number, chance)
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
            # It keeps them all, for those who ask it for one.
            archive.members.clear()


def peak(program, pages, output):
    """The peak of memory, in bytes, and how many bytes were written."""
    with tempfile.TemporaryDirectory() as place, open(pages, "rb") as stream:
        path = f"{place}/{output}"
        command = [program, "site"] if output == "site/" else [program]
        to = ["--to", "tables"] if output == "tables/" else []
        status, _, most = run([*command, "-", "--quiet", "--output", path, *to], stdin=stream)
        if status:
            sys.exit(f"{output}: the program ended with {status}")
        written = sum(file.stat().st_size for file in Path(place).rglob("*") if file.is_file())
        return most, written


def main():
    program = shutil.which(sys.argv[1]) or sys.exit(f"{sys.argv[1]} is no program")
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200_000
    print(f"## Memory\n\nThe peak of a run, by `memory.py`, for {count // 10:,} made pages and for {count:,}.\n")
    print(f"| to | MB for {count // 10:,} | MB for {count:,} | MB written |\n| --- | ---: | ---: | ---: |", flush=True)
    with tempfile.TemporaryDirectory() as place:
        archives = []
        for number in (count // 10, count):
            archives.append(f"{place}/{number}.tar")
            write_pages(number, archives[-1])
        for output in sys.argv[3:] or OUTPUTS:
            (few, _), (many, written) = (peak(program, archive, output) for archive in archives)
            print(f"| {output} | {few / 1e6:.0f} | {many / 1e6:.0f} | {written / 1e6:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
