"""单位年度办理工作: the plan with its division of duties, the visit at mid-year, the report that the head signs."""

import io

import docx as word
import pytest
from django.urls import reverse

from huying.domain.people.models import Roll
from huying.domain.people.procedure import handover
from huying.domain.people.queries import acting
from huying.domain.suggestions import tasks
from huying.domain.suggestions.models import Handling, Suggestion
from huying.domain.suggestions.procedure import handling
from huying.domain.suggestions.rulebook import get
from huying.domain.supervision.models import UnitYear
from huying.domain.supervision.policy import division_of_duties
from huying.domain.supervision.policy import unit_year as policy
from huying.domain.supervision.procedure import outing
from huying.domain.supervision.procedure import unit_year as acts
from huying.domain.supervision.queries import READ, unit_year, unit_years
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Clock, Event
from huying.foundation.procedure.refusal import Refused
from huying.pages.workbench.lists import lists_of
from tests.conftest import moment
from tests.suggestions.test_pages import sign_in
from tests.supervision.promised import CANAL, promised

AT = moment("2026-03-10")
LATE = moment("2026-12-10")
PRACTICE = "局长领办，逐件面商；支渠管护经费还没有保证，明年列入预算。"


def anew(one) -> UnitYear:
    return UnitYear.objects.select_related("case", "congress", "unit").get(pk=one.pk)


def opened(county, unit=None, at=AT) -> UnitYear:
    return acts.open_year(by=county.chen, at=at, unit=unit or county.water, year=2026)


def items(county, unit=None) -> list[Suggestion]:
    turns = Handling.objects.filter(unit=unit or county.water)
    return list(Suggestion.objects.filter(handlings__in=turns).order_by("number"))


def planned(county, one, at=AT, **more) -> UnitYear:
    duties = [{"section": "水利科", "person": "张三", "items": items(county)}]
    given = {"aims": "件件有回音。", "duties": duties} | more
    return acts.submit_plan(one, by=county.sun_office, at=at, **given)


def drafted(county) -> UnitYear:
    promised(county, CANAL)
    one = planned(county, opened(county))
    return acts.draft_report(one, by=county.sun, at=moment("2026-11-10"), practice=PRACTICE)


def signed(county) -> UnitYear:
    return acts.sign_report(drafted(county), by=county.li, at=moment("2026-11-20"))


def due(one) -> dict:
    running = Clock.objects.filter(case=one.pk, ended_at=None)
    return {clock.name: clock.due.isoformat() for clock in running}


def waiting(county, who, at) -> dict:
    person = acting(who.person.account, county.congress, at=at)
    found = {one.name: one(person, at).count() for one in lists_of(person, at)}
    return {name: n for name, n in found.items() if name.startswith("unit_") and n}


def seen(county, who, at=AT):
    return acting(who.person.account, county.congress, at=at)


# -- the start of the year ---------------------------------------------------------------------


def test_a_unit_with_items_is_asked_for_its_plan_and_its_report_by_the_rulebooks_days(county):
    county.accepted()
    one = opened(county)
    assert (one.title, one.state_word) == ("水利局2026年代表建议办理工作", "待报工作方案")
    assert due(one) == {"unit_plan": "2026-04-08", "unit_report": "2026-11-30"}
    assert waiting(county, county.sun_office, AT) == {"unit_plans_to_submit": 1}
    assert waiting(county, county.li, AT) == {"unit_plans_to_submit": 1}
    assert waiting(county, county.he, AT) == {}


def test_the_day_of_the_report_is_the_one_its_law_names(county):
    def day(name):
        return policy._day_of(get(name), 2026)

    assert {
        name: day(name)[1].isoformat() for name in ("henan", "shanghai", "shandong", "hebei")
    } == {
        "henan": "2026-08-31",
        "shanghai": "2026-12-31",
        "shandong": "2026-11-30",
        "hebei": "2026-11-30",
    }
    assert (day("henan")[0], day("hebei")[0]) == ("reports.unit_due", "reports.unit_due_day")
    county.congress.rulebook = "henan"
    county.congress.save()
    county.accepted()
    clock = Clock.objects.get(case=opened(county).pk, name="unit_report")
    assert (clock.due.isoformat(), clock.article) == ("2026-08-31", "河南办法第二十八条")


def test_many_units_are_asked_one_by_one_and_those_refused_are_counted(county):
    county.accepted(co=[county.finance])
    opened(county)
    units = [county.water, county.finance, county.transport]
    found = acts.open_for(units, by=county.chen, at=AT, year=2026)
    assert [one.unit.name for one in found.done] == ["财政局"]
    assert [(unit.name, why) for unit, why in found.refused] == [
        ("水利局", "水利局2026年的年度办理工作已经布置。"),
        ("交通运输局", "交通运输局2026年没有承办建议。"),
    ]
    assert Event.objects.filter(case__kind="unit_year").count() == 2


def test_after_the_day_of_the_report_nobody_is_asked_any_more(county):
    county.accepted()
    with pytest.raises(Refused, match="2026年报送年度报告的期限已经过了"):
        opened(county, at=LATE)


def test_the_clerk_opens_it_for_all_units_with_items_in_the_browser(county, client):
    county.accepted(co=[county.finance])
    url = reverse("supervision:open_unit_years", args=["qingyuan"])
    page = sign_in(client, county.chen).get(url)
    assert {one.name for one in page.context["units"]} == {"水利局", "财政局"}
    chosen = [county.water.pk, county.finance.pk]
    done = client.post(url, {"unit": chosen}).context["done"]
    assert (len(done.done), done.refused) == (2, [])
    assert sign_in(client, county.sun_office).get(url).status_code == 404


def test_who_is_late_with_the_plan_is_told_and_so_is_the_committee(county):
    county.accepted()
    opened(county)
    tasks.tick(moment("2026-04-30"), county.congress)

    def told(who):
        found = Notice.objects.filter(to=who, text__contains="报送年度办理工作方案")
        return [one.text for one in found if "逾期" in one.text]

    assert [len(told(getattr(county, who))) > 0 for who in ("li", "chen", "he_head")] == [
        True, True, False,
    ]  # fmt: skip


# -- the plan ----------------------------------------------------------------------------------


def test_the_plan_names_a_section_and_a_person_for_every_item(county):
    county.accepted()
    one = opened(county)
    with pytest.raises(Refused, match="还有1件建议没有分工"):
        planned(county, one, duties=[])
    twice = [
        {"section": name, "person": "张三", "items": items(county)} for name in ("水利科", "办公室")
    ]
    with pytest.raises(Refused, match="一件建议只能写在一行里"):
        planned(county, one, duties=twice)
    with pytest.raises(Refused, match="只能由该单位的办公室或负责人办理"):
        acts.submit_plan(one, by=county.sun, at=AT, aims="……", duties=[])
    one = planned(county, one)
    assert (one.state_word, due(one)) == ("年度办理中", {"unit_report": "2026-11-30"})
    (line,) = one.plans.get().duties.all()
    assert (line.section, line.person, list(line.items.all())) == ("水利科", "张三", items(county))
    assert Notice.objects.filter(to=county.chen, text__contains="报送办理工作方案").count() == 1


def test_a_changed_plan_keeps_the_older_one_and_takes_in_what_came_later(county, client):
    county.accepted()
    one = planned(county, opened(county))
    county.accepted()
    page = sign_in(client, county.sun_office).get(
        reverse("supervision:page", args=["qingyuan", "unit_year", one.pk])
    )
    assert [item.number for item in page.context["left"]] == [2]
    begun = unit_year.duties_to_begin_with(anew(one), items(county))
    assert begun == "水利科，张三：1\n水利局，孙敏：2"
    duties = division_of_duties.read("水利科，张三：第1号、2", items(county))
    one = acts.change_plan(
        anew(one), by=county.li, at=AT, aims="件件落实。", duties=duties, reason="新交办一件。"
    )
    assert [plan.aims for plan in unit_year.plans_of(one)] == ["件件落实。", "件件有回音。"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("水利科 张三 1", "第1行看不懂"),
        ("水利科，张三：9", "第1行的“9”不是本单位承办的建议的编号"),
    ],
)
def test_a_line_that_is_not_understood_is_named(county, text, said):
    county.accepted()
    with pytest.raises(division_of_duties.NotUnderstood, match=said):
        division_of_duties.read(text, items(county))


def test_the_office_hands_in_its_plan_in_the_browser(county, client):
    county.accepted()
    one = opened(county)
    url = reverse("supervision:act", args=["qingyuan", "unit_year", one.pk, "submit_plan"])
    form = sign_in(client, county.sun_office).get(url).context["form"]
    assert form["duties"].value() == "水利局，孙敏：1"
    hidden = {name: form[name].value() for name in form.fields if form[name].is_hidden}
    wrong = client.post(url, hidden | {"aims": "件件有回音。", "duties": "孙敏"})
    assert wrong.status_code == 422
    assert "第1行看不懂" in wrong.content.decode()
    right = client.post(url, hidden | {"aims": "件件有回音。", "duties": "水利科，孙敏：1"})
    assert (right.status_code, anew(one).state) == (303, "under_way")


# -- the visit at mid-year ---------------------------------------------------------------------


def test_the_visit_is_the_event_that_stands_already_and_where_there_is_none_the_list_says_so(
    county,
):
    county.accepted(co=[county.finance])
    acts.open_for([county.water, county.finance], by=county.chen, at=AT, year=2026)
    visit = outing.announce(
        by=county.chen, at=moment("2026-06-01"), way="big_unit", title="走访水利局",
        held_on=moment("2026-06-10").date(), place="水利局", unit=county.water,
    )  # fmt: skip
    day = moment("2026-06-11")

    def stands():
        found = unit_years.lines(seen(county, county.chen, day), 2026, day)
        return {one.row.unit.name: one.visit_word for one in found}

    assert stands() == {"水利局": "已安排走访", "财政局": "还没有走访"}
    outing.hold(visit, by=county.chen, at=day, people="工委", found="方案已经分到科室。")
    assert stands() == {"水利局": "已走访", "财政局": "还没有走访"}
    one = UnitYear.objects.get(unit=county.water)
    assert list(unit_year.visits_of(one, seen(county, county.sun))) == [visit]


# -- the report at the end ---------------------------------------------------------------------


def test_the_report_is_drafted_from_the_units_own_items(county):
    one = drafted(county)
    shown = unit_year.shown(one, moment("2026-11-10"))
    assert {name: n for name, n in shown.numbers.items() if n} == {
        **dict.fromkeys(("held", "led", "due", "kept_time", "answered", "done"), 1),
        **dict.fromkeys(("own_promises", "own_open"), 1),
    }
    text = ["".join(piece.text for piece in line) for line in shown.lines(one.text)]
    assert text == [
        "一、承办情况",
        "本年度承办代表建议1件，其中主办1件，协办0件。",
        "二、办理和答复情况",
        "已经到期或者完成的1件，按期完成1件，占100.0%。主办的建议已答复1件，其中已经解决1件，"
        "占100.0%；正在解决或列入计划0件；说明解释0件。",
        "三、代表评价情况",
        "还没有收回代表评价。",
        "四、承诺事项落实情况",
        "由本单位落实的承诺1条，已经兑现0条，占0.0%；尚未兑现1条。",
        "五、做法、问题和下一步打算",
        PRACTICE,
    ]


def test_a_co_unit_reports_on_what_it_joined_and_on_no_reply_of_the_lead(county):
    h = county.accepted(co=[county.finance])
    co = Handling.objects.select_related("case").get(suggestion=h.suggestion_id, role="co")
    handling.sign_for(co, by=county.he, at=moment("2026-03-03"))
    one = opened(county, county.finance)
    found = unit_year.shown(one, AT).numbers
    assert (found["held"], found["led"], found["joined"], found["answered"]) == (1, 0, 1, 0)


def test_no_number_of_items_can_be_typed(county):
    county.accepted()
    one = opened(county)
    with pytest.raises(Refused, match="“30件”是直接写的数字"):
        acts.draft_report(one, by=county.sun, at=AT, practice="办结30件。")
    one = acts.draft_report(one, by=county.sun, at=AT, practice=PRACTICE)
    with pytest.raises(Refused, match="没有名为“收到建议”的数字"):
        acts.edit_report(one, by=county.sun, at=AT, text="共【收到建议】件。")
    one = acts.edit_report(one, by=county.sun, at=AT, text="承办【承办建议】件。")
    assert [piece.text for piece in unit_year.shown(one, AT).lines(one.text)[0]] == [
        "承办", "1", "件。",
    ]  # fmt: skip


def test_the_head_alone_signs_and_the_figures_stand_from_then_on(county):
    one = drafted(county)
    assert waiting(county, county.li, moment("2026-11-10")) == {"unit_reports_to_sign": 1}
    for by in (county.sun, county.sun_office, county.he_head, county.chen):
        with pytest.raises(Refused, match="只能由该单位的负责人办理"):
            acts.sign_report(anew(one), by=by, at=moment("2026-11-20"))
    one = acts.sign_report(anew(one), by=county.li, at=moment("2026-11-20"))
    assert (one.state_word, due(one)) == ("年度报告待签收", {})
    county.accepted()
    assert unit_year.shown(one, LATE).numbers["held"] == 1
    assert waiting(county, county.chen, LATE) == {"unit_reports_to_take_in": 1}
    one = acts.take_in(one, by=county.chen, at=LATE)
    assert one.state_word == "年度报告已存档"


def test_sent_back_with_a_reason_it_comes_again_by_another_day(county):
    one = signed(county)
    day = moment("2026-12-15").date()
    one = acts.return_report(
        one, by=county.chen, at=moment("2026-12-01"), reason="没有写问题。", report_by=day
    )
    assert (one.state, due(one), one.signed_by, one.figures) == (
        "drafted", {"unit_report": "2026-12-15"}, None, {},
    )  # fmt: skip
    assert waiting(county, county.sun, moment("2026-12-02")) == {"unit_reports_to_write": 1}
    one = acts.sign_report(one, by=county.li, at=moment("2026-12-20"))
    at = moment("2026-12-21")
    (line,) = unit_years.lines(seen(county, county.chen, at), 2026, at)
    assert line.report_word == "迟报"


def test_a_report_is_due_also_from_a_unit_that_never_had_a_plan(county):
    county.accepted()
    one = opened(county)
    assert waiting(county, county.sun, moment("2026-10-20")) == {"unit_plans_to_submit": 1}
    assert waiting(county, county.sun, moment("2026-11-05")) == {
        "unit_plans_to_submit": 1,
        "unit_reports_to_write": 1,
    }
    one = acts.draft_report(one, by=county.sun, at=moment("2026-11-05"), practice=PRACTICE)
    acts.sign_report(one, by=county.li, at=moment("2026-11-06"))
    (line,) = unit_years.lines(seen(county, county.chen), 2026, moment("2026-11-07"))
    assert (line.plan_word, line.report_word) == ("逾期未报", "按期")


def test_every_figure_opens_the_items_behind_it(county, client):
    one = signed(county)
    sign_in(client, county.chen)
    for name, number in unit_year.shown(one, LATE).numbers.items():
        url = reverse("supervision:unit_figure", args=["qingyuan", one.pk, name])
        assert len(client.get(url).context["rows"]) == number
    url = reverse("supervision:unit_figure", args=["qingyuan", one.pk, "held"])
    assert sign_in(client, county.sun).get(url).status_code == 200
    assert sign_in(client, county.liu).get(url).status_code == 404
    assert sign_in(client, county.he).get(url).status_code == 404


def test_the_report_is_a_paper(county, client):
    one = signed(county)
    url = reverse("supervision:letter", args=["qingyuan", "unit_year", one.pk, "docx"])
    answer = sign_in(client, county.sun).get(url)
    made = word.Document(io.BytesIO(answer.getvalue()))
    text = "\n".join(row.text for row in made.paragraphs)
    assert "本年度承办代表建议1件，其中主办1件，协办0件。" in text
    assert "水利局关于2026年代表建议、批评和意见办理工作情况的报告" in text.replace("\n", "")
    assert [[cell.text for cell in row.cells] for row in made.tables[-1].rows][-1] == [
        "1", "关于维修河口镇灌溉支渠的建议", "主办", "A",
    ]  # fmt: skip


# -- the list of the year ----------------------------------------------------------------------


def test_the_list_says_what_is_there_late_and_missing_and_every_number_opens_its_units(
    county, client
):
    county.accepted(co=[county.finance])
    acts.open_for([county.water, county.finance], by=county.chen, at=AT, year=2026)
    one = UnitYear.objects.get(unit=county.water)
    planned(county, anew(one), at=moment("2026-06-01"))
    day = moment("2026-06-02")
    found = unit_years.lines(seen(county, county.chen, day), 2026, day)
    assert {(line.row.unit.name, line.plan_word, line.report_word) for line in found} == {
        ("水利局", "迟报", "未到期"),
        ("财政局", "逾期未报", "未到期"),
    }
    for _label, standings in unit_years.sums(found):
        for each in standings:
            assert len(unit_years.asked_for(found, each.asked) or []) == each.number
    url = reverse("supervision:part", args=["qingyuan", "unit-years"])
    shown = sign_in(client, county.chen).get(url, {"year": 2026, "show": "report-waiting"})
    assert shown.status_code == 200
    assert client.get(url, {"show": "plan-lost"}).status_code == 400
    assert client.get(url, {"year": "2026a"}).status_code == 400


def test_a_unit_sees_its_own_year_and_the_government_office_those_of_the_government(county):
    county.accepted()
    one = opened(county)

    def sees(who):
        return list(READ["unit_year"](seen(county, who))) == [one]

    named = ("chen", "wang", "sun", "li", "liu", "he", "lin", "qian", "gao")
    assert [name for name in named if sees(getattr(county, name))] == [
        "chen", "wang", "sun", "li", "liu",
    ]  # fmt: skip


# -- units change ------------------------------------------------------------------------------


def merge(county, into):
    roll = Roll.objects.select_related("case").get(congress=county.congress)
    handover.merge_unit(
        roll,
        by=county.gao,
        at=moment("2026-05-04"),
        unit=county.finance,
        on=moment("2026-05-04").date(),
        into=into,
        reason="机构改革",
    )


def test_whoever_takes_over_a_units_work_owes_its_report(county):
    county.accepted(co=[county.finance])
    one = opened(county, county.finance)
    merge(county, county.transport)
    assert (anew(one).unit.name, anew(one).state) == ("交通运输局", "asked")
    assert due(one)["unit_report"] == "2026-11-30"


def test_a_unit_that_owes_its_own_report_takes_the_others_items_into_it(county):
    county.accepted(co=[county.finance])
    acts.open_for([county.water, county.finance], by=county.chen, at=AT, year=2026)
    merge(county, county.water)
    one = UnitYear.objects.select_related("case").get(unit=county.finance)
    assert (one.state, one.call_off_reason, due(one)) == (
        "called_off", "财政局并入水利局，由水利局一并报告。", {},
    )  # fmt: skip


def test_what_a_merged_unit_had_signed_stays_its_report_and_is_taken_in(county):
    county.accepted(co=[county.finance])
    one = opened(county, county.finance)
    one = acts.draft_report(one, by=county.he, at=AT, practice=PRACTICE)
    one = acts.sign_report(one, by=county.he_head, at=AT)
    merge(county, county.water)
    with pytest.raises(Refused, match="财政局已经撤并，没有人能重新报送，请签收存档"):
        acts.return_report(
            anew(one), by=county.chen, at=LATE, reason="……", report_by=LATE.date().replace(day=20)
        )
    one = acts.take_in(anew(one), by=county.chen, at=LATE)
    assert (one.unit.name, one.state) == ("财政局", "taken_in")


def test_what_is_called_off_may_be_asked_for_again(county):
    county.accepted()
    one = acts.call_off(opened(county), by=county.chen, at=AT, reason="布置错了。")
    assert (one.state_word, due(one)) == ("不再要求", {})
    assert unit_years.not_opened(seen(county, county.chen), 2026, AT) == [county.water]
    assert opened(county).pk != one.pk
