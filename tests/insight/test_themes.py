"""主题分析: what a session's suggestions are about, from what the reader may see, the same every time."""

import json
import re
from html import unescape

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from huying.commands.contract import Refusal, WrongUse
from huying.commands.management.commands.themes import Command
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.procedure import suggestion
from huying.domain.suggestions.states import LikeKind
from huying.domain.suggestions.tasks import tick
from huying.domain.supervision.models import KeyTheme, ThemeReading
from huying.domain.supervision.policy.theme_grouping import grouped
from huying.domain.supervision.queries.themes import analysis, reader_of, whole_of
from huying.foundation.text.likeness import Text
from tests.conftest import moment
from tests.county import County
from tests.insight.themed import MATTERS, an_earlier_session, assigned, handed_in, themed

PAGE = "/qingyuan/themes/"
NAMES = set(MATTERS)


def told(county, session=None):
    return analysis(whole_of(county.congress), session or county.session)


def by_matter(found) -> dict:
    """Each theme under the matter that its titles name."""
    return {
        next(name for name in MATTERS if name in one.items[0].title): one for one in found.themes
    }


def page(client, address=PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


# -- themes --------------------------------------------------------------------------------------


def test_each_matter_is_a_theme_with_its_items_and_a_name_from_its_titles(county):
    themed(county)
    found = told(county)
    assert [len(one.items) for one in found.themes] == [4, 4, 4]
    assert {
        name: {one.title for one in theme.items} for name, theme in by_matter(found).items()
    } == {name: {title for title, _facts in rows} for name, rows in MATTERS.items()}
    assert all(name in theme.name for name, theme in by_matter(found).items())
    assert found.alone == []


def test_the_same_data_in_another_order_give_the_same_list(county):
    """Two congresses with the same texts, handed in forwards and backwards."""
    other = County(moment, code="other", name="别县")
    themed(county)
    themed(other, backwards=True)

    def listed(one):
        return [
            (theme.name, [item.title for item in theme.items], [word.word for word in theme.words])
            for theme in told(one).themes
        ]

    assert listed(county) == listed(other)
    assert [titles[0] for _name, titles, _words in listed(county)] == [  # on either database
        "关于明确灌溉支渠管护的建议", "关于夜间公交线路的建议", "关于老旧小区加装电梯的建议",
    ]  # fmt: skip


def test_units_repeats_and_dissatisfaction_are_counted_with_their_items(county):
    items = themed(county)
    lift, other = (assigned(county, items[title]) for title, _facts in MATTERS["加装电梯"][:2])
    suggestion.link_like(
        lift,
        by=county.chen,
        at=moment("2026-03-03"),
        other=other,
        kind=LikeKind.REPEAT,
        reason="去年也提",
    )
    round = county.delivered()
    county.answered(
        round, county.lin, process="dissatisfied", result="dissatisfied", reason="渠没有修"
    )
    found = by_matter(told(county))
    lifts, canals = found["加装电梯"], found["灌溉支渠"]
    assert [(name, len(some)) for name, some in lifts.units] == [("水利局", 2)]
    assert (lifts.share("repeated"), lifts.share("dissatisfied", "judged")) == (0.5, None)
    assert {one.pk for one in lifts.repeated} == {lift.pk, other.pk}
    assert [one.title for one in canals.dissatisfied] == ["关于维修河口镇灌溉支渠的建议"]
    assert (len(canals.items), canals.share("dissatisfied", "judged")) == (5, 1.0)


def test_the_trend_counts_the_items_of_earlier_years_with_the_theme_they_are_near(county):
    themed(county)
    typical = by_matter(told(county))["公交线路"].items[:2]
    facts = dict(MATTERS["公交线路"])
    again = [
        handed_in(county, one.title, facts[one.title], 40 + number)
        for number, one in enumerate(typical)
    ]
    other = handed_in(county, "关于殡葬改革的建议", "移风易俗，公墓不够。", 50)
    before = an_earlier_session(county, *again, other)
    found = told(county)
    assert (found.earlier, found.earlier_items, len(found.items)) == ([before], 3, 12)
    assert found.words == []  # three texts of a year before tell nothing
    near = {name: theme.trend for name, theme in by_matter(found).items()}
    assert {name: [(one, len(some)) for one, some in trend] for name, trend in near.items()} == {
        "加装电梯": [(before, 0)],
        "灌溉支渠": [(before, 0)],
        "公交线路": [(before, 2)],
    }


def test_hot_words_are_those_said_now_and_not_before():
    """Forty texts on lifts and forty on buses, of which the year before had a hundred: buses are no news."""
    ways = ("没有人管", "群众很着急", "几年没有办", "老人不方便", "请早日研究")
    lifts = [
        Text(f"加装电梯{way}{number}", f"住户盼望加装电梯，{way}。")
        for number in range(8)
        for way in ways
    ]
    buses = [
        Text(f"公交线路{way}{number}", f"学生要坐公交线路，{way}。")
        for number in range(20)
        for way in ways
    ]
    found = grouped(tuple(lifts + buses[:40]), tuple(buses))
    hot = {one.word: (one.here, one.before) for one, _places in found.hot}
    assert hot["加装电梯"] == (40, 0)
    assert [word for word in hot if "公交" in word or word in ways] == []


def test_nearly_equal_texts_are_shown_once_and_counted(county):
    themed(county)
    facts = "夜市摊点占道经营，油烟噪声扰民，居民多次投诉没有人管，请城管定时定点。"
    for number, place in enumerate(("东街", "西街", "南街")):
        handed_in(county, f"关于整治{place}夜市油烟的建议", facts, 30 + number)
    theme = next(one for one in told(county).themes if "夜市" in one.items[0].title)
    assert [len(some) for some in theme.copies.values()] == [3]


# -- who reads what --------------------------------------------------------------------------------


def special(county, field=True):
    body = county.body("农业农村委员会", BodyKind.SPECIAL_COMMITTEE)
    if field:
        county.category.committee = body
        county.category.save()
    return county.appoint("农委", body, Capacity.CLERK, username="nongwei")


def test_what_is_kept_secret_and_another_congress_are_in_no_word_count_or_sample(
    county, sign_in, capsys
):
    items = themed(county)
    secret = [
        handed_in(county, f"关于{place}绝密灯塔的建议", "绝密灯塔不亮，绝密灯塔要修。", 40 + number)
        for number, place in enumerate(("东山", "西山", "北山", "南山"))
    ]
    keys = [one.pk for one in secret]
    Suggestion.objects.filter(pk__in=keys).update(secrecy=True)
    other = County(moment, code="other", name="别县")
    for number in range(4):
        handed_in(other, f"关于别县渔港{number}号的建议", "别县渔港淤塞，别县渔港要清。", number)
    client = sign_in("gongwei")
    seen = page(client) + page(client, f"{PAGE}items") + page(client, f"{PAGE}items?of=alone")
    seen += page(client, "/qingyuan/ledgers/theme_items/print")
    call_command("themes", congress="qingyuan", json=True)
    seen += capsys.readouterr().out
    assert "加装电梯" in seen
    assert [one for one in ("灯塔", "渔港", *map(str, keys)) if one in seen] == []
    assert len(told(county).items) == len(items)
    # linked to something secret it is no repeat either
    lift = assigned(county, items["关于老旧小区加装电梯的建议"])
    Suggestion.objects.filter(pk=keys[0]).update(secrecy=False)
    hidden = assigned(county, Suggestion.objects.select_related("case", "congress").get(pk=keys[0]))
    suggestion.link_like(
        lift,
        by=county.chen,
        at=moment("2026-03-03"),
        other=hidden,
        kind=LikeKind.REPEAT,
        reason="同",
    )
    Suggestion.objects.filter(pk=keys[0]).update(secrecy=True)
    assert by_matter(told(county))["加装电梯"].repeated == []


def test_drafts_and_what_was_withdrawn_take_no_part(county):
    items = themed(county)
    county.drafted(title="关于加装电梯的又一件建议")
    before = len(told(county).items)
    suggestion.withdraw(
        items["关于管护加装电梯的建议"], by=county.lin, at=moment("2026-02-27"), reason="合在一起提"
    )
    assert (before, len(told(county).items)) == (12, 11)


def test_a_special_committee_reads_its_field_by_title_and_others_read_nothing(
    county, sign_in, as_seen
):
    items = themed(county)
    special(county)
    assert analysis(reader_of(as_seen("nongwei")), county.session).items == []
    field = [title for name in ("灌溉支渠", "公交线路") for title, _facts in MATTERS[name]]
    for title in field:
        assigned(county, items[title])
    found = analysis(reader_of(as_seen("nongwei")), county.session)
    assert {one.title for one in found.items} == set(field)
    assert {one.opens for one in found.items} == {False}
    seen = page(sign_in("nongwei"))
    assert "关于灌溉支渠清淤的建议" in seen
    content = seen[seen.index("<main") : seen.index("</main>")]
    assert [one for one in ("电梯", "农户", "学生", "/suggestions/") if one in content] == []
    for nobody in ("daibiao", "zhuban", "juzhang", "zhengban", "guanli"):
        client = sign_in(nobody)
        assert [client.get(one).status_code for one in (PAGE, f"{PAGE}items")] == [404, 404]


# -- the page --------------------------------------------------------------------------------------


def test_every_figure_on_the_page_opens_as_many_items(county, sign_in):
    items = themed(county)
    for title, _facts in MATTERS["加装电梯"][:3]:
        assigned(county, items[title])
    handed_in(county, "关于殡葬改革的建议", "移风易俗。", 50)
    client = sign_in("zhuren")
    seen = page(client)
    figures = re.findall(r'<a href="([^"]*themes/items[^"]*)" data-count>(\d+)</a>', seen)
    words = re.findall(
        r'<a href="([^"]*word=[^"]*)">[^<]*</a> <span class="dim">(\d+)</span>', seen
    )
    assert len(figures) >= 6
    assert len(words) >= 3
    for address, number in figures + words:
        behind = page(client, address)
        assert f"共 {number} 件" in behind, address
        assert behind.count('<td class="no">') == int(number), address


def test_a_theme_is_picked_from_the_page_and_then_bears_its_name(county, sign_in):
    items = themed(county)
    for title, _facts in MATTERS["灌溉支渠"]:
        assigned(county, items[title])
    assigned(county, items["关于增开公交线路的建议"])
    client = sign_in("gongwei")
    theme = by_matter(told(county))["灌溉支渠"]
    address = (
        f"/qingyuan/supervision/new/key_theme?session={county.session.pk}&theme={theme.anchor}"
    )
    assert address.replace("&", "&amp;") in client.get(PAGE).content.decode()
    form = client.get(address)
    ticked = re.findall(r'name="items" value="([^"]+)"[^>]*checked', form.content.decode())
    assert set(ticked) == {str(one.pk) for one in theme.items}
    offered = re.findall(r'name="items" value="([^"]+)"', form.content.decode())
    assert (set(offered[:4]), len(offered)) == (set(ticked), 5)  # those of the theme stand first
    sent = {
        "name": "农田水利末级渠系", "items": ticked, "reason": "四个村都提", "session": county.session.pk,
        "found_by": "灌溉支渠", "idem": "once",
    }  # fmt: skip
    assert client.post(address, sent).status_code == 303
    one = KeyTheme.objects.get()
    assert (one.name, one.found_by, one.items.count()) == ("农田水利末级渠系", "灌溉支渠", 4)
    assert page(client).count("农田水利末级渠系") == 3  # drawn, in its line, and among those picked


def test_a_name_of_spaces_no_items_and_an_unknown_theme_are_refused_or_left_empty(county, sign_in):
    themed(county)
    client = sign_in("gongwei")
    address = f"/qingyuan/supervision/new/key_theme?session={county.session.pk}"
    empty = client.get(f"{address}&theme=nonsense").content.decode()
    assert "checked" not in empty
    answer = client.post(address, {"name": " ", "reason": "x", "session": county.session.pk})
    assert answer.status_code == 422
    for nonsense in ("session=9999", "theme=x", "of=x", "year=1&theme=x"):
        assert client.get(f"{PAGE}items?{nonsense}").status_code == 400, nonsense
    gone = "theme=01a1fd8b-b006-739b-a10b-1250d0a93cff"
    assert "请回到主题分析" in page(client, f"{PAGE}items?{gone}")


def test_without_a_suggestion_and_without_a_session_the_page_says_so(county, sign_in):
    client = sign_in("gongwei")
    assert "还没有可以分析的建议" in page(client)
    county.session.delete()
    assert "还没有可以分析的建议" in page(client)
    assert "没有建议" in page(client, f"{PAGE}items")


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}items"])
def test_three_times_as_many_items_ask_no_more(county, sign_in, address):
    rows = [one for matter in MATTERS.values() for one in matter]
    client = sign_in("gongwei")
    assigned(county, handed_in(county, *rows[0], 0))
    page(client, address)
    asked = []
    for numbers in (range(1, 3), range(3, 12)):
        with CaptureQueriesContext(connection) as queries:
            page(client, address)
        asked.append(len(queries))
        for number in numbers:
            assigned(county, handed_in(county, *rows[number], number))
    with CaptureQueriesContext(connection) as queries:
        page(client, address)
    assert {*asked, len(queries)} == {asked[0]}


# -- the command -----------------------------------------------------------------------------------


def test_the_command_says_it_in_one_object(county, capsys):
    items = themed(county)
    assigned(county, items["关于老旧小区加装电梯的建议"])
    call_command("themes", json=True)
    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (said["congress"], said["n"], len(said["themes"])) == ("qingyuan", 12, 3)
    assert said["session"] == str(county.session)
    lift = next(one for one in said["themes"] if "加装电梯" in one["name"])
    assert (lift["size"], lift["units"]) == (4, {"水利局": 1})
    assert (lift["repeat_share"], lift["dissatisfied_share"]) == (0.0, None)
    assert len(lift["samples"]) == 3
    assert set(lift["samples"]) <= {title for title, _facts in MATTERS["加装电梯"]}
    call_command("themes", session=2026)
    assert "12 件，3 个主题" in capsys.readouterr().out


def test_the_command_refuses_a_year_without_a_session_and_names_the_congresses(county):
    with pytest.raises(Refusal, match="没有这一年的会议"):
        Command().answer(congress=None, session=1999)
    County(moment, code="other", name="别县")
    with pytest.raises(WrongUse, match="other、qingyuan"):
        Command().answer(congress=None, session=None)
    with pytest.raises(WrongUse, match="other、qingyuan"):
        Command().answer(congress="x", session=None)


# -- kept by night -----------------------------------------------------------------------------------


def test_by_night_it_is_computed_once_and_kept_until_a_text_changes(county):
    themed(county)
    by_day = told(county)
    for at in ("2026-03-01 23:30", "2026-03-02 02:00", "2026-03-02 02:01"):
        tick(moment(at), county.congress)
    first = ThemeReading.objects.get()
    assert (first.version, first.session, first.made_at) == (
        1, county.session, moment("2026-03-02 02:00"),
    )  # fmt: skip
    assert told(county) == by_day
    tick(moment("2026-03-03 02:00"), county.congress)
    assert ThemeReading.objects.get().version == 1  # nothing has changed
    handed_in(county, "关于殡葬改革的建议", "移风易俗。", 50)
    assert len(told(county).items) == 13  # what is kept is of other texts
    tick(moment("2026-03-04 02:00"), county.congress)
    assert ThemeReading.objects.get().version == 2


def test_what_is_kept_is_what_is_shown_to_those_who_read_the_same_texts_alone(county, as_seen):
    items = themed(county)
    special(county)
    for title, _facts in [*MATTERS["灌溉支渠"], *MATTERS["公交线路"]]:
        assigned(county, items[title])
    tick(moment("2026-03-03 02:00"), county.congress)
    kept = ThemeReading.objects.get()
    ThemeReading.objects.update(
        result=kept.result | {"groups": kept.result["groups"][:1], "words": [[]], "near": [[]]}
    )
    assert len(analysis(reader_of(as_seen("gongwei")), county.session).themes) == 1
    found = analysis(reader_of(as_seen("nongwei")), county.session)
    assert len(found.themes) == 2
    assert len(found.items) == 8
