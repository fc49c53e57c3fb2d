"""Cables as objects: their facts with evidence, and the model with its places."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json
import re

import pytest

import cableconv
from cableconv import Cable, Record, RecordError
from cableconv.model import HeadLine, Item, ItemList, Model, PageMark, Paragraph, Quotation
from conftest import ROOT, SAMPLES, sample_files

UTC = datetime.timezone.utc


def test_a_page_has_the_handbooks_facts():
    cable = cableconv.read(SAMPLES / "07EREWHON42.html")
    assert cable.mrn == "07EREWHON42" and cable.number == "EREWHON 000042"
    assert cable.date.value == datetime.datetime(2007, 12, 11, 10, 31, tzinfo=UTC)
    assert cable.date.precision == "minute" and cable.date.evidence.source == "telegram"
    assert cable.date.evidence.printed == "P 111031Z DEC 07"
    assert cable.date.evidence.place.text == "P 111031Z DEC 07"
    assert (cable.sender.name, cable.sender.post) == ("AMEMBASSY EREWHON", "Erewhon")
    assert cable.classification.level == "CONFIDENTIAL"
    assert cable.subject.text == "MINISTER OF MACHINES ON THE BAN AND WHAT MAY FOLLOW IT"
    assert [tag.code for tag in cable.tags] == ["PREL", "PGOV", "ETRD"]
    assert cable.tags_evidence.printed == "TAGS: PREL PGOV ETRD"
    assert [(a.role, a.name) for a in cable.addressees][:2] == [
        ("action", "SECSTATE WASHDC"), ("info", "AMEMBASSY LAPUTA")]
    assert [(r.letter, r.target, r.year_inferred) for r in cable.references] == [
        ("A", "07STATE161988", True), ("B", "06EREWHON917", False)]
    assert [p.number for p in cable.paragraphs] == [1, None, 2, 3]
    assert cable.paragraphs[1].kind == "heading"
    assert cable.captions == ["SIPDIS"] and cable.precedence == "PRIORITY"
    assert cable.signature == "EXAMPLE" and cable.status is None
    assert cable.summary.evidence.source == "summary"
    assert [d.kind for d in cable.diagnostics] == ["duplicate-caption"]
    assert repr(cable).startswith("<Cable 07EREWHON42: MINISTER")


def test_what_only_the_page_says_is_of_the_page():
    row = b'"2","01/05/2008 08:12","08LAPUTA7","Embassy Laputa","SECRET","","","SUBJECT: X\n\n1. Y."'
    cable = cableconv.read(row)
    assert cable.date.evidence == cableconv.Evidence("page") and cable.date.precision == "day"
    assert cable.sender.evidence == cableconv.Evidence("page")
    assert cable.classification.level == "SECRET"
    assert cable.classification.evidence == cableconv.Evidence("page")


def test_what_nothing_says_is_nothing():
    cable = cableconv.read(b"SUBJECT: MILLS\n\n1. They turn.\n")
    assert (cable.mrn, cable.date, cable.sender, cable.classification) == (None,) * 4
    assert (cable.addressees, cable.tags, cable.references, cable.attributes) == ([],) * 4
    assert cable.tags_evidence is None and cable.signature is None
    assert cable.summary.evidence.source == "first-sentence"


def test_the_columns_of_csv_are_the_facts(run):
    for path in sample_files():
        cable = cableconv.read(path)
        row = next(csv.DictReader(io.StringIO(
            run(path, "-t", "csv").stdout.decode(), newline="")))
        date = cable.date.value.strftime("%Y-%m-%dT%H:%M:%SZ") if cable.date else ""
        assert (cable.mrn or "", date) == (row["id"], row["date"]), path
        assert (cable.sender.name if cable.sender else "") == row["from"]
        assert (cable.sender.evidence.source if cable.sender else "") == row["from_source"]
        assert (cable.date.evidence.source if cable.date else "") == row["date_source"]
        level = cable.classification.level if cable.classification else ""
        assert level == row["classification"]
        tags = [t.code + (f" ({t.qualifier})" if t.qualifier else "") for t in cable.tags]
        assert "|".join(tags) == row["tags"]
        assert (cable.subject.text if cable.subject else "") == row["subject"]
        assert str(cable.words) == row["words"]
        assert "|".join(a.name for a in cable.addressees if a.role == "action") == row["to"]


def test_evidence_of_the_telegram_has_its_line():
    found = 0
    for path in sample_files():
        cable = cableconv.read(path)
        facts = [cable.date, cable.sender, cable.subject, cable.classification]
        for fact in facts:
            if fact is not None and fact.evidence.source in ("telegram", "number-line"):
                found += 1
                place = fact.evidence.place
                assert place is not None, (path, fact)
                text = cable.model.text.encode()
                assert text[place.start:place.end].decode() == place.text
                lines = cable.model.text.split("\n")
                assert lines[place.line - 1].find(place.text.split("\n")[0]) >= 0
    assert found > 50


def letters(text: str) -> str:
    return re.sub(r"[^\w]", "", text)


def elements(model: Model):
    """All that has an ordinal, in reading order."""
    def inside(block):
        if isinstance(block, ItemList):
            for item in block.items:
                yield from inside(item)
        elif isinstance(block, Quotation):
            for part in block.body:
                yield from inside(part)
        else:
            yield block
            for entry in getattr(block, "lists", ()):
                yield from inside(entry)

    yield from model.head
    for block in model.body:
        yield from inside(block)


def test_ordinals_are_those_of_the_source_map():
    kinds = set()
    for path in sample_files():
        model = cableconv.read(path).model
        ordinals = [element.ordinal for element in elements(model)]
        assert ordinals == list(range(len(ordinals)))
        behind = len(ordinals) + (model.signature is not None) + len(model.tail)
        assert all(span.ordinal is None or span.ordinal < behind for span in model.spans)
        for element in elements(model):
            place = model.place(element.ordinal)
            kinds.add(type(element))
            if place is None:
                continue
            if isinstance(element, HeadLine) and not element.redactions:
                # A web copy may have a mark of its own between: [1](#).
                rest = iter(letters(place.text))
                assert all(sign in rest for sign in letters(element.printed)), (path, element)
                assert place.start <= place.end and place.line >= 1
            if isinstance(element, (Item, Paragraph)):
                first = next((i for i in element.content if hasattr(i, "text")), None)
                if first is not None:
                    assert letters(first.text)[:10] in letters(place.text), (path, element)
    assert {HeadLine, Paragraph, Item} <= kinds
    assert {"Preformatted", "Heading"} <= {kind.__name__ for kind in kinds}


def strings(value):
    """All texts of JSON that are a cable's words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for entry in value.values():
            yield from strings(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from strings(entry)


def test_the_model_has_every_text_of_the_document():
    for path in [*sample_files(), *sorted((ROOT / "Samples").glob("*.csv"))]:
        for cable in cableconv.read_all(path):
            transcription = cable.document["cable"]["transcription"]
            have = repr(cable.model)
            for text in strings({**transcription, "body": strip_kinds(transcription["body"])}):
                assert repr(text)[1:-1] in have, (path, text)


def strip_kinds(value):
    """Without the names of kinds, which are classes here."""
    if isinstance(value, list):
        return [strip_kinds(entry) for entry in value]
    if isinstance(value, dict):
        return {name: strip_kinds(entry) for name, entry in value.items() if name != "kind"}
    return value


def test_every_kind_of_the_schema_is_known():
    schema = json.loads(
        (ROOT / "Sources/CableFormats/ModelJSON/Schema/model.schema.json").read_text())
    words = {"text": "a", "redaction": "a", "referenceMention": "a", "paragraphMention": "a"}
    inlines = []
    for choice in schema["$defs"]["inline"]["oneOf"]:
        key = choice["required"][0]
        inlines.append({
            "link": {"link": "a", "target": "b"},
            "pageMark": {"pageMark": {"mark": "banner", "printed": "S"}},
            "interruption": {"interruption": True},
        }.get(key) or {key: words[key]})
    full = {
        "paragraph": {"content": inlines, "heading": inlines}, "heading": {"content": inlines},
        "list": {"items": [{"marker": "-", "content": inlines}]}, "preformatted": {"lines": ["a"]},
        "pageMark": {"mark": "banner", "printed": "S"},
        "quotation": {"body": [{"kind": "heading", "content": inlines}]},
    }
    kinds = schema["$defs"]["block"]["properties"]["kind"]["enum"]
    model = Model.from_json({"cable": {
        "transcription": {"head": [], "body": [{"kind": kind, **full[kind]} for kind in kinds]},
        "provenance": {}}})
    assert len(model.body) == len(kinds)
    assert len(model.body[0].content) == len(inlines) == 7
    assert any(isinstance(block, PageMark) for block in model.body)
    with pytest.raises(ValueError, match="unknown kind: nothing"):
        Model.from_json({"cable": {
            "transcription": {"head": [], "body": [{"kind": "nothing"}]}, "provenance": {}}})


# How it is called


def test_a_cable_is_read_from_bytes_paths_and_records(tmp_path):
    path = SAMPLES / "no-tags.txt"
    by_path = cableconv.read(path)
    assert cableconv.read(str(path)) == by_path
    assert cableconv.read(path.read_bytes(), name="no-tags.txt") == by_path
    assert cableconv.read(Record(path)) == by_path
    assert cableconv.read(path.read_bytes()) != by_path, "it has no name"
    source = by_path.model.source
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert source.name == by_path.name == "no-tags.txt"


def test_a_name_that_is_no_text_is_read(tmp_path):
    path = tmp_path / b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    path.write_bytes((SAMPLES / "no-tags.txt").read_bytes())
    assert cableconv.read(path).model.source.name == "caf\N{REPLACEMENT CHARACTER}.txt"


def test_where_there_is_no_cable_it_is_said():
    with pytest.raises(RecordError, match="is empty") as caught:
        cableconv.read(b"")
    assert caught.value.kind == "input"
    with pytest.raises(RecordError, match="none.txt: cannot be read: No such file"):
        cableconv.read("none.txt")
    with pytest.raises(RecordError, match="unknown reader"):
        cableconv.read(b"x", format="telegrm")


def test_where_there_are_several_read_says_so():
    with pytest.raises(RecordError, match="it holds 2 cables; read_all has them"):
        cableconv.read(SAMPLES / "cables.csv")
    assert [cable.mrn for cable in cableconv.read_all(SAMPLES / "cables.csv")] == [
        "07EREWHON42", "08LAPUTA7"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_are_read_with_errors_in_their_place(jobs):
    sources = [SAMPLES / "cables.csv", b"", SAMPLES / "no-tags.txt", "none"]
    read = list(cableconv.read_many(sources, jobs=jobs))
    assert [type(one) for one in read] == [Cable, Cable, RecordError, Cable, RecordError]
    assert [one.kind for one in read if isinstance(one, RecordError)] == ["input", "unreadable"]


def test_a_cable_after_close_is_read():
    cableconv.close()
    assert cableconv.read(SAMPLES / "no-tags.txt")


def test_threads_may_read_at_once():
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(8) as pool:
        cables = list(pool.map(cableconv.read, sample_files() * 3))
    assert cables == [cableconv.read(path) for path in sample_files()] * 3


def test_the_corpus_is_read_as_the_command_line_reads_it(corpus, run, tmp_path):
    run(corpus, "-t", "tables", "-o", tmp_path / "tables", "--quiet", status=1)
    with open(tmp_path / "tables" / "cable.csv", newline="") as file:
        expected = [
            (row["mrn"], row["date"], row["subject"], row["words"]) for row in csv.DictReader(file)]
    got = []
    failed = []
    for cable in cableconv.read_many(cableconv.records(corpus), jobs=2):
        if isinstance(cable, RecordError):
            failed.append(cable)
            continue
        date = cable.date.value.strftime("%Y-%m-%dT%H:%M:%SZ") if cable.date else ""
        got.append((
            cable.mrn or "", date, cable.subject.text if cable.subject else "", str(cable.words)))
        assert cable.model.head or cable.model.body
    assert got == expected and len(got) > 600
    assert {error.kind for error in failed} == {"input"}
