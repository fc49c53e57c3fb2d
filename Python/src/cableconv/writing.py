"""Documents from cables and sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .cable import Cable
from .errors import RecordError
from .process import Filter
from .record import Record
from .reading import Readable, shared_answer


def write(
    source: Cable | Readable, to: str, *, arguments: Sequence[str] = (), name: str | None = None
) -> bytes:
    """The one document of a cable, or of a file or bytes: what ``cableconv FILE --to …`` writes.

    ``arguments`` are flags of the command line: ``["--page-marks", "drop"]``. Raises
    :class:`RecordError` where there is no cable, or several (:func:`write_all`).
    """
    documents = write_all(source, to, arguments=arguments, name=name)
    if len(documents) > 1:
        raise RecordError(f"it holds {len(documents)} cables; write_all has their documents")
    return documents[0]


def write_all(
    source: Cable | Readable, to: str, *, arguments: Sequence[str] = (), name: str | None = None
) -> list[bytes]:
    """The documents of all cables of a source."""
    if to == "tables":
        raise ValueError("tables are of many cables: cableconv.frames has them")
    record: Any = source
    if isinstance(source, Cable):
        record = Record(source.documents.raw("json"), format="json", name=source.name)
    elif not isinstance(source, Record):
        record = Record(source, name=name)
    answer = shared_answer(record, (to,), tuple(arguments), values=False)
    if answer.error is not None:
        raise answer.error
    return [
        cable["documents"].raw(format) for cable in answer.cables for format in cable["documents"]]
