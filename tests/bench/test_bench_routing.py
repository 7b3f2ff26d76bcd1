"""python -m bench.routing: shares of what was found, beside the majority, and fastText where it is there."""

import pytest

from bench import routing
from huying.foundation.text.likeness import Text
from tests.text.test_route import HEADS, LEARNT
from tests.text.test_similar import csv_file

ROWS = [
    (Text(title.replace("的", mark), body), unit)
    for title, body, unit in LEARNT
    for mark in "一二三四"
]


def test_what_was_learnt_beats_the_commonest():
    pytest.importorskip("sklearn")
    assert routing.shares(routing.huying, ROWS, 18) == (1.0, 1.0)
    first, among = routing.shares(routing.commonest, ROWS, 18)
    assert first < 0.5 and among == 1.0


def test_the_table_says_what_is_not_installed(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "fasttext", None)
    rows = [(text.title, text.body, unit) for text, unit in ROWS]
    assert routing.main(csv_file(tmp_path, "rows.csv", rows, heads=HEADS)) == 0
    said = capsys.readouterr().out
    assert said.startswith("24 rows, learnt from 19, 5 draws")
    assert said.count("not installed: fasttext") == len(routing.FAST_TEXT)


def test_fast_text_is_asked_the_same():
    pytest.importorskip("fasttext")
    named = routing.fast_text(100, 1.0)(ROWS, [ROWS[0][0]])
    assert named[0][0] == ROWS[0][1]
