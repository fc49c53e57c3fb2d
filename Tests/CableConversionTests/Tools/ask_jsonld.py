"""Asks SPARQL questions of a JSON-LD document.

    ask_jsonld.py DOCUMENT < QUESTIONS

QUESTIONS is a JSON array of ASK queries; the answers are printed as a JSON array of truth values.
Needs rdflib.
"""

import json
import sys

import rdflib


def main():
    graph = rdflib.Graph()
    graph.parse(sys.argv[1], format="json-ld")
    print(json.dumps([bool(graph.query(question).askAnswer) for question in json.load(sys.stdin)]))


if __name__ == "__main__":
    main()
