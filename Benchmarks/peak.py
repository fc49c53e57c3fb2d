"""Runs a program and says what it took: its exit status, CPU seconds, and the peak of its memory in bytes.

The peak of a process is at least that of the one which started it. So another starts it that has next to
nothing.
"""

import os
import subprocess
import sys

_STARTER = """
import os, sys
pid = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ,
                      file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
_, status, usage = os.wait4(pid, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)
"""


def run(arguments, *, stdin=subprocess.DEVNULL, environment=None):
    """Exit status, CPU seconds and peak of a program whose output and messages nobody reads."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _STARTER, *map(str, arguments)], stdin=stdin,
        env={**os.environ, **(environment or {})}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        check=True, text=True)
    status, seconds, peak = done.stdout.split()
    return int(status), float(seconds), int(peak)
