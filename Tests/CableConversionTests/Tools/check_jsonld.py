"""Checks a folder of JSON-LD documents.

    check_jsonld.py SCHEMA FOLDER

Each document must pass the JSON Schema, and its expansion must keep every key: a key that the
context does not know would be dropped without a word. Prints one line for each fault; the exit
status is 1 where there are any. Needs Debian's python3-jsonschema and python3-pyld.
"""

import concurrent.futures
import json
import pathlib
import sys

import jsonschema
from pyld import jsonld


def no_loading(url, options):
    raise ValueError("a document must not need another to be understood: " + url)


def count_keys(value):
    """How many keys below a value are properties."""
    if isinstance(value, list):
        return sum(count_keys(item) for item in value)
    if not isinstance(value, dict):
        return 0
    keys = [key for key in value if not key.startswith("@")]
    # A list or set object is one value of the property that holds it.
    return len(keys) + sum(count_keys(value[key]) for key in value if key != "@context")


def relative_iris(value):
    """Identifiers and types that the context did not make absolute."""
    if isinstance(value, list):
        for item in value:
            yield from relative_iris(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in ("@id", "@type"):
                for iri in item if isinstance(item, list) else [item]:
                    if ":" not in iri:
                        yield f"{key} {iri!r} is not absolute"
            elif ":" not in key and not key.startswith("@"):
                yield f"key {key!r} is not absolute"
            else:
                yield from relative_iris(item)


def faults(path):
    document = json.loads(path.read_text("utf-8"))
    found = [
        f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in validator.iter_errors(document)
    ]
    try:
        expanded = jsonld.expand(document, {"documentLoader": no_loading})
    except jsonld.JsonLdError as error:
        # It could not be handed on: the pool would wait for ever for what it cannot unpickle.
        return [f"{path}: {fault}" for fault in [*found, f"no expansion: {error}"]]
    before, after = count_keys(document), count_keys(expanded)
    if before != after:
        found.append(f"{before} keys became {after} in the expansion")
    found += relative_iris(expanded)
    return [f"{path}: {fault}" for fault in found]


def prepare(schema_path):
    global validator
    schema = json.loads(pathlib.Path(schema_path).read_text("utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)


def main():
    schema_path, folder = sys.argv[1:]
    paths = sorted(pathlib.Path(folder).rglob("*.jsonld"))
    if not paths:
        sys.exit(f"no .jsonld files below {folder}")
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
