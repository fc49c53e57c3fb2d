"""The tables of many cables: rows as ``-t tables`` writes them, with real types.

The columns are not known here: the program says what they are (``cableconv filter --hello``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .errors import RecordError
from .process import Filter
from .record import Answer


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``type`` is ``integer``, ``string`` or ``timestamp`` (UTC)."""

    name: str
    type: str
    required: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Its first columns are the numbers of its row and of the row that it is part of."""

    name: str
    parent: str | None
    numbered: bool
    columns: tuple[Column, ...]


def schema(process: Filter | None = None) -> dict[str, Table]:
    """The tables, by name, as the program has them."""
    if process is None:
        with Filter(("tables",)) as own:
            return schema(own)
    tables = {}
    for table in process.hello["tables"]:
        columns = []
        if table["numbered"]:
            columns.append(Column("id", "integer", True, "number of the row"))
        parent = table.get("parent")
        if parent is not None:
            columns.append(Column(parent, "integer", True, f"number of the row in {parent}"))
        for column in table["columns"]:
            is_moment = (table["name"], column["name"]) == ("cable", "date")
            columns.append(Column(
                column["name"], "timestamp" if is_moment else column["type"],
                column["required"], column["meaning"]))
        tables[table["name"]] = Table(table["name"], parent, table["numbered"], tuple(columns))
    return tables


class Numbering:
    """Gives rows their numbers: files, cables and paragraphs, each from 1, in the order they come."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self._tables = tables
        self._last = {name: 0 for name, table in tables.items() if table.numbered}

    def rows(self, answer: Answer) -> Iterator[tuple[str, dict[str, Any]]]:
        """The rows of an answer, with their tables' names."""
        digest = None
        for cable in answer.cables:
            for name, rows in cable["documents"]["tables"].items():
                table = self._tables[name]
                for row in rows:
                    # The cables of one record are of one file.
                    if name == "file" and row["sha256"] == digest:
                        continue
                    if name == "file":
                        digest = row["sha256"]
                    numbers = {}
                    if table.numbered:
                        self._last[name] += 1
                        numbers["id"] = self._last[name]
                    if table.parent is not None:
                        numbers[table.parent] = self._last[table.parent]
                    yield name, {**numbers, **row}


def table_rows(
    answers: Iterable[Answer], tables: Mapping[str, Table], errors: list[RecordError]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of all answers; what went wrong is added to ``errors``."""
    numbering = Numbering(tables)
    for answer in answers:
        yield from numbering.rows(answer)
        if answer.error is not None:
            errors.append(answer.error)
