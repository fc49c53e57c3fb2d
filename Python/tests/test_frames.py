"""Frames, which are the tables of the command line with real types."""

from __future__ import annotations

import csv
import datetime

import pytest

import cableconv
from cableconv import RecordError
from conftest import SAMPLES

pandas = pytest.importorskip("pandas")


def printed(value):
    """A value as the tables have it."""
    if value is None or value is pandas.NA or value is pandas.NaT:
        return ""
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return str(value)


def tables_of(folder):
    for path in folder.glob("*.csv"):
        with open(path, newline="") as file:
            yield path.stem, list(csv.reader(file))


def assert_equal(frames, folder):
    compared = 0
    for name, (head, *rows) in tables_of(folder):
        if name in ("meaning", "source"):
            continue
        compared += 1
        assert list(frames[name].columns) == head
        got = [[printed(v) for v in row] for row in frames[name].itertuples(index=False)]
        assert got == rows, name
    assert compared == len(frames) - 1 == 9, "all but that of errors"


@pytest.mark.parametrize("jobs", [1, 3])
def test_frames_are_the_tables(samples, run, tmp_path, jobs):
    run(samples, "-t", "tables", "-o", tmp_path / "tables", "--quiet")
    frames = cableconv.frames(samples, jobs=jobs)
    assert_equal(frames, tmp_path / "tables")
    assert len(frames["cable"]) == 26 and len(frames["error"]) == 0


def test_frames_of_the_corpus_are_the_tables(corpus, run, tmp_path):
    run(corpus, "-t", "tables", "-o", tmp_path / "tables", "--quiet", status=1)
    frames = cableconv.frames(corpus, jobs=2)
    assert_equal(frames, tmp_path / "tables")
    assert len(frames["error"]) > 0


def test_a_frame_has_real_types(samples):
    frame = cableconv.frame(samples)
    types = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert types["date"] == "datetime64[s, UTC]" and types["words"] == types["file"] == "Int64"
    assert types["subject"].startswith("str")
    assert frame.date.min().year == 1972 and frame.words.sum() > 1000
    paragraphs = cableconv.frame(samples, "paragraph")
    assert set(paragraphs.cable) <= set(frame.id) and paragraphs.number.isna().any()


def test_an_empty_frame_has_its_columns(tmp_path):
    frame = cableconv.frame(tmp_path)
    assert len(frame) == 0 and "mrn" in frame.columns and str(frame.words.dtype) == "Int64"


def test_arrow_has_the_same_rows(samples):
    pyarrow = pytest.importorskip("pyarrow")
    table = cableconv.frame(samples, to="arrow")
    assert table.schema.field("date").type == pyarrow.timestamp("us", tz="UTC")
    assert table.schema.field("words").type == pyarrow.int64()
    assert not table.schema.field("id").nullable and table.schema.field("mrn").nullable
    frame = cableconv.frame(samples)
    assert table.column("mrn").to_pylist() == [None if v is pandas.NA else v for v in frame.mrn]
    assert table.column("words").to_pylist() == list(frame.words)


def test_errors_are_in_the_frame_or_raised(samples):
    (samples / "bad.txt").write_bytes(b"\0\1\2")
    frame = cableconv.frame(samples)
    assert len(frame) == 26
    assert [(e["name"], e["kind"]) for e in frame.attrs["errors"]] == [("bad.txt", "input")]
    assert list(cableconv.frames(samples)["error"].name) == ["bad.txt"]
    with pytest.raises(RecordError, match="bad.txt"):
        cableconv.frame(samples, errors="raise")


def test_wrong_wishes_are_said(samples):
    with pytest.raises(ValueError, match="there is no table 'cables'; there are file, cable,"):
        cableconv.frame(samples, "cables")
    with pytest.raises(ValueError, match="pandas or arrow"):
        cableconv.frame(samples, to="polars")
    with pytest.raises(ValueError, match="collect or raise"):
        cableconv.frame(samples, errors="ignore")


# What files and folders hold


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
def test_a_dump_is_cut_into_rows(tmp_path, end):
    rows = [
        b'"1","12/28/1966 18:48","66A1","x","","","","say \\"no\\"\n\n\\"2\\",\\"3\\" more"',
        b'"2","1/2/1967 1:00","67A2","x","","","","a ""quote""\n"',
        b'"3","1/2/1967 1:00","67A3","x","","","",""',
    ]
    dump = tmp_path / "dump.csv"
    dump.write_bytes((end or b"\n").join(rows) + end)
    assert list(cableconv.rows(dump)) == rows
    records = list(cableconv.records(dump))
    assert [record.source for record in records] == rows
    assert {(record.name, record.format) for record in records} == {("dump.csv", "cables-csv")}


def test_a_table_that_is_no_dump_goes_whole(tmp_path):
    table = tmp_path / "a.csv"
    table.write_text("id,name\n1,x\n")
    (record,) = cableconv.records(table)
    assert record.source == str(table)


def test_folders_are_gone_through_in_order(tmp_path):
    for name in ("b/1.txt", "b.txt", "b0.txt", "a/z/1.txt", ".hidden/1.txt", "a/.x.txt", "é.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("SUBJECT: X\n\n1. Y.\n")
    names = [record.name for record in cableconv.records(tmp_path)]
    assert names == ["a/z/1.txt", "b.txt", "b/1.txt", "b0.txt", "é.txt"]
    assert list(cableconv.frame(tmp_path, "file").name) == names
    assert [r.name for r in cableconv.records([SAMPLES / "no-tags.txt"])] == ["no-tags.txt"]
    assert [r.name for r in cableconv.records(tmp_path / "none")] == ["none"]
