"""What the tests share: the program, the samples, and a program that misbehaves when it is told to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import cableconv

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "Samples"
CORPUS = Path(os.environ.get("CABLECONV_SHARED", ROOT / "../shared")) / "corpus"


def pytest_configure(config: pytest.Config) -> None:
    if "CABLECONV" not in os.environ:
        for kind in ("debug", "release"):
            program = ROOT / ".build" / kind / "cableconv"
            if program.exists():
                os.environ["CABLECONV"] = str(program)
                return


@pytest.fixture(scope="session")
def program() -> str:
    return cableconv.find_program()


@pytest.fixture(scope="session")
def run(program: str):
    """Runs the command line."""

    def run(*arguments: object, status: int = 0) -> subprocess.CompletedProcess[bytes]:
        done = subprocess.run([program, *map(str, arguments)], capture_output=True, check=False)
        assert done.returncode == status, done.stderr.decode()
        return done

    return run


def sample_files() -> list[Path]:
    """The samples of one cable each."""
    return sorted(p for p in SAMPLES.iterdir() if p.suffix in (".txt", ".html"))


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """A folder of all samples, with a folder in it."""
    folder = tmp_path / "samples"
    (folder / "inner").mkdir(parents=True)
    for index, path in enumerate([*sample_files(), SAMPLES / "cables.csv"]):
        target = folder / "inner" if index % 5 == 0 else folder
        (target / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture(scope="session")
def corpus() -> Path:
    if not CORPUS.is_dir():
        pytest.skip(f"the folder of real cables is not there: {CORPUS}")
    return CORPUS


#: Speaks the protocol, and does what the record says.
_FAKE = '''#!{python}
import json, os, signal, sys, time
print(json.dumps({{"cableconv": "0", "protocol": {protocol}, "formats": ["json"],
                  "values": ["json"]}}), flush=True)
for line in sys.stdin.buffer:
    if line.startswith(b"{{"):
        record = json.loads(line)
        source = open(record["path"], encoding="latin-1").read()
    else:
        length, _, header = line.partition(b" ")
        record = json.loads(header)
        source = sys.stdin.buffer.read(int(length)).decode("latin-1")
    if source == "UNREADABLE":
        answer = {{"id": record["id"], "unreadable": True, "error": "cannot be read: gone"}}
        print(f"0 {{json.dumps(answer)}}", flush=True)
        continue
    if source.startswith("SAY"):
        os.write(1, source[3:].encode("latin-1"))
        continue
    if source.startswith("KILL"):
        os.kill(os.getpid(), signal.SIGKILL)
    if source.startswith("EXIT"):
        sys.stderr.write("Fatal error: planned\\n")
        sys.exit(3)
    if source.startswith("HALF"):
        os.write(1, b'{{"id":')
        os.kill(os.getpid(), signal.SIGKILL)
    if source.startswith("HANG"):
        time.sleep(600)
    if source.startswith("OTHER"):
        record["id"] = "another"
    if source.startswith("NOISE"):
        os.write(1, b"no JSON\\n")
        continue
    if source.startswith("LONG"):
        source = "x" * 3_000_000
    document = {{"got": source, "pid": os.getpid()}}
    document = json.dumps(document)
    answer = {{"id": record["id"], "cables": [{{"lengths": {{"json": len(document)}}}}]}}
    answer = f"{{len(document)}} {{json.dumps(answer)}}\\n{{document}}"
    if source == "SLOW":
        for place in range(0, len(answer), 7):
            os.write(1, answer[place:place + 7].encode())
            time.sleep(0.001)
        continue
    sys.stdout.write(answer)
    sys.stdout.flush()
'''


@pytest.fixture
def fake(tmp_path: Path):
    """The path of a program that can be made to misbehave."""

    def make(protocol: int = 1, text: str = _FAKE) -> str:
        path = tmp_path / f"fake{protocol}"
        path.write_text(text.format(python=sys.executable, protocol=protocol))
        path.chmod(0o755)
        return str(path)

    return make
