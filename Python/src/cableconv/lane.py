"""One process of ``cableconv filter``, and the records that it has."""

from __future__ import annotations

import fcntl
import json
import os
import select
import selectors
import signal
import subprocess
import tempfile
import time
from collections import deque
from collections.abc import Mapping, Sequence
from typing import IO, Any, Protocol

from .errors import ProgramError, RecordError
from .record import Answer, Documents, Sent

#: The form of answers that this package understands.
PROTOCOL = 1
_CHUNK = 1 << 18
#: What a pipe is to hold, so that a record and its answer pass at once: the most that anybody may ask for.
_PIPE = 1 << 20


class Limits(Protocol):
    """What all lanes of a filter have in common."""

    in_flight: int
    in_flight_bytes: int
    timeout: float
    restarts: int

    @property
    def command(self) -> Sequence[str]: ...


class Lane:
    """One process, and the records that it has."""

    def __init__(self, owner: Limits) -> None:
        self.owner = owner
        self.pending: deque[Sent] = deque()
        self.pending_bytes = 0
        self._begin()

    # Life

    def _begin(self) -> None:
        self.errors: IO[bytes] = tempfile.TemporaryFile()
        try:
            self.process = subprocess.Popen(
                self.owner.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=self.errors, bufsize=0, close_fds=True,
            )
        except OSError as error:
            raise ProgramError(f"{self.owner.command[0]} does not run: {error}") from error
        assert self.process.stdin is not None and self.process.stdout is not None
        self.stdin = self.process.stdin
        self.stdout = self.process.stdout
        os.set_blocking(self.stdin.fileno(), False)
        os.set_blocking(self.stdout.fileno(), False)
        _widen(self.stdin.fileno())
        _widen(self.stdout.fileno())
        self.outgoing: deque[memoryview] = deque(memoryview(sent.line) for sent in self.pending)
        self._incoming: list[bytes] = []
        #: How many bytes have come, and how many are needed for the first answer as far as is known.
        self._come = 0
        self._needed = 1
        self.since = time.monotonic()
        self.hello = self._read_hello()

    def _read_hello(self) -> Mapping[str, Any]:
        deadline = time.monotonic() + max(30.0, self.owner.timeout)
        line = b""
        with selectors.DefaultSelector() as selector:
            selector.register(self.stdout, selectors.EVENT_READ)
            while not line.endswith(b"\n"):
                ready = selector.select(max(0.0, deadline - time.monotonic()))
                # Nothing stands behind the first line: no record has been sent.
                chunk = self.stdout.read(_CHUNK) if ready else None
                if not chunk:
                    self.process.kill()
                    said = self._said()
                    self.end()
                    raise ProgramError(
                        f"{self.owner.command[0]} does not start: "
                        + (said or "it says nothing; is it too old for this package?")
                    )
                line += chunk
        self.since = time.monotonic()
        hello: dict[str, Any] = {}
        try:
            hello = json.loads(line)
            protocol = hello["protocol"]
            self._values = frozenset(hello.get("values", ()))
        except (ValueError, KeyError, TypeError):
            protocol = None
        if protocol != PROTOCOL:
            self.end()
            raise ProgramError(
                f"{self.owner.command[0]} speaks another protocol: {line[:200]!r}")
        return hello

    def _said(self) -> str:
        """The end of what the process said on standard error."""
        self.process.wait()
        self.errors.seek(0, os.SEEK_END)
        self.errors.seek(max(0, self.errors.tell() - 2000))
        return self.errors.read().decode("utf-8", "replace").strip()

    def end(self) -> None:
        """Ends the process, gently where it has nothing to do."""
        for stream in (self.stdin, self.stdout):
            try:
                stream.close()
            except OSError:
                pass
        if self.pending:
            self.process.kill()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.errors.close()

    # Records

    def has_room(self, sent: Sent) -> bool:
        if not self.pending:
            return True
        return (
            len(self.pending) < self.owner.in_flight
            and self.pending_bytes + len(sent.line) <= self.owner.in_flight_bytes
        )

    def put(self, sent: Sent) -> None:
        if not self.pending:
            if self.process.poll() is not None:
                # It ended while it had nothing to do: that is no record's fault.
                self._restart()
            self.since = time.monotonic()
        self.pending.append(sent)
        self.pending_bytes += len(sent.line)
        self.outgoing.append(memoryview(sent.line))

    def _take(self) -> Sent:
        sent = self.pending.popleft()
        self.pending_bytes -= len(sent.line)
        return sent

    @property
    def deadline(self) -> float:
        """When the first record has had its time."""
        return self.since + self.owner.timeout

    def rested(self) -> None:
        """The answers lay where nobody took them: that time is no record's."""
        self.since = time.monotonic()

    # Bytes

    def watch(self, poll: select.poll) -> None:
        poll.register(self.stdout, select.POLLIN)
        if self.outgoing:
            poll.register(self.stdin, select.POLLOUT)

    def write(self) -> None:
        try:
            while self.outgoing:
                count = os.write(self.stdin.fileno(), self.outgoing[0])
                if count < len(self.outgoing[0]):
                    self.outgoing[0] = self.outgoing[0][count:]
                    return
                self.outgoing.popleft()
        except BlockingIOError:
            return
        except OSError:
            # It has ended; its output says so, behind the answers that it gave.
            self.outgoing.clear()

    def read(self) -> list[tuple[int, Answer]]:
        try:
            chunk = os.read(self.stdout.fileno(), _CHUNK)
        except BlockingIOError:
            return []
        if not chunk:
            return [self.give_up("crash", "")]
        self._incoming.append(chunk)
        self._come += len(chunk)
        if self._come < self._needed:
            return []
        data = chunk if len(self._incoming) == 1 else b"".join(self._incoming)
        answers: list[tuple[int, Answer]] = []
        place = 0
        while place < len(data):
            # A line that begins with the number of bytes that follow it.
            start = data.find(b"\n", place) + 1
            if not start:
                self._needed = 1
                break
            sent = self.pending[0] if self.pending else None
            try:
                digits, _, line = data[place:start].partition(b" ")
                end = start + int(digits)
                if end > len(data):
                    self._needed = end - place
                    break
                members = json.loads(line.decode())
                if sent is None or members["id"] != sent.number or end < start:
                    raise ValueError
                answer = self._answer(sent, members, data[start:end])
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                if sent is None:
                    self._restart()
                    return answers
                answers.append(
                    self.give_up("crash", "the program's answer is not to the record"))
                return answers
            self._take()
            answers.append((sent.number, answer))
            place = end
            self._needed = 1
        if answers:
            self.since = time.monotonic()
        rest = data[place:]
        self._incoming = [rest] if rest else []
        self._come = len(rest)
        return answers

    def _answer(self, sent: Sent, members: dict[str, Any], documents: bytes) -> Answer:
        place = 0
        cables: list[dict[str, Any]] = []
        for cable in members.get("cables", ()):
            lengths = cable.pop("lengths")
            own: dict[str, bytes] = {}
            for format, length in lengths.items():
                own[format] = documents[place:place + length]
                place += length
            cable["documents"] = Documents(own, self._values)
            cables.append(cable)
        if place != len(documents):
            raise ValueError
        message = members.get("error")
        kind = "unreadable" if "unreadable" in members else "input"
        return Answer(
            sent.id, sent.name, cables, members.get("diagnostics", []),
            None if message is None else RecordError(message, kind=kind, name=sent.name),
        )

    def give_up(self, kind: str, message: str) -> tuple[int, Answer]:
        """The answer of the first record, whose process is no more; the others are asked again."""
        sent = self._take()
        self.process.kill()
        said = self._said()
        status = self.process.returncode
        if not message:
            how = (
                f"was ended by signal {signal.Signals(-status).name}" if status < 0
                else f"ended with status {status}"
            )
            message = f"the program {how} while it had this record"
            if said:
                message += f": {said.splitlines()[-1]}"
        self._restart()
        return sent.number, Answer(
            sent.id, sent.name, error=RecordError(message, kind=kind, name=sent.name))

    def _restart(self) -> None:
        self.owner.restarts += 1
        pending, self.pending = self.pending, deque()
        self.process.kill()
        self.end()
        self.pending = pending
        self._begin()


def _widen(pipe: int) -> None:
    """Makes a pipe hold more, where the system lets it."""
    try:
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)
    except (AttributeError, OSError):
        pass
