#!/usr/bin/env python3
"""What millions of telegrams would cost, from what some hundred do.

scale.py PROGRAM FOLDER-OF-PAGES [TELEGRAMS] measures, one job, the least of three runs each: CPU time a
telegram, memory, and bytes of what is written, by the form of the input and by what is made of it; then
multiplies by the number of telegrams (2.3 million where none is given). The table is Markdown. Other programs
that are running make the figures worse.
"""

import csv
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

REPEATS = 3
# One input is doubled so often, so that starting the program counts for little.
COPIES = 4
OUTPUTS = {
    "text": "texts", "tei, one file": "all.tei.xml", "json, one file": "all.ndjson", "csv": "all.csv",
    "database": "all.db", "tables": "tables/", "markdown": "pages",
}
FORMATS = {"texts": "text", "pages": "markdown", "tables/": "tables"}


def run(program, source, output):
    """CPU seconds and the peak of memory in bytes of one conversion."""
    if output.exists():
        shutil.rmtree(output) if output.is_dir() else output.unlink()
    name = output.name + ("/" if output.name == "tables" else "")
    arguments = [program, source, "--quiet", "--jobs", "1", "--output", f"{output.parent}/{name}"]
    if name in FORMATS:
        arguments += ["--to", FORMATS[name]]
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"{' '.join(map(str, arguments))} ended with {code}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def size(path):
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


def forms(program, pages, place):
    """The same telegrams in each form that an archive may have."""
    folder = place / "pages"
    originals = sorted(pages.rglob("*.html"))
    for copy in range(COPIES):
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
    count = len(originals) * COPIES
    return {"web pages": folder, "web pages in a zip": archive, "telegrams": telegrams,
            "rows of a dump": dump}, count


def main():
    program, pages = sys.argv[1], Path(sys.argv[2])
    telegrams = int(sys.argv[3]) if len(sys.argv) > 3 else 2_300_000
    with tempfile.TemporaryDirectory() as place:
        place = Path(place)
        sources, count = forms(program, pages, place)
        print(f"{count} telegrams measured, for {telegrams:,}\n")
        print("| from | to | µs CPU each | CPU hours | GB read | GB written | MB memory |")
        print("| --- | --- | ---: | ---: | ---: | ---: | ---: |")
        for form, source in sources.items():
            outputs = OUTPUTS if form == "web pages" else {"tei, one file": OUTPUTS["tei, one file"]}
            for name, output in outputs.items():
                path = place / "out" / output.rstrip("/")
                path.parent.mkdir(exist_ok=True)
                runs = [run(program, source, path) for _ in range(REPEATS)]
                seconds = min(seconds for seconds, _ in runs) / count
                memory = max(memory for _, memory in runs)
                print(
                    f"| {form} | {name} | {seconds * 1e6:.0f} | {seconds * telegrams / 3600:.2f}"
                    f" | {size(source) / count * telegrams / 1e9:.1f}"
                    f" | {size(path) / count * telegrams / 1e9:.1f} | {memory / 1e6:.0f} |")


if __name__ == "__main__":
    main()
