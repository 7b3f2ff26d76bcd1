"""What time alone brings: told once, never twice, and nothing lost while the worker slept."""

import io
import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from huying.commands.management.commands.tick import Command
from huying.domain.suggestions.models import Survey
from huying.domain.suggestions.policy import clock_audiences
from huying.domain.suggestions.procedure import contact, handling
from huying.domain.suggestions.states import Phase, Way
from huying.domain.suggestions.tasks import tick
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Clock, Event, Submission
from huying.foundation.procedure.printing import registered
from tests.conftest import moment

NOTHING = dict.fromkeys(
    (
        "reminded",
        "closed_silent",
        "run_on",
        "warned",
        "late",
        "escalated",
        "urged",
        "unanswered",
        "unconfirmed",
        "session_over",
        "sections",
        "calendar",
        "learnt",
        "compared",
    ),
    0,
)


def told(county, at):
    """(who, what) of every notice that this tick writes, those of 催办 left out."""
    before = set(Notice.objects.values_list("pk", flat=True))
    tick(moment(at), county.congress)
    new = (
        Notice.objects.exclude(pk__in=before)
        .exclude(text__contains="“催办”")
        .select_related("to__person")
        .order_by("pk")
    )
    return sorted((one.to.person.name, one.text.split("：")[0]) for one in new)


def days_told(county, first, last):
    """{day: what} for every day on which something is said."""
    day, found = moment(first), {}
    while day <= moment(last):
        if words := told(county, day.date().isoformat()):
            found[day.date().isoformat()] = words
        day += timedelta(days=1)
    return found


def test_a_silent_deputy_is_reminded_once_and_then_recorded_as_silent(county):
    round = county.delivered(county.zhou)
    county.answered(round, county.zhou)
    # 4月10日收到，15个工作日到5月6日（其间清明已过，劳动节放假）
    assert tick(moment("2026-05-06 23:00"), county.congress)["reminded"] == 0
    assert tick(moment("2026-05-07"), county.congress)["reminded"] == 1
    assert tick(moment("2026-05-07"), county.congress)["reminded"] == 0
    grace = Clock.objects.get(name="feedback_grace", ended_at=None)
    assert grace.due.isoformat() == "2026-05-13"  # 5月9日（周六）调休上班
    assert tick(moment("2026-05-13 23:00"), county.congress)["closed_silent"] == 0
    assert tick(moment("2026-05-14"), county.congress)["closed_silent"] == 1
    assert Survey.objects.get(deputy=county.lin).state == "silent"
    round.case.refresh_from_db()
    assert round.case.state == "closed"
    assert tick(moment("2026-05-15"), county.congress) == NOTHING


def test_after_a_long_sleep_a_survey_is_reminded_before_it_is_closed(county):
    county.delivered()
    assert tick(moment("2026-08-03"), county.congress)["reminded"] == 1
    assert Survey.objects.get().state == "open"


def test_the_unit_hears_of_its_reply_at_thirty_fifteen_seven_and_one_day(county):
    county.with_contacts()
    clock = Clock.objects.get(name="reply", ended_at=None)
    assert clock.due.isoformat() == "2026-06-02"
    unit = ("孙敏", "李建国")

    def say(text):
        return [(name, text) for name in unit]

    assert days_told(county, "2026-04-25", "2026-06-02") == {
        "2026-05-03": say("“答复”还有30天到期（6月2日）"),
        "2026-05-18": say("“答复”还有15天到期（6月2日）"),
        "2026-05-26": say("“答复”还有7天到期（6月2日）"),
        "2026-06-01": say("“答复”还有1天到期（6月2日）"),
    }
    late = days_told(county, "2026-06-03", "2026-06-18")
    # 承办人（兼办公室）→ 单位负责人 → 代表工委
    assert late == {
        "2026-06-03": [("孙敏", "“答复”已逾期1天（6月2日到期）")],
        "2026-06-05": [("李建国", "“答复”已逾期3天（6月2日到期）")],
        "2026-06-09": [(name, "“答复”已逾期7天（6月2日到期）") for name in ("王海", "陈静")],
    }


def test_where_a_unit_has_nobody_at_a_level_the_next_one_up_hears(county):
    from huying.domain.people.states import Capacity

    county.with_contacts()
    at_water = county.sun.person.appointments.filter(body=county.water)
    at_water.filter(capacity__in=(Capacity.HANDLER, Capacity.OFFICE)).update(until="2026-05-31")
    assert told(county, "2026-06-03") == [("李建国", "“答复”已逾期1天（6月2日到期）")]


def test_a_congress_lays_down_the_days_itself(county, monkeypatch):
    from huying.domain.suggestions import rulebook
    from huying.domain.suggestions.tasks import clocks

    own = rulebook.get("hebei")
    own = replace(own, escalation=replace(own.escalation, office=0, head=1, congress=2))
    monkeypatch.setattr(clocks, "book_in_force", lambda congress: own)
    county.with_contacts()
    days = days_told(county, "2026-06-03", "2026-06-12")
    assert {day: [name for name, _ in words] for day, words in days.items()} == {
        "2026-06-03": ["孙敏", "李建国"],
        "2026-06-04": ["王海", "陈静"],
    }


def test_after_downtime_only_the_newest_word_is_said_and_never_twice(county):
    county.with_contacts()
    assert told(county, "2026-05-28") == [
        (name, "“答复”还有5天到期（6月2日）") for name in ("孙敏", "李建国")
    ]
    assert told(county, "2026-05-29") == []
    assert len(told(county, "2026-06-30")) == 4
    assert told(county, "2026-06-30 23:59") == []


def test_a_clock_shorter_than_a_warning_is_not_warned_of_at_once(county):
    county.submitted()
    # 交办期限：闭会后一个月
    assert told(county, "2026-02-27") == []


def test_a_paused_clock_is_silent_and_the_committee_hears_of_its_own(county):
    h = county.accepted()
    handling.ask_to_return(
        h, by=county.sun, at=moment("2026-03-05"), reason="不属本单位", proposed_unit=county.finance
    )
    committee = ("王海", "陈静")
    assert days_told(county, "2026-03-06", "2026-03-20") == {
        "2026-03-10": [(name, "“重新交办”还有7个工作日到期（3月19日）") for name in committee],
        "2026-03-18": [(name, "“重新交办”还有1个工作日到期（3月19日）") for name in committee],
        "2026-03-20": [(name, "“重新交办”已逾期1天（3月19日到期）") for name in committee],
    }


def test_a_contact_left_open_for_five_working_days_becomes_a_matter_for_the_head(county):
    h = county.accepted()
    contact.record_contact(
        h,
        by=county.sun,
        at=moment("2026-03-05 16:00"),
        phase=Phase.BEFORE,
        way=Way.FACE,
        held_at=moment("2026-03-05 10:00"),
        attendees="孙敏",
        content="看了渠段。",
        deputies=[county.lin],
    )
    assert tick(moment("2026-03-12"), county.congress)["unconfirmed"] == 0
    words = "办前沟通满五个工作日代表仍未确认，请联系代表，或研究是否放行"
    assert [one for one in told(county, "2026-03-13") if one[1] == words] == [("王海", words)]
    assert tick(moment("2026-03-20"), county.congress)["unconfirmed"] == 0


def test_a_contact_the_deputy_has_confirmed_is_no_matter_for_the_head(county):
    county.with_contacts()
    assert tick(moment("2026-04-20"), county.congress)["unconfirmed"] == 0


def test_another_congress_is_left_alone(county):
    county.delivered()
    from tests.county import County

    other = County(moment, code="linxian", name="邻县")
    assert tick(moment("2026-05-07"), other.congress) == NOTHING
    assert tick(moment("2026-05-07"))["reminded"] == 1


def test_a_tick_for_all_congresses_also_forgets_old_forms(county, settings, tmp_path):
    settings.HUYING_FILES_DIR = tmp_path
    Submission.objects.create(scope="s", key="k", body="b", at=moment("2026-03-02"))
    assert tick(moment("2026-03-04")) == NOTHING | {"files": 0, "forms": 0}
    assert tick(moment("2026-03-06")) == NOTHING | {"files": 0, "forms": 1}


def test_every_clock_has_somebody_who_is_told():
    started = {name for one in registered() for act in one.acts.values() for name in act.starts}
    assert started - set(clock_audiences.TOLD) == set()


def test_a_tick_in_which_nothing_is_due_leaves_no_event(county):
    county.accepted()
    before = Event.objects.count()
    tick(moment("2026-03-04"), county.congress)
    assert Event.objects.count() == before


def command(*arguments):
    out, err = io.StringIO(), io.StringIO()
    try:
        Command(stdout=out, stderr=err).run_from_argv(["huying", "tick", *arguments])
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--at", "gestern"], "“gestern”不是时间"),
        (["--at", "2026-13-01T09:00"], "“2026-13-01T09:00”不是时间"),
        (["--at", "2026-03-02T09:00", "--watch"], "不能与 --at 同时使用"),
    ],
)
def test_the_command_refuses_wrong_use_with_two(arguments, error):
    code, out = command(*arguments, "--json")
    assert code == 2
    assert error in json.loads(out)["error"]


def test_the_worker_ends_cleanly_at_sigterm(tmp_path):
    environment = {**os.environ, "HUYING_VAR": str(tmp_path), "HUYING_DATABASE_URL": ""}
    subprocess.run([sys.executable, "-m", "huying", "tick"], env=environment, check=True)
    worker = subprocess.Popen(
        [sys.executable, "-m", "huying", "tick", "--watch", "--json"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    worker.stderr.readline()  # it says that it has begun
    worker.send_signal(signal.SIGTERM)
    out, _err = worker.communicate(timeout=20)
    assert worker.returncode == 0
    assert json.loads(out.splitlines()[-1])["rounds"] in (0, 1)
