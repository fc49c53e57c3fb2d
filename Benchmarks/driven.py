#!/usr/bin/env python3
"""What driving the program costs: from Python page by page, and under Spark.

driven.py PROGRAM FOLDER-OF-PAGES [PAGES] prints what `cableconv.read` takes of a page against the program's own
time in bulk, of the command line that converts the same pages to lines of JSON by one job: medians of runs that
take turns. Under a Python that has pyspark it prints as well what a page costs Java, Python and the program, of so
many made pages (40,000 where no number is given): what those take more than two fifths of them, so that no start
counts. Figures are of CPU time; other programs that are running make them more, and ratios hardly.
"""

import importlib.util
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import memory

PACKAGE = Path(__file__).resolve().parents[1] / "Python" / "src"
sys.path.insert(0, str(PACKAGE))
TURNS = 7
TICK = os.sysconf("SC_CLK_TCK")


def cpu(who):
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def cpu_of(process):
    """CPU seconds of a process that runs."""
    return sum(int(file.read_text().split()[0]) for file in Path(f"/proc/{process}/task").glob("*/schedstat")) / 1e9


# One page


def in_bulk(program, names):
    before, start = cpu(resource.RUSAGE_CHILDREN), time.perf_counter()
    with tempfile.TemporaryDirectory() as place:
        subprocess.run(
            [program, "--files-from", names, "--jobs", "1", "--quiet", "--output", f"{place}/all.ndjson"], check=True)
    return time.perf_counter() - start, cpu(resource.RUSAGE_CHILDREN) - before


def one_by_one(read, pages, process):
    before, start = cpu(resource.RUSAGE_SELF) + cpu_of(process), time.perf_counter()
    for page in pages:
        read(page)
    return time.perf_counter() - start, cpu(resource.RUSAGE_SELF) + cpu_of(process) - before


def print_reading(program, folder, place):
    import cableconv
    from cableconv import reading

    pages = []
    for page in sorted(map(str, folder.rglob("*.html"))):
        try:
            cableconv.read(page)
            pages.append(page)
        except cableconv.RecordError:
            pass
    names = place / "names"
    names.write_text("".join(f"{page}\n" for page in pages))
    (shared,) = reading._shared.values()
    (process,) = shared.process_ids
    turns = [(in_bulk(program, names), one_by_one(cableconv.read, pages, process)) for _ in range(TURNS)]
    cableconv.close()
    print(f"`read` of one page, of {len(pages)}:\n\n| | µs in bulk | µs by `read` | ratio |\n| --- | ---: | ---: | ---: |")
    for index, name in enumerate(["wall", "CPU"]):
        bulk, single = ([turn[side][index] / len(pages) * 1e6 for turn in turns] for side in (0, 1))
        ratio = statistics.median(one / all for one, all in zip(single, bulk))
        print(f"| {name} | {statistics.median(bulk):.0f} | {statistics.median(single):.0f} | {ratio:.2f} |")


# Spark

JOB = """
import sys
from pyspark.sql import SparkSession
from cableconv import spark as cables
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("OFF")
cables.convert(cables.inputs(spark, sys.argv[1]), "tei").write.parquet(sys.argv[2])
spark.stop()
"""


def shares(program, folder, output):
    """CPU seconds of Java, of Python, and of the programs that Python has waited for."""
    environment = {**os.environ, "CABLECONV": str(program), "PYTHONPATH": str(PACKAGE),
                   "PYSPARK_PYTHON": sys.executable}
    job = subprocess.Popen(
        [sys.executable, "-c", JOB, folder, output], env=environment, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seen = {}

    def watch():
        while job.poll() is None:
            for entry in Path("/proc").glob("[0-9]*/stat"):
                try:
                    name, _, rest = entry.read_text().partition("(")[2].rpartition(")")
                    fields = rest.split()
                except OSError:
                    continue
                if int(fields[3]) == job.pid:
                    own, waited = (sum(map(int, fields[n:n + 2])) / TICK for n in (11, 13))
                    seen[entry.parent.name] = name, own, waited
            time.sleep(0.3)

    watcher = threading.Thread(target=watch)
    watcher.start()
    watcher.join()
    java, python = (sum(own for name, own, _ in seen.values() if kind in name) for kind in ("java", "python"))
    # The worker that had the tasks; the others have waited for nobody yet.
    return java, python, max(waited for name, _, waited in seen.values() if "python" in name)


def print_spark(program, count, place):
    folders = []
    for number in (count * 2 // 5, count):
        folder = place / str(number)
        chance = memory.random.Random(1)
        for index in range(number):
            name, content = memory.page(index, chance)
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        folders.append(folder)
    few, many = (shares(program, folder, place / f"{folder.name}-parquet") for folder in folders)
    each = [(b - a) / (count - count * 2 // 5) * 1e6 for a, b in zip(few, many)]
    before = cpu(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [program, folders[1], "--to", "tei", "--jobs", "1", "--quiet", "--output", place / "all.tar"], check=True)
    bare = (cpu(resource.RUSAGE_CHILDREN) - before) / count * 1e6
    print(f"\nA page under Spark to TEI in Parquet, of {count:,} made pages:\n")
    print("| Java | Python | program | all, µs CPU | program alone, to a tar |\n| ---: | ---: | ---: | ---: | ---: |")
    print(f"| {' | '.join(f'{part:.0f}' for part in [*each, sum(each)])} | {bare:.0f} |")


def main():
    program, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 40_000
    os.environ["CABLECONV"] = str(program)
    with tempfile.TemporaryDirectory() as place:
        print_reading(program, folder, Path(place))
        if importlib.util.find_spec("pyspark"):
            print_spark(program, count, Path(place))
        else:
            print("\nNot measured: no pyspark.")


if __name__ == "__main__":
    main()
