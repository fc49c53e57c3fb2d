"""Cables from files and bytes."""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Iterable, Iterator
from typing import Any, Union

from .cable import Cable
from .errors import RecordError
from .process import Filter
from .record import Answer, Record

#: A path (``str`` or ``os.PathLike``), or the bytes of a cable. A text is a path; text that is a cable
#: goes in as bytes: ``text.encode()``.
Readable = Union[str, "os.PathLike[str]", bytes, Record]

_READING = ("json", "tables")
_shared: dict[tuple[Any, ...], Filter] = {}
_lock = threading.Lock()
_owner = os.getpid()


def shared_answer(
    record: Any, to: tuple[str, ...], arguments: tuple[str, ...] = (), values: bool = True
) -> Answer:
    """The answer of a process that this interpreter keeps."""
    global _owner
    with _lock:
        if _owner != os.getpid():
            # The processes are those of the parent that this one was forked from.
            _shared_of_others.append(dict(_shared))
            _shared.clear()
            _owner = os.getpid()
        key = (to, arguments, values)
        if key not in _shared:
            _shared[key] = Filter(to, arguments=arguments, values=values)
        return _shared[key].answer(record)


# Kept, so that nothing ends them.
_shared_of_others: list[dict[tuple[Any, ...], Filter]] = []


@atexit.register
def close() -> None:
    """Ends the processes that :func:`read` and :func:`write` keep. The next call begins new ones."""
    with _lock:
        if _owner == os.getpid():
            for process in _shared.values():
                process.close()
            _shared.clear()


def read(source: Readable, *, format: str | None = None, name: str | None = None) -> Cable:
    """The one cable of a file, or of bytes.

    Raises :class:`RecordError` where there is none, and where there are several
    (:func:`read_all` has them). ``format`` names the reader where the content does not tell;
    ``name`` is what is recorded as the file's.
    """
    cables = read_all(source, format=format, name=name)
    if len(cables) > 1:
        raise RecordError(
            f"it holds {len(cables)} cables; read_all has them", name=cables[0].name)
    return cables[0]


def read_all(
    source: Readable, *, format: str | None = None, name: str | None = None
) -> list[Cable]:
    """All cables of a file or of bytes; at least one."""
    if not isinstance(source, Record):
        source = Record(source, format=format, name=name)
    answer = shared_answer(source, _READING, values=False)
    if answer.error is not None:
        raise answer.error
    return _cables(answer)


def read_many(
    sources: Iterable[Readable],
    *,
    jobs: int = 1,
    timeout: float = 60.0,
    in_flight: int = 32,
) -> Iterator[Cable | RecordError]:
    """The cables of many sources, in their order, read by so many processes.

    Errors come in their place, as values: one source, one error at most, behind the cables that were
    whole. Sources are taken as they are needed, so that they may be without end, and memory stays
    flat: at most ``in_flight`` records a process are on their way.
    """
    with Filter(
        _READING, jobs=jobs, timeout=timeout, in_flight=in_flight, values=False
    ) as process:
        for answer in process.answers(sources):
            yield from _cables(answer)
            if answer.error is not None:
                yield answer.error


def _cables(answer: Answer) -> list[Cable]:
    return [Cable(cable["documents"], answer.name) for cable in answer.cables]
