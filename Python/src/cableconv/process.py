"""``cableconv filter`` as a process that lives on: records in, answers out, in their order.

One loop feeds all processes and reads from them. How many records are on their way is limited, and so
is how many bytes; whoever takes answers slowly makes the processes wait. What a record does to its
process is that record's error: the process is begun anew, and the records behind it are asked again.
"""

from __future__ import annotations

import os
import select
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .lane import Lane
from .program import find_program
from .record import Answer, Record, Sent


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
        self.command = [
            program or find_program(), "filter", "--hello", "--lengths", "--paths",
            "--to", ",".join(formats), *(["--values"] if values else []), *arguments,
        ]
        self._lanes: list[Lane] = []
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

    def _start(self, count: int) -> list[Lane]:
        while len(self._lanes) < count:
            self._lanes.append(Lane(self))
        return self._lanes

    # Records

    def answer(self, record: Record | bytes | str | os.PathLike[str]) -> Answer:
        """The answer to one record, on the shortest way."""
        self._begin()
        try:
            sent = Sent.of(_record(record), 0)
            if isinstance(sent, Answer):
                return sent
            lane = self._start(1)[0]
            lane.put(sent)
            # Most often there is room for it.
            lane.write()
            self.most_in_flight = max(self.most_in_flight, 1)
            while True:
                for _, answer in self._wait([lane]):
                    return answer
        except BaseException:
            self.close()
            raise
        finally:
            self._busy = False

    def answers(
        self, records: Iterable[Record | bytes | str | os.PathLike[str]]
    ) -> Iterator[Answer]:
        """An answer for each record, in their order. Records are taken as they are needed."""
        self._begin()
        try:
            yield from self._answers(iter(records))
        except BaseException:
            # Answers to what nobody waits for any more must not meet the next records.
            self.close()
            raise
        finally:
            self._busy = False

    def _begin(self) -> None:
        if self._busy:
            raise RuntimeError("this Filter answers other records now; use another one")
        self._busy = True

    def _answers(self, records: Iterator[Any]) -> Iterator[Answer]:
        lanes = self._start(self.jobs)
        ready: dict[int, Answer] = {}
        window = self.in_flight * self.jobs
        taken = given = 0
        waiting: Sent | None = None
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
                    sent = Sent.of(record, taken)
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

    def _wait(self, lanes: list[Lane]) -> list[tuple[int, Answer]]:
        """Waits until something can be read or written, or a record has had its time."""
        busy = [lane for lane in lanes if lane.pending]
        poll = select.poll()
        for lane in busy:
            lane.watch(poll)
        deadline = min(lane.deadline for lane in busy)
        # Milliseconds, as many as the system can count.
        rest = min(max(0.0, deadline - time.monotonic()), 1e6)
        events = dict(poll.poll(rest * 1000 + 1))
        answers: list[tuple[int, Answer]] = []
        readable = set()
        for lane in busy:
            reads, writes = lane.stdout.fileno(), lane.stdin.fileno()
            if reads in events:
                readable.add(lane)
                answers += lane.read()
            if writes in events and lane.pending:
                lane.write()
        now = time.monotonic()
        for lane in busy:
            if lane not in readable and lane.pending and lane.deadline <= now:
                answers.append(
                    lane.give_up("timeout", f"no answer within {self.timeout:g} seconds"))
        return answers


def _record(value: Any) -> Record:
    return value if isinstance(value, Record) else Record(value)
