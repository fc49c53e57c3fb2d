"""The process that lives on, whatever records do to it."""

from __future__ import annotations

import json
import os
import pickle
import signal
import stat

import pytest

import cableconv
from cableconv import Filter, ProgramError, Record, RecordError
from conftest import SAMPLES


def text(answer):
    return answer.cables[0]["documents"]["json"]["got"]


def cables(count):
    return [f"SUBJECT: CLOCK {n}\n\n1. (C) It is {n} o'clock.\n".encode() for n in range(count)]


@pytest.mark.parametrize("jobs", [1, 3])
def test_answers_come_in_the_order_of_records(jobs):
    with Filter("text", jobs=jobs, in_flight=5) as process:
        answers = list(process.answers(cables(200)))
    assert [a.cables[0]["documents"]["text"].split("\n")[0] for a in answers] == [
        f"SUBJECT: CLOCK {n}" for n in range(200)
    ]
    assert process.restarts == 0


def test_ids_are_kept_whatever_they_are():
    ids = [None, 1, 2**70, "two\n", ("a", 1), 1.5, object()]
    records = [Record(source, id=id) for id, source in zip(ids, cables(len(ids)))]
    with Filter("text") as process:
        assert [answer.id for answer in process.answers(records)] == ids


def test_one_process_answers_one_record_after_the_other():
    with Filter("text") as process:
        pids = set()
        for source in cables(5):
            assert process.answer(source).error is None
            pids.update(process.process_ids)
        assert len(pids) == 1 and process.restarts == 0


@pytest.mark.parametrize("poison", [
    b"", b"   \n\n", b"\0" * 100, bytes(range(256)) * 50, b"\xff\xfe", b"{", b"[" * 100_000,
    b"<html><p>none</p></html>", b"\n" * 1000, b"PK\x03\x04" + b"\0" * 100, "\u2028\u0085\ufeff".encode(),
])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_poisoned_record_is_an_error_in_its_place(poison, jobs):
    good = cables(2)
    with Filter("text", jobs=jobs) as process:
        first, bad, last = process.answers([good[0], poison, good[1]])
    assert first.error is None and last.error is None
    assert bad.cables == [] and isinstance(bad.error, RecordError) and bad.error.kind == "input"


def test_a_huge_record_passes_between_small_ones():
    huge = b"SUBJECT: MUCH\n\n" + b"1. (C) " + b"Many words. " * 1_000_000
    with Filter("text", in_flight_bytes=1 << 16) as process:
        answers = list(process.answers([*cables(2), huge, *cables(2)]))
    assert [answer.error for answer in answers] == [None] * 5
    assert len(answers[2].cables[0]["documents"]["text"]) > 10_000_000


def test_a_file_that_cannot_be_read_is_an_error_in_its_place(tmp_path):
    with Filter("text") as process:
        answers = list(process.answers(
            [tmp_path / "none", tmp_path, SAMPLES / "no-tags.txt", "a\0b"]))
    assert [a.error and a.error.kind for a in answers] == [
        "unreadable", "unreadable", None, "unreadable"]
    assert answers[0].error.message == "cannot be read: No such file or directory"
    assert answers[0].error.name == "none"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_an_error_in_its_place(tmp_path):
    path = tmp_path / "closed.txt"
    path.write_bytes(cables(1)[0])
    path.chmod(0)
    with Filter("text") as process:
        (answer,) = process.answers([path])
    assert answer.error.kind == "unreadable"
    assert answer.error.message.startswith("cannot be read: Permission denied")


def test_what_the_program_says_is_unreadable_is_so(fake, tmp_path):
    path = tmp_path / "gone.txt"
    path.write_bytes(b"UNREADABLE")
    with Filter("json", program=fake()) as process:
        first, second = process.answers([path, b"2"])
    assert (first.error.kind, first.error.message) == ("unreadable", "cannot be read: gone")
    assert first.cables == [] and text(second) == "2"


def test_a_file_is_found_wherever_this_process_goes(tmp_path, monkeypatch):
    with Filter("text") as process:
        assert process.answer(cables(1)[0]).error is None
        (tmp_path / "é b.txt").write_bytes(cables(2)[1])
        (tmp_path / os.fsdecode(b"\xff.txt")).write_bytes(cables(3)[2])
        monkeypatch.chdir(tmp_path)
        answers = list(process.answers(["é b.txt", os.fsdecode(b"\xff.txt")]))
    assert [a.cables[0]["documents"]["text"][:15] for a in answers] == [
        "SUBJECT: CLOCK ", "SUBJECT: CLOCK "]
    assert [a.name for a in answers] == ["é b.txt", os.fsdecode(b"\xff.txt")]


def test_a_pipe_is_read_by_this_process():
    reads, writes = os.pipe()
    os.write(writes, cables(1)[0])
    os.close(writes)
    with Filter("text") as process, os.fdopen(reads):
        assert process.answer(f"/dev/fd/{reads}").error is None


def test_documents_are_read_when_they_are_asked_for():
    with Filter(("json", "text", "tables")) as process:
        (cable,) = process.answer(cables(1)[0]).cables
    documents = cable["documents"]
    assert list(documents) == ["json", "text", "tables"] and len(documents) == 3
    assert documents.raw("text") == documents["text"].encode()
    assert json.loads(documents.raw("json")) == documents["json"]
    assert documents["tables"]["cable"][0]["subject"] == "CLOCK 0"
    assert documents["tables"] is documents["tables"]
    assert pickle.loads(pickle.dumps(documents)) == documents
    with pytest.raises(KeyError):
        documents["tei"]


@pytest.mark.parametrize("answer", [
    b"5 {}\n12345", b"-1 {}\n", b"x\n", b'2 {"id": 0, "cables": [{"lengths": {"json": 1}}]}\n{}',
    b'2 {"id": 0, "cables": [{}]}\n{}', b'2 {"id": 0, "cables": [1]}\n{}', b"0 []\n", b"\n",
])
def test_an_answer_of_another_form_is_an_error_of_its_record(fake, answer):
    with Filter("json", program=fake()) as process:
        bad, good = process.answers([b"SAY" + answer, b"1"])
    assert (bad.error.kind, bad.error.message) == ("crash", "the program's answer is not to the record")
    assert text(good) == "1" and process.restarts == 1


def test_an_answer_may_come_in_pieces(fake):
    records = [b"SLOW", b"1", b"SLOW"]
    with Filter("json", program=fake()) as process:
        assert [text(answer) for answer in process.answers(records)] == ["SLOW", "1", "SLOW"]
        assert process.restarts == 0


def test_bytes_that_are_no_utf_8_go_as_they_are():
    source = (SAMPLES / "telegram-latin1.txt").read_bytes()
    with Filter("json") as process:
        document = process.answer(source).cables[0]["documents"]["json"]
    assert document["cable"]["provenance"]["source"]["encoding"] == "windows-1252"
    assert document["cable"]["provenance"]["source"]["size"] == len(source)


# Crashes


def test_killing_the_process_costs_one_record_at_most(program):
    total = 300
    with Filter("text", in_flight=16) as process:
        answers = []
        for answer in process.answers(cables(total)):
            answers.append(answer)
            if len(answers) in (50, 120):
                os.kill(process.process_ids[0], signal.SIGKILL)
    assert len(answers) == total
    failed = [n for n, answer in enumerate(answers) if answer.error is not None]
    assert process.restarts == 2 and len(failed) <= 2
    for n, answer in enumerate(answers):
        if n in failed:
            assert answer.error.kind == "crash" and "SIGKILL" in answer.error.message
        else:
            assert f"CLOCK {n}\n" in answer.cables[0]["documents"]["text"]


def test_killing_an_idle_process_costs_nothing():
    with Filter("text") as process:
        assert process.answer(cables(1)[0]).error is None
        pid = process.process_ids[0]
        os.kill(pid, signal.SIGKILL)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        assert process.answer(cables(1)[0]).error is None
        assert process.restarts == 1


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("deed, said", [
    (b"KILL", "was ended by signal SIGKILL while it had this record"),
    (b"EXIT", "ended with status 3 while it had this record: Fatal error: planned"),
    (b"HALF", "was ended by signal SIGKILL while it had this record"),
    (b"OTHER", "the program's answer is not to the record"),
    (b"NOISE", "the program's answer is not to the record"),
])
def test_what_a_record_does_to_its_process_is_its_own_error(fake, deed, said, jobs):
    records = [b"%d" % n for n in range(20)]
    records[7] = deed
    with Filter("json", program=fake(), jobs=jobs) as process:
        answers = list(process.answers(records))
    assert [n for n, a in enumerate(answers) if a.error] == [7]
    assert answers[7].error.kind == "crash" and said in answers[7].error.message
    assert [text(a) for a in answers if not a.error] == [
        str(n) for n in range(20) if n != 7]
    assert process.restarts == 1


def test_records_that_all_crash_are_all_said(fake):
    with Filter("json", program=fake()) as process:
        answers = list(process.answers([b"KILL"] * 10))
    assert [a.error.kind for a in answers] == ["crash"] * 10


def test_a_record_that_takes_too_long_is_given_up(fake):
    records = [b"1", b"HANG", b"2", b"HANG", b"3"]
    with Filter("json", program=fake(), timeout=0.5) as process:
        answers = list(process.answers(records))
    assert [a.error and a.error.kind for a in answers] == [None, "timeout", None, "timeout", None]
    assert answers[1].error.message == "no answer within 0.5 seconds"
    assert [text(a) for a in answers[::2]] == ["1", "2", "3"]


def test_a_process_that_does_not_read_is_given_up(fake):
    # More than any pipe holds, behind a record that hangs.
    records = [b"HANG", b"x" * 5_000_000, b"2"]
    with Filter("json", program=fake(), timeout=0.5) as process:
        answers = list(process.answers(records))
    assert [a.error and a.error.kind for a in answers] == ["timeout", None, None]


def test_the_time_that_answers_lie_is_no_records(fake):
    import time

    with Filter("json", program=fake(), timeout=0.6) as process:
        answers = []
        for answer in process.answers([b"%d" % n for n in range(4)]):
            time.sleep(0.8)
            answers.append(answer)
    assert [a.error for a in answers] == [None] * 4 and process.restarts == 0


# Limits


@pytest.mark.parametrize("jobs, in_flight", [(1, 1), (1, 8), (3, 4)])
def test_few_records_are_on_their_way(jobs, in_flight):
    taken = 0

    def records():
        nonlocal taken
        for source in cables(150):
            taken += 1
            yield source

    given = 0
    with Filter("text", jobs=jobs, in_flight=in_flight) as process:
        for _ in process.answers(records()):
            given += 1
            # One is taken and waits for room.
            assert taken - given <= jobs * in_flight + 1
    assert given == 150 and process.most_in_flight <= jobs * in_flight


def test_few_bytes_are_on_their_way(fake):
    longest = 0
    with Filter("json", program=fake(), in_flight=100, in_flight_bytes=10_000) as process:
        for answer in process.answers([b"x" * 4000] * 30):
            assert answer.error is None
            longest = max(longest, sum(lane.pending_bytes for lane in process._lanes))
    assert 4000 < longest <= 10_000


def test_answers_that_are_longer_than_pipes_do_not_jam(fake):
    with Filter("json", program=fake(), in_flight=8) as process:
        answers = list(process.answers([b"LONG", b"x" * 3_000_000] * 4))
    assert [len(text(a)) for a in answers] == [3_000_000] * 8


def test_records_may_be_without_end():
    def records():
        while True:
            yield cables(1)[0]

    with Filter("text") as process:
        stream = process.answers(records())
        assert [next(stream).error for _ in range(50)] == [None] * 50
        stream.close()
        # What was on its way then does not meet these.
        assert process.answer(cables(2)[1]).cables[0]["documents"]["text"].startswith(
            "SUBJECT: CLOCK 1")


def test_an_error_of_the_source_of_records_is_the_callers():
    def records():
        yield cables(1)[0]
        raise KeyError("mine")

    with Filter("text") as process:
        with pytest.raises(KeyError, match="mine"):
            list(process.answers(records()))
        assert process.answer(cables(1)[0]).error is None


def test_no_process_is_left(program):
    with Filter("text", jobs=2) as process:
        assert all(a.error is None for a in process.answers(cables(10)))
        pids = process.process_ids
        assert len(pids) == 2
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


# The program


def test_the_program_says_what_it_is():
    with Filter(("json", "tables")) as process:
        assert process.hello["protocol"] == 1
        assert process.hello["formats"] == ["json", "tables"]
        assert process.hello["cableconv"]


def test_a_program_that_is_missing_is_said(monkeypatch, tmp_path):
    monkeypatch.delenv("CABLECONV", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ProgramError, match="is not there: install the wheel.*PATH.*CABLECONV"):
        cableconv.find_program()
    monkeypatch.setenv("CABLECONV", str(tmp_path / "none"))
    with pytest.raises(ProgramError, match="names no program that can be run"):
        cableconv.find_program()


def test_the_program_on_the_path_is_found(monkeypatch, tmp_path, fake):
    monkeypatch.delenv("CABLECONV", raising=False)
    (tmp_path / "cableconv").symlink_to(fake())
    monkeypatch.setenv("PATH", str(tmp_path))
    assert cableconv.find_program() == str(tmp_path / "cableconv")


def test_another_protocol_is_said(fake):
    with pytest.raises(ProgramError, match="speaks another protocol"):
        Filter("json", program=fake(protocol=99)).answer(b"1")


def test_a_program_that_does_not_start_is_said(tmp_path, program):
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\necho 'no library' >&2\nexit 127\n")
    broken.chmod(broken.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(ProgramError, match="does not start: no library"):
        Filter("json", program=str(broken)).answer(b"1")
    with pytest.raises(ProgramError, match="unknown writer"):
        Filter("nothing").answer(b"1")


def test_errors_travel_between_processes():
    error = pickle.loads(pickle.dumps(RecordError("odd", kind="crash", name="a.txt")))
    assert (error.message, error.kind, error.name, str(error)) == ("odd", "crash", "a.txt", "a.txt: odd")


def test_a_fork_has_a_process_of_its_own():
    assert cableconv.read(cables(1)[0]).subject.text == "CLOCK 0"
    child = os.fork()
    if child == 0:
        try:
            ok = all(
                cableconv.read(source).subject.text == f"CLOCK {n}"
                for n, source in enumerate(cables(20)))
        except BaseException:
            ok = False
        os._exit(0 if ok else 1)
    for n, source in enumerate(cables(20)):
        assert cableconv.read(source).subject.text == f"CLOCK {n}"
    assert os.waitpid(child, 0)[1] == 0
