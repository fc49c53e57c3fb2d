"""What is asked, and what became of it."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator, Mapping
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


class Documents(Mapping[str, Any]):
    """The documents of a cable by their formats: texts, those that are JSON values.

    They are read when they are asked for; :meth:`raw` has the bytes.
    """

    __slots__ = ("_bytes", "_values", "_read")

    def __init__(self, documents: dict[str, bytes], values: frozenset[str]) -> None:
        self._bytes = documents
        #: Which formats are values of JSON.
        self._values = values
        self._read: dict[str, Any] = {}

    def raw(self, format: str) -> bytes:
        """A document as the program wrote it, in UTF-8."""
        return self._bytes[format]

    def __getitem__(self, format: str) -> Any:
        if format not in self._read:
            document = self._bytes[format]
            self._read[format] = (
                json.loads(document) if format in self._values
                else document.decode("utf-8", "replace"))
        return self._read[format]

    def __iter__(self) -> Iterator[str]:
        return iter(self._bytes)

    def __len__(self) -> int:
        return len(self._bytes)

    def __repr__(self) -> str:
        return f"<Documents {', '.join(self._bytes)}>"


@dataclass(slots=True)
class Answer:
    """What became of a record: ``cables`` with their documents, and ``error`` where there is one.

    Both may be: the cables in front of what is broken are there. ``documents`` of a cable are
    :class:`Documents`.
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
        path: str | None = None
        content: bytes | bytearray | memoryview = b""
        if isinstance(source, (bytes, bytearray, memoryview)):
            content = source
        else:
            if name is None:
                name = os.path.basename(os.fspath(source))
            try:
                path = _sendable(source)
                if path is None:
                    # As a whole: a buffer would only be in the way.
                    with open(source, "rb", buffering=0) as file:
                        content = file.read()
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or str(error)
                return Answer(record.id, name, error=RecordError(
                    f"cannot be read: {reason}", kind="unreadable", name=name))
        # Written by hand: an encoder of whole objects takes several times as long.
        members = b'{"id":%d' % number
        if name is not None:
            # A name of bytes that are no text is told as the program would print it.
            printed = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            members += b',"name":' + json.dumps(printed).encode()
        if record.format is not None:
            members += b',"format":' + json.dumps(record.format).encode()
        if path is not None:
            members += b',"path":' + json.dumps(path).encode()
            return Sent(number, record.id, name, members + b"}\n")
        # The bytes go as they are, behind their number.
        line = b"%d %s}\n%s" % (len(content), members, content)
        return Sent(number, record.id, name, line)


def _sendable(path: str | os.PathLike[str]) -> str | None:
    """The path by which the program finds a file, so that its bytes need not be sent.

    Nothing where that is another thing to it, or none of its own: a pipe, a device, what this process has
    open; or where the path is no text.
    """
    status = os.stat(path)
    full = os.path.abspath(path)
    if not stat.S_ISREG(status.st_mode) or full.startswith(("/dev/", "/proc/")):
        return None
    try:
        full.encode()
    except UnicodeEncodeError:
        return None
    return full
