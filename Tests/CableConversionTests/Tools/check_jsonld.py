"""Checks JSON-LD documents as linked data.

    check_jsonld.py SCHEMA_FOLDER FOLDER BASE

Of each document below FOLDER:

- expanding it drops no key and leaves no relative IRI;
- expanding and compacting it gives the same document;
- PyLD and rdflib see the same triples in it;
- it keeps the shapes of each SCHEMA_FOLDER/*.shacl.ttl, whose names begin with BASE, with nothing beside it.

The context of a document that only names it is that of FOLDER/context.json.

Prints one line for each fault; the exit status is 1 where there are any. Needs PyLD, rdflib and
pyshacl.
"""

import concurrent.futures
import json
import pathlib
import sys

import pyshacl
import rdflib
import rdflib.compare
from pyld import jsonld


def no_loading(url, options):
    raise ValueError("a document must not need another to be understood: " + url)


options = {"documentLoader": no_loading}


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
    """Identifiers, types and keys that the context did not make absolute."""
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


def without_order(value):
    """A value with the items of sets sorted; lists keep their order, which means something."""
    if isinstance(value, list):
        return [without_order(item) for item in value]
    if isinstance(value, dict):
        return {key: without_order(value[key]) for key in sorted(value)}
    return value


def triples_of(document, expanded):
    quads = jsonld.to_rdf(expanded, options={**options, "format": "application/n-quads"})
    one, other = rdflib.Graph(), rdflib.Graph()
    one.parse(data=quads, format="nt")
    other.parse(data=json.dumps(document), format="json-ld")
    return one, other


def faults(path):
    try:
        return [f"{path}: {fault}" for fault in faults_of(path)]
    except jsonld.JsonLdError as error:
        # It could not be handed on: the pool would wait for ever for what it cannot unpickle.
        return [f"{path}: no expansion: {error}"]


def faults_of(path):
    document = json.loads(path.read_text("utf-8"))
    if isinstance(document["@context"], str):
        beside = json.loads((path.parent / "context.json").read_text("utf-8"))
        document["@context"] = beside["@context"]
    expanded = jsonld.expand(document, options)
    before, after = count_keys(document), count_keys(expanded)
    if before != after:
        yield f"{before} keys became {after} in the expansion"
    yield from relative_iris(expanded)

    compacted = jsonld.compact(expanded, document["@context"], options)
    if without_order(compacted) != without_order(document):
        changed = [key for key in document if compacted.get(key) != document[key]]
        yield f"another document after expansion and compaction: {', '.join(changed)}"

    one, other = triples_of(document, expanded)
    if not rdflib.compare.isomorphic(one, other):
        yield f"PyLD sees {len(one)} triples, rdflib {len(other)}, and not the same"

    for graph in shapes:
        conforms, _, report = pyshacl.validate(other, shacl_graph=graph)
        if not conforms:
            yield "SHACL: " + " ".join(report.split())[:2500]


def prepare(schema_folder, base):
    global shapes
    texts = [path.read_text("utf-8") for path in sorted(pathlib.Path(schema_folder).glob("*.shacl.ttl"))]
    shapes = [rdflib.Graph().parse(data=text.replace("urn:cable:", base), format="turtle") for text in texts]


def main():
    schema_folder, folder, base = sys.argv[1:]
    paths = sorted(pathlib.Path(folder).rglob("*.jsonld"))
    if not paths:
        sys.exit(f"no .jsonld files below {folder}")
    # Not multiprocessing.Pool: it ends its workers by a signal, which a test run may have blocked.
    with concurrent.futures.ProcessPoolExecutor(
        initializer=prepare, initargs=(schema_folder, base)
    ) as pool:
        lines = [line for result in pool.map(faults, paths) for line in result]
    print("\n".join(lines))
    print(f"{len(paths)} documents, {len(lines)} faults")
    sys.exit(1 if lines else 0)


if __name__ == "__main__":
    main()
