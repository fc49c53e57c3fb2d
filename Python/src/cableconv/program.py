"""Where the program is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from .errors import ProgramError

#: The environment variable that names the program.
VARIABLE = "CABLECONV"


def find_program() -> str:
    """The path of ``cableconv``.

    In this order: the environment variable ``CABLECONV``, the one inside this package (a wheel for
    Linux has it), the one on ``PATH``. Raises :class:`ProgramError` where there is none.
    """
    named = os.environ.get(VARIABLE)
    if named:
        if not _is_program(named):
            raise ProgramError(f"{VARIABLE} names no program that can be run: {named}")
        return named
    own = Path(__file__).with_name("_bin") / "cableconv"
    if _is_program(own):
        return str(own)
    found = shutil.which("cableconv")
    if found:
        return found
    raise ProgramError(
        "the program cableconv is not there: install the wheel for Linux, which has it, put it on"
        f" PATH, or name it by the environment variable {VARIABLE}"
    )


def _is_program(path: str | Path) -> bool:
    return os.path.isfile(path) and os.access(path, os.X_OK)
