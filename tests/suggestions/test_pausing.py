"""停表: the clocks stand still for a lawful reason, and are due later by the days they stood."""

from datetime import date

import pytest

from huying.domain.suggestions.models import Handling, WorkRecord
from huying.domain.suggestions.procedure import contact, handling, reply
from huying.domain.suggestions.states import Phase, Way
from huying.domain.suggestions.tasks import tick
from huying.domain.suggestions.views.words import clock as in_words
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def asked(county, h, at="2026-03-09", days=14, by=None):
    return handling.ask_pause(
        h,
        by=by or county.li,
        at=moment(at),
        ground="higher_body",
        reason="立项须等市水利局批复。",
        days=days,
    )


def paused(county, days=14):
    h = asked(county, county.accepted(), days=days)
    return handling.grant_pause(h, by=county.chen, at=moment("2026-03-10"), days=days)


def days_of(h, *names):
    running = Clock.objects.filter(case=h.case, ended_at=None, name__in=names)
    return {one.name: one.due for one in running}


def test_the_reply_is_due_later_by_the_days_it_stood(county):
    h = county.accepted()
    before = days_of(h, "reply", "first_contact", "return")
    assert before == {
        "reply": date(2026, 6, 2),
        "first_contact": date(2026, 3, 31),
        "return": date(2026, 3, 16),
    }
    h = handling.grant_pause(asked(county, h), by=county.chen, at=moment("2026-03-10"), days=14)
    assert days_of(h, "reply") == {"reply": date(2026, 6, 2)}
    h = handling.run_on(h, by=county.li, at=moment("2026-03-20"))
    # 3月10日停、20日恢复：自然日十天，工作日八天；退回的期限不停。
    assert days_of(h, "reply", "first_contact", "return") == {
        "reply": date(2026, 6, 12),
        "first_contact": date(2026, 4, 13),
        "return": date(2026, 3, 16),
    }
    pause = h.pauses.get()
    assert (pause.answer, pause.began_on, pause.ended_on) == (
        "over",
        date(2026, 3, 10),
        date(2026, 3, 20),
    )
    clock = Clock.objects.get(case=h.case, name="reply", ended_at=None)
    assert "其中停表10日，到期日相应顺延。" in in_words(clock, date(2026, 3, 21))["explained"]


def test_two_pauses_add_up(county):
    h = handling.run_on(paused(county), by=county.li, at=moment("2026-03-20"))
    h = asked(county, h, at="2026-03-23", days=5)
    h = handling.grant_pause(h, by=county.chen, at=moment("2026-03-23 15:00"), days=5)
    h = handling.run_on(h, by=county.chen, at=moment("2026-03-26"))
    clock = Clock.objects.get(case=h.case, name="reply", ended_at=None)
    assert (clock.stood, clock.due) == (13, date(2026, 6, 15))


def test_no_pause_carries_a_reply_beyond_the_nations_six_months(county):
    h = paused(county, days=200)
    h = handling.run_on(h, by=county.li, at=moment("2026-08-27"))
    clock = Clock.objects.get(case=h.case, name="reply", ended_at=None)
    assert (clock.local_due, clock.floor_due, clock.due) == (
        date(2026, 11, 19),
        date(2026, 9, 2),
        date(2026, 9, 2),
    )


def test_the_longer_period_counts_the_days_that_the_shorter_one_stood(county):
    county.congress.rulebook = "henan"
    county.congress.save()
    h = handling.run_on(paused(county), by=county.li, at=moment("2026-03-20"))
    h = handling.extend(
        h,
        by=county.li,
        at=moment("2026-04-01"),
        reason="面广",
        work_done="已勘察",
        told_deputy="电话",
    )
    clock = Clock.objects.get(case=h.case, name="reply_long", ended_at=None)
    assert (clock.stood, clock.local_due, clock.due) == (10, date(2026, 9, 14), date(2026, 9, 2))


def test_the_system_lets_the_clocks_run_on_when_the_days_are_over(county):
    paused(county, days=5)
    assert tick(moment("2026-03-14"), county.congress)["run_on"] == 0
    assert tick(moment("2026-03-18"), county.congress)["run_on"] == 1
    assert tick(moment("2026-03-18"), county.congress)["run_on"] == 0
    h = Handling.objects.get()
    assert h.pauses.get().ended_on == date(2026, 3, 15)
    assert days_of(h, "reply") == {"reply": date(2026, 6, 8)}  # 6月7日是星期日
    told = Notice.objects.filter(text__contains="恢复计时").values_list(
        "to__person__name", flat=True
    )
    assert sorted(set(told)) == ["孙敏", "李建国", "林秀英"]


def test_only_the_committee_stops_a_clock_and_only_once_at_a_time(county):
    h = county.accepted()
    with pytest.raises(Refused, match="只能由承办单位负责人办理"):
        asked(county, h, by=county.sun)
    with pytest.raises(Refused, match="没有等待答复的停表申请"):
        handling.grant_pause(h, by=county.chen, at=moment("2026-03-09"), days=5)
    h = asked(county, h)
    with pytest.raises(Refused, match="已经申请停表"):
        asked(county, h)
    h = handling.refuse_pause(h, by=county.chen, at=moment("2026-03-10"), reason="可以先行勘察。")
    assert (h.pauses.get().answer, h.pauses.get().answer_reason) == (
        "pause_refused",
        "可以先行勘察。",
    )
    assert days_of(h, "reply") == {"reply": date(2026, 6, 2)}


def test_what_is_late_is_not_made_good_by_a_pause(county):
    with pytest.raises(Refused, match="“首次联系代表”已经逾期，不能再停表"):
        asked(county, county.accepted(), at="2026-04-10")


def test_while_the_clocks_stand_still_the_unit_neither_returns_nor_extends_nor_replies(county):
    h = paused(county)
    with pytest.raises(Refused, match="正在停表"):
        handling.ask_to_return(
            h,
            by=county.sun,
            at=moment("2026-03-11"),
            reason="不属本单位。",
            proposed_unit=county.finance,
        )
    with pytest.raises(Refused, match="正在停表"):
        handling.ask_extension(
            h, by=county.li, at=moment("2026-03-11"), reason="广", work_done="无", told_deputy="无"
        )


def test_a_signed_reply_waits_for_the_clock(county):
    h = county.with_contacts()
    r = county.signed(h.rounds.get())
    h = asked(county, Handling.objects.get(), at="2026-04-10")
    handling.grant_pause(h, by=county.chen, at=moment("2026-04-10 15:00"), days=5)
    with pytest.raises(Refused, match="正在停表"):
        reply.deliver(r, by=county.sun, at=moment("2026-04-10 16:00"))


def test_a_contact_during_the_pause_is_in_time(county):
    h = paused(county, days=60)
    contact.record_contact(
        h,
        by=county.sun,
        at=moment("2026-04-20 16:00"),
        phase=Phase.BEFORE,
        way=Way.PHONE,
        held_at=moment("2026-04-20 10:00"),
        attendees="孙敏",
        content="说了批复的进度。",
        deputies=[county.lin],
    )
    assert Clock.objects.filter(case=h.case, name="first_contact").latest("pk").end == "met"


def test_the_deputies_follow_the_progress_and_not_the_units_own_meetings(client, county):
    h = county.accepted(county.zhou)
    h = handling.record_work(
        h,
        by=county.sun,
        at=moment("2026-03-12"),
        kind="leaders_meeting",
        held_on=date(2026, 3, 11),
        content="局长办公会研究，列入年度计划。",
    )
    h = handling.report_progress(
        h, by=county.sun, at=moment("2026-03-13"), content="已完成勘察，正在编制方案。"
    )
    assert list(
        WorkRecord.objects.order_by("pk").values_list("kind", "for_deputies", "held_on")
    ) == [
        ("leaders_meeting", False, date(2026, 3, 11)),
        ("progress", True, date(2026, 3, 13)),
    ]
    told = Notice.objects.filter(text__contains="通报办理进展").values_list(
        "to__person__name", flat=True
    )
    assert sorted(told) == ["周文", "林秀英"]
    shown = {}
    for who in ("lin", "sun"):
        client.force_login(getattr(county, who).person.account, backend=BACKEND)
        page = client.get(f"/qingyuan/suggestions/{h.suggestion.pk}/").content.decode()
        shown[who] = ("局长办公会研究，列入年度计划。" in page, "正在编制方案。" in page)
    assert shown == {"lin": (False, True), "sun": (True, True)}


@pytest.mark.parametrize(
    ("kind", "day", "why"),
    [
        ("research", date(2026, 3, 13), "日期不能晚于今天"),
        ("research", date(2026, 3, 1), "日期不能早于交办之日"),
        ("progress", date(2026, 3, 12), "请用“通报办理进展”登记"),
    ],
)
def test_work_is_recorded_on_a_day_on_which_it_can_have_been_done(county, kind, day, why):
    with pytest.raises(Refused, match=why):
        handling.record_work(
            county.accepted(),
            by=county.sun,
            at=moment("2026-03-12"),
            kind=kind,
            held_on=day,
            content="看了渠首。",
        )
    assert WorkRecord.objects.count() == 0
