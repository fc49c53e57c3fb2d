"""What files and folders hold, as records: a page or telegram each, of a dump a row each."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import IO, Union

from .record import Record

#: A row of the dump of 2011 as it was published: a number and a date in quotes. Text of a telegram does
#: not begin a line so.
_ROW = re.compile(rb'"\d{1,9}"[,;\t]"\d')

PathLike = Union[str, "os.PathLike[str]"]


def records(paths: PathLike | Iterable[PathLike]) -> Iterator[Record]:
    """The records of files and folders, in the order in which the command line takes them.

    Folders are gone through in the order of their names, hidden files left out. ``id`` is the path,
    ``name`` that below the folder. A dump is read row by row. Archives are the command line's.
    """
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    for path in paths:
        path = os.fspath(path)
        if os.path.isdir(path):
            for file in files_of(path):
                yield from _of_file(file, os.path.relpath(file, path))
        else:
            yield from _of_file(path, os.path.basename(path))


def files_of(folder: str) -> Iterator[str]:
    """The files below a folder. A folder's name counts with its slash, as in the paths."""
    try:
        entries = [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
    except OSError:
        # It is there as a record whose file cannot be read, so that it is said.
        yield folder
        return

    def key(entry: os.DirEntry[str]) -> bytes:
        return os.fsencode(entry.name + "/" * entry.is_dir())

    for entry in sorted(entries, key=key):
        if entry.is_dir(follow_symlinks=False):
            yield from files_of(entry.path)
        elif entry.is_file():
            yield entry.path


def _of_file(path: str, name: str) -> Iterator[Record]:
    if not path.lower().endswith(".csv"):
        yield Record(path, id=path, name=name)
        return
    try:
        file = open(path, "rb")
    except OSError:
        yield Record(path, id=path, name=name)
        return
    with file:
        if not _ROW.match(file.read(32)):
            yield Record(path, id=path, name=name)
            return
        file.seek(0)
        for row in rows(file):
            yield Record(row, id=path, name=name, format="cables-csv")


def rows(dump: IO[bytes] | PathLike) -> Iterator[bytes]:
    """The rows of the dump of 2011, each without its line end, never more than one in memory."""
    if isinstance(dump, (str, os.PathLike)):
        with open(dump, "rb") as file:
            yield from rows(file)
        return
    row: list[bytes] = []
    for line in dump:
        if row and _ROW.match(line):
            yield _without_end(b"".join(row))
            row = []
        row.append(line)
    if row:
        yield _without_end(b"".join(row))


def _without_end(row: bytes) -> bytes:
    return row[:-2] if row.endswith(b"\r\n") else row.removesuffix(b"\n")
