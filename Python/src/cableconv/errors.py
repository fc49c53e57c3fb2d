"""What can go wrong."""

from __future__ import annotations


class CableconvError(Exception):
    """Anything that this package says."""


class ProgramError(CableconvError):
    """The program is missing, too old, or does not start."""


class RecordError(CableconvError):
    """One record was not converted; the others are.

    ``kind`` is ``"input"`` where the program says why, ``"crash"`` where it ended while it had the
    record, ``"timeout"`` where it was given up, ``"unreadable"`` where the file cannot be read.
    """

    def __init__(self, message: str, *, kind: str = "input", name: str | None = None) -> None:
        super().__init__(f"{name}: {message}" if name else message)
        self.message = message
        self.kind = kind
        self.name = name

    def __reduce__(self):  # type: ignore[no-untyped-def]
        return _record_error, (self.message, self.kind, self.name)


def _record_error(message: str, kind: str, name: str | None) -> RecordError:
    return RecordError(message, kind=kind, name=name)
