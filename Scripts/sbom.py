#!/usr/bin/env python3
"""Writes the bill of materials of the static file, in CycloneDX 1.5, from what the linker took into it.

sbom.py PROGRAM MAP DATE [HEADERS…] prints the bill; MAP is the linker's map of the program, DATE the day of
the release. A package is in it where the map has one of its archives or objects, or where it is named as
HEADERS: a library that is all header leaves none. With --packages in the place of PROGRAM the names of
Debian's packages are printed instead, a line each. The same program gives the same bytes.
"""

import hashlib
import json
import re
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

# A file of the linker's, at the end of a line of its map: `/usr/lib/libz.a(inflate.o):(.text)`.
LINKED = re.compile(r" (/[^ ():]+\.(?:a|o))(?=[(:]|$)")
NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def linked_files(linker_map):
    """The archives and objects of which the program has a part."""
    with open(linker_map, encoding="utf-8", errors="replace") as lines:
        return sorted({match.group(1) for line in lines for match in LINKED.finditer(line)})


def owner(path):
    """The Debian package that a file is of; nothing where it is of none."""
    # A package may have it under the name that the linker used, or behind a link of a folder.
    for name in (path, str(Path(path).resolve()), str(Path(path).resolve()).removeprefix("/usr")):
        found = subprocess.run(["dpkg-query", "--search", name], capture_output=True, text=True, check=False)
        if found.returncode == 0:
            return found.stdout.split(":", 1)[0]
    return None


def packages(linker_map, headers):
    """Debian's packages in the program, and whether Swift's own libraries are."""
    names, has_swift = set(headers), False
    for path in linked_files(linker_map):
        if name := owner(path):
            names.add(name)
        elif "/lib/swift" in path or "/lib/clang/" in path:
            has_swift = True
        elif Path.cwd() not in Path(path).resolve().parents and not path.startswith(tempfile.gettempdir()):
            sys.exit(f"{path} is in the program, and of no package")
    return sorted(names), has_swift


def licences(package):
    """The names of licences that the package's copyright file has, as it has them."""
    text = Path(f"/usr/share/doc/{package}/copyright").read_text(encoding="utf-8", errors="replace")
    names = sorted(set(re.findall(r"^License:[ \t]*(\S.*)$", text, re.MULTILINE)))
    # Older files are prose; the file itself lies beside the program.
    return [{"license": {"name": name}} for name in names or [f"see licences/{package}"]]


def component(package):
    fields = output(
        "dpkg-query", "--show", "--showformat", "${Version}\t${Architecture}\t${source:Package}\t${source:Version}",
        package).split("\t")
    version, architecture, source, source_version = fields
    reference = f"pkg:deb/debian/{package}@{version}?arch={architecture}"
    return {
        "type": "library", "bom-ref": reference, "name": package, "version": version, "purl": reference,
        "licenses": licences(package),
        "properties": [
            {"name": "debian:source", "value": source}, {"name": "debian:source-version", "value": source_version},
        ],
    }


def swift():
    version = re.search(r"Swift version (\S+)", output("swiftc", "--version")).group(1)
    reference = f"pkg:github/swiftlang/swift@swift-{version}-RELEASE"
    return {
        "type": "library", "bom-ref": reference, "name": "swift", "version": version, "purl": reference,
        "licenses": [{"expression": "Apache-2.0 WITH Swift-exception"}],
    }


def bill(program, linker_map, date, headers):
    names, has_swift = packages(linker_map, headers)
    components = [component(name) for name in names] + ([swift()] if has_swift else [])
    digest = hashlib.sha256(Path(program).read_bytes()).hexdigest()
    version = output(program, "--version").split()[1]
    reference = f"pkg:generic/cableconv@{version}"
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "serialNumber": f"urn:uuid:{uuid.uuid5(NAMESPACE, digest)}",
        "metadata": {
            "timestamp": f"{date}T00:00:00Z",
            "component": {
                "type": "application", "bom-ref": reference, "name": "cableconv", "version": version,
                "purl": reference, "licenses": [{"license": {"id": "MIT"}}],
                "hashes": [{"alg": "SHA-256", "content": digest}],
            },
        },
        "components": components,
        "dependencies": [{"ref": reference, "dependsOn": [part["bom-ref"] for part in components]}],
    }


def main():
    program, linker_map, *rest = sys.argv[1:]
    if program == "--packages":
        print("\n".join(packages(linker_map, rest)[0]))
    else:
        json.dump(bill(program, linker_map, rest[0], rest[1:]), sys.stdout, indent=1)
        print()


if __name__ == "__main__":
    main()
