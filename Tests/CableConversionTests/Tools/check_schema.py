"""Checks documents against a JSON Schema.

    check_schema.py SCHEMA FOLDER SUFFIX

Prints one line for each fault in the files below FOLDER whose names end in SUFFIX; the exit status
is 1 where there are any. Needs jsonschema.
"""

import concurrent.futures
import json
import pathlib
import sys

import jsonschema


def prepare(schema_path):
    global validator
    schema = json.loads(pathlib.Path(schema_path).read_text("utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)


def faults(path):
    return [
        f"{path}: /{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in validator.iter_errors(json.loads(path.read_text("utf-8")))
    ]


def main():
    schema_path, folder, suffix = sys.argv[1:]
    paths = sorted(pathlib.Path(folder).rglob("*" + suffix))
    if not paths:
        sys.exit(f"no {suffix} files below {folder}")
    # Not multiprocessing.Pool: it ends its workers by a signal, which a test run may have blocked.
    with concurrent.futures.ProcessPoolExecutor(
        initializer=prepare, initargs=(schema_path,)
    ) as pool:
        lines = [line for result in pool.map(faults, paths, chunksize=8) for line in result]
    print("\n".join(lines))
    print(f"{len(paths)} documents, {len(lines)} faults")
    sys.exit(1 if lines else 0)


if __name__ == "__main__":
    main()
