"""huying route: what has gone to a unit teaches where the next one goes; how well, is said in shares."""

import csv
import random
import sys
from collections import Counter
from pathlib import Path

import pytest

from huying.commands.contract import Refusal
from huying.commands.management.commands.route import Command
from huying.foundation.text.likeness import Text
from huying.foundation.text.routing import MANY, Router
from tests.text.test_similar import csv_file

REAL = Path(__file__).parents[3] / "shared" / "realdata"
HEADS = ("title", "body", "main_unit")
LEARNT = [
    ("关于维修灌溉支渠的建议", "渠道破损，农田浇不上水，建议衬砌渠段。", "水利局"),
    ("关于清理河道淤泥的建议", "河道淤积，汛期行洪不畅。", "水利局"),
    ("关于增设公办幼儿园的建议", "学位不足，建议新建幼儿园。", "教育局"),
    ("关于改善中学宿舍的建议", "学生宿舍拥挤，学校应当扩建。", "教育局"),
    ("关于增开城东公交线路的建议", "城东没有公交站，居民出行不便。", "交通运输局"),
    ("关于修补县道路面的建议", "县道坑洼，车辆通行困难。", "交通运输局"),
]
ASKED = [
    ("河堤渠道年久失修", "汛期将至，河道应当清淤。", "水利局"),
    ("孩子上幼儿园难", "公办学位太少。", "教育局"),
    ("请增加公交车班次", "居民出行要等一小时，公交站太远。", "交通运输局"),
]


def asked(folder, train, test, heads=HEADS):
    return Command().answer(
        train=csv_file(folder, "train.csv", train, heads=heads),
        test=csv_file(folder, "test.csv", test, heads=heads),
    )


def test_the_unit_of_like_matters_is_named_first(tmp_path):
    assert asked(tmp_path, LEARNT, ASKED) == {"n": 3, "top1": 1.0, "top3": 1.0}


def test_rows_without_a_unit_or_without_words_teach_and_ask_nothing(tmp_path):
    rows = [*LEARNT, ("关于植树的建议", "", ""), ("", "", "林业局")]
    assert asked(tmp_path, rows, [*ASKED, ("修桥", "桥断了。", "")])["n"] == 3


def test_a_unit_that_was_never_seen_is_never_right(tmp_path):
    found = asked(tmp_path, LEARNT, [*ASKED, ("关于植树造林的建议", "荒山绿化。", "林业局")])
    assert found == {"n": 4, "top1": 0.75, "top3": 0.75}


@pytest.mark.parametrize("units", [1, 2])
def test_of_one_unit_or_two_there_are_no_three(units):
    rows = LEARNT[: 2 * units]
    router = Router([Text(*row[:2]) for row in rows], [row[2] for row in rows])
    (found,) = router.best([Text("孩子上幼儿园难", "")])
    assert found == ["教育局", "水利局"][-units:] or units == 1 and found == ["水利局"]


def test_where_nothing_can_be_learnt_those_who_got_most_are_named():
    router = Router([Text("！", "")] * 3, ["甲", "乙", "乙"])
    assert router.best([Text("修路", ""), Text("", "")]) == [["乙", "甲"]] * 2
    assert router.best([]) == []
    with pytest.raises(ValueError, match="0 texts"):
        Router([], [])


def test_the_same_texts_teach_the_same(tmp_path):
    texts, units = [Text(*row[:2]) for row in LEARNT], [row[2] for row in LEARNT]
    questions = [Text(*row[:2]) for row in ASKED]
    assert Router(texts, units).best(questions) == Router(texts, units).best(questions)


def test_thousands_are_learnt_from_as_well():
    rng = random.Random(3)
    words = {"水利局": "渠河堤坝汛水", "教育局": "学校园师生课", "交通局": "路桥车站公交"}
    rows = [
        (Text("".join(rng.choices(some + "关于的建议", k=12)), ""), unit)
        for _time in range(MANY // 3 + 1)
        for unit, some in words.items()
    ]
    router = Router([text for text, _unit in rows], [unit for _text, unit in rows])
    found = router.best([Text("渠堤水汛", ""), Text("学生课堂", ""), Text("公交车站", "")], 1)
    assert found == [["水利局"], ["教育局"], ["交通局"]]


def test_what_a_file_lacks_is_said(tmp_path):
    with pytest.raises(Refusal, match="main_unit"):
        asked(tmp_path, [row[:2] for row in LEARNT], ASKED, heads=HEADS[:2])
    with pytest.raises(Refusal, match="没有一件写明主办单位"):
        asked(tmp_path, [("修路", "", "")], ASKED)


def test_without_the_learning_part_it_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn.svm", None)
    with pytest.raises(Refusal, match="make text"):
        asked(tmp_path, LEARNT, ASKED)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real texts are not here")
def test_on_real_messages_the_first_is_right_in_four_of_five(tried):
    """Five parts, each asked of what the other four have taught."""
    with (REAL / "voters_labelled_495.csv").open(encoding="utf-8-sig", errors="replace") as file:
        rows = list(csv.DictReader(file))
    texts = [Text(row["留言主题"], row["留言详情"]) for row in rows]
    fields = [row["一级分类"] for row in rows]
    order = random.Random(0).sample(range(len(rows)), len(rows))
    first = among = 0
    for part in range(5):
        held, others = order[part::5], [one for one in order if one not in order[part::5]]
        router = Router([texts[one] for one in others], [fields[one] for one in others])
        for one, found in zip(held, router.best([texts[one] for one in held]), strict=True):
            first += found[0] == fields[one]
            among += fields[one] in found
    majority = max(Counter(fields).values()) / len(rows)
    tried(f"N = {len(rows)}: {first / len(rows):.3f} first, {among / len(rows):.3f} of three")
    assert first / len(rows) > 0.78 > majority + 0.5
    assert among / len(rows) > 0.96
