#!/usr/bin/env python3
"""Feeds mutated records to `cableconv filter` and tells what became of them.

mutated-records.py PROGRAM [COUNT] [SEED] [FORMAT…] makes records of the samples and of what the program
writes of them (every format that is both written and read), spoils each by chance, and asks for documents of
the given formats (text, where none is). A crash, a record without an answer, one that takes longer than ten
seconds and a word of a telegram that neither the document nor a message has are faults: they are printed,
with the record's number, by which the same record can be made again, and the exit status is 1.
"""

import collections
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Python" / "src"))

from cableconv.process import Filter  # noqa: E402
from cableconv.record import Record  # noqa: E402

SECONDS_A_RECORD = 10.0
# What parsers stumble over: ends, openings, numbers, control characters, broken UTF-8.
PIECES = [
    b"<", b">", b"</pre>", b"<pre>", b"<!--", b"&#x0;", b"&", b'"', b"\\", b"{", b"}", b"[", b"]", b"\0",
    b"\r", b"\n", b"\n\n", b"\t", b"\x1b[2J", b"\xff", b"\xc2", b"\xe2\x80\xae", b"-1", b"99999999999999999999",
    b"1.", b"(C)", b"REF: A.", b"PAGE 02 EREWHO 00042 01 OF 02 131000Z", b"SECTION 01 OF 02", b"Begin text:",
    b"End text.", b"E.O. 12958: DECL: 99/99/9999", b"---", b"- ", b"    ", b"NNNN", b"BT",
]


def seeds(program):
    """The samples, and the documents of each format that a reader of its own reads."""
    found = []
    lists = subprocess.run([program, "--list-formats"], capture_output=True, text=True, check=True).stdout
    both = [line.split()[0] for line in lists.splitlines() if line.split()[1:3] == ["read,", "write"]]
    samples = sorted(path for path in (ROOT / "Samples").iterdir() if path.suffix in {".html", ".txt"})
    found += [path.read_bytes() for path in samples]
    with tempfile.TemporaryDirectory() as folder:
        for form in [*both, "text"]:
            subprocess.run(
                [program, *samples, "--quiet", "--to", form, "--output", f"{folder}/{form}/"],
                stderr=subprocess.DEVNULL, check=False)
        found += [path.read_bytes() for path in sorted(Path(folder).rglob("*")) if path.is_file()]
    return found


def mutated(sources, number, seed):
    """The record of a number: the same again for the same seed."""
    chance = random.Random(f"{seed}/{number}")
    text = bytearray(chance.choice(sources))
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        at = chance.randrange(len(text) + 1)
        length = min(len(text) - at, int(chance.paretovariate(0.7)))
        kind = chance.randrange(8)
        if kind == 0:
            del text[at:at + length]
        elif kind == 1:
            text[at:at] = chance.choice(PIECES)
        elif kind == 2:
            text[at:at + length] = chance.choice(PIECES)
        elif kind == 3:
            text[at:at] = text[at:at + length] * chance.randrange(1, 4)
        elif kind == 4 and at < len(text):
            text[at] ^= 1 << chance.randrange(8)
        elif kind == 5:
            other = chance.choice(sources)
            start = chance.randrange(len(other))
            text[at:at] = other[start:start + 200]
        elif kind == 6:
            del text[at:]
        else:
            lines = text.split(b"\n")
            first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
            lines[first], lines[second] = lines[second], lines[first]
            text = bytearray(b"\n".join(lines))
    return bytes(text)


WORD = re.compile(rb"[A-Za-z0-9]{4,}")


def lost_words(source, answer):
    """Words of a telegram's bytes that stand in none of its documents, where nothing was said of it."""
    if answer.error or answer.diagnostics or not answer.cables:
        return []
    if any(cable.get("diagnostics") for cable in answer.cables):
        return []
    if source.lstrip()[:1] in (b"<", b"{", b"-") or b"<" in source or not source.isascii():
        return []
    written = b"".join(
        str(text).encode() for cable in answer.cables for text in cable["documents"].values())
    squeezed = re.sub(rb"\s", b"", written)
    return [word for word in set(WORD.findall(source)) if word not in squeezed]


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    seed = sys.argv[3] if len(sys.argv) > 3 else "1"
    formats = sys.argv[4:] or ["text"]
    sources = seeds(program)
    print(f"{len(sources)} seeds, {count} records, to {', '.join(formats)}")
    faults = collections.Counter()
    outcomes = collections.Counter()
    waiting = collections.deque()

    def records():
        for number in range(count):
            source = mutated(sources, number, seed)
            waiting.append((number, source))
            yield Record(source, id=number)

    with Filter(formats, jobs=2, timeout=SECONDS_A_RECORD, values=False, program=program) as cables:
        expected = 0
        for answer in cables.answers(records()):
            number, source = waiting.popleft()
            found = []
            if answer.id != number or number != expected:
                found.append("no answer")
            expected += 1
            if answer.error is not None and answer.error.kind != "input":
                found.append(answer.error.kind)
            if lost := lost_words(source, answer):
                found.append("lost words " + b" ".join(lost[:5]).decode())
            for fault in found:
                faults[fault.split(" ")[0]] += 1
                if sum(faults.values()) <= 40:
                    print(f"record {number}: {fault}")
            outcomes["error" if answer.error else f"{min(len(answer.cables), 2)} cables"] += 1
            if expected % 100_000 == 0:
                print(f"{expected} records: {json.dumps(outcomes)}; faults: {json.dumps(faults)}", flush=True)
        if expected != count:
            faults["no answer"] += count - expected
    print(json.dumps({"records": count, "outcomes": outcomes, "faults": faults}))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
