"""Plants small faults in the sources and shows which of them the tests find.

Usage: mutants.sh [--seed N] [--count N] [--jobs N] [--longest SECONDS] [--only NUMBER…]

All mutants of a run are built into one copy of the package; a number in the environment says which one
is in force, so that there is one build and a run of the tests for each. A mutant is a comparison that
is off by one or turned round, a condition that is left out, a constant that is one more, or a row that
is missing in a table. Which are tried is drawn by the seed, as many of each room as it has places.

Each suite is run once without a mutant, and notes which mutants it comes to; only those that come to one
are asked, the quickest and the most successful first, up to the first test that fails. What an earlier
run noted is used again. Suites that take longer than --longest are not asked: a first run with few
seconds and a second one with many, of what lives, take less time than one.
"""

import argparse
import atexit
import collections
import concurrent.futures
import hashlib
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

PACKAGE = pathlib.Path(__file__).resolve().parent.parent
TREE = PACKAGE / ".build/mutants"
BUILT = TREE / ".build/debug/cableconvPackageTests.xctest"
# Of its own, so that tests can be added and built while a run goes on.
PROGRAM = TREE / f".build/debug/mutants-{os.getpid()}.xctest"
SWITCH_FILE = "IsMutant.swift"
VARIABLE = "CABLECONV_MUTANT"
REACHED = "CABLECONV_MUTANTS_REACHED"
# The rooms in which faults are planted, and the suites that speak for each, the quickest first.
ROOMS = {
    "CableGrammar": ["CableGrammarTests", "CableParsingTests", "GoldenTests", "CableFormatsTests"],
    "CableParsing": ["CableParsingTests", "GoldenTests", "CableFormatsTests", "CableGrammarTests"],
    "CableFormats": ["GoldenTests", "CableFormatsTests", "CableParsingTests", "CableCommandTests"],
    "CableConversion": ["GoldenTests", "CableCommandTests", "CableConversionTests"],
}
# Tests of long texts: what they find, others do; they take minutes.
SKIPPED = "longOdd"
MOST_MUTANTS = 65536
# A suite that takes longer without a mutant is not asked.
LONGEST_SUITE = 30
SWITCH = f"""import Glibc

/// The number of the mutant that is in force.
private let mutantInForce = getenv("{VARIABLE}").flatMap {{ Int(String(cString: $0)) }} ?? 0

/// A file of one byte for each mutant, which is 1 where the program came to it.
nonisolated(unsafe) private let reached: UnsafeMutablePointer<UInt8>? = {{
    guard let path = getenv("{REACHED}") else {{ return nil }}
    let descriptor = open(path, O_RDWR)
    defer {{ close(descriptor) }}
    let memory = mmap(nil, {MOST_MUTANTS}, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
    return memory == MAP_FAILED ? nil : memory?.assumingMemoryBound(to: UInt8.self)
}}()

func isMutant(_ number: Int) -> Bool {{
    if let reached {{ reached[number] = 1 }}
    return mutantInForce == number
}}
"""

HANGS = "it hangs"
TURNED = {"==": "!=", "!=": "==", "<": "<=", "<=": "<", ">": ">=", ">=": ">"}
COMPARISON = re.compile(r" (==|!=|<=|>=|<|>) ")
CONSTANT = re.compile(r"(static let \w+(?:: Int)? = )(\d+)$")
BOUNDS = re.compile(r"\((\d+)\.\.\.(\d+)\)")
ROW = re.compile(r'^\s*\(?(?:\w+: )?("(?:[^"\\]|\\.)+")(?:,|: |\)|$)')
ALSO = re.compile(r"^\s*&& (.+?)( else \{| \{|$)")
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
WORDS_BEFORE = "return|guard|if|while|where|in|case|else|let|var|try"
OPENING, CLOSING = "([{", ")]}"

# An index of a table changes how fast it is asked, and none of the answers.
SAME_PROGRAM = re.compile(r'"CREATE INDEX ')

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
        elif depth == 0 and (sign in ",=" or text[place - 2 : place] in ("&&", "||", ": ", "? ")):
            break
        place -= 1
    if place == 0 and not text[:end].strip():
        return None
    words = list(re.finditer(rf"\b({WORDS_BEFORE}) ", text[place:end]))
    place += words[-1].end() if words else 0
    while text[place] == " ":
        place += 1
    # A line that goes on with a member of what stands before it.
    return place if place < end and text[place] not in ".}" else None


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
    # What stands in quotes is no code.
    code = STRING.sub(lambda found: f'"{"_" * (len(found.group()) - 2)}"', line)
    for found in COMPARISON.finditer(code):
        start, end = left_operand(code, found.start()), right_operand(code, found.end())
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
        # No text has the sign; the row stays in its place, since lists are in order.
        yield *found.span(1), found.group(1)[:-1] + '\\u{1}"', "row left out"
    if (found := ALSO.match(code)) and not COMPARISON.search(code):
        end = right_operand(code, found.start(1))
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
                if code.startswith(("//", "case ", "@", "#")) or is_inlined or '"""' in code or " func " in line:
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
    numbered = enumerate(sorted(choice.sample(places, min(count, len(places)))), 1)
    return {number: mutant for number, mutant in numbered if not SAME_PROGRAM.match(mutant.original)}


def copy(source, target, without=()):
    """Makes a folder like another. A file that is the same stays, so that it is not built again."""
    wanted = {path.relative_to(source): path for path in source.rglob("*") if path.is_file()}
    for path in target.rglob("*"):
        if path.is_file() and path.relative_to(target) not in wanted and path.name != SWITCH_FILE:
            path.unlink()
    for name, path in wanted.items():
        to = target / name
        if path in without and to.exists():
            continue
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
    for name in ("Sources", "Tests", "Templates", "Samples", "Scripts", "Pictures"):
        copy(PACKAGE / name, TREE / name, {PACKAGE / mutant.file for mutant in mutants.values()})
    for name in ("Package.swift", "README.md", "ARCHITECTURE.md", "SECURITY.md"):
        shutil.copy2(PACKAGE / name, TREE / name)
    for room in ROOMS:
        write(TREE / "Sources" / room / SWITCH_FILE, SWITCH)
    texts = {mutant.file: (PACKAGE / mutant.file).read_text() for mutant in mutants.values()}

    def key(mutant):
        return hashlib.sha256(f"{mutant} {texts[mutant.file]}".encode()).hexdigest()

    known = TREE / ".build/not-compiled"
    not_compiled = set(known.read_text().split()) if known.exists() else set()
    mutants = {number: mutant for number, mutant in mutants.items() if key(mutant) not in not_compiled}
    while True:
        plant(mutants, texts)
        result = subprocess.run(
            ["swift", "build", "--build-tests", "--package-path", str(TREE)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if result.returncode == 0:
            return mutants
        # An error may stand some lines beside its cause; the nearest are it.
        lines = {(str(mutant.file), mutant.line) for mutant in mutants.values()}
        places = set()
        for file, line in re.findall(r"(Sources/[^:\n]+\.swift):(\d+):\d+: error", result.stdout):
            for distance in range(5):
                near = {(file, int(line) - 1 + sign * distance) for sign in (-1, 1)} & lines
                places |= near
                if near:
                    break
        kept = {
            number: mutant for number, mutant in mutants.items()
            if (str(mutant.file), mutant.line) not in places}
        if len(kept) == len(mutants):
            sys.exit(f"The copy does not build:\n{result.stdout[-4000:]}")
        print(f"{len(mutants) - len(kept)} do not compile and are left out", flush=True)
        not_compiled |= {key(mutant) for number, mutant in mutants.items() if number not in kept}
        known.write_text("\n".join(sorted(not_compiled)))
        mutants = kept


def digest(paths):
    """What changes when one of the files does."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(str(path).encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def files_of(suite):
    """The files that a suite is written in, and what is read of its module."""
    module, name = suite.split(".")[:2]
    for path in (TREE / "Tests" / module).rglob("*"):
        if path.is_file() and (path.suffix != ".swift" or name in path.read_text()):
            yield path


def run(suites, number, seconds, reached=None):
    """How the tests of some suites fail with a mutant in force; None where they pass."""
    names = "|".join(re.escape(suite) for suite in suites)
    environment = os.environ | {VARIABLE: str(number), "CABLECONV_SHARED": "/nonexistent"}
    if reached:
        environment[REACHED] = str(reached)
    process = subprocess.Popen(
        [PROGRAM, "--testing-library", "swift-testing", "--filter", f"^({names})/", "--skip", SKIPPED],
        cwd=TREE, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        errors="replace", start_new_session=True)
    is_late = threading.Event()

    def end():
        is_late.set()
        os.killpg(process.pid, signal.SIGKILL)

    timer = threading.Timer(seconds, end)
    timer.start()
    failed = None
    for line in process.stdout:
        # One failed test is enough.
        if " recorded an issue" in line:
            failed = line.split(" recorded an issue")[0].split(" ", 1)[-1].strip()
            os.killpg(process.pid, signal.SIGKILL)
            break
    process.stdout.close()
    status = process.wait()
    timer.cancel()
    if is_late.is_set():
        return HANGS
    return failed or (f"status {status}" if status else None)


class Suite:
    """A suite of tests: how long it takes, and which mutants it comes to; known when it is first asked."""

    def __init__(self, name, folder, sources):
        self.name = name
        self.tried = self.killed = 0
        self.path = folder / re.sub(r"\W", "_", name)
        self.digest = sources + digest(files_of(name))

    def measure(self):
        """Runs it once without a mutant, where that was not done in an earlier run."""
        file = self.path.with_suffix(".seconds")
        if not file.exists() or file.read_text().split()[1] != self.digest:
            self.path.write_bytes(bytes(MOST_MUTANTS))
            start = time.monotonic()
            failed = run([self.name], 0, LONGEST_SUITE, self.path)
            seconds = float("inf") if failed else time.monotonic() - start
            if failed not in (None, HANGS):
                print(f"{self.name} fails without a mutant and is not asked: {failed}", flush=True)
            else:
                file.write_text(f"{seconds} {self.digest}")
                print(f"{self.name} takes {f'{seconds:.1f} seconds' if not failed else 'too long'}", flush=True)
        else:
            seconds = float(file.read_text().split()[0])
        self.seconds = seconds
        self.reached = self.path.read_bytes()

    def speaks_for(self, number, longest):
        return self.reached[number] and self.seconds < longest

    def expense(self):
        """Small for what is quick and has found much."""
        return self.seconds * (self.tried + 3) / (self.killed + 1)


class Suites:
    """The suites of each module."""

    def __init__(self):
        listed = subprocess.run(
            [PROGRAM, "--testing-library", "swift-testing", "--list-tests"],
            cwd=TREE, capture_output=True, text=True, check=True).stdout
        folder = TREE / ".build/reached"
        folder.mkdir(exist_ok=True)
        sources = digest(path for path in (TREE / "Sources").rglob("*") if path.is_file())
        wanted = {module for modules in ROOMS.values() for module in modules}
        self.modules = collections.defaultdict(list)
        for name in sorted({line.split("/")[0] for line in listed.splitlines() if "/" in line}):
            module = name.split(".")[0]
            if module in wanted:
                self.modules[module].append(Suite(name, folder, sources))
        self.measured = set()
        self.lock = threading.Lock()

    def asked(self, module, number, longest):
        """The suites of a module that come to a mutant, the one that most likely finds it first."""
        with self.lock:
            if module not in self.measured:
                for suite in self.modules[module]:
                    suite.measure()
                self.measured.add(module)
        return sorted(
            (suite for suite in self.modules[module] if suite.speaks_for(number, longest)), key=Suite.expense)


def killer(number, mutant, suites, longest):
    """The module that finds the mutant, and how; None where it lives. How many suites came to it."""
    came = 0
    for module in ROOMS[mutant.room]:
        asked = suites.asked(module, number, longest)
        came += len(asked)
        for part in (asked[:1], asked[1:]):
            if not part:
                continue
            failed = run([suite.name for suite in part], number, 60 + 10 * sum(s.seconds for s in part))
            for suite in part:
                suite.tried += 1
                suite.killed += bool(failed) / len(part)
            if failed:
                return f"{module}, {failed}", came
    return None, came


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--count", type=int, default=330)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--longest", type=float, default=20, help="seconds; a suite that takes longer is not asked")
    options.add_argument("--only", type=int, nargs="*", help="numbers of mutants, to try again")
    options = options.parse_args()

    TREE.mkdir(parents=True, exist_ok=True)
    mutants = build(drawn(options.seed, options.count))
    shutil.copy2(BUILT, PROGRAM)
    atexit.register(PROGRAM.unlink)
    suites = Suites()
    tried = {n: m for n, m in mutants.items() if not options.only or n in options.only}
    # In no order of rooms, so that a run that is cut short has tried some of each.
    order = random.Random(options.seed).sample(sorted(tried), len(tried))
    lived = set()
    killed = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = pool.map(lambda number: killer(number, tried[number], suites, options.longest), order)
        for number, (failed, came) in zip(order, results):
            mutant = tried[number]
            what = f"killed by {failed}" if failed else f"LIVES, {came} suites come to it"
            print(
                f"{number:4} {mutant.file}:{mutant.line + 1}: {mutant.kind}: "
                f"{mutant.original} -> {mutant.mutated}: {what}", flush=True)
            if not failed:
                lived.add(number)
            killed[mutant.room] += failed is not None
    for room in ROOMS:
        total = sum(mutant.room == room for mutant in tried.values())
        print(f"{room}: {killed[room]} of {total} killed")
    print(f"All: {len(tried) - len(lived)} of {len(tried)} killed, {100 * (len(tried) - len(lived)) // max(1, len(tried))} %")
    print("To try again those that live: --only", *sorted(lived))


main()
