"""Diplomatic cables as Python objects, tables and documents.

The program ``cableconv`` does the reading; this package keeps it running and asks it.
"""

from .cable import Cable, Evidence
from .errors import CableconvError, ProgramError, RecordError
from .frames import frame, frames
from .process import Filter
from .record import Answer, Documents, Record
from .program import find_program
from .reading import close, read, read_all, read_many
from .sources import records, rows
from .validation import Problem, validate
from .writing import write, write_all

__all__ = [
    "Answer", "Cable", "CableconvError", "Documents", "Evidence", "Filter", "Problem", "ProgramError",
    "Record", "RecordError", "close", "find_program", "frame", "frames", "read", "read_all", "read_many",
    "records", "rows", "validate", "write", "write_all",
]
