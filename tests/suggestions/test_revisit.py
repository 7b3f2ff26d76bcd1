"""办后回访: owed from the delivery, kept past the closing, and no archive without it or a reason."""

import pytest

from huying.domain.suggestions.models import Handling, ReplyRound
from huying.domain.suggestions.procedure import contact, revisit, suggestion
from huying.domain.suggestions.states import Phase, Way
from huying.domain.suggestions.tasks import tick
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment


def closed(county):
    round = county.delivered()
    county.answered(round, county.lin)
    s = ReplyRound.objects.get(pk=round.pk).handling.suggestion
    return suggestion.close(s, by=county.chen, at=moment("2026-04-16"))


def clock():
    return Clock.objects.filter(name="follow_up").latest("pk")


def visit(county, handling, at="2026-04-20"):
    return contact.record_contact(
        handling,
        by=county.sun,
        at=moment(at),
        phase=Phase.AFTER,
        way=Way.VISIT,
        held_at=moment(at),
        attendees="孙敏",
        content="回访了渠段。",
        deputies=[county.lin],
    )


def test_the_delivery_opens_the_units_task_which_outlives_the_closing(county):
    s = closed(county)
    one = clock()
    assert (one.start.isoformat(), one.due.isoformat()) == ("2026-04-10", "2026-05-11")
    assert (one.ended_at, s.handlings.get().state) == (None, "completed")


def test_a_visit_recorded_after_the_closing_and_confirmed_lets_the_archive_through(county):
    s = closed(county)
    with pytest.raises(Refused, match="水利局还没有经代表确认的办后回访"):
        suggestion.archive(s, by=county.chen, at=moment("2026-04-17"))
    h = visit(county, s.handlings.get())
    assert clock().end == "met"
    with pytest.raises(Refused, match="还没有经代表确认的办后回访"):
        suggestion.archive(s, by=county.chen, at=moment("2026-04-21"))
    contact.confirm_contact(h, by=county.lin, at=moment("2026-04-21"), contact=h.contacts.last())
    s = suggestion.archive(s, by=county.chen, at=moment("2026-04-22"))
    assert s.state == "archived"


def test_after_the_closing_nothing_but_the_visit_is_recorded(county):
    s = closed(county)
    with pytest.raises(Refused, match="只能登记办后沟通"):
        contact.record_contact(
            s.handlings.get(), by=county.sun, at=moment("2026-04-20"), phase=Phase.DURING,
            way=Way.VISIT, held_at=moment("2026-04-20"), attendees="孙敏", content="。",
            deputies=[county.lin],
        )  # fmt: skip


def test_a_visit_that_the_deputy_denies_is_owed_as_before(county):
    s = closed(county)
    h = visit(county, s.handlings.get())
    contact.deny_contact(
        h, by=county.lin, at=moment("2026-04-21"), contact=h.contacts.last(), remark="没有来过"
    )
    assert (clock().ended_at, clock().due.isoformat()) == (None, "2026-05-11")


def test_the_committee_may_archive_without_it_and_says_why(county):
    s = closed(county)
    s = revisit.archive_without_revisit(
        s, by=county.chen, at=moment("2026-05-20"), reason="代表出国，电话也联系不上"
    )
    assert (s.state, clock().end) == ("archived", "cancelled")
    told = Notice.objects.filter(text__contains="未经回访归档")
    assert [one.to.person.name for one in told] == ["林秀英"]


def test_a_second_handling_takes_the_place_of_the_first_visit(county):
    round = county.delivered()
    county.answered(round, county.lin, result="dissatisfied", reason="没有修完")
    assert clock().end == "cancelled"


def test_the_unit_and_then_the_committee_hear_of_a_late_visit(county):
    closed(county)
    heard = {}
    for day in ("2026-05-12", "2026-05-14", "2026-05-18"):
        tick(moment(day), county.congress)
        late = Notice.objects.filter(text__startswith="“办后回访”已逾期", at=moment(day))
        heard[day] = sorted(one.to.person.name for one in late)
    assert heard == {
        "2026-05-12": ["孙敏"],
        "2026-05-14": ["李建国"],
        "2026-05-18": ["王海", "陈静"],
    }
    assert Handling.objects.get().state == "completed"
