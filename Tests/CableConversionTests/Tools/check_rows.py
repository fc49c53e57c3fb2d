"""Holds the rows of one archive against each other, as a database, lines of JSON and lines of JSON-LD have them.

    check_rows.py FOLDER

The folder holds cables.db, all.ndjson (the model) and linked.ndjson (JSON-LD) of the same cables. Of each
cable the same is asked of all three: what it is, the file, whom it is for, its TAGS, captions and references,
what the archive's record says, what there is to say about the reading, and the parts of its text, in their
order. Prints what differs, a line for each thing of each form, and exits with 1 where anything does.

The tables of a folder are those of the database; check_data.py holds them against it, row by row.
"""

import json
import sqlite3
import sys
from collections import Counter

folder = sys.argv[1]
troubles = Counter()
examples = {}

# Words of the vocabulary, by the names of its terms.
LEVELS = {
    "Unclassified": "UNCLASSIFIED", "ForOfficialUseOnly": "FOR OFFICIAL USE ONLY",
    "SensitiveButUnclassified": "SENSITIVE BUT UNCLASSIFIED", "LimitedOfficialUse": "LIMITED OFFICIAL USE",
    "Confidential": "CONFIDENTIAL", "Secret": "SECRET", "TopSecret": "TOP SECRET", None: None,
}
PRECEDENCES = {
    "Routine": "ROUTINE", "Priority": "PRIORITY", "Immediate": "IMMEDIATE",
    "NiactImmediate": "NIACT IMMEDIATE", "Flash": "FLASH", None: None,
}
ROLES = {"ActionAddress": "action", "InfoAddress": "info", "ExemptAddress": "exempt"}
TAGS = {
    "SubjectTag": "subject", "GeographicTag": "geographic", "OrganizationTag": "organization",
    "ProgramTag": "program", "PersonTag": "person", None: None,
}


# The database.

database = sqlite3.connect(f"file:{folder}/cables.db?mode=ro", uri=True)
database.row_factory = sqlite3.Row


def rows_of(table, columns, condition="1"):
    """The rows of a table, by the cable's id."""
    found = {}
    for row in database.execute(
            f"SELECT cable, {columns} FROM {table} WHERE {condition} ORDER BY cable, position"):
        found.setdefault(row[0], []).append(tuple(row)[1:])
    return found


def from_database():
    rows = {
        "addressees": rows_of("addressee", "role, name, precedence, routing_indicator"),
        "tags": rows_of("tag", "code, kind"),
        "captions": rows_of("caption", "name"),
        "references": rows_of("reference", "letter, printed, target, year_inferred, post_known",
                              "kind = 'reference'"),
        "mentions": rows_of("reference", "printed, target", "kind = 'mention'"),
        "attributes": rows_of("attribute", "name, value"),
        "diagnostics": rows_of("diagnostic", "kind, severity, message"),
        "parts": rows_of("paragraph", "kind, label, number, classification, role, text"),
    }
    files = {row["id"]: row for row in database.execute("SELECT * FROM file")}
    for row in database.execute("SELECT * FROM cable ORDER BY id"):
        file = files[row["file"]]
        fields = {name: values.get(row["id"], []) for name, values in rows.items()}
        yield {
            "cable": tuple(row[name] for name in (
                "mrn", "number", "date", "sender", "sender_source", "post", "classification", "subject",
                "signature", "status")),
            "file": (file["name"], file["format"], file["encoding"], file["size"], file["sha256"]),
            **fields,
        }


# JSON-LD.

def main_type(node):
    return [word for word in node["@type"] if word != "CreativeWork"][0]


def linked_parts(nodes, is_outer=True):
    """The parts of a text as rows, and the telegrams that it names."""
    for node in nodes:
        kind = main_type(node)
        if "paragraphHeading" in node:
            head = node["paragraphHeading"]
            yield ("heading", None, None, None, None, head.get("text", "")), head
        level = LEVELS[node.get("classification")]
        if kind == "Paragraph":
            yield ("paragraph", node.get("label"), node.get("paragraphNumber"), level, node.get("role"),
                   node.get("text", "")), node
        elif kind == "Heading":
            yield ("heading", None, None, level, None, node.get("text", "")), node
        elif kind == "BulletItem":
            yield ("item", node.get("marker"), None, level, None, node.get("text", "")), node
        elif kind == "Preformatted":
            yield ("preformatted", None, None, None, None, node["text"]), node
            continue
        if kind not in ("PageMark", "Signature", "Trailer"):
            yield from linked_parts(node.get("hasPart", []))


def linked_date(document):
    return document.get("dateSent") or (
        document["dateCreated"] + "T00:00:00Z" if "dateCreated" in document else None)


def from_linked(document):
    evidence = {node["property"]: node["evidenceKind"] for node in document.get("evidence", [])}
    sender = document.get("sender", {}).get("name")
    file = document["encoding"][0]
    parts = list(linked_parts(document.get("hasPart", [])))
    agents = {}
    for key in ("sender", "toRecipient", "ccRecipient", "exemptRecipient"):
        nodes = document.get(key, [])
        for node in nodes if isinstance(nodes, list) else [nodes]:
            agents.setdefault(node["@id"], node["name"])
    base = document["conformsTo"].removesuffix("profile:2")
    tags = {node["@id"]: node for node in document.get("about", [])}
    return {
        "cable": (
            document.get("identifier"), document.get("messageReferenceNumber"), linked_date(document),
            sender, evidence.get("sender", "telegram" if sender else None),
            document.get("locationCreated", {}).get("name"), LEVELS[document.get("classification")],
            document.get("name"), document.get("signatureText"), document.get("textStatus")),
        "file": (
            file.get("name"), file["sourceFormat"], file["encodingFormat"].split("charset=")[1],
            int(file["contentSize"].removesuffix(" B")), file["sha256"]),
        "addressees": [
            (ROLES[node["actionType"]], node.get("addresseeText") or agents[node["addressee"]],
             PRECEDENCES[node.get("precedence")], node.get("routingIndicator"))
            for node in document.get("addressing", [])],
        "tags": [(node["termCode"], TAGS[node.get("tagType")]) for node in tags.values()],
        "captions": [(name,) for name in document.get("caption", [])],
        "references": [
            (node.get("label"), node["text"], node.get("target", "").removeprefix(base) or None,
             int(node.get("yearInferred", False)), int(not node.get("postUnverified", False)))
            for node in document.get("reference", [])],
        "mentions": [
            (mention["exact"], target(mention, base))
            for _, node in parts for mention in node.get("annotation", [])
            if main_type(mention) == "ReferenceMention" and "sequenceNumber" in mention],
        "attributes": [(node["name"], node["value"]) for node in document.get("attribute", [])],
        "diagnostics": [
            (node["code"], node["severity"], node["noteText"]) for node in document.get("note", [])],
        "parts": [row for row, _ in parts],
    }


def target(mention, base):
    """The telegram that a mention names; one that stands in the list is meant by the list's entry."""
    name = mention.get("target", "")
    return ANY if "#" in name else name.removeprefix(base) or None


class Any:
    """What is equal to anything: a form says it by another row."""

    def __eq__(self, other):
        return True


ANY = Any()


# The model.

def running(content):
    """The plain text of a running text: what was printed between pages is no part of it."""
    text, needs_space = "", False
    for piece in content:
        words = next((value for key, value in piece.items() if key in (
            "text", "redaction", "referenceMention", "paragraphMention", "link")), None)
        if words is None:
            needs_space = bool(text)
            continue
        if needs_space and words:
            text, needs_space = text + " ", False
        text += words
    return text


def model_parts(blocks):
    for block in blocks:
        marking = block.get("portionMarking", {}).get("level")
        kind = block["kind"]
        if kind == "paragraph":
            if block.get("heading"):
                yield ("heading", None, None, None, None, running(block["heading"])), block["heading"]
            label = block.get("label", {})
            yield ("paragraph", label.get("printed"), label.get("number"), marking, block.get("role"),
                   running(block["content"])), block["content"]
            for items in block.get("lists", []):
                yield from model_items(items)
        elif kind == "heading":
            yield ("heading", None, None, marking, None, running(block["content"])), block["content"]
        elif kind == "list":
            yield from model_items(block)
        elif kind == "preformatted":
            yield ("preformatted", None, None, None, None, "\n".join(block["lines"])), []
        elif kind == "quotation":
            yield from model_parts(block["body"])


def model_items(items):
    if items.get("head"):
        yield ("heading", None, None, None, None, running(items["head"])), items["head"]
    for item in items["items"]:
        yield ("item", item.get("marker") or None, None, item.get("portionMarking", {}).get("level"), None,
               running(item["content"])), item["content"]
        for inner in item.get("lists", []):
            yield from model_items(inner)


def from_model(document):
    """What the model has as it stands; what follows from it (a post, a sender's evidence) is no field of it."""
    transcription = document["cable"]["transcription"]
    provenance = document["cable"]["provenance"]
    head = transcription.get("head", [])
    source = provenance["source"]
    parts = list(model_parts(transcription.get("body", [])))

    def listed(kind, key):
        return [value for line in head if line["kind"] == kind for value in line.get(key, [])]

    return {
        "file": (source.get("name"), source["format"], source["encoding"], source["size"], source["sha256"]),
        "own addressees": [
            (line["role"], line["name"], line.get("precedence"), line.get("routingIndicator"))
            for line in head if line["kind"] == "addressee"],
        # Each code once.
        "own tags": list({tag["code"]: (tag["code"], tag.get("kind")) for tag in listed("tags", "tags")}.values()),
        "own references": [
            (reference.get("letter"), reference["text"]) for reference in listed("references", "references")],
        "mentions": [
            (piece["referenceMention"], ANY) for _, content in parts for piece in content
            if "referenceMention" in piece and "cited" in piece],
        "attributes": [(item["name"], item["value"]) for item in provenance.get("attributes", [])],
        "diagnostics": [
            (item["id"], item["severity"], item["message"]) for item in document.get("diagnostics", [])],
        "parts": [row for row, _ in parts],
    }


def own(row):
    """What the telegram itself has, where a row has what the record alone says as well."""
    return {
        **row, "own addressees": row["addressees"], "own tags": row["tags"],
        "own references": [reference[:2] for reference in row["references"]],
    }


# Comparison.

def compare(form, number, wanted, got):
    for name, values in got.items():
        if name.startswith("own ") and not values:
            continue
        if values != wanted[name]:
            troubles[form, name] += 1
            if (form, name) not in examples:
                pair = (values, wanted[name])
                if isinstance(values, list):
                    pair = next(((left, right) for left, right in zip(*pair) if left != right),
                                f"{len(values)} rows, not {len(wanted[name])}")
                examples[form, name] = f"cable {number}: {pair}"


def main():
    cables = list(from_database())
    for form, name, read in [("JSON-LD", "linked", from_linked), ("JSON", "all", from_model)]:
        with open(f"{folder}/{name}.ndjson", encoding="utf-8") as lines:
            documents = [json.loads(line) for line in lines]
        if len(documents) != len(cables):
            print(f"{form}: {len(documents)} cables, the database has {len(cables)}")
            sys.exit(1)
        for number, (document, row) in enumerate(zip(documents, cables), 1):
            compare(form, number, own(row), read(document))
    counts = {name: sum(len(row[name]) for row in cables) for name in cables[0] if name not in ("cable", "file")}
    for name, count in counts.items():
        if count == 0 and len(cables) > 100:
            print(f"nothing was compared: no row of {name}")
            sys.exit(1)
    for (form, name), count in sorted(troubles.items()):
        print(f"{form}: {name} of {count} cables: {examples[form, name]}")
    sys.exit(1 if troubles else 0)


if __name__ == "__main__":
    main()
