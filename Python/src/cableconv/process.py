"""``cableconv filter`` as a process that lives on: records in, answers out, in their order.

One loop feeds all processes and reads from them. How many records are on their way is limited, and so
is how many bytes; whoever takes answers slowly makes the processes wait. What a record does to its
process is that record's error: the process is begun anew, and the records behind it are asked again.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from .errors import ProgramError, RecordError
from .program import find_program

#: The form of answers that this package understands.
PROTOCOL = 1
_CHUNK = 1 << 18


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


class Filter:
    """Processes of ``cableconv filter`` that answer records.

    ``to`` names the formats; ``jobs`` is how many processes there are. ``in_flight`` is how many
    records each may have, ``in_flight_bytes`` how many bytes of them (one that is longer goes alone).
    ``timeout`` is how many seconds a record may take its process. ``values`` says whether documents
    that are JSON come as values; otherwise they are texts as the command line writes them. ``arguments``
    are further flags of the command line.
    """

    def __init__(
        self,
        to: str | Sequence[str] = ("json", "tables"),
        *,
        jobs: int = 1,
        in_flight: int = 32,
        in_flight_bytes: int = 32 << 20,
        timeout: float = 60.0,
        arguments: Sequence[str] = (),
        values: bool = True,
        program: str | None = None,
    ) -> None:
        if jobs < 1 or in_flight < 1 or in_flight_bytes < 1 or timeout <= 0:
            raise ValueError("jobs, in_flight, in_flight_bytes and timeout are at least one")
        formats = [to] if isinstance(to, str) else list(to)
        self.formats = tuple(formats)
        self.jobs = jobs
        self.in_flight = in_flight
        self.in_flight_bytes = in_flight_bytes
        self.timeout = timeout
        self._command = [
            program or find_program(), "filter", "--hello", "--to", ",".join(formats),
            *(["--values"] if values else []), *arguments,
        ]
        self._lanes: list[_Lane] = []
        self._selector = selectors.DefaultSelector()
        self._busy = False
        #: How often a process was begun anew.
        self.restarts = 0
        #: The most records that were on their way at once.
        self.most_in_flight = 0

    # Life

    def __enter__(self) -> Filter:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the processes. The next records begin new ones."""
        for lane in self._lanes:
            lane.end()
        self._lanes = []

    def __del__(self) -> None:
        try:
            self.close()
            self._selector.close()
        except Exception:  # The interpreter may be half gone.
            pass

    @property
    def hello(self) -> Mapping[str, Any]:
        """What the program says of itself: its version, and the columns of its tables."""
        return self._start(1)[0].hello

    @property
    def process_ids(self) -> list[int]:
        """The ids of the processes that run."""
        return [lane.process.pid for lane in self._lanes]

    def _start(self, count: int) -> list[_Lane]:
        while len(self._lanes) < count:
            self._lanes.append(_Lane(self))
        return self._lanes

    # Records

    def answer(self, record: Record | bytes | str | os.PathLike[str]) -> Answer:
        """The answer to one record."""
        (answer,) = self.answers([record])
        return answer

    def answers(
        self, records: Iterable[Record | bytes | str | os.PathLike[str]]
    ) -> Iterator[Answer]:
        """An answer for each record, in their order. Records are taken as they are needed."""
        if self._busy:
            raise RuntimeError("this Filter answers other records now; use another one")
        self._busy = True
        try:
            yield from self._answers(iter(records))
        except BaseException:
            # Answers to what nobody waits for any more must not meet the next records.
            self.close()
            raise
        finally:
            self._busy = False

    def _answers(self, records: Iterator[Any]) -> Iterator[Answer]:
        lanes = self._start(self.jobs)
        ready: dict[int, Answer] = {}
        window = self.in_flight * self.jobs
        taken = given = 0
        waiting: _Sent | None = None
        exhausted = False
        while True:
            # Records in, as far as there is room.
            while not exhausted and taken - given < window:
                if waiting is None:
                    try:
                        record = _record(next(records))
                    except StopIteration:
                        exhausted = True
                        break
                    sent = _Sent.of(record, taken)
                    if isinstance(sent, Answer):
                        ready[taken] = sent
                        taken += 1
                        continue
                    waiting = sent
                lane = min(lanes, key=lambda lane: lane.pending_bytes)
                if not lane.has_room(waiting):
                    break
                lane.put(waiting)
                waiting = None
                taken += 1
            self.most_in_flight = max(
                self.most_in_flight, sum(len(lane.pending) for lane in lanes)
            )
            if given in ready:
                yield ready.pop(given)
                given += 1
                for lane in lanes:
                    lane.rested()
                continue
            if exhausted and given == taken:
                return
            for number, answer in self._wait(lanes):
                ready[number] = answer

    def _wait(self, lanes: list[_Lane]) -> list[tuple[int, Answer]]:
        """Waits until something can be read or written, or a record has had its time."""
        busy = [lane for lane in lanes if lane.pending]
        for lane in busy:
            lane.watch(self._selector)
        deadline = min(lane.deadline for lane in busy)
        try:
            events = self._selector.select(max(0.0, deadline - time.monotonic()))
        finally:
            for lane in busy:
                lane.unwatch(self._selector)
        answers: list[tuple[int, Answer]] = []
        readable = set()
        for key, _ in events:
            lane, reads = key.data
            if reads:
                readable.add(lane)
                answers += lane.read()
            elif lane.pending:
                lane.write()
        now = time.monotonic()
        for lane in busy:
            if lane not in readable and lane.pending and lane.deadline <= now:
                answers.append(
                    lane.give_up("timeout", f"no answer within {self.timeout:g} seconds"))
        return answers


def _record(value: Any) -> Record:
    return value if isinstance(value, Record) else Record(value)


@dataclass(slots=True)
class _Sent:
    """A record on its way."""

    number: int
    id: Any
    name: str | None
    line: bytes

    @staticmethod
    def of(record: Record, number: int) -> _Sent | Answer:
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
        return _Sent(number, record.id, name, line)


class _Lane:
    """One process, and the records that it has."""

    def __init__(self, owner: Filter) -> None:
        self.owner = owner
        self.pending: deque[_Sent] = deque()
        self.pending_bytes = 0
        self._begin()

    # Life

    def _begin(self) -> None:
        self.errors: IO[bytes] = tempfile.TemporaryFile()
        try:
            self.process = subprocess.Popen(
                self.owner._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=self.errors, bufsize=0, close_fds=True,
            )
        except OSError as error:
            raise ProgramError(f"{self.owner._command[0]} does not run: {error}") from error
        assert self.process.stdin is not None and self.process.stdout is not None
        self.stdin = self.process.stdin
        self.stdout = self.process.stdout
        os.set_blocking(self.stdin.fileno(), False)
        os.set_blocking(self.stdout.fileno(), False)
        self.outgoing: deque[memoryview] = deque(memoryview(sent.line) for sent in self.pending)
        self.incoming: list[bytes] = []
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
                        f"{self.owner._command[0]} does not start: "
                        + (said or "it says nothing; is it too old for this package?")
                    )
                line += chunk
        self.since = time.monotonic()
        hello: dict[str, Any] = {}
        try:
            hello = json.loads(line)
            protocol = hello["protocol"]
        except (ValueError, KeyError, TypeError):
            protocol = None
        if protocol != PROTOCOL:
            self.end()
            raise ProgramError(
                f"{self.owner._command[0]} speaks another protocol: {line[:200]!r}")
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

    def has_room(self, sent: _Sent) -> bool:
        if not self.pending:
            return True
        return (
            len(self.pending) < self.owner.in_flight
            and self.pending_bytes + len(sent.line) <= self.owner.in_flight_bytes
        )

    def put(self, sent: _Sent) -> None:
        if not self.pending:
            if self.process.poll() is not None:
                # It ended while it had nothing to do: that is no record's fault.
                self._restart()
            self.since = time.monotonic()
        self.pending.append(sent)
        self.pending_bytes += len(sent.line)
        self.outgoing.append(memoryview(sent.line))

    def _take(self) -> _Sent:
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

    def watch(self, selector: selectors.BaseSelector) -> None:
        selector.register(self.stdout, selectors.EVENT_READ, (self, True))
        if self.outgoing:
            selector.register(self.stdin, selectors.EVENT_WRITE, (self, False))

    def unwatch(self, selector: selectors.BaseSelector) -> None:
        for key in list(selector.get_map().values()):
            if key.data[0] is self:
                selector.unregister(key.fileobj)

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
        if b"\n" not in chunk:
            self.incoming.append(chunk)
            return []
        self.since = time.monotonic()
        *lines, rest = (b"".join(self.incoming) + chunk).split(b"\n")
        self.incoming = [rest] if rest else []
        answers: list[tuple[int, Answer]] = []
        for line in lines:
            sent = self.pending[0] if self.pending else None
            try:
                members = json.loads(line)
                if sent is None or members["id"] != sent.number:
                    raise ValueError
            except (ValueError, KeyError, TypeError, RecursionError):
                if sent is None:
                    self._restart()
                    return answers
                answers.append(
                    self.give_up("crash", "the program's answer is not to the record"))
                return answers
            self._take()
            answers.append((sent.number, _answer(sent, members)))
        return answers

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


def _answer(sent: _Sent, members: dict[str, Any]) -> Answer:
    message = members.get("error")
    return Answer(
        sent.id, sent.name, members.get("cables", []), members.get("diagnostics", []),
        None if message is None else RecordError(message, name=sent.name),
    )
