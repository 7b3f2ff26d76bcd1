"""一本账: the unit's office gives a line to sections, hears their reports and strikes them off."""

from datetime import date

import pytest

from huying.domain.suggestions.models import InnerTask
from huying.domain.suggestions.procedure import handling
from huying.domain.suggestions.tasks import tick
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Event
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def given(county, h, by=None, **changes):
    return handling.give_to_sections(
        h,
        by=by or county.sun_office,
        at=moment("2026-03-04"),
        **{
            "lead_section": "农水科",
            "co_sections": ["财务科"],
            "due_on": date(2026, 4, 15),
            "co_due_on": date(2026, 3, 31),
            "report_on": date(2026, 3, 16),
            "what": "勘察并提出修复方案。",
            "accurate": True,
            "practical": True,
            "workable": True,
        }
        | changes,
    )


def test_a_line_goes_to_sections_with_days_of_their_own_and_is_struck_off(county):
    h = given(county, county.accepted())
    tasks = InnerTask.objects.order_by("pk")
    assert [(one.section.name, one.leads, one.due_on) for one in tasks] == [
        ("农水科", True, date(2026, 4, 15)),
        ("财务科", False, date(2026, 3, 31)),
    ]
    with pytest.raises(Refused, match="没有已经交单、等待销号的科室任务"):
        handling.strike_off(h, by=county.sun_office, at=moment("2026-03-16"), task=tasks[0])
    h = handling.report_of_section(
        h, by=county.sun, at=moment("2026-03-16"), task=tasks[0], report="已完成勘察。",
        report_on=date(2026, 3, 30),
    )  # fmt: skip
    with pytest.raises(Refused, match="还没有交单"):
        handling.strike_off(h, by=county.sun_office, at=moment("2026-03-16"), task=tasks[1])
    handling.strike_off(h, by=county.li, at=moment("2026-04-10"), task=tasks[0])
    first, second = InnerTask.objects.order_by("pk")
    assert (first.report, first.report_on) == ("已完成勘察。", date(2026, 3, 30))
    assert (first.struck_off_at, second.struck_off_at) == (moment("2026-04-10"), None)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"workable": False}, "准确、务实、可操作"),
        ({"co_sections": ["农水科"]}, "不能同时协办"),
        ({"report_on": date(2026, 3, 3)}, "不能早于今天"),
    ],
)
def test_a_division_that_was_not_looked_at_is_not_given(county, changes, why):
    with pytest.raises(Refused, match=why):
        given(county, county.accepted(), **changes)
    assert InnerTask.objects.count() == 0


def test_given_anew_the_open_tasks_are_closed_as_such(county):
    h = given(county, county.accepted())
    given(county, h, lead_section="规划科", co_sections=[])
    tasks = InnerTask.objects.order_by("pk").values_list("section__name", "given_anew")
    assert list(tasks) == [("农水科", True), ("财务科", True), ("规划科", False)]


def test_only_the_office_divides_and_only_the_unit_reads_it(client, county):
    with pytest.raises(Refused, match="只能由承办单位办公室或负责人办理"):
        given(county, county.accepted(), by=county.sun)
    h = given(county, county.accepted(county.zhou))
    handling.urge_inside(h, by=county.li, at=moment("2026-03-20"), reason="月底前拿出方案。")
    assert Event.objects.filter(act="handling.urge_inside").count() == 1
    shown = {}
    for who in ("sun", "chen", "lin", "liu"):
        client.force_login(getattr(county, who).person.account, backend=BACKEND)
        page = client.get(f"/qingyuan/suggestions/{h.suggestion_id}/").content.decode()
        shown[who] = ("勘察并提出修复方案。" in page, "月底前拿出方案。" in page)
    nothing, all_of_it = (False, False), (True, True)
    assert shown == {"sun": all_of_it, "chen": nothing, "lin": nothing, "liu": nothing}


def test_on_the_day_of_report_the_units_people_are_told_once(county):
    h = given(county, county.accepted(), co_sections=[])
    assert tick(moment("2026-03-15"), county.congress)["sections"] == 0
    tick(moment("2026-03-16"), county.congress)
    assert tick(moment("2026-03-17"), county.congress)["sections"] == 0
    told = Notice.objects.filter(text__contains="农水科到了对账交单的日子")
    names = set(told.values_list("to__person__name", flat=True))
    assert (names, told.count()) == (
        {"孙敏", "李建国"},
        len(set(told.values_list("to", flat=True))),
    )
    handling.report_of_section(
        h,
        by=county.sun,
        at=moment("2026-03-17"),
        task=InnerTask.objects.get(),
        report="已完成勘察。",
    )
    assert tick(moment("2026-04-16"), county.congress)["sections"] == 0


@pytest.mark.parametrize("number", [1, 3])
def test_the_one_ledger_shows_how_far_each_line_has_come(
    client, county, django_assert_max_num_queries, number
):
    for _place in range(number):
        h = given(county, county.accepted())
    h = handling.record_work(
        h, by=county.sun, at=moment("2026-03-12"), kind="research", held_on=date(2026, 3, 11),
        content="看了渠首。",
    )  # fmt: skip
    client.force_login(county.sun.person.account, backend=BACKEND)
    client.get("/qingyuan/unit-ledger/")
    with django_assert_max_num_queries(14):
        page = client.get("/qingyuan/unit-ledger/")
    lines = page.context["lines"]
    assert len(lines) == number
    (worked_on,) = [one for one in lines if one.handling.pk == h.pk]
    assert worked_on.done == [True, True, True, False, False, False, False]
    assert [one.section.name for one in worked_on.sections] == ["农水科", "财务科"]
