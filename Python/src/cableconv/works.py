"""What belongs together: the copies of one telegram, and its sections.

Works on a database that the program wrote (``cableconv … -o cables.db``), and adds two tables to it;
:func:`cableconv.spark.works` makes the same of tables under Spark:

``works``
    a row a telegram: its number, which cable is its ``best`` copy and ``why``, how many ``copies`` and
    ``sections`` there are, and a ``note`` where something is odd
``work_cables``
    a row each cable: the work that it is of, its ``section`` from 1 (nothing for a whole telegram),
    the ``digest`` of its text, and whether it is ``kept``: the kept cables of a work, by section, are
    its best text

How it is decided, in this order:

1. Cables with the same number (``mrn``) are of one work, unless they are of days more than one apart
   and less than a third of the shorter text is in the longer: then two telegrams bear one number, and
   the note says so.
2. A cable without a number is of the work whose text is the same, letter for letter (case, blanks and
   punctuation do not count), where that is one; otherwise of one with others that have that text.
3. Texts of a work that share little (less than a fifth) and whose paragraphs' numbers follow each
   other are sections.
4. Of copies the best is: a whole text before an extract; then one that says that it is a corrected copy
   (``C O R R E C T E D  C O P Y``); then the one with most words; then one that the telegram itself
   dates; then one that names its sender itself; then the one with fewest warnings; then the first of the
   database.

Only what the tables have is asked; nothing is guessed from file names.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby
from typing import Union

from .cable import parse_date
from .errors import CableconvError

_TABLES = """
DROP TABLE IF EXISTS work_cables;
DROP TABLE IF EXISTS works;
CREATE TABLE works (
  id INTEGER PRIMARY KEY,
  mrn TEXT,
  digest TEXT,
  date TEXT,
  subject TEXT,
  best INTEGER NOT NULL REFERENCES cable(id) ON DELETE CASCADE,
  why TEXT NOT NULL,
  copies INTEGER NOT NULL,
  sections INTEGER NOT NULL,
  note TEXT
) STRICT;
CREATE TABLE work_cables (
  work INTEGER NOT NULL REFERENCES works(id) ON DELETE CASCADE,
  cable INTEGER NOT NULL UNIQUE REFERENCES cable(id) ON DELETE CASCADE,
  section INTEGER,
  digest TEXT,
  kept INTEGER NOT NULL
) STRICT;
CREATE INDEX works_by_mrn ON works (mrn);
CREATE INDEX work_cables_by_work ON work_cables (work);
"""

_NOT_LETTERS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"(\d{1,3})\. ")
#: How many words in a row are one sign of a text.
_SHINGLE = 6
_SAME_TELEGRAM = 1 / 3
_SECTIONS_SHARE = 1 / 5


@dataclass(slots=True)
class Copy:
    """A cable, by what speaks for it."""

    cable: int
    mrn: str | None
    date: str | None
    subject: str | None
    words: int
    is_whole: bool
    correction: str | None
    is_dated: bool
    is_signed: bool
    warnings: int
    digest: str | None
    section: int | None = None
    shingles: set[int] | None = field(default=None, repr=False)
    first: int | None = None
    last: int | None = None


def build(database: str | os.PathLike[str]) -> int:
    """Makes the tables anew, in one transaction; how many works there are."""
    if not os.path.isfile(database):
        raise CableconvError(f"{os.fspath(database)}: there is no such database")
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("BEGIN IMMEDIATE")
            # One by one: a script would end the transaction.
            for statement in filter(str.strip, _TABLES.split(";")):
                connection.execute(statement)
            number = 0
            for copies in _groups(connection):
                for work, members in decided(copies, lambda copy: _paragraphs(connection, copy)):
                    number += 1
                    connection.execute(
                        f"INSERT INTO works VALUES ({', '.join('?' * 10)})", (number, *work))
                    connection.executemany(
                        "INSERT INTO work_cables VALUES (?, ?, ?, ?, ?)",
                        [(number, *member) for member in members])
            connection.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            raise CableconvError(f"{os.fspath(database)}: {error}") from error
    return number


# Which belong together


def _groups(connection: sqlite3.Connection) -> Iterator[list[Copy]]:
    """The cables that may be of one work, group by group, so that memory stays flat."""
    connection.execute(
        "CREATE TEMP TABLE text_digest (cable INTEGER PRIMARY KEY, digest TEXT, work_key TEXT)")
    connection.executemany("INSERT INTO text_digest VALUES (?, ?, NULL)", _digests(connection))
    connection.execute("CREATE INDEX temp.text_digest_by_digest ON text_digest (digest)")
    # A cable without a number goes where its text is, where that is one place.
    connection.execute("""
        UPDATE text_digest SET work_key = coalesce(
          (SELECT 'n' || mrn FROM cable WHERE id = text_digest.cable),
          (SELECT 'n' || min(other.mrn) FROM text_digest AS same
             JOIN cable AS other ON other.id = same.cable
             WHERE same.digest = text_digest.digest AND other.mrn IS NOT NULL
             HAVING count(DISTINCT other.mrn) = 1),
          'd' || digest,
          'c' || cable)""")
    connection.execute("CREATE INDEX temp.text_digest_by_key ON text_digest (work_key)")
    for _, copies in groupby(_copies(connection), lambda found: found[0]):
        yield [copy for _, copy in copies]


def _digests(connection: sqlite3.Connection) -> Iterator[tuple[int, str | None]]:
    rows = connection.execute(
        "SELECT cable.id, paragraph.text FROM cable LEFT JOIN paragraph"
        " ON paragraph.cable = cable.id ORDER BY cable.id, paragraph.position")
    for cable, texts in groupby(rows, lambda row: row[0]):
        yield cable, digest_of(text for _, text in texts)


def digest_of(texts: Iterable[str | None]) -> str | None:
    """What texts have in common that are the same letter for letter; nothing of no letters."""
    digest = hashlib.sha256()
    has_text = False
    for text in texts:
        letters = _NOT_LETTERS.sub("", text or "").casefold()
        has_text = has_text or bool(letters)
        digest.update(letters.encode())
    return digest.hexdigest() if has_text else None


def _copies(connection: sqlite3.Connection) -> Iterator[tuple[str, Copy]]:
    rows = connection.execute("""
        SELECT work_key, cable.id, mrn, date, subject, words, status, correction, date_source,
          sender_source,
          (SELECT count(*) FROM diagnostic
             WHERE diagnostic.cable = cable.id AND severity = 'warning'),
          digest
        FROM text_digest JOIN cable ON cable.id = text_digest.cable ORDER BY work_key, cable.id""")
    for key, *values in rows:
        yield key, copy_of(*values)


def copy_of(
    cable: int, mrn: str | None, date: str | None, subject: str | None, words: int,
    status: str | None, correction: str | None, date_source: str | None,
    sender_source: str | None, warnings: int, digest: str | None,
) -> Copy:
    """A copy, by what the tables have."""
    return Copy(
        cable, mrn, date, subject, words, status in (None, "whole"), correction,
        date_source == "telegram", sender_source == "telegram", warnings, digest)


#: The parts of a text: kind, number, whether it is quoted, and the text.
Paragraphs = Iterable[tuple[str, Union[int, None], int, str]]


def _paragraphs(connection: sqlite3.Connection, copy: Copy) -> Paragraphs:
    return connection.execute(
        "SELECT kind, number, is_quoted, text FROM paragraph WHERE cable = ? ORDER BY position",
        (copy.cable,))


def _divided(
    group: list[Copy], paragraphs: Callable[[Copy], Paragraphs]
) -> list[tuple[list[Copy], str | None]]:
    """The works of a group: one, but where two telegrams bear one number."""
    texts: dict[str | None, list[Copy]] = defaultdict(list)
    for copy in group:
        texts[copy.digest].append(copy)
    if len(texts) == 1:
        return [(group, None)]
    for copies in texts.values():
        _read(copies[0], paragraphs(copies[0]))
        for copy in copies[1:]:
            copy.shingles, copy.first, copy.last = (
                copies[0].shingles, copies[0].first, copies[0].last)
    clusters: list[list[Copy]] = []
    for copy in group:
        fitting = [c for c in clusters if any(_is_same(copy, other) for other in c)]
        # It may join what was apart.
        clusters = [c for c in clusters if not any(c is f for f in fitting)]
        clusters.append(sorted((*(m for c in fitting for m in c), copy), key=lambda c: c.cable))
    clusters.sort(key=lambda cluster: cluster[0].cable)
    note = None
    if len(clusters) > 1:
        note = f"{len(clusters)} telegrams bear this number: their days and their texts differ"
    for cluster in clusters:
        _find_sections(cluster)
    return [(cluster, note) for cluster in clusters]


def _read(copy: Copy, paragraphs: Paragraphs) -> None:
    words: list[str] = []
    numbers: list[int] = []
    for kind, number, is_quoted, text in paragraphs:
        words += _NOT_LETTERS.sub(" ", text).casefold().split()
        if kind == "paragraph" and not is_quoted:
            if number is None and (printed := _NUMBER.match(text)):
                # A text that begins with 3. is of a later section; its numbers are not taken for such.
                number = int(printed[1])
            if number is not None:
                numbers.append(number)
    count = max(1, len(words) - _SHINGLE + 1) if words else 0
    # Compared within this process only, so that Python's own hash will do.
    copy.shingles = {hash(tuple(words[i:i + _SHINGLE])) for i in range(count)}
    if numbers:
        copy.first, copy.last = numbers[0], max(numbers)


def _shared(one: Copy, other: Copy) -> float:
    """How much of the shorter text is in the longer."""
    if not one.shingles or not other.shingles:
        return 1.0
    return len(one.shingles & other.shingles) / min(len(one.shingles), len(other.shingles))


def _is_same(one: Copy, other: Copy) -> bool:
    if one.digest == other.digest or one.date is None or other.date is None:
        return True
    apart = abs(parse_date(one.date) - parse_date(other.date))
    # Days, not moments: that of a page is the beginning of its day.
    return apart < timedelta(days=2) or _shared(one, other) >= _SAME_TELEGRAM


def _find_sections(copies: list[Copy]) -> None:
    """Numbers the sections, where the texts follow each other and none has what another has."""
    texts = {copy.digest: copy for copy in reversed(copies) if copy.shingles}
    parts = sorted(texts.values(), key=lambda copy: (copy.first or 0, copy.cable))
    if len(parts) < 2 or any(copy.digest not in texts for copy in copies):
        return
    chains: list[list[Copy]] = []
    for part in parts:
        if part.first is None:
            return
        # A copy of a section that is there already differs in little from it.
        for chain in chains:
            if _shared(chain[0], part) >= _SECTIONS_SHARE:
                chain.append(part)
                break
        else:
            chains.append([part])
    if len(chains) < 2:
        return
    for before, behind in zip(chains, chains[1:]):
        if max(c.last or 0 for c in before) >= min(c.first or 0 for c in behind):
            return
    numbers = {part.digest: n for n, chain in enumerate(chains, 1) for part in chain}
    for copy in copies:
        copy.section = numbers[copy.digest]


# Which is best

_REASONS: tuple[tuple[Callable[[Copy], int], str], ...] = (
    (lambda c: c.is_whole, "a whole text; the others are extracts"),
    (lambda c: c.correction is not None, "a corrected copy"),
    (lambda c: c.words, "most words"),
    (lambda c: c.is_dated, "dated by the telegram itself"),
    (lambda c: c.is_signed, "the telegram itself names its sender"),
    (lambda c: -c.warnings, "fewest warnings"),
    (lambda c: -c.cable, "first in the database; nothing else tells them apart"),
)


def _best(copies: Iterable[Copy]) -> tuple[Copy, str]:
    """The best copy, and by what it is better than the next."""
    ranked = sorted(copies, key=lambda c: tuple(rank(c) for rank, _ in _REASONS), reverse=True)
    best = ranked[0]
    if len(ranked) == 1:
        return best, "the only copy"
    for rank, reason in _REASONS:
        if rank(best) != rank(ranked[1]):
            if reason == "most words":
                reason += f": {best.words} over {ranked[1].words}"
            if reason == "a corrected copy":
                reason += f": {best.correction}"
            return best, reason
    raise AssertionError("no two cables have one number")


#: What of a work stands behind its number, and what of its cables behind that.
Work = tuple[
    Union[str, None], Union[str, None], Union[str, None], Union[str, None], int, str, int, int,
    Union[str, None]]
Member = tuple[int, Union[int, None], Union[str, None], int]


def decided(
    group: list[Copy], paragraphs: Callable[[Copy], Paragraphs]
) -> Iterator[tuple[Work, list[Member]]]:
    """The works of cables that may be of one, in the order of their first cables."""
    for copies, note in _divided(group, paragraphs):
        yield _rows(copies, note)


def _rows(copies: list[Copy], note: str | None) -> tuple[Work, list[Member]]:
    sections = sorted({copy.section for copy in copies if copy.section is not None})
    kept: dict[int | None, tuple[Copy, str]] = {}
    for section in sections or (None,):
        kept[section] = _best(copy for copy in copies if copy.section == section)
    best, why = next(iter(kept.values()))
    if sections:
        why = f"of section 1: {why}"
    dates = [copy.date for copy in copies if copy.date and copy.is_dated]
    work = (
        next((copy.mrn for copy in copies if copy.mrn), None), best.digest,
        best.date or next(iter(dates), None),
        best.subject or next((copy.subject for copy in copies if copy.subject), None),
        best.cable, why, len(copies), len(sections), note,
    )
    chosen = {copy.cable for copy, _ in kept.values()}
    return work, [
        (copy.cable, copy.section, copy.digest, int(copy.cable in chosen)) for copy in copies]


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("Usage: python -m cableconv.works cables.db", file=sys.stderr)
        return 2
    try:
        print(f"{build(arguments[0])} works")
    except CableconvError as error:
        print(f"cableconv.works: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
