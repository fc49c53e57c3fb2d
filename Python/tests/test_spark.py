"""Spark gives the rows that one process gives, whatever happens to its executors."""

from __future__ import annotations

import csv
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import cableconv
from conftest import SAMPLES

pytestmark = pytest.mark.spark

pytest.importorskip("pyspark", reason="pyspark is not installed: Scripts/spark.sh installs it")
pytest.importorskip("pandas")
pytest.importorskip("pyarrow")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("there is no Java: Scripts/spark.sh installs it", allow_module_level=True)

SOURCE = str(Path(cableconv.__file__).parents[1])


@pytest.fixture(scope="module")
def session(program):
    """Makes the session of a master; one at a time."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    # Executors find the package, and the program, where this process does.
    os.environ["PYTHONPATH"] = os.pathsep.join([SOURCE, os.environ.get("PYTHONPATH", "")])
    os.environ["CABLECONV"] = program
    current = {}

    def make(master: str):
        if current.get("master") != master:
            if "spark" in current:
                current["spark"].stop()
            current["spark"] = (
                SparkSession.builder.master(master).appName("tests")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", "4")
                .getOrCreate()
            )
            current["spark"].sparkContext.setLogLevel("OFF")
            current["master"] = master
        return current["spark"]

    yield make
    if "spark" in current:
        current["spark"].stop()


def rows_of(frame):
    """The rows as the command line's tables have them."""
    def printed(value):
        if value is None:
            return ""
        return value.strftime("%Y-%m-%dT%H:%M:%SZ") if hasattr(value, "strftime") else str(value)

    return [[printed(value) for value in row] for row in frame.collect()]


def assert_tables(made, folder):
    for path in Path(folder).glob("*.csv"):
        if path.stem in ("meaning", "source"):
            continue
        with open(path, newline="") as file:
            head, *rows = csv.reader(file)
        table = made[path.stem]
        assert table.columns == head
        assert sorted(rows_of(table)) == sorted(rows), path.stem


@pytest.fixture
def pages(samples):
    """Samples of one cable each, and some that are none."""
    (samples / "inner" / "cables.csv").unlink(missing_ok=True)
    (samples / "cables.csv").unlink(missing_ok=True)
    (samples / "a b%20é.txt").write_bytes((samples / "no-tags.txt").read_bytes())
    (samples / "empty.txt").write_bytes(b"")
    (samples / "binary.txt").write_bytes(b"\0\xff" * 100)
    return samples


@pytest.mark.parametrize("partitions", [None, 7])
def test_tables_are_the_command_lines(session, pages, run, tmp_path, partitions):
    from cableconv import spark as cables

    run(pages, "-t", "tables", "-o", tmp_path / "tables", "--quiet", status=1)
    records = cables.inputs(session("local[2]"), str(pages))
    if partitions:
        records = records.repartition(partitions)
    made = cables.tables(records)
    assert_tables(made, tmp_path / "tables")
    errors = {row["name"]: row["message"] for row in made["error"].collect()}
    assert set(errors) == {"empty.txt", "binary.txt"} and "is empty" in errors["empty.txt"]


def test_files_are_those_of_the_command_line(session, pages, tmp_path):
    from cableconv import spark as cables

    (pages / "_draft.html").write_bytes((SAMPLES / "07EREWHON42.html").read_bytes())
    (pages / ".hidden.html").write_bytes(b"x")
    (pages / os.fsdecode(b"\xff.txt")).write_bytes((SAMPLES / "no-tags.txt").read_bytes())
    spark = session("local[2]")
    found = cables.inputs(spark, str(pages), pattern="{_,\ufffd,a b}*.{html,txt}")
    assert sorted(row["name"] for row in found.collect()) == ["_draft.html", "a b%20é.txt"]
    names = {row["name"] for row in cables.inputs(spark, str(pages)).collect()}
    assert names == {
        os.fsencode(record.name).decode("utf-8", "replace") for record in cableconv.records(pages)}
    rows = {row["name"]: row for row in cables.convert(cables.inputs(spark, str(pages)), "text").collect()}
    assert rows["\ufffd.txt"]["document"] == rows["a b%20é.txt"]["document"] is not None


def test_what_spark_reads_itself_gives_the_same_rows(session, pages, run, tmp_path):
    from cableconv import spark as cables

    spark = session("local[2]")
    path = spark._jvm.org.apache.hadoop.fs.Path(str(pages))
    system = path.getFileSystem(spark._jsc.hadoopConfiguration())
    root = system.makeQualified(path).toString() + "/"
    records = cables._files_by_spark(spark, str(pages), system, path, root, "*")
    wanted = cables.convert(cables.inputs(spark, str(pages)), ["tei", "text"]).collect()
    found = cables.convert(records, ["tei", "text"]).collect()
    assert len(found) > 40 and sorted(map(str, found)) == sorted(map(str, wanted))


def test_parquet_has_the_schema_of_the_tables(session, pages, tmp_path):
    import pyarrow.parquet

    from cableconv import spark as cables
    from cableconv.frames import arrow_schema
    from cableconv.tables import schema

    made = cables.tables(cables.inputs(session("local[2]"), str(pages)))
    cables.write_tables(made, str(tmp_path / "parquet"))
    for name, table in schema().items():
        stored = pyarrow.parquet.read_table(tmp_path / "parquet" / name)
        wanted = arrow_schema(table)
        assert stored.schema.names == wanted.names
        assert stored.schema.types[0] == wanted.types[0]
        kinds = {n: str(t) for n, t in zip(stored.schema.names, stored.schema.types)}
        for field in wanted:
            expected = "timestamp" if field.name == "date" else str(field.type)
            assert kinds[field.name].startswith(expected), (name, field)
    assert (tmp_path / "parquet" / "error").is_dir()


def test_documents_are_the_command_lines(session, pages):
    from cableconv import spark as cables

    converted = cables.convert(cables.inputs(session("local[2]"), str(pages)), ["tei", "text"])
    rows = converted.collect()
    good = [row for row in rows if row["error"] is None]
    for row in good:
        source = cableconv.Record(pages / row["name"], name=row["name"])
        assert row["document"].encode() == cableconv.write(source, row["format"])
    files = [path for path in pages.rglob("*") if path.is_file()]
    assert len(good) == 2 * (len(files) - 2)
    bad = {row["name"]: (row["error_kind"], row["document"]) for row in rows if row["error"]}
    assert bad == {"empty.txt": ("input", None), "binary.txt": ("input", None)}


def test_a_dump_is_converted_by_rows(session, run, tmp_path):
    from cableconv import spark as cables

    dump = tmp_path / "cables.csv"
    row = (SAMPLES / "cables.csv").read_bytes()
    dump.write_bytes(b"".join(
        row.replace(b"EREWHON42", b"EREWHON%d" % n).replace(b"LAPUTA7", b"LAPUTA%d" % n)
        for n in range(1, 300)))
    run(dump, "-t", "tables", "-o", tmp_path / "tables", "--quiet")
    records = cables.dump_rows(session("local[2]"), str(dump), partitions=5)
    assert records.count() == 598
    assert_tables(cables.tables(records), tmp_path / "tables")


def test_a_crash_is_a_row(session, fake):
    from cableconv import spark as cables

    spark = session("local[2]")
    records = spark.createDataFrame(
        [(f"{n}", b"KILL" if n == 7 else b"x") for n in range(20)], "name string, content binary")
    rows = cables.convert(records.coalesce(1), ["json"], program=fake(text=TEXTS)).collect()
    bad = [(row["name"], row["error_kind"]) for row in rows if row["error"]]
    assert bad == [("7", "crash")] and len(rows) == 20


#: A program whose documents are texts.
TEXTS = '''#!{python}
import json, os, sys
print(json.dumps({{"protocol": {protocol}}}), flush=True)
for line in sys.stdin.buffer:
    length, _, header = line.partition(b" ")
    record = json.loads(header)
    if sys.stdin.buffer.read(int(length)) == b"KILL":
        os.kill(os.getpid(), 9)
    answer = json.dumps({{"id": record["id"], "cables": [{{"lengths": {{"json": 1}}}}]}})
    print(f"1 {{answer}}\\nx", end="", flush=True)
'''


def test_a_cluster_gives_the_same_rows_when_an_executor_is_killed(corpus, program, run, tmp_path):
    """In a process of its own: a cluster's settings are those of the first session."""
    run(corpus, "-t", "tables", "-o", tmp_path / "tables", "--quiet", status=1)
    script = tmp_path / "cluster.py"
    script.write_text(CLUSTER)
    environment = {
        **os.environ, "PYSPARK_PYTHON": sys.executable, "CABLECONV": program,
        "PYTHONPATH": os.pathsep.join([SOURCE, str(Path(__file__).parent)]),
    }
    done = subprocess.run(
        [sys.executable, str(script), str(corpus), str(tmp_path)], env=environment,
        capture_output=True, timeout=540, check=False)
    assert done.returncode == 0, done.stdout.decode()[-3000:] + done.stderr.decode()[-3000:]
    assert b"killed an executor" in done.stdout


CLUSTER = '''
import os, signal, subprocess, sys, threading, time
from pathlib import Path
from pyspark.sql import SparkSession
from cableconv import spark as cables
from test_spark import assert_tables

corpus, folder = sys.argv[1:]
# Its executors are known by a setting that nobody else's have.
mark = f"-Dcableconv.tests={os.getpid()}"
spark = (
    SparkSession.builder.master("local-cluster[2,1,1024]").appName("tests")
    .config("spark.ui.enabled", "false").config("spark.sql.session.timeZone", "UTC")
    .config("spark.sql.shuffle.partitions", "4")
    .config("spark.executor.extraJavaOptions", mark)
    .getOrCreate())
spark.sparkContext.setLogLevel("OFF")

def executors():
    for entry in Path("/proc").iterdir():
        try:
            command = (entry / "cmdline").read_bytes() if entry.name.isdigit() else b""
        except OSError:
            continue
        # The worker that begins it has the mark on its command line too, but runs no such class.
        words = command.split(b"\\0")
        if mark.encode() in words and any(w.endswith(b"CoarseGrainedExecutorBackend") for w in words):
            yield int(entry.name)

def kill_in_the_middle():
    # Once the work has begun: a filter runs below an executor.
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        active = spark.sparkContext.statusTracker().getActiveStageIds()
        for stage in active:
            info = spark.sparkContext.statusTracker().getStageInfo(stage)
            if info and info.numTasks == 12 and 2 <= info.numCompletedTasks <= 8:
                pid = next(iter(executors()))
                os.kill(pid, signal.SIGKILL)
                print("killed an executor", pid, "after", info.numCompletedTasks, "tasks", flush=True)
                return
        time.sleep(0.02)

killer = threading.Thread(target=kill_in_the_middle)
killer.start()
records = cables.inputs(spark, corpus).repartition(12)
made = cables.tables(records)
assert made["cable"].count() > 600
assert_tables(made, folder + "/tables")
killer.join()
spark.stop()
'''


def test_the_job_runs(pages, program, run, tmp_path):
    import pyarrow.parquet

    submit = Path(sys.executable).with_name("spark-submit")
    assert submit.exists()
    environment = {
        **os.environ, "PYSPARK_PYTHON": sys.executable, "CABLECONV": program, "PYTHONPATH": SOURCE,
        "PATH": f"{submit.parent}{os.pathsep}{os.environ['PATH']}",
    }
    job = Path(cableconv.__file__).with_name("job.py")
    for flags, folder, name in (["--works"], "tables", "cable"), (["--to", "tei"], "documents", ""):
        done = subprocess.run(
            [submit, "--master", "local[2]", "--conf", "spark.ui.enabled=false", job, pages,
             tmp_path / folder, *flags],
            env=environment, capture_output=True, timeout=300, check=False)
        # spark-submit makes what the job says on standard error its own standard output.
        said = done.stdout + done.stderr
        assert done.returncode == 1, said.decode()[-3000:]
        assert b"2 records were not converted" in said
        stored = pyarrow.parquet.read_table(tmp_path / folder / name)
        assert stored.num_rows == 25 + (2 if name == "" else 0)
    assert pyarrow.parquet.read_table(tmp_path / "tables" / "work_cables").num_rows == 25


def test_works_are_those_of_a_database(session, pages, run, tmp_path):
    from cableconv import spark as cables
    from cableconv import works
    from test_works import CORRECTED, TEXTS, telegram

    other = ["1. A wholly other matter was heard on this day, of fish and of what they cost at noon."]
    for name, text in {
        "w1": telegram(948, *TEXTS[:2]), "w2": telegram(948, *TEXTS[2:]),
        "w3": telegram(None, *(text.upper() for text in TEXTS[:2])),
        "w4": telegram(949, *TEXTS), "w5": telegram(949, *other, day="28"),
        "w6": telegram(949, *TEXTS[:3]).replace("\nSUBJECT", f"\n{CORRECTED}\n\nSUBJECT"),
        "w7": "SUBJECT: ONE\n", "w8": "SUBJECT: TWO\n",
    }.items():
        (pages / f"{name}.txt").write_text(text)
    run(pages, "-o", tmp_path / "cables.db", "--quiet", status=1)
    works.build(tmp_path / "cables.db")
    records = cables.inputs(session("local[2]"), str(pages)).repartition(5)
    made = cables.works(cables.tables(records))
    with sqlite3.connect(tmp_path / "cables.db") as database:
        for name, table in made.items():
            found = database.execute(f"SELECT * FROM {name}")
            assert table.columns == [column[0] for column in found.description]
            rows = [["" if value is None else str(value) for value in row] for row in found]
            assert sorted(rows_of(table)) == sorted(rows), name
    assert any(row["why"] == f"a corrected copy: {CORRECTED}" for row in made["works"].collect())
