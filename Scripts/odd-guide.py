"""Prints what an ODD says, as Markdown: a heading for each element, its attributes and their values.

    odd-guide.py FILE.odd
"""

import sys
import xml.etree.ElementTree as tree

TEI = "{http://www.tei-c.org/ns/1.0}"


def words(node):
    """The text of a description or a paragraph on one line; what is code is marked as code."""
    parts = [node.text or ""]
    for child in node:
        parts += [f"`{child.text}`", child.tail or ""]
    return " ".join("".join(parts).split())


def description(node):
    return words(node.find(TEI + "desc"))


def main():
    root = tree.parse(sys.argv[1]).getroot()
    body = root.find(f"{TEI}text/{TEI}body")
    print(f"# {words(body.find(TEI + 'head'))}\n\nWhich elements a document has, and what each is for.\n")
    print("## Overview\n")
    for part in body.iter(TEI + "p"):
        print(words(part) + "\n")
    print("## Elements\n")
    for spec in sorted(root.iter(TEI + "elementSpec"), key=lambda spec: spec.get("ident").lower()):
        print(f"### {spec.get('ident')}\n\n{description(spec)}\n")
        for attribute in spec.iter(TEI + "attDef"):
            always = " Always there." if attribute.get("usage") == "req" else ""
            print(f"- `@{attribute.get('ident')}`: {description(attribute)}{always}")
            for value in attribute.iter(TEI + "valItem"):
                print(f"  - `{value.get('ident')}`: {description(value)}")
        print()


if __name__ == "__main__":
    main()
