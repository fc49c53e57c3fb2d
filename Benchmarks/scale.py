#!/usr/bin/env python3
"""What millions of telegrams would cost, from what some hundred do.

scale.py PROGRAM FOLDER-OF-PAGES [TELEGRAMS] measures, one job, the least of three runs each: CPU time a
telegram, memory, and bytes of what is written, by the form of the input and by what is made of it; then
multiplies by the number of telegrams (2.3 million where none is given). Under a Python that has pyspark it
measures as well what Spark shuffles. It prints the page SCALE.md. Figures are of CPU time and bytes; other
programs that are running make the time more, and nothing else.
"""

import csv
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
import zipfile
from pathlib import Path

import peak

REPEATS = 3
# One input is doubled so often, so that starting the program counts for little.
COPIES = 4
# Of how many telegrams Spark's bytes are counted, which are in proportion.
SPARK_PAGES = 200
OUTPUTS = {
    "text": "texts", "tei, one file": "all.tei.xml", "json, one file": "all.ndjson", "csv": "all.csv",
    "database": "all.db", "tables": "tables/", "markdown": "pages",
}
# What machines share: a link of 10 Gbit/s, in bytes a second.
LINK = 1.25e9
FORMATS = {"texts": "text", "pages": "markdown", "tables/": "tables"}


def run(program, source, output):
    """CPU seconds and the peak of memory in bytes of one conversion."""
    if output.exists():
        shutil.rmtree(output) if output.is_dir() else output.unlink()
    name = output.name + ("/" if output.name == "tables" else "")
    arguments = [program, source, "--quiet", "--jobs", "1", "--output", f"{output.parent}/{name}"]
    if name in FORMATS:
        arguments += ["--to", FORMATS[name]]
    code, seconds, memory = peak.run(arguments)
    if code not in (0, 1):
        sys.exit(f"{' '.join(map(str, arguments))} ended with {code}")
    return seconds, memory


def size(path):
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


def forms(program, pages, place, copies=COPIES, limit=None):
    """The same telegrams in each form that an archive may have."""
    folder = place / "pages"
    originals = sorted(pages.rglob("*.html"))[:limit]
    for copy in range(copies):
        for page in originals:
            target = folder / str(copy) / page.relative_to(pages)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, target)
    telegrams = place / "telegrams"
    subprocess.run([program, folder, "--quiet", "--to", "text", "--output", telegrams], check=False)
    dump = place / "cables.csv"
    with dump.open("w", newline="") as stream:
        rows = csv.writer(stream, quoting=csv.QUOTE_ALL, escapechar="\\", doublequote=False)
        for number, file in enumerate(sorted(telegrams.rglob("*.txt"))):
            text = file.read_text()
            rows.writerow(
                [number, "1/1/2008 12:00", file.stem, "Embassy", "UNCLASSIFIED", "", "", text])
    archive = place / "pages.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as stream:
        for file in sorted(folder.rglob("*.html")):
            stream.write(file, file.relative_to(folder))
    count = len(originals) * copies
    return {"web pages": folder, "web pages in a zip": archive, "telegrams": telegrams,
            "rows of a dump": dump}, count


def measured(program, source, output):
    runs = [run(program, source, output) for _ in range(REPEATS)]
    return min(seconds for seconds, _ in runs), max(memory for _, memory in runs)


# Spark

PACKAGE = Path(__file__).resolve().parents[1] / "Python" / "src"

JOB = """
import sys
from pyspark.sql import SparkSession
from cableconv import spark as cables
source, output, log, form = sys.argv[1:]
spark = (SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
         .config("spark.eventLog.enabled", "true").config("spark.eventLog.dir", "file:" + log)
         .config("spark.eventLog.compress", "false").config("spark.eventLog.rolling.enabled", "false")
         # Of millions of telegrams nothing is small enough to be sent to all.
         .config("spark.sql.autoBroadcastJoinThreshold", "-1").getOrCreate())
spark.sparkContext.setLogLevel("OFF")
records = cables.dump_rows(spark, source) if source.endswith(".csv") else cables.inputs(spark, source)
if form == "tables":
    cables.write_tables(cables.tables(records), output)
else:
    cables.convert(records, form).write.parquet(output)
spark.stop()
"""


def shuffled(program, source, form, place):
    """The bytes that tasks of Spark hand to others, and those that they keep besides."""
    log = place / "log"
    shutil.rmtree(log, ignore_errors=True)
    log.mkdir()
    shutil.rmtree(place / "parquet", ignore_errors=True)
    environment = {**os.environ, "CABLECONV": str(program), "PYTHONPATH": str(PACKAGE),
                   "PYSPARK_PYTHON": sys.executable}
    subprocess.run([sys.executable, "-c", JOB, source, place / "parquet", log, form], env=environment,
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    moved = 0
    for file in log.iterdir():
        for line in file.open():
            event = json.loads(line)
            if event["Event"] == "SparkListenerTaskEnd":
                moved += event["Task Metrics"]["Shuffle Write Metrics"]["Shuffle Bytes Written"]
    return moved


def cutting(dump):
    """CPU seconds of the one task that cuts a dump into rows."""
    code = "import sys; from cableconv.sources import rows; print(sum(1 for _ in rows(sys.argv[1])))"
    seconds = []
    for _ in range(REPEATS):
        status, time, _ = peak.run(
            [sys.executable, "-c", code, dump], environment={"PYTHONPATH": str(PACKAGE)})
        if status:
            sys.exit("the rows of the dump could not be counted")
        seconds.append(time)
    return min(seconds)


# The page


def say(text):
    """Prints a paragraph, or an item, in lines."""
    indent = "  " if text.startswith("- ") else ""
    print(textwrap.fill(text, 110, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False))


def table(*heads):
    print("| " + " | ".join(heads) + " |")
    print("| " + " | ".join("---" if n < 2 else "---:" for n, _ in enumerate(heads)) + " |")


def minutes(seconds):
    return f"{seconds / 60:.0f} min" if seconds >= 600 else f"{seconds:.0f} s"


def main():
    program, pages = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    telegrams = int(sys.argv[3]) if len(sys.argv) > 3 else 2_300_000
    with tempfile.TemporaryDirectory() as place:
        place = Path(place)
        sources, count = forms(program, pages, place)
        factor = telegrams / count
        print(f"# What {telegrams / 1e6:.1f} million telegrams would cost\n")
        say(f"Measured by `scale.py` over {count:,} telegrams and multiplied. Time is CPU time of one job, the "
            f"least of {REPEATS} runs. Other programs make it more: {os.getloadavg()[2]:.0f} processes were running "
            f"on {os.cpu_count()} cores.")
        print("\n## On one core\n")
        table("from", "to", "µs CPU each", "CPU hours", "GB read", "GB written", "MB memory")
        work = {}
        for form, source in sources.items():
            outputs = OUTPUTS if form == "web pages" else {"tei, one file": OUTPUTS["tei, one file"]}
            for name, output in outputs.items():
                path = place / "out" / output.rstrip("/")
                path.parent.mkdir(exist_ok=True)
                seconds, memory = measured(program, source, path)
                work[form, name] = (seconds * factor, (size(source) + size(path)) * factor)
                print(
                    f"| {form} | {name} | {seconds / count * 1e6:.0f} | {seconds * factor / 3600:.2f}"
                    f" | {size(source) * factor / 1e9:.1f}"
                    f" | {size(path) * factor / 1e9:.1f} | {memory / 1e6:.0f} |")
                if path.is_dir():
                    shutil.rmtree(path)
        print("\nWhether memory grows with the number of telegrams, `memory.py` measures.\n")
        print_clusters(work)
        print_limits(work, cutting(sources["rows of a dump"]) * factor, size(sources["rows of a dump"]) * factor)
        sources, count = forms(program, pages, place / "few", 1, SPARK_PAGES)
        print_shuffle(program, sources, place, count, telegrams)


def print_clusters(work):
    print("## On 10 and 100 cores\n")
    say("The work is dealt by `--shard` (`Scripts/shards.sh`) or by Spark; parts need nothing of each other. "
        "The last column is the number of cores that one link of 10 Gbit/s, by which all of them read and "
        "write, is enough for: beyond it more cores wait for each other's bytes.")
    print()
    table("from", "to", "1 core", "10 cores", "100 cores", "cores to a link")
    for (form, name), (seconds, moved) in work.items():
        # One file, database or table is one process's.
        if name in ("text", "markdown", "tables") or form != "web pages":
            times = [max(seconds / cores, moved / LINK) for cores in (1, 10, 100)]
            print(f"| {form} | {name.split(',')[0]} | " + " | ".join(map(minutes, times))
                  + f" | {seconds / (moved / LINK):.0f} |")


def print_limits(work, cutting, size):
    rows = work["rows of a dump", "tei, one file"][0]
    print("\n## Where it stops\n")
    say("- **The link.** Hardly a millisecond of work belongs to some ten thousand bytes, so that the bytes are "
        "the first to be slow, as the table says. Each machine with disks of its own, and a part of the "
        "archive on them, has no such end.")
    say(f"- **One dump.** One task cuts it into rows: {cutting:.0f} s of CPU for {size / 1e9:.0f} GB, against "
        f"{rows:.0f} s for what is made of the rows; so it feeds {rows / cutting:.0f} cores. A dump that was "
        "split into files at its rows has no such end.")
    say("- **One file.** A database, one TEI or one table of all is written by one process, which takes what "
        "its threads hand it in order. For many machines: the tables of each, or Parquet by Spark.")
    say("- **Files.** A file a telegram is some millions of names in one file system; an archive (`-o x.tar.zst`) "
        "a part is the remedy.")
    say("- **To begin.** A process starts in milliseconds, a job of Spark in ten seconds: below a minute of work "
        "more cores are of no use.")
    print()


def print_shuffle(program, sources, place, count, telegrams):
    print("## What Spark shuffles\n")
    if importlib.util.find_spec("pyspark") is None:
        print("Not measured: no pyspark.")
        return
    say(f"Bytes that tasks hand to other tasks, over {count} telegrams, with nothing sent to all of them. "
        "Documents of files need none; rows of a dump are dealt out once; tables are joined with the numbers of "
        "their rows, and so cross once.")
    print()
    table("from", "to", "bytes each", "GB")
    for form, made in [("web pages", "tei"), ("web pages", "tables"), ("rows of a dump", "tei"),
                       ("rows of a dump", "tables")]:
        moved = shuffled(program, sources[form], made, place)
        print(f"| {form} | {made} | {moved / count:.0f} | {moved / count * telegrams / 1e9:.1f} |")


if __name__ == "__main__":
    main()
