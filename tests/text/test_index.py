"""The index in the database: found as it is written, on both databases, whatever was typed."""

import random
from types import SimpleNamespace

import pytest
from django.db import connection, transaction

from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.procedure import suggestion
from huying.foundation.text import checking
from huying.foundation.text.index import ask, index_on, on_sqlite
from huying.foundation.text.models import Entry
from tests.conftest import moment
from tests.county import TEXT

AT = moment("2026-02-25")


@pytest.fixture
def index(db):
    return index_on(connection)


@pytest.fixture
def said(county):
    """said("标题", "正文") is an entry of this congress; its key is the answer to questions."""

    def say(title, body="", names="", marks=""):
        draft = county.drafted()
        one = Entry.objects.get(case=draft.pk)
        Entry.objects.filter(pk=one.pk).update(title=title, body=body, names=names, marks=marks)
        one.refresh_from_db()
        index_on(connection).put([one])
        return one.pk

    return say


def found(index, text, **how):
    keys = index.newest(ask(text, **how), 50)
    assert index.count(ask(text, **how)) == len(keys)
    assert sorted(index.best(ask(text, **how), 50)) == sorted(keys)
    assert set(
        Entry.objects.filter(pk__in=index.matching(ask(text, **how))).values_list("pk", flat=True)
    ) == set(keys)
    return keys


def test_words_phrases_names_and_numbers_are_found_and_nothing_else(index, said):
    bridge = said(
        "关于修缮石桥的建议",
        "河口镇石桥年久失修。Wi-Fi与5G都没有。",
        "第123号，林晓燕，水利局",
        "y2025 u7",
    )
    school = said(
        "关于增设公办幼儿园的建议",
        "城南学位不足，石头路，路小桥。",
        "第124号，周平，教育局",
        "y2026 u8",
    )
    assert found(index, "石桥") == [bridge]
    assert found(index, "石桥年久失修") == [bridge]
    assert found(index, "石 桥") == []  # single characters find nothing, and are told as left out
    assert found(index, "桥的建议") == [bridge]
    assert found(index, "的建议") == [school, bridge]
    assert found(index, "第123号") == [bridge]
    assert found(index, "12") == [school, bridge]  # a number by its beginning
    assert found(index, "124") == [school]
    assert found(index, "林晓燕 石桥") == [bridge]
    assert found(index, "周平 石桥") == []
    assert found(index, "ＷＩ－ＦＩ") == [bridge]  # full width and capitals read the same
    assert found(index, "5g") == [bridge]
    assert found(index, "建议河口") == []  # title and text are not one text
    assert (
        found(index, "头路小桥") == [] and found(index, "头路路小") == []
    )  # nor what a comma parts


def test_marks_narrow_what_is_found_and_cannot_be_typed(index, said, county):
    old = said("关于修缮石桥的建议", marks="y2025 u7")
    new = said("关于修缮木桥的建议", marks="y2026 u7")
    assert found(index, "修缮", marks=["y2025"]) == [old]
    assert found(index, "修缮", marks=["y2026", "u7"]) == [new]
    assert found(index, "修缮", marks=["y2026", "u8"]) == []
    assert found(index, "修缮", congress=county.congress.pk, kinds=["suggestion"]) == [new, old]
    assert found(index, "修缮", kinds=["reply_round"]) == []
    assert found(index, "修缮", congress="ab" * 16) == []
    for typed in ("y2025", "·y2025", "u7", '"·u7"', f"c{county.congress.pk.hex}"):
        assert found(index, typed) == []


def test_what_says_more_of_it_comes_first_when_asked_by_relevance(index, said):
    in_title = said("关于校车安全的建议", "学生上学路远。")
    in_text = said(
        "关于农村教育的建议", "校车不足，道路窄，冬天结冰，老师也少，宿舍陈旧，食堂要修。"
    )
    assert index.newest(ask("校车"), 5) == [in_text, in_title]
    assert index.best(ask("校车"), 5) == [in_title, in_text]


def test_a_single_character_is_said_to_be_left_out():
    assert ask("桥").says_nothing and ask("桥").left_out == ("桥",)
    assert ask("桥 修缮").left_out == ("桥",) and not ask("桥 修缮").says_nothing
    assert ask("").is_empty and ask("？！").is_empty


def test_an_act_that_is_taken_back_leaves_no_ghost(index, county):
    draft = county.drafted()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        suggestion.revise(draft, by=county.lin, at=AT, **TEXT | {"title": "关于修建𠮷祥桥的建议"})
        assert found(index, "𠮷祥桥") == [draft.case.entry.pk]
        raise ZeroDivisionError
    assert found(index, "𠮷祥桥") == []
    suggestion.revise(draft, by=county.lin, at=AT, **TEXT | {"title": "关于修建𠮷祥桥的建议"})
    assert len(found(index, "𠮷祥桥")) == 1
    assert checking.check().differences == 0


def test_a_suggestion_is_found_by_its_deputies_units_category_number_and_reply(index, county):
    r = county.delivered(county.zhou)
    s = Suggestion.objects.get(pk=r.handling.suggestion_id)
    entry = s.case.entry
    for typed in (
        county.lin.person.name,
        county.zhou.person.name,
        county.water.name,
        f"第{s.number_text}号",
    ):
        assert entry.pk in found(index, typed), typed
    marks = [
        f"u{county.water.pk}",
        f"d{county.lin.person_id}",
        f"g{county.category.pk}",
        f"y{s.submitted_at.year}",
    ]
    assert found(index, "", marks=marks, kinds=["suggestion"]) == [entry.pk]
    answer = r.answers.first().text
    assert found(index, answer, kinds=["reply_round"]) == [r.case.entry.pk]
    assert checking.check() == checking.Checked(Entry.objects.count(), 0, 0)


def test_whatever_differs_is_found_told_and_mended(index, county):
    r = county.delivered(county.zhou)
    s = Suggestion.objects.get(pk=r.handling.suggestion_id)
    Suggestion.objects.filter(pk=s.pk).update(title="改在数据库里的题目")  # past the engine
    type(county.lin.person).objects.filter(pk=county.lin.person_id).update(name="林改名")
    assert found(index, "改在数据库里") == []
    wrong = checking.check()
    assert wrong.wrong_entries == 2  # the suggestion, and the reply to it
    assert len(found(index, "改在数据库里")) == 2
    assert found(index, "林改名") == [s.case.entry.pk]
    assert checking.check().differences == 0


def test_a_piece_missing_in_the_index_and_a_ghost_are_mended(index, county):
    county.delivered(county.zhou)
    one = Entry.objects.get(kind="suggestion")
    _spoil(one)
    assert index.newest(ask("幽灵条目"), 5) == [10_000]
    before = checking.check()
    assert (before.wrong_entries, before.wrong_pairs) == (0, 2)
    assert found(index, "幽灵条目") == [] and checking.check().differences == 0


def _spoil(one):
    """The index loses one entry and holds one that no entry has."""
    ghost = SimpleNamespace(
        pk=10_000,
        congress_id=one.congress_id,
        kind="suggestion",
        title="幽灵条目",
        body="",
        names="",
        marks="",
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute('DELETE FROM "text_pairs" WHERE "entry" = %s', [one.pk])
            index_on(connection).put([ghost])
        else:
            columns = "rowid, title, body, names, marks"
            said = [one.pk, *on_sqlite._tokens(one)]
            cursor.execute(
                f"INSERT INTO text_pairs(text_pairs, {columns}) VALUES ('delete', %s, %s, %s, %s, %s)",
                said,
            )
            said = [ghost.pk, *on_sqlite._tokens(ghost)]
            cursor.execute(f"INSERT INTO text_pairs({columns}) VALUES (%s, %s, %s, %s, %s)", said)


def test_everything_that_a_full_scan_finds_is_found(index, said):
    """60 texts, words of two to four characters cut out of them."""
    chance = random.Random(7)
    letters = "道路桥梁学校医院水利农村老人社区环境停车公交电梯儿童𠮷䶮，"
    texts = {}
    for _n in range(60):
        body = "".join(chance.choice(letters) for _ in range(80))
        texts[said("无题之件", body)] = body
    tried = 0
    while tried < 200:
        start, long = chance.randrange(70), chance.randint(2, 4)
        word = chance.choice(list(texts.values()))[start : start + long]
        if "，" not in word:
            scanned = {key for key, text in texts.items() if word in text}
            assert set(index.newest(ask(word), 100)) == scanned
            tried += 1
