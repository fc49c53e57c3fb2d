"""What is asked, and what became of it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from typing import Any

from .errors import RecordError


@dataclass(frozen=True, slots=True)
class Record:
    """What is asked: the bytes of a cable, or the file that has them.

    ``id`` comes back with the answer, whatever it is. ``name`` is what is recorded as the file's.
    """

    source: bytes | str | os.PathLike[str]
    id: Any = None
    name: str | None = None
    format: str | None = None


@dataclass(slots=True)
class Answer:
    """What became of a record: ``cables`` with their documents, and ``error`` where there is one.

    Both may be: the cables in front of what is broken are there. ``documents`` of a cable are texts,
    those that are JSON values.
    """

    id: Any
    name: str | None
    cables: list[dict[str, Any]] = field(default_factory=list)
    diagnostics: list[dict[str, Any]] = field(default_factory=list)
    error: RecordError | None = None


@dataclass(slots=True)
class Sent:
    """A record on its way."""

    number: int
    id: Any
    name: str | None
    line: bytes

    @staticmethod
    def of(record: Record, number: int) -> Sent | Answer:
        source = record.source
        name = record.name
        if not isinstance(source, (bytes, bytearray, memoryview)):
            if name is None:
                name = os.path.basename(os.fspath(source))
            try:
                with open(source, "rb") as file:
                    source = file.read()
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or str(error)
                return Answer(record.id, name, error=RecordError(
                    f"cannot be read: {reason}", kind="unreadable", name=name))
        members: dict[str, Any] = {"id": number}
        if name is not None:
            # A name of bytes that are no text is told as the program would print it.
            members["name"] = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if record.format is not None:
            members["format"] = record.format
        # The bytes go as they are, behind their number.
        line = b"%d %s\n%s" % (len(source), json.dumps(members).encode(), source)
        return Sent(number, record.id, name, line)
