#!/usr/bin/env python3
"""Feeds mutated records to every reader and tells what became of them.

The seeds are the samples, the inputs of the golden cases, and what the program writes of the samples in every
format that it reads. Each record spoils one of them by chance; its number makes the same record again. Half
of the records name their reader, the others leave it to the content.

All records go through `cableconv filter`; one batch in ten also goes through `cableconv convert`, as files of
a folder. Faults are a crash, a hang (ten seconds), a record without an answer, a word of a plain text that
no cable has and no message is about, a byte that the source map does not account for, a control character on
standard error, and a file that appears, goes or changes outside of the output. Each is printed with the record's number, and the exit status is 1.
"""

import argparse
import collections
import copy
import hashlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Python" / "src"))

from cableconv.process import Filter  # noqa: E402
from cableconv.record import Record  # noqa: E402

SECONDS_A_RECORD = 10.0
BATCH = 500
MOST_BYTES_OF_A_SEED = 50_000
MOST_FAULTS_PRINTED = 8  # of a kind and a reader
FAULTS = ("crash", "hang", "no answer", "lost word", "gap", "control character", "write outside")

# What parsers stumble over: ends, openings, numbers, control characters, broken UTF-8, forged names.
PIECES = [
    b"<", b">", b"</pre>", b"<pre>", b"</div>", b"<div hidden>", b"<!--", b"-->", b"<![CDATA[", b"<script>", b"&#x0;",
    b"&", b'"', b"\\", b"{", b"}", b"[", b"]", b"\0", b"\r", b"\n", b"\n\n", b"\t", b"\x1b[2J", b"\x9b", b"\xff",
    b"\xc2", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"-1", b"99999999999999999999", b"1e400", b"../../x", b"1.",
    b"(C)", b"REF: A.", b"PAGE 02 EREWHO 00042 01 OF 02 131000Z", b"SECTION 01 OF 02", b"Begin text:", b"End text.",
    b"E.O. 12958: DECL: 99/99/9999", b"---", b"- ", b"    ", b"NNNN", b"BT",
]
VALUES = [None, True, -1, 0, 1 << 62, 1e300, "", "x", [], {}, "9999-99-99", "2007-12-11T10:31:00Z"]
# A line feed ends a message; other control characters must be shown, those of C1 in UTF-8 too.
CONTROL = re.compile(rb"[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]")
WORD = re.compile(rb"[A-Za-z0-9]{4,}")
GOLDEN_INPUT = re.compile(rb"^% cableconv[^\n]*\n(.*?)^\^D$", re.MULTILINE | re.DOTALL)


def formats_read(program):
    """The names of all readers, and of those formats that are written as well."""
    lists = subprocess.run([program, "--list-formats"], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in lists.splitlines()]
    readers = [row[0] for row in rows if row[1].startswith("read")]
    return readers, [row[0] for row in rows if row[1] == "read," and row[2] == "write"]


def seeds(program):
    """Texts of each reader: which one reads a text is asked of the program."""
    readers, both = formats_read(program)
    found = {reader: set() for reader in readers}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "source"
        source.mkdir()

        def add(text):
            if 0 < len(text) <= MOST_BYTES_OF_A_SEED:
                (source / f"{hashlib.sha256(text).hexdigest()[:16]}.seed").write_bytes(text)

        samples = [path for path in sorted((ROOT / "Samples").iterdir()) if path.name != "README.md"]
        for path in samples:
            add(path.read_bytes())
        for path in sorted((ROOT / "Tests/GoldenTests/Cases").rglob("*.md")):
            for match in GOLDEN_INPUT.finditer(path.read_bytes()):
                add(match.group(1))
        for form in [*both, "text"]:
            quietly([program, *samples, "--quiet", "--to", form, "--output", f"{folder}/{form}/"])
            for path in sorted((folder / form).rglob("*")):
                if path.is_file():
                    add(path.read_bytes())
        report = folder / "report"
        quietly([program, source, "--quiet", "--output", f"{folder}/all/", "--to", "text", "--report", report])
        for row in map(json.loads, report.read_text().splitlines()):
            if row.get("reader") in found:
                found[row["reader"]].add((source / Path(row["input"]).name).read_bytes())
    return {reader: sorted(texts) for reader, texts in found.items()}


def quietly(command):
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def mutated(own, others, chance):
    """One of the texts with a few changes; pieces of the others may come into it."""
    text = chance.choice(own)
    # What is not well-formed is refused as a whole: half of the documents stay so.
    if chance.randrange(2):
        for change in (changed_json, changed_xml):
            if (changed := change(text, chance)) is not None:
                return changed
    text = bytearray(text)
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
            other = chance.choice(others)
            start = chance.randrange(len(other))
            text[at:at] = other[start:start + 200]
        elif kind == 6 and chance.randrange(3) == 0:
            del text[at:]
        else:
            lines = text.split(b"\n")
            first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
            lines[first], lines[second] = lines[second], lines[first]
            text = bytearray(b"\n".join(lines))
    return bytes(text)


def changed_json(text, chance):
    """The text with a few of its values changed, dropped or doubled; nothing where it is no JSON."""
    try:
        document = json.loads(text)
    except ValueError:
        return None
    if not isinstance(document, (dict, list)):
        return None
    for _ in range(chance.choice((1, 1, 2, 4))):
        holder = document
        while True:
            places = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            if not places:
                break
            place = chance.choice(places)
            if isinstance(holder[place], (dict, list)) and chance.randrange(4):
                holder = holder[place]
                continue
            kind = chance.randrange(4)
            if kind == 0:
                del holder[place]
            elif kind == 1:
                holder[place] = chance.choice(VALUES)
            elif kind == 2 and isinstance(holder, list):
                holder.insert(chance.randrange(len(holder) + 1), holder[place])
            elif isinstance(holder[place], str):
                at = chance.randrange(len(holder[place]) + 1)
                piece = chance.choice(PIECES).decode("utf-8", "replace")
                holder[place] = holder[place][:at] + piece + holder[place][at:]
            elif isinstance(holder[place], int):
                holder[place] += chance.choice((-1, 1, 1 << 31, 1 << 63))
            break
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")


def changed_xml(text, chance):
    """The text with a few of its elements changed, dropped or moved; nothing where it is no XML."""
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    for _ in range(chance.choice((1, 1, 2, 4))):
        parents = [element for element in root.iter() if len(element)]
        if not parents:
            break
        parent = chance.choice(parents)
        element = chance.choice(list(parent))
        # XML has no place for most control characters.
        piece = re.sub(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]", "", chance.choice(PIECES).decode("utf-8", "replace"))
        kind = chance.randrange(5)
        if kind == 0:
            parent.remove(element)
        elif kind == 1:
            chance.choice(parents).insert(0, copy.deepcopy(element))
        elif kind == 2 and element.attrib:
            element.attrib[chance.choice(sorted(element.attrib))] = piece
        elif kind == 3:
            element.tail = (element.tail or "") + piece
        else:
            element.text = piece + (element.text or "")
    return ElementTree.tostring(root)


class Records:
    """The records of a seed: each is made of its number alone."""

    def __init__(self, program, seed):
        self.seed = seed
        self.texts = seeds(program)
        self.readers = [reader for reader, texts in self.texts.items() if texts]
        self.all = sorted({text for texts in self.texts.values() for text in texts})

    def reader(self, number):
        return self.readers[number % len(self.readers)]

    def source(self, number):
        chance = random.Random(f"{self.seed}/{number}")
        return mutated(self.texts[self.reader(number)], self.all, chance)

    def is_named(self, number):
        """Whether the record says its reader."""
        return number // len(self.readers) % 2 == 0


# What is looked through: the model, and the text as it is printed.
NEEDED_FORMATS = ("json", "text")
# Readers of text without marks: each word of it belongs into the cable, or into a message.
PLAIN_READERS = {"telegram", "cables-csv"}
# Readers that make a source map; the others take over what a document says.
MAPPING_READERS = PLAIN_READERS | {"wikileaks-html"}


def lost_words(source, answer):
    """Words of a record's bytes that stand in no cable made of it, where nothing was said of it."""
    if answer.error or answer.diagnostics or not answer.cables or not source.isascii():
        return []
    held = bytearray()
    for cable in answer.cables:
        document = json.loads(cable["documents"]["json"])
        # Labels are known, and not kept; a page line may stand within what is one in the text.
        labels = [document["text"]["content"].encode()[start:end]
                  for start, end, kind, *_ in document.get("sourceMap", []) if kind == "label"]
        held += b" ".join([json.dumps(document["cable"]).encode(), cable["documents"]["text"].encode(), *labels])
    # A backslash of the text is two in JSON, and no line end with what follows.
    held = re.sub(rb"\\[nt]|\s", b"", held.replace(b"\\\\", b"\0")).replace(b"\0", b"\\")
    if answer.cables[0]["documents"]["json"].find('"cables-csv"') >= 0:
        # The names of the columns are labels.
        held += source.split(b"\n", 1)[0]
    return [word for word in set(WORD.findall(source)) if word not in held]


def gaps(cable):
    """Where the source map of a cable does not account for each byte of its text, once."""
    document = json.loads(cable["documents"]["json"])
    if "sourceMap" not in document:
        return []
    found, position = [], 0
    for start, end, *_ in document["sourceMap"]:
        if start != position or end <= start:
            found.append(f"byte {position}, then {start} to {end}")
        position = end
    if position != len(document["text"]["content"].encode()):
        found.append(f"it ends at byte {position}")
    return found


class Tally:
    """What became of the records of each reader."""

    def __init__(self):
        self.counts = collections.defaultdict(collections.Counter)

    def fault(self, reader, kind, number, detail):
        self.counts[reader][kind] += 1
        if self.counts[reader][kind] <= MOST_FAULTS_PRINTED:
            print(f"{reader}, record {number}: {kind}: {detail}", flush=True)

    @property
    def faults(self):
        return sum(counts[kind] for counts in self.counts.values() for kind in FAULTS)

    def table(self):
        columns = ("records", "as files", "read", "refused", *FAULTS)
        rows = [[reader, *(f"{counts[column]:,}" for column in columns)]
                for reader, counts in self.counts.items()]
        total = sum(self.counts.values(), collections.Counter())
        rows.append(["all", *(f"{total[column]:,}" for column in columns)])
        head = ["seeds of", *columns]
        rule = ["---", *("---:" for _ in columns)]
        return "\n".join("| " + " | ".join(row) + " |" for row in [head, rule, *rows])


def below(folder):
    """The files below a folder with their sizes and times."""
    found = {}
    for path in sorted(folder.rglob("*")):
        state = path.lstat()
        found[str(path)] = (state.st_size, state.st_mtime_ns, state.st_mode)
    return found


def convert(program, formats, records, numbers, tally):
    """Converts a batch as files: what standard error shows, what is reported, and what is written."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inputs, home = folder / "in", folder / "home"
        inputs.mkdir()
        home.mkdir()
        for number in numbers:
            (inputs / f"{number}").write_bytes(records.source(number))
        before = below(inputs)
        output, report = folder / "out", folder / "report"
        first = records.reader(numbers[0])
        try:
            run = subprocess.run(
                [program, inputs, "--to", formats, "--output", f"{output}/", "--verbose", "--jobs", "1",
                 "--report", report],
                cwd=home, capture_output=True, timeout=SECONDS_A_RECORD * len(numbers), check=False,
                env={**os.environ, "HOME": str(home)})
        except subprocess.TimeoutExpired:
            tally.fault(first, "hang", numbers[0], f"as one of {len(numbers)} files")
            return
        if run.returncode not in (0, 1):
            tally.fault(first, "crash", numbers[0], f"status {run.returncode} of {len(numbers)} files")
            return
        for line in run.stderr.split(b"\n"):
            if CONTROL.search(line):
                named = re.match(rb".*?/in/(\d+)", line)
                number = int(named.group(1)) if named else numbers[0]
                tally.fault(records.reader(number), "control character", number, repr(line[:200]))
        rows = []
        for line in report.read_bytes().splitlines():
            try:
                rows.append(json.loads(line))
            except ValueError as error:
                tally.fault(first, "no answer", numbers[0], f"a line of the report is no JSON: {error}")
        reported = {int(Path(row["input"]).name) for row in rows if "input" in row}
        for number in numbers:
            tally.counts[records.reader(number)]["as files"] += 1
            if number not in reported:
                tally.fault(records.reader(number), "no answer", number, "not in the report")
        outside = [path for path in folder.iterdir() if path not in (inputs, home, output, report)]
        if outside or any(home.iterdir()) or below(inputs) != before:
            tally.fault(first, "write outside", numbers[0], f"of {len(numbers)} files")


def run(program, count, seed, formats):
    records = Records(program, seed)
    tally = Tally()
    print(f"{len(records.all)} seeds of {len(records.readers)} readers, {count:,} records, to {formats}", flush=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory() as home:
        os.chdir(home)
        try:
            filter_all(program, count, records, formats, tally)
        except KeyboardInterrupt:
            print("interrupted; of the records so far:")
        if any(Path(home).iterdir()):
            tally.fault(records.readers[0], "write outside", 0, f"filter wrote {os.listdir(home)}")
        os.chdir(ROOT)
    print(tally.table())
    return 1 if tally.faults else 0


def filter_all(program, count, records, formats, tally):
    """Asks for an answer to each record, and looks at it."""
    waiting = collections.deque()

    def asked():
        for number in range(count):
            source = records.source(number)
            waiting.append(source)
            named = records.reader(number) if records.is_named(number) else None
            yield Record(source, id=number, format=named)

    answered = 0
    with Filter(formats.split(","), timeout=SECONDS_A_RECORD, values=False, program=program) as cables:
        for number, answer in enumerate(cables.answers(asked())):
            answered += 1
            reader, source = records.reader(number), waiting.popleft()
            counts = tally.counts[reader]
            counts["records"] += 1
            counts["read" if answer.cables else "refused"] += 1
            if answer.id != number:
                tally.fault(reader, "no answer", number, f"that of {answer.id}")
            if answer.error is not None and answer.error.kind != "input":
                tally.fault(reader, "hang" if answer.error.kind == "timeout" else "crash", number, answer.error)
            if reader in PLAIN_READERS and (lost := lost_words(source, answer)):
                tally.fault(reader, "lost word", number, b" ".join(lost[:5]).decode())
            if reader in MAPPING_READERS and (found := [gap for cable in answer.cables for gap in gaps(cable)]):
                tally.fault(reader, "gap", number, found[0])
            if number % (10 * BATCH) == BATCH - 1:
                convert(program, formats, records, range(number + 1 - BATCH, number + 1), tally)
            if answered % 50_000 == 0:
                print(f"{answered:,} records, {tally.faults} faults", flush=True)
    if answered != count:
        tally.fault(records.readers[0], "no answer", answered, f"{count - answered} answers are missing")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", help="the cableconv to try")
    parser.add_argument("count", nargs="?", type=int, default=20_000, help="how many records")
    parser.add_argument("--seed", default="1", help="another one makes other records")
    parser.add_argument("--to", default="", metavar="FORMAT,…", help="what is written of them beside json and text")
    parser.add_argument("--only", type=int, metavar="NUMBER", help="print the record of a number instead")
    arguments = parser.parse_args()
    formats = ",".join(dict.fromkeys([*NEEDED_FORMATS, *filter(None, arguments.to.split(","))]))
    program = str(Path(arguments.program).resolve())
    if arguments.only is not None:
        sys.stdout.buffer.write(Records(program, arguments.seed).source(arguments.only))
        return 0
    return run(program, arguments.count, arguments.seed, formats)


if __name__ == "__main__":
    sys.exit(main())
