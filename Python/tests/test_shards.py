"""Scripts/shards.sh deals the work to processes: each record is converted once, by one of them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLES

SCRIPT = ROOT / "Scripts" / "shards.sh"


def has_gnu_parallel() -> bool:
    found = shutil.which("parallel")
    return found is not None and b"GNU" in subprocess.run(
        [found, "--version"], capture_output=True, check=False).stdout


@pytest.fixture(params=["xargs", "parallel"])
def shards(request, program, tmp_path):
    """Runs the script, by GNU parallel or by xargs; the text of standard error and the exit status."""
    environment = {**os.environ, "CABLECONV": program}
    if request.param == "parallel":
        if not has_gnu_parallel():
            pytest.skip("GNU parallel is not installed: Scripts/spark.sh installs it")
    else:
        # Nothing but what the script needs, so that parallel is not found.
        tools = tmp_path / "bin"
        tools.mkdir()
        for name in ("bash", "sed", "seq", "xargs", "grep"):
            (tools / name).symlink_to(str(shutil.which(name)))
        environment["PATH"] = str(tools)

    def run(*arguments: object) -> tuple[str, int]:
        done = subprocess.run(
            ["bash", SCRIPT, *map(str, arguments)], capture_output=True, env=environment, check=False,
            text=True)
        return done.stderr, done.returncode

    return run


def documents(folder: Path) -> dict[str, bytes]:
    """The documents of a folder by their names; what a run notes for itself is hidden."""
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.json"))
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def converted(messages: str) -> tuple[int, int]:
    """How many inputs all runs converted, and of how many, by their last words."""
    counts = re.findall(r"(\d+) of (\d+) inputs converted", messages)
    return sum(int(one) for one, _ in counts), sum(int(all) for _, all in counts)


@pytest.mark.parametrize("parts", [1, 3, 8, 50])
def test_each_record_is_converted_once(shards, run, samples, tmp_path, parts):
    whole = run(samples, "-o", tmp_path / "whole/", "-t", "json", "--verbose")
    expected = documents(tmp_path / "whole")
    # The samples, a row of the dump each.
    assert len(expected) > 20
    messages, status = shards(parts, samples, tmp_path / "parts", "-t", "json", "--verbose")
    assert status == 0, messages
    assert documents(tmp_path / "parts") == expected
    assert converted(messages) == converted(whole.stderr.decode())


def test_rows_of_a_dump_are_dealt_too(shards, run, tmp_path):
    rows = (SAMPLES / "cables.csv").read_bytes()
    (tmp_path / "dump.csv").write_bytes(rows * 20)
    run(tmp_path / "dump.csv", "-o", tmp_path / "whole/", "-t", "json")
    messages, status = shards(4, tmp_path / "dump.csv", tmp_path / "parts/", "-t", "json", "--verbose")
    assert status == 0, messages
    expected = documents(tmp_path / "whole")
    assert len(expected) == 40
    assert sorted(documents(tmp_path / "parts").values()) == sorted(expected.values())
    assert converted(messages)[0] == 40


def test_what_is_not_converted_is_told_once(shards, samples, tmp_path):
    (samples / "broken.txt").write_text("no cable\n")
    messages, status = shards(3, samples, tmp_path / "parts/", "-t", "json", "--verbose")
    assert status == 1
    assert messages.count("broken.txt: error:") == 1
    done, all = converted(messages)
    assert all == done + 1


@pytest.mark.parametrize("arguments", [(), ("0", "in", "out/"), ("x", "in", "out/")])
def test_wrong_usage_is_said(shards, arguments):
    messages, status = shards(*arguments)
    assert status == 2
    assert messages
