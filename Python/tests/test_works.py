"""What belongs together in a database that the program wrote."""

from __future__ import annotations

import sqlite3

import pytest

from cableconv import CableconvError, works

HEAD = """R {day}1535Z JUL 09
FM AMEMBASSY UTOPIA
TO SECSTATE WASHDC
UNCLAS UTOPIA {number:06}

SUBJECT: {subject}

"""
TEXTS = [
    "1. Gold keeps its price because nobody in the town of the pots wants to have it.",
    "2. Jewelers from abroad bought three hundred pots in June and asked for as many again.",
    "3. The guild will meet in autumn and hear what the harbor master has to say on weights.",
    "4. We expect that little comes of it, since the scales were melted down last winter.",
]


def telegram(number, *texts, day="08", subject="GOLD IS FOR POTS"):
    head = HEAD.format(day=day, number=number, subject=subject) if number else f"SUBJECT: {subject}\n\n"
    return head + "\n\n".join(texts) + "\n\nSAMPLE\n"


@pytest.fixture
def build(run, tmp_path):
    def build(files, status=0):
        folder = tmp_path / "in"
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text)
        database = tmp_path / "cables.db"
        run(folder, "-o", database, "--quiet", status=status)
        works.build(database)
        connection = sqlite3.connect(database)
        names = dict(connection.execute(
            "SELECT cable.id, file.name FROM cable JOIN file ON file.id = cable.file"))
        found = []
        for id, best, why, copies, sections, note in connection.execute(
                "SELECT id, best, why, copies, sections, note FROM works ORDER BY id"):
            members = connection.execute(
                "SELECT cable, section, kept FROM work_cables WHERE work = ? ORDER BY cable", (id,))
            found.append((
                names[best], why, [(names[c], s, k) for c, s, k in members], copies, sections, note))
        connection.close()
        return found

    return build


def test_copies_of_one_number_are_one_work(build):
    found = build({
        "a.txt": telegram(948, *TEXTS[:2]), "b.txt": telegram(948, *TEXTS),
        "c.txt": telegram(949, *TEXTS[2:], subject="OTHER"),
    })
    assert [(f[0], f[3]) for f in found] == [("b.txt", 2), ("c.txt", 1)]
    assert found[0][1].startswith("most words: 60 over 29") or "most words" in found[0][1]
    assert found[1][1] == "the only copy"
    assert [k for _, _, k in found[0][2]] == [0, 1]


def test_a_copy_without_number_is_found_by_its_text(build):
    found = build({
        "a.txt": telegram(948, *TEXTS), "b.txt": telegram(None, *(t.upper() for t in TEXTS)),
        "c.txt": telegram(None, *TEXTS[:1]), "d.txt": telegram(None, TEXTS[0].replace(" ", "\n")),
    })
    assert [[name for name, _, _ in f[2]] for f in found] == [["c.txt", "d.txt"], ["a.txt", "b.txt"]]
    assert found[1][1] == "dated by the telegram itself"
    assert found[0][1] == "first in the database; nothing else tells them apart"


CORRECTED = "C O R R E C T E D C O P Y"


@pytest.mark.parametrize("note", [
    CORRECTED, "C O R R E C T E D  C O P Y", "CORRECTED COPY (TEXT PARA 2)",
    "*** C O R R E C T E D COPY --ADDEES ADDED",
])
def test_a_corrected_copy_is_better_than_a_longer_one(build, note):
    text = telegram(948, *TEXTS[:3])
    found = build({
        "a.txt": telegram(948, *TEXTS),
        "b.txt": text.replace("\nSUBJECT", f"\n{note}\n\nSUBJECT"),
        "c.txt": telegram(948, *TEXTS[:2]),
    })
    said = " ".join(note.split())
    assert [(f[0], f[1], f[3]) for f in found] == [("b.txt", f"a corrected copy: {said}", 3)]


@pytest.mark.parametrize("subject", [
    "GOLD IS FOR POTS (CORRECTED COPY)", "GOLD (CORRECTED COPY OF UTOPIA 947)"])
def test_the_subject_may_say_that_it_is_corrected(build, subject):
    found = build({
        "a.txt": telegram(948, *TEXTS), "b.txt": telegram(948, *TEXTS[:3], subject=subject)})
    note = subject[subject.index("("):]
    assert [(f[0], f[1]) for f in found] == [("b.txt", f"a corrected copy: {note}")]


def test_of_two_corrected_copies_the_words_count(build):
    texts = [telegram(948, *TEXTS[:n]).replace("\nSUBJECT", f"\n{CORRECTED}\n\nSUBJECT") for n in (2, 4)]
    found = build({"a.txt": texts[0], "b.txt": texts[1]})
    assert found[0][:2] == ("b.txt", "most words: 63 over 31")


def test_text_that_speaks_of_corrected_copies_is_no_correction(build):
    found = build({
        "a.txt": telegram(948, *TEXTS),
        "b.txt": telegram(948, *TEXTS[:2], "3. A corrected copy of the list follows.",
                          subject="CORRECTED COPYING OF GOLD"),
    })
    assert found[0][0] == "a.txt"


def test_a_text_of_two_numbers_draws_no_third(build):
    found = build({
        "a.txt": telegram(948, *TEXTS), "b.txt": telegram(949, *TEXTS),
        "c.txt": telegram(None, *TEXTS),
    })
    assert [f[3] for f in found] == [1, 1, 1]


def test_sections_follow_each_other(build):
    found = build({
        "a.txt": telegram(948, *TEXTS[2:]), "b.txt": telegram(948, *TEXTS[:2]),
        "c.txt": telegram(948, *(t.upper() for t in TEXTS[:2])),
    })
    assert len(found) == 1
    best, why, members, copies, sections, _ = found[0]
    assert (best, copies, sections) == ("b.txt", 3, 2)
    assert why == "of section 1: first in the database; nothing else tells them apart"
    assert members == [("a.txt", 2, 1), ("b.txt", 1, 1), ("c.txt", 1, 0)]


def test_a_whole_copy_beside_sections_makes_them_copies(build):
    found = build({
        "a.txt": telegram(948, *TEXTS[:2]), "b.txt": telegram(948, *TEXTS[2:]),
        "c.txt": telegram(948, *TEXTS),
    })
    assert [(f[0], f[3], f[4]) for f in found] == [("c.txt", 3, 0)]


def test_two_telegrams_with_one_number_are_two_works(build):
    other = ["1. A wholly other matter was heard on this day, of fish and of what they cost at noon."]
    found = build({
        "a.txt": telegram(948, *TEXTS), "b.txt": telegram(948, *other, day="28"),
        "c.txt": telegram(948, *TEXTS[:3]),
    })
    assert [[name for name, _, _ in f[2]] for f in found] == [["a.txt", "c.txt"], ["b.txt"]]
    assert {f[5] for f in found} == {
        "2 telegrams bear this number: their days and their texts differ"}


def test_the_same_text_on_another_day_is_a_copy(build):
    found = build({"a.txt": telegram(948, *TEXTS), "b.txt": telegram(948, *TEXTS[:3], day="28")})
    assert [(f[0], f[3], f[5]) for f in found] == [("a.txt", 2, None)]


def test_cables_without_text_stay_apart(build):
    found = build({"a.txt": "SUBJECT: ONE\n", "b.txt": "SUBJECT: TWO\n"})
    assert [f[3] for f in found] == [1, 1]


def test_it_may_be_built_again_and_the_run_go_on(build, run, tmp_path):
    found = build({"a.txt": telegram(948, *TEXTS[:2])})
    assert [f[0] for f in found] == ["a.txt"]
    database = tmp_path / "cables.db"
    assert works.build(database) == 1
    (tmp_path / "in" / "b.txt").write_text(telegram(948, *TEXTS))
    run(tmp_path / "in", "-o", database, "--quiet", "--update")
    assert works.build(database) == 1
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT copies FROM works").fetchall() == [(2,)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_cable_of_the_corpus_is_of_one_work(corpus, run, tmp_path):
    database = tmp_path / "cables.db"
    run(corpus, "-o", database, "--quiet", status=1)
    count = works.build(database)
    with sqlite3.connect(database) as connection:
        cables, = connection.execute("SELECT count(*) FROM cable").fetchone()
        assert connection.execute(
            "SELECT count(*), count(DISTINCT cable), count(DISTINCT work) FROM work_cables"
        ).fetchone() == (cables, cables, count)
        assert connection.execute("SELECT sum(copies) FROM works").fetchone() == (cables,)
        assert connection.execute(
            "SELECT count(*) FROM works WHERE best NOT IN (SELECT cable FROM work_cables WHERE kept)"
        ).fetchone() == (0,)


def test_what_is_no_database_is_said(tmp_path, capsys):
    with pytest.raises(CableconvError, match="there is no such database"):
        works.build(tmp_path / "none.db")
    (tmp_path / "a.db").write_bytes(b"no database at all, " * 100)
    with pytest.raises(CableconvError, match="not a database"):
        works.build(tmp_path / "a.db")
    assert (tmp_path / "a.db").read_bytes() == b"no database at all, " * 100
    assert works.main([]) == 2 and works.main([str(tmp_path / "none.db")]) == 1
    assert "Usage" in capsys.readouterr().err
