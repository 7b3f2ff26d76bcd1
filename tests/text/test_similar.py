"""huying similar: the most alike first, whatever the files look like; what is wrong is said."""

import csv
import json
import math
import random
import sqlite3
from collections import Counter

import pytest

from huying.commands.contract import Refusal, WrongUse
from huying.commands.management.commands.similar import Command
from huying.foundation.text.gram_index import GramIndex
from huying.foundation.text.grams import grams
from huying.foundation.text.likeness import Text, alike

BRIDGE = (
    "关于修缮河口镇石桥的建议",
    "河口镇石桥年久失修，雨天积水，车辆绕行。建议列入明年危桥改造计划。",
)
SCHOOL = ("关于增设公办幼儿园的建议", "城南片区适龄儿童多，公办学位不足。建议新建公办幼儿园一所。")
DOCTOR = ("关于加强村卫生室建设的建议", "村卫生室设备陈旧，药品不全。建议更新设备，配齐常用药。")


def csv_file(folder, name, rows, *, heads=("id", "title", "body"), encoding="utf-8"):
    path = folder / name
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file).writerows([heads, *rows])
    return str(path)


def asked(folder, corpus, queries, **how):
    given = {
        "corpus": csv_file(folder, "corpus.csv", corpus, **how),
        "queries": csv_file(folder, "queries.csv", queries, **how),
    }
    return Command().answer(**given)["results"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_what_says_the_same_in_other_words_comes_first(tmp_path, encoding):
    corpus = [("桥", *BRIDGE), ("园", *SCHOOL), ("医", *DOCTOR)]
    retold = [
        (
            "甲",
            "河口石桥破损严重，请尽快维修",
            "一下雨桥面就积水，大车都要绕行，建议纳入危桥改造。",
        ),
        ("乙", "城南孩子上公办幼儿园难", "学位不够，希望新建一所。"),
    ]
    found = asked(tmp_path, corpus, retold, encoding=encoding)
    assert [(one["query"], one["ids"][0]) for one in found] == [("甲", "桥"), ("乙", "园")]


def test_a_question_that_shares_nothing_has_no_answer_and_one_without_body_has(tmp_path):
    corpus = [("桥", *BRIDGE), ("园", *SCHOOL)]
    found = asked(tmp_path, corpus, [("无", "ZZZ", "！？"), ("题", BRIDGE[0], "")])
    assert found == [{"query": "无", "ids": []}, {"query": "题", "ids": ["桥", "园"]}]


def test_the_columns_may_stand_in_any_order_and_blank_lines_say_nothing(tmp_path):
    heads = ("body", "别的", "id", "title")
    corpus = [
        (BRIDGE[1], "x", "桥", BRIDGE[0]),
        ("", "", "", ""),
        (SCHOOL[1], "y", "园", SCHOOL[0]),
    ]
    queries = [(SCHOOL[1], "", "问", SCHOOL[0])]
    assert asked(tmp_path, corpus, queries, heads=heads)[0]["ids"][0] == "园"


def test_the_command_line_prints_ten_at_most_as_one_json_object(tmp_path, capsys):
    many = [(str(n), BRIDGE[0], f"{BRIDGE[1]}第{n}处。") for n in range(30)]
    corpus = csv_file(tmp_path, "c.csv", many)
    queries = csv_file(tmp_path, "q.csv", [("问", *BRIDGE)])
    Command().run_from_argv(
        ["huying", "similar", "--corpus", corpus, "--queries", queries, "--json"]
    )
    (result,) = json.loads(capsys.readouterr().out.splitlines()[-1])["results"]
    assert result["query"] == "问"
    assert len(result["ids"]) == len(set(result["ids"])) == 10


def test_what_is_wrong_with_a_file_is_said(tmp_path):
    good = csv_file(tmp_path, "good.csv", [("桥", *BRIDGE)])
    for name, rows, heads, words in (
        ("heads.csv", [("桥", *BRIDGE)], ("编号", "title", "body"), "缺少这些列：id"),
        ("twice.csv", [("桥", *BRIDGE), ("桥", *SCHOOL)], ("id", "title", "body"), "重复的 id"),
    ):
        wrong = csv_file(tmp_path, name, rows, heads=heads)
        with pytest.raises(Refusal, match=words):
            Command().answer(corpus=wrong, queries=good)
    with pytest.raises(WrongUse, match="打不开文件"):
        Command().answer(corpus=good, queries=str(tmp_path / "none.csv"))
    (tmp_path / "open.csv").write_text('id,title,body\n1,"没有合上', encoding="utf-8")
    with pytest.raises(Refusal, match="第 2 行的引号不成对"):
        Command().answer(corpus=str(tmp_path / "open.csv"), queries=good)


def retold(rng, words):
    """1,500 texts, and of every fifteenth half its title and two of its sentences with characters missing."""
    places = [f"{a}{b}{c}" for a in "东西南北" for b in "河山湖泉" for c in "镇村乡街"]

    def sentence():
        first, second = rng.sample(words, 2)
        return f"{rng.choice(places)}的{first}和{second}多年没有整修，群众反映强烈"

    texts = {
        n: Text(
            f"关于整修{rng.choice(places)}{rng.choice(words)}的建议",
            "。".join(sentence() for _n in range(8)),
        )
        for n in range(1500)
    }
    told = {}
    for key in range(0, 1500, 15):
        title = "".join(one for one in texts[key].title if rng.random() > 0.5)
        some = rng.sample(texts[key].body.split("。"), 2)
        body = "。".join("".join(one for one in each if rng.random() > 0.1) for each in some)
        told[key] = Text(title, body)
    return texts, told


def by_tf_idf(texts, told):
    """How many an exact comparison of all pairs with all texts finds among the first ten."""
    counted = {key: Counter(grams(f"{one.title}\n{one.body}")) for key, one in texts.items()}
    having = Counter(pair for one in counted.values() for pair in one)

    def weighed(pairs):
        rare = {
            pair: n * math.log(len(texts) / having[pair])
            for pair, n in pairs.items()
            if pair in having
        }
        length = math.sqrt(sum(one * one for one in rare.values()))
        return {pair: one / length for pair, one in rare.items()}

    weights, found = {key: weighed(one) for key, one in counted.items()}, 0
    for key, one in told.items():
        asked_for = weighed(Counter(grams(f"{one.title}\n{one.body}")))
        near = {
            other: sum(weight * row.get(pair, 0) for pair, weight in asked_for.items())
            for other, row in weights.items()
        }
        found += key in sorted(near, key=lambda other: -near[other])[:10]
    return found


def test_of_retold_texts_as_many_are_found_as_by_comparing_all_with_all(tried):
    rng = random.Random(7)
    characters = [chr(0x4E00 + n) for n in range(900)]
    texts, told = retold(rng, ["".join(rng.sample(characters, 2)) for _n in range(60)])
    index = GramIndex(sqlite3.connect(":memory:"))
    index.add((n, one.title, one.body) for n, one in texts.items())
    found = 0
    for key, one in told.items():
        found += key in alike(index, one, lambda keys: {n: texts[n] for n in keys})
    exact = by_tf_idf(texts, told)
    tried(
        f"N = {len(told)} retellings among {len(texts)} texts: {found} found, {exact} by comparing all"
    )
    assert found >= exact >= 95
