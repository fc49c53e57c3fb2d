"""The tour of the README runs, and prints what it says."""

from __future__ import annotations

import doctest

from conftest import ROOT


def test_the_tour_runs(monkeypatch):
    monkeypatch.chdir(ROOT)
    text = (ROOT / "Python/README.md").read_text()
    # A fence is no line of what is expected.
    examples = doctest.DocTestParser().get_doctest(
        text.replace("```python", "").replace("```", ""), {}, "README.md", None, 0)
    assert len(examples.examples) > 15
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(examples)
    assert runner.summarize().failed == 0
