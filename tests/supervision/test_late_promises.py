"""承诺逾期逐级上报: handler, office and head of the unit, clerk and head of the 代表工委; each step once."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from huying.domain.suggestions import rulebook, tasks
from huying.domain.suggestions.tasks import clocks
from huying.domain.supervision.procedure import commitment as acts
from huying.foundation.notices.models import Notice
from tests.conftest import moment
from tests.supervision.promised import CANAL, PLANNED, anew, done, promised


def days_told(county, first, last, clock="承诺事项完成"):
    """{day: who heard then that it is late}, with a round of the worker on every day."""
    day, found = moment(first), {}
    while day <= moment(last):
        before = set(Notice.objects.values_list("pk", flat=True))
        tasks.tick(day, county.congress)
        new = Notice.objects.exclude(pk__in=before).filter(text__startswith=f"“{clock}”已逾期")
        if new:
            found[day.date().isoformat()] = sorted(one.to.person.name for one in new)
        day += timedelta(days=1)
    return found


def test_a_late_promise_climbs_from_the_handler_to_the_head_of_the_committee(county):
    promised(county, CANAL)
    assert days_told(county, "2026-10-30", "2027-02-28") == {
        "2026-11-01": ["孙敏"],
        "2026-11-07": ["孙敏", "李建国"],
        "2026-11-15": ["陈静"],
        "2026-11-30": ["王海"],
    }
    late = Notice.objects.filter(text__startswith="“承诺事项完成”已逾期")
    assert set(Counter(late.values_list("to", "key")).values()) == {1}


def test_so_does_a_report_of_progress_that_does_not_come(county):
    promised(county, PLANNED)
    told = days_told(county, "2026-07-10", "2026-09-30", "报告承诺事项落实进展")
    assert told == {
        "2026-07-11": ["孙敏"],
        "2026-07-17": ["孙敏", "李建国"],
        "2026-07-25": ["陈静"],
        "2026-08-09": ["王海"],
    }


def test_it_stops_climbing_while_the_congress_checks_and_begins_anew_with_another_day(county):
    (one,) = promised(county, CANAL)
    assert days_told(county, "2026-11-01", "2026-11-08") == {
        "2026-11-01": ["孙敏"], "2026-11-07": ["孙敏", "李建国"],
    }  # fmt: skip
    done(county, anew(one), at="2026-11-09")
    assert days_told(county, "2026-11-10", "2026-12-01") == {}
    one = acts.pass_check(anew(one), by=county.chen, at=moment("2026-12-02"), text="看过。")
    acts.send_back(
        one, by=county.chen, at=moment("2026-12-03"), reason="没有水。",
        until=moment("2026-12-31").date(),
    )  # fmt: skip
    assert days_told(county, "2026-12-04", "2027-01-07") == {
        "2027-01-01": ["孙敏"], "2027-01-07": ["孙敏", "李建国"],
    }  # fmt: skip


def test_a_level_at_which_nobody_stands_is_heard_by_the_next_one_up(county):
    promised(county, CANAL)
    for one in (county.sun, county.chen):
        one.until = moment("2026-10-01").date()
        one.save()
    assert days_told(county, "2026-11-01", "2026-11-30") == {
        "2026-11-01": ["孙敏", "李建国"],
        "2026-11-07": ["孙敏", "李建国"],
        "2026-11-15": ["王海"],
        "2026-11-30": ["王海"],
    }


def test_the_days_are_the_rulebooks_and_nought_leaves_a_level_out(county, monkeypatch):
    own = rulebook.get("hebei")
    days = replace(own.promise_escalation, handler=0, unit=2, congress=2, congress_head=3)
    own = replace(own, promise_escalation=days)
    monkeypatch.setattr(clocks, "book_in_force", lambda congress: own)
    promised(county, CANAL)
    assert days_told(county, "2026-11-01", "2026-11-30") == {
        "2026-11-02": ["孙敏", "李建国", "陈静"],
        "2026-11-03": ["王海"],
    }
