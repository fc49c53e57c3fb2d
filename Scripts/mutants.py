"""Plants small faults in the sources and shows which of them the tests find.

Usage: mutants.sh [--seed N] [--count N] [--jobs N] [--only NUMBER…]

All mutants of a run are built into one copy of the package; a number in the environment says which one
is in force, so that there is one build and a run of the tests for each. A mutant is a comparison that
is off by one or turned round, a condition that is left out, a constant that is one more, or a row that
is missing in a table. Which are tried is drawn by the seed, as many of each room as it has places.
"""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

PACKAGE = pathlib.Path(__file__).resolve().parent.parent
TREE = PACKAGE / ".build/mutants"
VARIABLE = "CABLECONV_MUTANT"
# The rooms in which faults are planted, and the suites that speak for each, the quickest first.
ROOMS = {
    "CableGrammar": ["CableGrammarTests", "CableParsingTests", "GoldenTests", "CableFormatsTests"],
    "CableParsing": ["CableParsingTests", "GoldenTests", "CableFormatsTests", "CableGrammarTests"],
    "CableFormats": ["GoldenTests", "CableFormatsTests", "CableParsingTests", "CableCommandTests"],
    "CableConversion": ["GoldenTests", "CableConversionTests", "CableCommandTests"],
}
# Tests of long texts: what they find, others do; they take minutes.
SKIPPED = "longOdd"
# How many seconds a suite may take: a fault that makes it hang is found.
LONGEST_RUN = 240
SWITCH = f"""import Glibc

/// The number of the mutant that is in force.
private let mutantInForce = getenv("{VARIABLE}").flatMap {{ Int(String(cString: $0)) }} ?? 0

func isMutant(_ number: Int) -> Bool {{ mutantInForce == number }}
"""

TURNED = {"==": "!=", "!=": "==", "<": "<=", "<=": "<", ">": ">=", ">=": ">"}
COMPARISON = re.compile(r" (==|!=|<=|>=|<|>) ")
CONSTANT = re.compile(r"(static let \w+(?:: Int)? = )(\d+)$")
BOUNDS = re.compile(r"\((\d+)\.\.\.(\d+)\)")
ROW = re.compile(r'^\s*\(?(?:\w+: )?("(?:[^"\\]|\\.)+")(?:,|: |\)|$)')
ALSO = re.compile(r"^\s*&& (.+?)( else \{| \{|$)")
WORDS_BEFORE = ("return", "guard", "if", "while", "where", "in", "case", "else", "let", "var", "try")
OPENING, CLOSING = "([{", ")]}"

Mutant = collections.namedtuple("Mutant", "room file line start end original mutated kind")


def left_operand(text, end):
    """Where the operand begins that ends at a place; None where it is on another line."""
    depth, place = 0, end
    while place > 0:
        sign = text[place - 1]
        if sign in CLOSING:
            depth += 1
        elif sign in OPENING:
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and (sign in ",=?" or text[place - 2 : place] in ("&&", "||", ": ")):
            break
        place -= 1
    if place == 0 and not text[:end].strip():
        return None
    while text[place] == " ":
        place += 1
    while True:
        word = re.match(r"[a-z]+ ", text[place:end])
        if not word or word.group().strip() not in WORDS_BEFORE:
            return place if place < end else None
        place += word.end()


def right_operand(text, start):
    """Where the operand ends that begins at a place; None where it goes on on another line."""
    depth, place = 0, start
    while place < len(text):
        sign = text[place]
        if sign in "([":
            depth += 1
        elif sign in ")]":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and (
            sign in ",{}" or text[place : place + 3] in (" &&", " ||", " ? ", " : ")
            or text[place : place + 6] == " else "
        ):
            break
        place += 1
    if depth:
        return None
    return len(text[:place].rstrip()) if text[start:place].strip() else None


def mutants_of_line(line, choice):
    """The places of a line at which a fault can be planted: start, end, the new text, its kind."""
    for found in COMPARISON.finditer(line):
        start, end = left_operand(line, found.start()), right_operand(line, found.end())
        if start is None or end is None or re.search(r"\b(let|var|case|is)\b", line[start:end]):
            continue
        operand, other, sign = line[start : found.start()], line[found.end() : end], found.group(1)
        if choice.random() < 0.7:
            yield start, end, f"{operand} {TURNED[sign]} {other}", "comparison"
        else:
            yield start, end, "true", "condition left out"
    if found := CONSTANT.search(line):
        yield *found.span(2), str(int(found.group(2)) + 1), "constant"
    for found in BOUNDS.finditer(line):
        yield *found.span(2), str(int(found.group(2)) + 1), "constant"
    if (found := ROW.match(line)) and "\\(" not in found.group(1):
        yield *found.span(1), '"\\u{1}"', "row left out"
    if (found := ALSO.match(line)) and not COMPARISON.search(line):
        end = right_operand(line, found.start(1))
        if end is not None:
            yield found.start(1), end, "true", "condition left out"


def all_mutants(choice):
    for room in ROOMS:
        for path in sorted((PACKAGE / "Sources" / room).rglob("*.swift")):
            is_inlined = False
            for number, line in enumerate(path.read_text().split("\n")):
                code = line.strip()
                if "@inlinable" in code:
                    is_inlined = True
                elif not line.startswith(" "):
                    is_inlined = False
                if code.startswith(("//", "case ", "@", "#")) or is_inlined or '"""' in code:
                    continue
                seen = 0
                for start, end, mutated, kind in mutants_of_line(line.split(" // ")[0], choice):
                    if start < seen:
                        continue
                    seen = end
                    yield Mutant(
                        room, path.relative_to(PACKAGE), number, start, end, line[start:end], mutated, kind)


def drawn(seed, count):
    """The mutants that are tried, by numbers from 1; of each room in proportion to its places."""
    choice = random.Random(seed)
    places = list(all_mutants(choice))
    return dict(enumerate(sorted(choice.sample(places, min(count, len(places)))), 1))


def copy(source, target):
    """Makes a folder like another. A file that is the same stays, so that it is not built again."""
    wanted = {path.relative_to(source): path for path in source.rglob("*") if path.is_file()}
    for path in target.rglob("*"):
        if path.is_file() and path.relative_to(target) not in wanted:
            path.unlink()
    for name, path in wanted.items():
        to = target / name
        if not to.exists() or to.read_bytes() != path.read_bytes():
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, to)


def write(path, text):
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def plant(mutants, texts):
    """Writes the sources of the copy with the mutants in them."""
    files = collections.defaultdict(list)
    for number, mutant in mutants.items():
        files[mutant.file].append((number, mutant))
    for file, text in texts.items():
        lines = text.split("\n")
        # From the end, so that the places before stay what they are.
        for number, mutant in sorted(files[file], key=lambda pair: -pair[1].start):
            line = lines[mutant.line]
            lines[mutant.line] = (
                f"{line[:mutant.start]}(isMutant({number}) ? {mutant.mutated} : {mutant.original})"
                f"{line[mutant.end:]}")
        write(TREE / file, "\n".join(lines))


def build(mutants):
    """Builds the copy; a mutant that does not compile is left out. Gives those that are in it."""
    for name in ("Sources", "Tests", "Templates", "Samples", "Scripts"):
        copy(PACKAGE / name, TREE / name)
    for name in ("Package.swift", "README.md", "ARCHITECTURE.md"):
        shutil.copy2(PACKAGE / name, TREE / name)
    for room in ROOMS:
        write(TREE / "Sources" / room / "IsMutant.swift", SWITCH)
    texts = {mutant.file: (TREE / mutant.file).read_text() for mutant in mutants.values()}
    while True:
        plant(mutants, texts)
        result = subprocess.run(
            ["swift", "build", "--build-tests", "--package-path", str(TREE)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if result.returncode == 0:
            return mutants
        # An error may stand some lines beside its cause.
        places = {
            (file, int(line) - 1 + distance)
            for file, line in re.findall(r"(Sources/[^:\n]+\.swift):(\d+):\d+: error", result.stdout)
            for distance in range(-4, 5)}
        kept = {
            number: mutant for number, mutant in mutants.items()
            if (str(mutant.file), mutant.line) not in places}
        if len(kept) == len(mutants):
            sys.exit(f"The copy does not build:\n{result.stdout[-4000:]}")
        print(f"{len(mutants) - len(kept)} do not compile and are left out", flush=True)
        mutants = kept


def run(suite, number):
    """Whether the tests of a suite pass with a mutant in force."""
    program = TREE / ".build/debug/cableconvPackageTests.xctest"
    environment = os.environ | {VARIABLE: str(number), "CABLECONV_SHARED": "/nonexistent"}
    try:
        return subprocess.run(
            [program, "--testing-library", "swift-testing", "--filter", f"^{suite}\\.", "--skip", SKIPPED],
            cwd=TREE, env=environment, timeout=LONGEST_RUN,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def killer(number, mutant):
    """The first suite that finds the mutant; None where it lives."""
    return next((suite for suite in ROOMS[mutant.room] if not run(suite, number)), None)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--count", type=int, default=330)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--only", type=int, nargs="*", help="numbers of mutants, to try again")
    options = options.parse_args()

    TREE.mkdir(parents=True, exist_ok=True)
    mutants = build(drawn(options.seed, options.count))
    for suite in sorted({suite for suites in ROOMS.values() for suite in suites}):
        if not run(suite, 0):
            sys.exit(f"{suite} fails without a mutant")
    tried = {n: m for n, m in mutants.items() if not options.only or n in options.only}
    lived = []
    killed = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for (number, mutant), suite in zip(tried.items(), pool.map(killer, *zip(*tried.items()))):
            where = f"{number:4} {mutant.file}:{mutant.line + 1}: {mutant.kind}: "
            print(f"{'lives ' if suite is None else 'killed'}{where}{mutant.original} -> {mutant.mutated}", flush=True)
            if suite is None:
                lived.append(mutant)
            killed[mutant.room] += suite is not None
    for room in ROOMS:
        total = sum(mutant.room == room for mutant in tried.values())
        print(f"{room}: {killed[room]} of {total} killed")
    print(f"All: {len(tried) - len(lived)} of {len(tried)} killed, {100 * (len(tried) - len(lived)) // max(1, len(tried))} %")


main()
