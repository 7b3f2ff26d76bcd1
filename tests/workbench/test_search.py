"""检索: one box over suggestions, replies and promises, and only over what exists for who asks."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from huying.domain.people.models import Body, Roll
from huying.domain.people.procedure import bodies
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.procedure import suggestion
from huying.foundation.text import checking
from huying.foundation.text.index import index_on
from huying.foundation.text.models import SavedSearch
from tests.conftest import moment
from tests.county import TEXT, County
from tests.kept import kept

PAGE, LIVE = "/qingyuan/search", "/qingyuan/search/live"


@pytest.fixture
def ask(signed_in):
    """ask(appointment, q="…", unit=…) → the page's answer."""

    def found(appointment, page=PAGE, **asked):
        return signed_in(appointment).get(page, {k: str(v) for k, v in asked.items()})

    return found


def shown(answer):
    """(kind, title) of each result."""
    return [(str(one.kind_word), _text(one.title)) for one in answer.context["hits"]]


def _text(parts) -> str:
    return "".join(part.words for part in parts)


def _found(parts) -> list[str]:
    return [part.words for part in parts if part.found]


@kept
def two(county):
    """A suggestion on a canal, replied to; one on a school bus, only handed in."""
    round = county.delivered(county.zhou)
    bus = TEXT | {
        "title": "关于增开校车的建议",
        "facts": "山区学生上学路远，Wi-Fi也没有。",
        "requests": ["增开校车"],
    }
    s = suggestion.draft(by=county.zhou, at=moment("2026-02-25 10:00"), **bus)
    return round, suggestion.submit(s, by=county.zhou, at=moment("2026-02-26"))


CANAL = TEXT["title"]
BUS = "关于增开校车的建议"


def test_words_are_found_in_titles_texts_and_replies_and_marked_where_they_stand(county, ask):
    two(county)
    answer = ask(county.chen, q="支渠")
    assert shown(answer) == [("答复", CANAL), ("建议", CANAL)]
    reply, own = answer.context["hits"]
    assert _found(own.title) == ["支渠"] and _found(own.piece) == ["支渠", "支渠"]
    assert [_text(one) for one in own.facts] == ["第1号", "林秀英", "水利局", "2026年"]
    assert str(own.state[0]) == "已答复待评价"
    assert [_text(one) for one in reply.facts] == [
        "水利局", "第1轮答复", "清水函〔2026〕1号", "A类", "2026-04-10", "第1号", "林秀英",
    ]  # fmt: skip
    assert reply.url.endswith("#round-1")
    assert "<mark>支渠</mark>" in answer.content.decode()
    assert shown(ask(county.chen, q="ｗｉ－ｆｉ")) == [("建议", BUS)]
    assert shown(ask(county.chen, q="第1号 灌溉")) == [("建议", CANAL)]
    assert shown(ask(county.chen, q="通水正常")) == [("答复", CANAL)]
    assert shown(ask(county.chen, q="周文 校车")) == [("建议", BUS)]


def test_what_is_older_than_is_ranked_comes_after_it_by_age(county, ask, monkeypatch):
    two(county)
    bridge = TEXT | {"title": "关于重修石桥的建议", "facts": "石桥在支渠旁边。"}
    s = suggestion.draft(by=county.zhou, at=moment("2026-02-27 10:00"), **bridge)
    suggestion.submit(s, by=county.zhou, at=moment("2026-02-27 11:00"))
    by_worth = [("答复", CANAL), ("建议", CANAL), ("建议", bridge["title"])]
    assert sorted(shown(ask(county.chen, q="支渠", order="best"))) == sorted(by_worth)
    assert shown(ask(county.chen, q="支渠", order="best"))[-1][1] == bridge["title"]
    monkeypatch.setattr(type(index_on(connection)), "RANKED", 1)
    newest = shown(ask(county.chen, q="支渠"))
    assert newest[0][1] == bridge["title"]
    assert shown(ask(county.chen, q="支渠", order="best")) == newest


def test_what_is_typed_is_never_taken_for_the_language_of_a_page(county, ask):
    answer = ask(county.chen, q='<script>alert("水利")</script>')
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


def test_filters_narrow_stand_in_the_address_and_tell_the_number_behind_each_choice(county, ask):
    two(county)
    lin, zhou = county.lin.person_id, county.zhou.person_id
    answer = ask(county.chen, q="建议")
    numbers = {
        field.filter.name: [(str(words), number) for _value, words, number in field.options]
        for field in answer.context["fields"]
        if field.filter.name != "state"
    }
    assert numbers == {
        "year": [("2026年", 3)],
        "session": [("第十八届第一次会议", 3)],
        "unit": [("水利局", 2)],
        "category": [("农业农村", 2)],
        "deputy": [("林秀英", 2), ("周文", 3)],
    }
    assert [(str(tab.label), tab.number) for tab in answer.context["tabs"]] == [
        ("全部", 3), ("建议", 2), ("答复", 1), ("承诺", 0),
    ]  # fmt: skip
    for asked, expected in (
        ({"deputy": lin}, [("答复", CANAL), ("建议", CANAL)]),
        ({"unit": county.water.pk, "kind": "suggestion"}, [("建议", CANAL)]),
        ({"unit": county.finance.pk}, []),
        ({"category": county.category.pk, "kind": "reply_round"}, [("答复", CANAL)]),
        ({"state": "replied"}, [("答复", CANAL), ("建议", CANAL)]),
        ({"state": "submitted"}, [("建议", BUS)]),
        ({"year": 2025}, []),
        (
            {"session": county.session.pk, "deputy": zhou, "kind": "suggestion"},
            [("建议", BUS), ("建议", CANAL)],
        ),
    ):
        assert shown(ask(county.chen, q="建议", **asked)) == expected, asked
        assert shown(ask(county.chen, **asked)) == expected, asked
    chosen = ask(county.chen, q="校车", year=2026, deputy=lin).context["question"].chosen
    assert [(one.words, one.without) for one in chosen] == [
        ("2026年", f"q=%E6%A0%A1%E8%BD%A6&deputy={lin}"),
        ("林秀英", "q=%E6%A0%A1%E8%BD%A6&year=2026"),
    ]


def test_newest_first_or_what_says_most_about_it(county, ask):
    two(county)
    more = TEXT | {"title": "关于学校的建议", "facts": "道路难走，冬天结冰，老师不足，还没有校车。"}
    s = suggestion.draft(by=county.zhou, at=moment("2026-02-25 12:00"), **more)
    suggestion.submit(s, by=county.zhou, at=moment("2026-02-26"))
    assert shown(ask(county.chen, q="校车")) == [("建议", "关于学校的建议"), ("建议", BUS)]
    assert shown(ask(county.chen, q="校车", order="best")) == [
        ("建议", BUS),
        ("建议", "关于学校的建议"),
    ]
    assert shown(ask(county.chen, q="校车", titles=1)) == [("建议", BUS)]
    assert shown(ask(county.chen, q="Wi-Fi", titles=1)) == []


def test_what_cannot_be_searched_by_is_said(county, ask):
    two(county)
    one = ask(county.chen, q="桥")
    assert (one.status_code, one.context.get("page")) == (200, None)
    assert "单独一个字“桥”没有用来检索" in one.content.decode()
    beside = ask(county.chen, q="校车 桥")
    assert shown(beside) == [("建议", BUS)] and "单独一个字“桥”" in beside.content.decode()
    long = ask(county.chen, q="校" * 201)
    assert (long.status_code, "最多 200 字" in long.content.decode()) == (400, True)
    for wrong in (
        {"unit": 1e9},
        {"unit": "x"},
        {"deputy": county.chen.person_id},
        {"state": "?"},
        {"year": "１"},
    ):
        answer = ask(county.chen, q="校车", **wrong)
        assert (answer.status_code, "没有这个选项" in answer.content.decode()) == (400, True)
    assert ask(county.chen, PAGE + "?page=x", q="校车").status_code == 200
    none = ask(county.chen, q="校车 支渠", year=2026, titles=1)
    assert [words for words, _address in none.context["without"]] == [
        "正文也查", "去掉“2026年”", "只查“校车”", "只查“支渠”",
    ]  # fmt: skip


def test_letters_and_names_mean_deputies_and_units(county, ask):
    Body.objects.filter(pk=county.water.pk).update(pinyin="qingyuanxianshuiliju", initials="qyxslj")
    meant = lambda q: [  # noqa: E731
        (str(one.word), one.name) for one, _address in ask(county.chen, q=q).context["meant"]
    ]
    assert meant("slj") == meant("SHUILI") == [("单位", "水利局")]
    assert meant("水利") == meant("水 利 局") == [("单位", "水利局")]
    assert meant("fuyi") == [("代表", "周文"), ("代表", "吴桂")]
    assert meant("秀英") == [("代表", "林秀英")]
    assert meant("gongwei") == []  # a clerk is no deputy
    assert meant("s") == [] and meant("") == [] and meant("支渠" * 20) == []
    _one, address = ask(county.lin, q="slj", year=2026).context["meant"][0]
    assert address == f"year=2026&unit={county.water.pk}"


def test_a_unit_is_spelled_when_it_is_named_and_named_anew(county):
    roll = Roll.objects.get(congress=county.congress)
    at = moment("2026-03-02")
    roll = bodies.add_body(
        roll, by=county.chen, at=at, name="民政局", kind="unit", system="government"
    )
    body = roll.made
    assert (body.pinyin, body.initials) == ("minzhengju", "mzj")
    bodies.correct_body(
        roll, by=county.chen, at=at, body=body, changes={"name": ("民政局", "区划办")}
    )
    body.refresh_from_db()
    assert (body.pinyin, body.initials) == ("quhuaban", "qhb")  # no surname 区 in it
    changes = {
        "name": ("区划办", "重建办"),
        "pinyin": ("quhuaban", "chongjian"),
        "initials": ("qhb", "cj"),
    }
    bodies.correct_body(roll, by=county.chen, at=at, body=body, changes=changes)
    body.refresh_from_db()
    assert (body.pinyin, body.initials) == ("chongjian", "cj")


def test_below_the_box_stand_who_is_meant_and_the_newest_five(county, ask):
    two(county)
    answer = ask(county.chen, LIVE, q="周文")
    assert [one.name for one, _address in answer.context["meant"]] == ["周文"]
    assert shown(answer) == [("建议", BUS), ("建议", CANAL)]
    assert answer.content.decode().count('role="option"') == 1 + 2 + 1
    assert ask(county.chen, LIVE, q="").content.strip() == b""
    assert ask(county.chen, LIVE, q="校" * 201).content.strip() == b""
    assert "没有找到" in ask(county.chen, LIVE, q="没有的事").content.decode()


# -- what one may not see ----------------------------------------------------------------------

CANARY = "金丝雀"


@kept
def hidden(county):
    """One word in a draft, a secret item, a reply that is not delivered, and in the congress next door."""
    own = TEXT | {"title": f"关于{CANARY}草稿的建议"}
    suggestion.draft(by=county.lin, at=moment("2026-02-25 10:00"), **own)
    kept_secret = TEXT | {"title": f"关于{CANARY}保密的建议"}
    s = suggestion.draft(by=county.lin, at=moment("2026-02-25 10:00"), **kept_secret)
    suggestion.submit(s, by=county.lin, at=moment("2026-02-26"))
    Suggestion.objects.filter(pk=s.pk).update(secrecy=True)
    round = county.with_contacts().rounds.get(round=1)
    county.signed(round)
    type(round).objects.get(pk=round.pk).answers.update(text=f"{CANARY}已经修复")
    other = County(moment, code="linjiang", name="临江县")
    s = other.drafted(title=f"关于{CANARY}邻县的建议")
    suggestion.submit(s, by=other.lin, at=moment("2026-02-26"))
    return other


def test_what_one_may_not_see_is_in_no_result_count_piece_or_offer(county, ask):
    other = hidden(county)
    checking.check()  # the reply's text was written past the engine
    seen = {
        who: sorted(shown(ask(getattr(county, who), q=CANARY)))
        for who in ("lin", "zhou", "chen", "sun", "liu", "he", "gao")
    }
    draft, secret, reply = (
        ("建议", f"关于{CANARY}草稿的建议"), ("建议", f"关于{CANARY}保密的建议"), ("答复", CANAL)
    )  # fmt: skip
    assert seen == {
        "lin": sorted([draft, secret]),
        "zhou": [],
        "chen": sorted([secret, reply]),
        "sun": [reply],
        "liu": [reply],
        "he": [],
        "gao": [],
    }
    for who in ("zhou", "he", "gao"):
        answer = ask(getattr(county, who), q=CANARY)
        assert answer.context["count"] == "0"
        assert [tab.number for tab in answer.context["tabs"]] == [0, 0, 0, 0]
        assert [one.filter.name for one in answer.context["fields"]] == ["state"]
        live = ask(getattr(county, who), LIVE, q=CANARY).content.decode()
        assert "草稿" not in live and "保密" not in live and "邻县" not in live
    assert shown(ask(county.chen, deputy=county.lin.person_id, q="草稿")) == []
    assert ask(county.chen, deputy=other.lin.person_id).status_code == 400
    assert ask(county.chen, unit=other.water.pk).status_code == 400
    assert ask(county.chen, session=other.session.pk).status_code == 400


def test_nobody_of_another_congress_is_meant(county, ask):
    other = County(moment, code="linjiang", name="临江县")
    other.lin.person.name = "司马邻"
    other.lin.person.save()
    Body.objects.filter(pk=other.water.pk).update(name="邻水局", initials="lsj", pinyin="linshuiju")
    for q in ("司马", "邻水", "lsj"):
        assert ask(county.chen, q=q).context["meant"] == [], q


# -- 常用检索 ----------------------------------------------------------------------------------


def test_a_search_is_kept_opened_renamed_and_deleted_by_its_owner_alone(county, signed_in, ask):
    two(county)
    chen = signed_in(county.chen)
    saved = chen.post(
        "/qingyuan/searches/save", {"name": " 支渠 ", "query": "q=支渠&year=2026&page=2&x=1"}
    )
    assert (saved.status_code, saved["Location"]) == (
        302, "/qingyuan/search?q=%E6%94%AF%E6%B8%A0&year=2026",
    )  # fmt: skip
    one = SavedSearch.objects.get()
    assert (one.name, one.person) == ("支渠", county.chen.person)
    twice = chen.post("/qingyuan/searches/save", {"name": "支渠", "query": "q=校车"})
    assert (twice.status_code, "请换一个名称" in twice.content.decode()) == (422, True)
    assert "校车" in twice.context["form"]["query"].value()
    for bad in ({"name": "", "query": "q=校车"}, {"name": "空", "query": "page=2"}):
        assert chen.post("/qingyuan/searches/save", bad).status_code == 422
    rename = f"/qingyuan/searches/{one.pk}/rename"
    assert chen.post(rename, {"name": ""}).status_code == 422
    assert chen.post(rename, {"name": "渠道"}).status_code == 302
    [mine] = chen.get(PAGE).context["saved"]
    assert (mine.row.name, mine.words) == ("渠道", "“支渠”；2026年")
    wang = signed_in(county.wang)
    for act in ("open", "rename", "delete"):
        assert (
            wang.post(f"/qingyuan/searches/{one.pk}/{act}", {"name": "别人的"}).status_code == 404
        )
    assert wang.get(PAGE).context["saved"] == []
    chen = signed_in(county.chen)
    assert chen.post(f"/qingyuan/searches/{one.pk}/delete").status_code == 302
    assert chen.post(f"/qingyuan/searches/{one.pk}/delete").status_code == 404
    assert SavedSearch.objects.count() == 0


def test_a_kept_search_tells_what_is_new_since_it_was_opened(county, signed_in):
    two(county)
    for name, query in (
        ("校车", "q=校车"),
        ("全年", "year=2026"),
        ("水利", f"unit={county.water.pk}"),
    ):
        SavedSearch.objects.create(
            congress=county.congress, person=county.chen.person, name=name, query=query,
            opened_at=moment("2026-02-25"),
        )  # fmt: skip
    new = lambda: {  # noqa: E731
        one.row.name: one.new for one in signed_in(county.chen).get(PAGE).context["saved"]
    }
    assert new() == {"校车": 1, "全年": 3, "水利": 2}
    SavedSearch.objects.update(opened_at=moment("2026-04-01"))
    assert new() == {"校车": 0, "全年": 1, "水利": 1}
    one = SavedSearch.objects.get(name="水利")
    opened = signed_in(county.chen).post(f"/qingyuan/searches/{one.pk}/open")
    assert opened["Location"] == f"/qingyuan/search?unit={county.water.pk}"
    assert new() == {"校车": 0, "全年": 1, "水利": 0}


def test_twelve_are_enough(county, signed_in):
    chen = signed_in(county.chen)
    for number in range(12):
        chen.post("/qingyuan/searches/save", {"name": f"{number}", "query": "q=校车"})
    over = chen.post("/qingyuan/searches/save", {"name": "再", "query": "q=校车"})
    assert (over.status_code, "最多 12 个" in over.content.decode()) == (422, True)


# -- what it costs -----------------------------------------------------------------------------


def questions(client, address) -> int:
    client.get(address)  # what a process keeps is kept
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_three_results_cost_as_many_queries_as_one(county, signed_in):
    two(county)
    chen = signed_in(county.chen)
    pages = {
        "page": f"{PAGE}?q=校车", "best": f"{PAGE}?q=校车&order=best", "live": f"{LIVE}?q=校车",
        "start": PAGE,
    }  # fmt: skip
    _keep(county, "校车")
    one = {name: questions(chen, address) for name, address in pages.items()}
    for number in range(2):
        s = suggestion.draft(
            by=county.zhou, at=moment("2026-02-25"), **TEXT | {"title": f"关于校车{number}的建议"}
        )
        suggestion.submit(s, by=county.zhou, at=moment("2026-02-26"))
        _keep(county, f"{number}")
    assert Suggestion.objects.filter(title__contains="校车").count() == 3
    three = {name: questions(chen, address) for name, address in pages.items()}
    walks = 1 if connection.vendor == "postgresql" else 0  # how rare the words are
    assert three == one == {
        "page": 18 + walks, "best": 20 + walks, "live": 9 + walks, "start": 8,
    }  # fmt: skip


def _keep(county, name: str) -> None:
    SavedSearch.objects.create(
        congress=county.congress, person=county.chen.person, name=name, query="q=校车",
        opened_at=moment("2026-02-25"),
    )  # fmt: skip
