"""Checks that the vocabulary and the context have the same terms.

    check_vocabulary.py SCHEMA_FOLDER

Each term of the project's own in context.jsonld has a label and a comment in cable.vocab.ttl; each
class and property there is in the context, or is a class above one that is. Needs rdflib.
"""

import json
import pathlib
import sys

import rdflib
from rdflib import RDF, RDFS

NAMESPACE = "urn:cable:ns#"


def main():
    folder = pathlib.Path(sys.argv[1])
    context = json.loads((folder / "context.jsonld").read_text("utf-8"))["@context"]
    meanings = [value if isinstance(value, str) else value["@id"]
                for key, value in context.items() if not key.startswith("@")]
    terms = {meaning.removeprefix("cbl:") for meaning in meanings if meaning.startswith("cbl:")}

    graph = rdflib.Graph().parse(folder / "cable.vocab.ttl")
    described = {
        subject for subject in graph.subjects(RDF.type)
        if str(subject).startswith(NAMESPACE)
        and (subject, RDFS.label, None) in graph and (subject, RDFS.comment, None) in graph
    }
    names = {str(subject).removeprefix(NAMESPACE) for subject in described}
    above = {str(item).removeprefix(NAMESPACE)
             for predicate in (RDFS.subClassOf, RDFS.range, RDF.type)
             for item in graph.objects(None, predicate)}
    faults = [f"{term} is not described" for term in sorted(terms - names)]
    faults += [f"{term} is not in the context" for term in sorted(names - terms - above)]
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
