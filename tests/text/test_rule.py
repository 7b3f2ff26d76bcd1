"""What was learnt, in plain numbers: it judges as the learner does, and says which words speak for whom."""

import pytest

from huying.foundation.text.likeness import Text
from huying.foundation.text.phrases import phrases
from huying.foundation.text.routing import Router, can_learn
from huying.foundation.text.rule import Rule
from huying.foundation.text.titles import like_titles
from tests.text.test_route import ASKED, LEARNT

TEXTS = [Text(*row[:2]) for row in LEARNT]
UNITS = [row[2] for row in LEARNT]


def learnt(rows=6) -> tuple[Router, Rule]:
    router = Router(TEXTS[:rows], UNITS[:rows])
    rule = router.learnt()
    assert rule is not None
    return router, rule


@pytest.mark.parametrize("rows", [4, 6])
def test_it_scores_as_the_learner_does(rows):
    router, rule = learnt(rows)
    for title, body, _unit in ASKED:
        theirs = router.rule.decision_function(router.vectors.transform([Text(title, body)]))[0]
        theirs = [float(one) for one in theirs] if rows == 6 else [-float(theirs), float(theirs)]
        assert list(rule.scores(Text(title, body)).values()) == pytest.approx(theirs, abs=1e-6)


def test_packed_and_unpacked_it_judges_the_same_and_the_same_texts_pack_the_same():
    rule = learnt()[1]
    again = Rule.unpacked(rule.packed())
    assert again.receivers == ("交通运输局", "教育局", "水利局")
    for title, body, unit in ASKED:
        scores = again.scores(Text(title, body))
        assert max(scores, key=lambda one: scores[one]) == unit
        assert scores == pytest.approx(rule.scores(Text(title, body)), abs=1e-5)
    assert learnt()[1].packed() == rule.packed()


def test_the_words_that_speak_are_words_of_the_text():
    text = Text("请增加公交车班次", "居民出行要等一小时，公交站太远。")
    assert learnt()[1].words(text, "交通运输局") == ["公交", "居民出行"]


def test_one_receiver_teaches_no_rule():
    assert Router(TEXTS[:2], UNITS[:2]).learnt() is None


def test_pairs_side_by_side_that_weigh_alike_are_one_word():
    speaks = {"灌溉": 1.0, "溉支": 0.8, "支渠": 0.9, "渠破": 0.1, "破损": 0.5, "我县": -1.0}
    assert phrases("我县灌溉支渠破损", speaks, 4) == ["灌溉支渠", "破损"]
    assert phrases("我县灌溉支渠破损", speaks, 1) == ["灌溉支渠"]


def test_no_word_crosses_a_mark_or_a_character_that_joins():
    assert phrases("水、渠的水", {"水渠": 1.0, "渠的": 1.0, "的水": 1.0}, 4) == []
    assert phrases("", {"水渠": 1.0}, 4) == phrases("水渠", {}, 4) == []


def test_titles_of_one_matter_whatever_the_place():
    titles = [
        ("a", "关于维修柳林乡灌溉支渠的建议"),
        ("b", "关于增设公办幼儿园的建议"),
        ("c", "关于维修河口镇灌溉支渠的建议"),
        ("d", ""),
    ]
    found = like_titles("关于维修石桥镇灌溉支渠的建议", titles)
    assert sorted(key for _score, key in found) == ["a", "c"]
    assert like_titles("", titles) == like_titles("维修支渠", []) == []


def test_whether_it_can_learn_is_seen_without_loading_the_learner(monkeypatch):
    import sys

    assert can_learn()
    monkeypatch.setitem(sys.modules, "sklearn", None)
    assert not can_learn()
