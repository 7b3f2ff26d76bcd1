"""A meeting waits for whoever called it and whoever is asked; an overdue section for its unit's office."""

from huying.domain.suggestions.procedure import (
    assignment_meeting,
    coordination,
    handling,
    suggestion,
)
from tests.conftest import moment

AT = moment("2026-03-03 09:00")


def lines(waiting, one, label, at=AT):
    return [(task["title"], task["why"]) for task in waiting(one, at).get(label, [])]


def prepared(county):
    s = suggestion.propose_units(
        county.registered(), by=county.chen, at=moment("2026-03-02"), lead_unit=county.water
    )
    return s, assignment_meeting.prepare(
        by=county.chen, at=AT, held_at=moment("2026-03-10 09:00"), place="县礼堂"
    )


def test_an_assignment_meeting_waits_until_it_is_signed(county, waiting):
    _s, meeting = prepared(county)
    assert lines(waiting, county.wang, "筹备交办会") == [
        ("2026年3月10日交办会", "2026-03-10 09:00，县礼堂；清单1件，登记到会后一次签字交办")
    ]
    assert lines(waiting, county.sun, "参加交办会") == [
        ("2026年3月10日交办会", "2026-03-10 09:00，县礼堂")
    ]
    assert lines(waiting, county.he, "参加交办会") == []
    (task,) = waiting(county.sun, moment("2026-03-09"))["参加交办会"]
    assert (task["due"].isoformat(), task["url"]) == (
        "2026-03-10",
        f"/qingyuan/assignment_meeting/{meeting.pk}/",
    )
    assignment_meeting.hold(meeting, by=county.chen, at=moment("2026-03-10 10:00"), signer="王海")
    after = moment("2026-03-10 11:00")
    assert lines(waiting, county.wang, "筹备交办会", after) == []
    assert lines(waiting, county.sun, "参加交办会", after) == []


def test_a_coordination_meeting_waits_for_the_units_it_asks(county, waiting):
    turn = handling.ask_to_return(
        county.accepted(), by=county.sun, at=moment("2026-03-04"), reason="渠道归乡镇管",
        proposed_unit=county.finance,
    )  # fmt: skip
    coordination.call(by=county.chen, at=moment("2026-03-05"), held_at=moment("2026-03-06 14:00"))
    at = moment("2026-03-05 17:00")
    assert turn.state == "return_requested"
    assert len(lines(waiting, county.chen, "召开改办协调会", at)) == 1
    assert len(lines(waiting, county.sun, "参加改办协调会", at)) == 1
    assert len(lines(waiting, county.he, "参加改办协调会", at)) == 1
    assert lines(waiting, county.yu, "参加改办协调会", at) == []


def given(county, **days):
    return handling.give_to_sections(
        county.accepted(), by=county.sun_office, at=moment("2026-03-03 15:00"),
        lead_section="水保科", accurate=True, practical=True, workable=True,
        **{name: moment(day).date() for name, day in days.items()},
    )  # fmt: skip


def test_a_section_that_does_not_report_is_a_task_of_the_office(county, waiting):
    turn = given(county, due_on="2026-03-20", report_on="2026-03-10")
    assert lines(waiting, county.sun, "科室逾期", moment("2026-03-10")) == []
    (task,) = waiting(county.sun, moment("2026-03-11"))["科室逾期"]
    assert task["due"].isoformat() == "2026-03-10"
    turn = handling.report_of_section(
        turn, by=county.sun, at=moment("2026-03-11"), task=turn.inner_tasks.get(), report="已勘察"
    )
    assert lines(waiting, county.sun, "科室逾期", moment("2026-03-12")) == []
    assert len(lines(waiting, county.sun, "科室逾期", moment("2026-03-21"))) == 1
    handling.strike_off(
        turn, by=county.sun_office, at=moment("2026-03-21"), task=turn.inner_tasks.get()
    )
    assert lines(waiting, county.sun, "科室逾期", moment("2026-03-22")) == []
