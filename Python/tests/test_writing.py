"""Documents, which are the command line's, byte for byte."""

from __future__ import annotations

import pytest

import cableconv
from cableconv import ProgramError, RecordError
from conftest import SAMPLES, sample_files

FORMATS = {"tei": ".tei.xml", "json": ".json", "jsonld": ".jsonld", "text": ".txt", "markdown": ".md"}


@pytest.mark.parametrize("format", FORMATS)
def test_documents_are_the_command_lines(format, run, tmp_path):
    run(*sample_files(), "-t", format, "-o", f"{tmp_path}/", "--quiet")
    written = sorted(p.read_bytes() for p in tmp_path.rglob("*") if p.suffix == "." + FORMATS[format].split(".")[-1])
    ours = sorted(cableconv.write(path, format) for path in sample_files())
    assert len(written) == len(sample_files()) and ours == written


@pytest.mark.parametrize("format", FORMATS)
def test_a_cable_writes_what_its_source_does(format):
    for path in sample_files():
        cable = cableconv.read(path)
        assert cableconv.write(cable, format) == cableconv.write(path, format), path


def test_flags_are_the_command_lines(run):
    path = SAMPLES / "sections-and-page-lines.txt"
    flags = ["--text-layout", "reading", "--wrap", "40"]
    expected = run(path, "-t", "text", *flags).stdout
    assert cableconv.write(path, "text", arguments=flags) == expected
    assert cableconv.write(path, "text") != expected


def test_many_documents_of_one_source():
    with pytest.raises(RecordError, match="it holds 2 cables; write_all has their documents"):
        cableconv.write(SAMPLES / "cables.csv", "text")
    documents = cableconv.write_all(SAMPLES / "cables.csv", "text")
    assert [b"CLOCKS" in d or b"ISLAND" in d or b"BAN" in d for d in documents] == [True, True]


@pytest.mark.parametrize("format, error, said", [
    ("tables", ValueError, "are of many cables"),
    ("sqlite", ProgramError, "sqlite is of all cables"),
    ("graphml", ProgramError, "graphml is of all cables"),
    ("nothing", ProgramError, "unknown writer"),
])
def test_what_is_of_many_cables_is_no_document(format, error, said):
    with pytest.raises(error, match=said):
        cableconv.write(SAMPLES / "no-tags.txt", format)


def test_documents_are_valid():
    for path in sample_files():
        for format in ("tei", "json", "jsonld"):
            assert cableconv.validate(cableconv.write(path, format)) == [], (path, format)


def test_what_is_wrong_has_its_line(tmp_path):
    document = b'{"cableconv": 1,\n "cable": {"transcription": {"head": [], "body": []}}}\n'
    problems = cableconv.validate(document)
    assert [(p.line, p.message) for p in problems] == [(2, '/cable: lacks "provenance"')]
    path = tmp_path / "a.json"
    path.write_bytes(document)
    assert cableconv.validate(path) == cableconv.validate(str(path)) == problems
    assert cableconv.validate(b"<TEI>\n<text>\n</TEI>")[0].line == 3
    with pytest.raises(RecordError, match="cannot be read"):
        cableconv.validate(tmp_path / "none.xml")
    with pytest.raises(cableconv.CableconvError, match="none.rng"):
        cableconv.validate(document, schema=tmp_path / "none.rng")
