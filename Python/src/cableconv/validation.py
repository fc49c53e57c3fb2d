"""Whether documents are as their schemas want them."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass

from .errors import CableconvError, RecordError
from .program import find_program

_LINE = re.compile(r"-:(?:(?P<line>\d+):)? error: (?P<message>.*)")


@dataclass(frozen=True)
class Problem:
    """Where a document is not as its schema wants it; ``line`` is missing where none is to blame."""

    message: str
    line: int | None = None


def validate(
    document: bytes | str | os.PathLike[str], *, schema: str | os.PathLike[str] | None = None
) -> list[Problem]:
    """What is wrong with a document of TEI, JSON-LD or JSON; nothing where it is valid.

    A ``str`` is a path, as everywhere here. ``schema`` names another schema than the program's own.
    """
    if isinstance(document, (bytes, bytearray, memoryview)):
        content = bytes(document)
    else:
        try:
            with open(document, "rb") as file:
                content = file.read()
        except OSError as error:
            raise RecordError(
                f"cannot be read: {error.strerror}", kind="unreadable", name=os.fspath(document)
            ) from error
    command = [find_program(), "validate", "-"]
    if schema is not None:
        command += ["--schema", os.fspath(schema)]
    done = subprocess.run(command, input=content, capture_output=True, check=False)
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode == 0:
        return []
    problems = []
    for line in said.splitlines():
        found = _LINE.fullmatch(line)
        if found:
            number = found["line"]
            problems.append(Problem(found["message"], None if number is None else int(number)))
        elif problems:
            # A message of several lines.
            last = problems.pop()
            problems.append(Problem(f"{last.message}\n{line}", last.line))
    if done.returncode != 1 or not problems:
        raise CableconvError(said.strip() or f"validation ended with status {done.returncode}")
    return problems
