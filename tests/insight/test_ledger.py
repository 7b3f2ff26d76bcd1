"""The ledger: what is in it for whom, finding, filtering, sorting, and how bad addresses end."""

import re
from datetime import date
from html import unescape

import pytest
from django.http import QueryDict

from huying.domain.people.models import Session
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.procedure import suggestion
from huying.pages.insight.filters import Offered
from huying.pages.insight.question import read
from huying.pages.insight.rows import all_rows
from huying.pages.insight.seen import seen_by
from tests.conftest import moment
from tests.county import County

LEDGER = "/qingyuan/suggestions/"
TODAY = date(2026, 7, 20)


def rows_of(response) -> list[list[str]]:
    """The cells of the table in a page, as text."""
    page = response.content.decode()
    table = re.search(r"<tbody>(.*?)</tbody>", page, re.S)
    lines = re.findall(r"<tr>(.*?)</tr>", table[1] if table else "", re.S)
    return [
        [_text(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", line, re.S)] for line in lines
    ]


def _text(html: str) -> str:
    html = re.sub(r'<span class="whole">|</span></a>', "", html)
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))).strip()


@pytest.fixture
def asked(world, as_seen):
    """asked("state=working", "zhuren") → the names of the stories it finds."""
    names = {item.pk: name for name, item in world.items.items()}

    def find(query: str, username: str = "zhuren", today: date = TODAY) -> set[str]:
        question = read(QueryDict(query), Offered(world.county.congress))
        assert question.problems == []
        return {names[key] for key in question.keys(seen_by(as_seen(username), today))}

    return find


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=in_hand", {"unsigned", "working", "asked_back", "twice", "reviewing", "unsent"}),
        ("state=asked_back", {"asked_back"}),
        ("state=unsigned", {"unsigned", "twice"}),
        ("state=working", {"working"}),
        ("state=reviewing", {"reviewing"}),
        ("state=unsent", {"unsent"}),
        ("state=replied", {"replied"}),
        ("state=again", {"again"}),
        ("state=evaluated", {"evaluated", "silent"}),
        ("state=done", {"closed"}),
        ("sitting=out", {"out"}),
        ("mark=twice", {"twice"}),
        ("mark=dissatisfied", {"again"}),
        ("mark=late&state=again", {"again"}),
        ("mark=late&mark=twice", {"twice"}),
        ("q=公交", {"out"}),
        ("q=zz&state=submitted", set()),
    ],
)
def test_a_filter_finds_exactly_its_items(asked, query, found):
    assert asked(query) == found


def test_close_to_due_means_seven_days_from_today(world, asked):
    working = world.items["working"]
    handling = working.handlings.get(role="lead")
    due = handling.case.clocks.get(name="reply", ended_at=None).due
    assert "working" in asked("mark=soon", today=due)
    assert "working" not in asked("mark=late", today=due)
    assert "working" in asked("mark=late", today=date.fromordinal(due.toordinal() + 1))
    assert "working" in asked("mark=soon", today=date.fromordinal(due.toordinal() - 7))
    assert "working" not in asked("mark=soon", today=date.fromordinal(due.toordinal() - 8))


def test_a_deputy_is_found_by_name_pinyin_and_initials(world, asked):
    person = world.county.zhou.person
    person.pinyin, person.initials = "zhouwen", "zw"
    person.save()
    found = {"out", "submitted", "working", "replied", "again"}  # led, and co-signed
    assert [asked(f"q={word}") for word in ("周文", "zhouw", "ZW")] == [found] * 3


def test_everybody_sees_the_ledger_of_what_is_theirs(asked):
    everything = asked("", "zhuren")
    assert "draft" not in everything
    assert asked("", "daibiao") == everything - {"out"} | {"draft"}
    assert asked("", "fuyi1") == {"out", "submitted", "working", "replied", "again"}
    assert asked("", "fayuan") == {"unsigned"}
    assert asked("", "xieban") == {"working", "twice"}
    assert asked("", "guanli") == set()


def test_a_deputy_is_not_told_the_stage_of_an_undelivered_reply(asked):
    assert asked("state=reviewing", "daibiao") == set()
    assert asked("state=working", "daibiao") == {"working", "reviewing", "unsent"}
    assert asked("state=reviewing", "zhengban") == {"reviewing"}
    assert asked("state=reviewing", "zhuban") == {"reviewing"}


def test_a_unit_is_told_the_evaluation_only_when_the_round_is_closed(world, as_seen):
    county = world.county
    round = county.delivered(county.zhou)
    county.answered(round, county.lin, "satisfied", "satisfied")

    def grades(username):
        question = read(QueryDict(""), Offered(county.congress))
        seen = seen_by(as_seen(username), TODAY)
        rows = {row.pk: row for row in all_rows(question, seen, whole=False)}
        return rows[round.handling.suggestion_id].grade("result")

    assert (grades("zhuban"), grades("zhuren"), grades("daibiao")) == ("", "满意", "满意")
    assert grades("fuyi1") == "待评价"
    county.answered(round, county.zhou, "satisfied", "mostly_satisfied")
    assert (grades("zhuban"), grades("zhuren"), grades("daibiao")) == (
        "基本满意",
        "基本满意",
        "满意",
    )


def test_the_page_shows_one_row_for_one_suggestion(world, sign_in):
    working = world.items["working"]
    found = sign_in("zhuren").get(LEDGER, {"state": "working"})
    assert found.status_code == 200
    (row,) = rows_of(found)
    assert row == [
        working.number_text,
        "关于维修河口镇灌溉支渠的建议 农业农村",
        "林秀英 附议1人",
        "水利局 协办：财政局",
        "2026-03-02",
        row[5],
        "",
        "",
        "1",
        "办理中",
    ]
    assert re.fullmatch(r"2026-\d\d-\d\d (逾期|还有)\d+天|2026-\d\d-\d\d 今天到期", row[5])


def test_the_tabs_count_what_their_links_show(world, sign_in):
    client = sign_in("zhuren")
    page = client.get(LEDGER, {"sitting": "in"}).content.decode()
    tabs = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)<span class="count">(\d+)</span></a>', page)
    assert len(tabs) > 8
    for url, label, count in tabs:
        found = client.get(LEDGER + unescape(url))
        assert (label, len(rows_of(found))) == (label, int(count))


def test_another_congress_never_appears(world, sign_in):
    other = County(moment, code="other", name="别县")
    other.drafted(title="金丝雀草稿")
    canary = other.submitted()
    canary.title = "金丝雀"
    canary.save()
    client = sign_in("zhuren")
    for address in (
        LEDGER,
        f"{LEDGER}export.xlsx?format=csv",
        f"{LEDGER}print",
        "/qingyuan/overview",
    ):
        found = client.get(address)
        assert (address, found.status_code) == (address, 200)
        words = found.getvalue().decode()
        assert [mark for mark in ("金丝雀", "别县") if mark in words] == []
    assert client.get("/other/suggestions/").status_code == 404
    assert client.get(LEDGER, {"unit": other.water.pk}).status_code == 400


@pytest.mark.parametrize("username", ["daibiao", "zhuban", "juzhang", "zhengban", "guanli"])
def test_the_overview_does_not_exist_for_others(county, sign_in, username):
    client = sign_in(username)
    assert client.get("/qingyuan/overview").status_code == 404
    assert client.get(LEDGER).status_code == 200


@pytest.mark.parametrize("username", ["zhuren", "gongwei"])
def test_the_overview_is_there_for_the_committee(county, sign_in, username):
    assert sign_in(username).get("/qingyuan/overview").status_code == 200


def test_the_grade_shown_is_the_grade_that_the_filter_finds(world, as_seen, asked):
    names = {item.pk: name for name, item in world.items.items()}
    for username in ("zhuren", "daibiao", "fuyi1", "zhuban"):
        question = read(QueryDict(""), Offered(world.county.congress))
        shown = {}
        for row in all_rows(question, seen_by(as_seen(username), TODAY), whole=False):
            shown.setdefault(row.grade("result"), set()).add(names[row.pk])
        for grade, code in (
            ("满意", "satisfied"),
            ("基本满意", "mostly_satisfied"),
            ("不满意", "dissatisfied"),
        ):
            assert asked(f"result={code}", username) == shown.get(grade, set())


@pytest.mark.parametrize(
    "bad",
    [
        {"sort": "password"},
        {"sort": "lead__person__phone"},
        {"sort": "due; drop table"},
        {"state": "nothing"},
        {"session": "1 or 1=1"},
        {"unit": "999999"},
        {"category": "-1"},
        {"mark": ["late", "x"]},
        {"q": "渠" * 61},
        {"q": "a " * 5000},
        {"q": "\x00"},
    ],
    ids=str,
)
def test_what_is_not_understood_is_said_and_nothing_is_shown(county, sign_in, bad):
    county.registered()
    client = sign_in("zhuren")
    found = client.get(LEDGER, bad)
    assert found.status_code == 400
    assert 'role="alert"' in found.content.decode()
    assert rows_of(found) == []
    assert client.get(f"{LEDGER}export.xlsx", bad).status_code == 400
    assert client.get(f"{LEDGER}print", bad).status_code == 400


@pytest.mark.parametrize(
    "odd",
    [
        {"page": "99999999"},
        {"page": "9" * 5000},
        {"page": "-1"},
        {"page": "x"},
        {"page_size": "1000000000"},
        {"order_by": "password"},
        {"filter": "user__password__startswith"},
    ],
    ids=lambda odd: str(odd)[:40],
)
def test_odd_pages_and_unknown_names_show_the_ledger(county, sign_in, odd):
    county.registered()
    found = sign_in("zhuren").get(LEDGER, odd)
    assert (found.status_code, len(rows_of(found))) == (200, 1)


def test_wild_cards_in_the_search_stand_for_themselves(county, sign_in):
    county.registered()
    found = sign_in("zhuren").get(LEDGER, {"q": "%%%%"})
    assert (found.status_code, rows_of(found)) == (200, [])


def test_fifty_to_a_page(county, sign_in):
    for _number in range(52):
        county.drafted()
    client = sign_in("daibiao")
    assert len(rows_of(client.get(LEDGER))) == 50
    assert len(rows_of(client.get(LEDGER, {"page": 2}))) == 2


def test_sorting_turns_round_and_keeps_what_has_no_day_last(world, sign_in):
    client = sign_in("zhuren")

    def days(sort):
        return [row[5][:10] for row in rows_of(client.get(LEDGER, {"sort": sort}))]

    (asked_back,) = rows_of(client.get(LEDGER, {"state": "asked_back"}))
    assert asked_back[5].endswith("期限暂停")
    up, down = days("due"), days("-due")
    with_day = [day for day in up if day]
    assert (with_day, len(with_day)) == (sorted(with_day), 10)
    assert [day for day in down if day] == sorted(with_day, reverse=True)
    assert up[len(with_day) :] == down[len(with_day) :] == [""] * (len(up) - len(with_day))


def test_the_filter_is_said_in_words_and_goes_along_to_export_and_print(county, sign_in):
    county.registered()
    client = sign_in("zhuren")
    page = client.get(
        LEDGER, {"q": "灌溉", "state": "registered", "sort": "-number"}
    ).content.decode()
    carried = "q=%E7%81%8C%E6%BA%89&amp;state=registered&amp;sort=-number"
    assert f'href="/qingyuan/suggestions/export.xlsx?{carried}"' in page
    assert f'href="/qingyuan/suggestions/print?{carried}"' in page
    printed = client.get(f"{LEDGER}print?{unescape(carried)}").content.decode()
    assert "查找“灌溉”；已登记" in printed


def test_ledger_pages_ask_the_same_number_of_questions_for_one_row_and_three(
    county, sign_in, django_assert_num_queries
):
    client = sign_in("zhuren")
    client.get(LEDGER)
    for _number in range(3):
        if _number in (0, 2):
            county.answered(county.delivered(county.zhou), county.lin)
        else:
            county.accepted(county.wu, co=[county.finance])
        if _number == 1:
            continue
        for address, queries in (
            (LEDGER, 14),
            (f"{LEDGER}print", 12),
            (f"{LEDGER}export.xlsx", 15),
        ):
            with django_assert_num_queries(queries):
                b"".join(client.get(address))


def test_the_ledger_opens_with_this_sessions_and_with_what_is_not_yet_done(county, sign_in):
    before = Session.objects.create(
        congress=county.congress,
        term=county.term,
        number=0,
        opens_at=moment("2025-02-25"),
        closes_at=moment("2025-02-28"),
    )
    done = suggestion.withdraw(
        county.registered(), by=county.lin, at=moment("2026-03-01"), reason="已经解决。"
    )
    going_on = county.registered()
    this_year = county.registered()
    Suggestion.objects.filter(pk__in=[done.pk, going_on.pk]).update(session=before)
    client = sign_in("zhuren")

    def shown(address):
        page = client.get(address).content.decode()
        return [f"/{one.pk}/" in page for one in (done, going_on, this_year)]

    assert shown(LEDGER) == [False, True, True]
    assert "本次会议和此前未办结的" in client.get(LEDGER).content.decode()
    assert shown(f"{LEDGER}?session=") == [True, True, True]
    assert shown(f"{LEDGER}?session={before.pk}") == [True, True, False]
