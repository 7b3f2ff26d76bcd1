"""网上听办: who takes part, the reports, what waits for whom."""

import io

import pytest

from huying.domain.people.models import Roll
from huying.domain.people.procedure import handover
from huying.domain.suggestions import tasks
from huying.domain.supervision.procedure import listening, team
from huying.domain.supervision.queries import READ
from huying.domain.supervision.queries.awaiting import LISTS
from huying.domain.supervision.queries.listening import may_read_the_file
from huying.foundation.files.checking import check_file
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.files.file_samples import MP4
from tests.supervision.listened import (
    AT,
    LINK,
    OPENS,
    anew,
    announced,
    as_person,
    asked,
    due,
    item,
    marked,
    names,
    notices,
    page,
    reported,
)

# -- who takes part --------------------------------------------------------------------------


def test_authors_a_delegation_or_a_group_are_invited_and_nobody_listens_to_their_own_unit(county):
    own = item(county)
    assert names(announced(county, items=[own], deputies=[], authors=True).deputies) == ["林秀英"]
    group = team.form(by=county.chen, at=AT, name="组", leader=county.zhou, deputies=[county.wu])
    assert names(announced(county, deputies=[], team=group).deputies) == ["吴桂"]
    whole = announced(county, deputies=[], delegations=[county.delegation])
    assert names(whole.deputies) == ["林秀英", "周文", "吴桂"]  # 李建国 heads 水利局
    elsewhere = announced(
        county, deputies=[], delegations=[county.delegation], units=[county.finance]
    )
    assert "李建国" in names(elsewhere.deputies)
    with pytest.raises(Refused, match="没有可以邀请的代表"):
        announced(county, deputies=[county.li_deputy])
    with pytest.raises(Refused, match="请选择本级人大的承办单位"):
        announced(county, units=[])
    with pytest.raises(Refused, match="不能早于"):
        announced(county, starts_on=moment("2026-05-01").date())


def test_the_units_and_the_invited_see_it_and_others_do_not(county):
    announced(county, items=[item(county)])
    seen = {
        who: READ["listening"](as_person(county, getattr(county, who))).exists()
        for who in ("lin", "zhou", "wu", "chen", "sun", "he", "qian", "liu", "zhao")
    }
    assert seen == {
        "lin": True, "zhou": True, "wu": False, "chen": True, "sun": True, "he": True,
        "qian": False, "liu": True, "zhao": False,
    }  # fmt: skip


# -- the reports -----------------------------------------------------------------------------


def test_a_unit_reports_with_a_film_or_a_live_link_until_it_begins(county, settings, tmp_path):
    settings.HUYING_FILES_DIR = tmp_path
    one = announced(county)
    assert due(one) == [("listening_report", "2026-05-18")]
    with pytest.raises(Refused, match="https://"):
        reported(county, one, link="http://live.example.cn/")
    one = reported(county, one, link="https://a.example.cn/")
    film = check_file(io.BytesIO(MP4), name="渠首现场.mp4")
    one = reported(county, one, link=LINK, files=[film])
    row = one.reports.get(unit=county.water)
    assert (row.link, [each.name for each in row.attachments.all()]) == (LINK, ["渠首现场.mp4"])
    assert due(one) == [("listening_report", "2026-05-18")]
    assert due(reported(county, one, by=county.he)) == []
    film = row.attachments.get()
    readers = (county.chen, county.sun, county.he, county.lin)
    assert [may_read_the_file(film, as_person(county, who)) for who in readers] == [
        True, True, False, False,
    ]  # fmt: skip
    one = listening.open_up(one, by=county.chen, at=OPENS)
    film = one.reports.get(unit=county.water).attachments.get()
    assert all(may_read_the_file(film, as_person(county, who)) for who in readers)
    with pytest.raises(Refused, match="报告不能再改"):
        reported(county, one, at=OPENS)
    assert "渠首现场.mp4" in page(county, one, county.lin)


def test_it_begins_on_its_day_with_a_report_at_least_and_a_late_unit_still_hands_in(county):
    one = announced(county)
    with pytest.raises(Refused, match="还没有到听办开始的日期"):
        listening.open_up(one, by=county.chen, at=AT)
    with pytest.raises(Refused, match="还没有单位提交报告"):
        listening.open_up(one, by=county.chen, at=OPENS)
    one = listening.open_up(reported(county, one), by=county.chen, at=OPENS)
    with pytest.raises(Refused, match="还没有提交报告"):
        marked(county, one, county.lin, "satisfied", report=one.reports.get(unit=county.finance))
    tasks.tick(moment("2026-05-19"), county.congress)
    assert any("“提交网上听办报告”已逾期1天" in text for text in notices(county.he))
    assert not any("已逾期" in text for text in notices(county.sun))
    assert due(reported(county, one, by=county.he, at=moment("2026-05-19"))) == []
    other = listening.cancel(announced(county), by=county.chen, at=AT, reason="改期")
    assert (other.state_word, due(other)) == ("已取消", [])


def test_before_it_begins_a_report_is_read_by_its_unit_and_the_committee(county):
    one = reported(county, announced(county), link=LINK)
    reads = {
        who: "支渠已经修好" in page(county, one, getattr(county, who))
        for who in ("lin", "he", "sun", "chen")
    }
    assert reads == {"lin": False, "he": False, "sun": True, "chen": True}
    one = listening.open_up(one, by=county.chen, at=OPENS)
    link = f'<a href="{LINK}" target="_blank" rel="noopener noreferrer">{LINK}</a>'
    assert all(link in page(county, one, who) for who in (county.lin, county.he, county.sun))


# -- the tasks, a unit that is merged ------------------------------------------------------------


def test_everybody_finds_what_waits_for_them(county):
    lists = {each.name: each for each in LISTS}

    def waits(name, who):
        return list(lists[name](as_person(county, who), AT))

    one = announced(county, units=[county.water])
    assert waits("listenings_to_report", county.sun) == [one]
    assert waits("listenings_to_report", county.he) == []
    assert waits("listenings_to_open", county.chen) == [one]
    assert waits("listenings_to_join", county.lin) == []
    one = listening.open_up(reported(county, one), by=county.chen, at=OPENS)
    assert waits("listenings_to_report", county.sun) == waits("listenings_to_open", county.chen)
    assert waits("listenings_to_join", county.lin) == [one]
    assert waits("listenings_to_join", county.wu) == []
    assert waits("listenings_to_close", county.chen) == [one]
    marked(county, one, county.lin, "satisfied")
    assert waits("listenings_to_join", county.lin) == []
    assert waits("listenings_to_join", county.zhou) == [one]


def test_what_a_merged_unit_owes_is_for_the_unit_that_took_it_over(county):
    one, other = announced(county), announced(county, units=[county.finance, county.transport])
    one = listening.open_up(reported(county, one), by=county.chen, at=OPENS)
    question = asked(county, one, unit=county.finance)
    handover.merge_unit(
        Roll.objects.get(congress=county.congress), by=county.gao, at=OPENS,
        unit=county.finance, into=county.transport, on=OPENS.date(), reason="机构改革",
    )  # fmt: skip
    assert anew(question).unit == county.transport
    assert [each.unit.name for each in one.reports.order_by("pk")] == ["水利局", "交通运输局"]
    assert [each.unit.name for each in other.reports.order_by("pk")] == ["交通运输局"]


def test_a_report_of_a_merged_unit_stays_and_the_unit_is_asked_no_more(county):
    one = reported(county, announced(county))
    one = listening.open_up(reported(county, one, by=county.he), by=county.chen, at=OPENS)
    handover.merge_unit(
        Roll.objects.get(congress=county.congress), by=county.gao, at=OPENS,
        unit=county.finance, into=county.water, on=OPENS.date(), reason="机构改革",
    )  # fmt: skip
    assert [each.unit.name for each in one.reports.order_by("pk")] == ["水利局", "财政局"]
    with pytest.raises(Refused, match="请选择汇报办理情况的单位"):
        asked(county, one, unit=county.finance)
