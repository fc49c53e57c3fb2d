"""Checks the codes in a printed vocabulary.

    check_schemes.py VOCABULARY BASE TAGS CAPTIONS

The scheme of TAGS has so many concepts, and that of captions; each has one notation, a label at most, and
sources that are described; PREL says what it means. Nothing is named below another base. Needs rdflib.
"""

import sys

import rdflib
from rdflib import DCTERMS, RDF, SKOS

RICO = rdflib.Namespace("https://www.ica.org/standards/RiC/ontology#")


def faults(graph, base, counts):
    for scheme, count in counts.items():
        concepts = set(graph.subjects(SKOS.inScheme, rdflib.URIRef(base + scheme)))
        if len(concepts) != count:
            yield f"{scheme} has {len(concepts)} concepts, not {count}"
        for concept in concepts:
            if len(list(graph.objects(concept, SKOS.notation))) != 1:
                yield f"{concept} has not one notation"
            if len(list(graph.objects(concept, SKOS.prefLabel))) > 1:
                yield f"{concept} has several labels"
            sources = list(graph.objects(concept, DCTERMS.source))
            if not sources or any((source, RDF.type, None) not in graph for source in sources):
                yield f"{concept} has no source that is described"
    for form in ["telegram", "airgram"]:
        node = rdflib.URIRef(f"{base}form/{form}")
        if (node, RDF.type, RICO.DocumentaryFormType) not in graph or not graph.value(node, SKOS.definition):
            yield f"the form {form} is not described"
    label = graph.value(rdflib.URIRef(base + "tag/PREL"), SKOS.prefLabel)
    if str(label) != "External Political Relations":
        yield f"PREL is {label}"
    if base != "urn:cable:" and any("urn:cable:" in str(node) for node in graph.all_nodes()):
        yield "urn:cable: is named"


def main():
    path, base, tags, captions = sys.argv[1:]
    graph = rdflib.Graph().parse(path)
    lines = list(faults(graph, base, {"tags": int(tags), "captions": int(captions)}))
    print("\n".join(lines))
    sys.exit(1 if lines else 0)


if __name__ == "__main__":
    main()
