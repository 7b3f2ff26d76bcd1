"""跨年度台账: a matter raised in several years is followed by somebody until it is settled."""

from datetime import date

import pytest
from django.urls import reverse

from huying.domain.people.models import Appointment, Roll, Session
from huying.domain.people.procedure import appointments, handover
from huying.domain.people.queries import Acting
from huying.domain.suggestions.policy.family import suggestion_of
from huying.domain.suggestions.procedure import suggestion
from huying.domain.supervision.models import FollowedMatter
from huying.domain.supervision.procedure import followed_matter
from huying.domain.supervision.queries.followed_matter import (
    candidates,
    matters_visible_to,
    told_of,
)
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused


def acting(appointment):
    return Acting(None, appointment.congress, appointment.person, [appointment])


@pytest.fixture
def raised_twice(county):
    """Answered in 2026 and marked 不满意 on its result; raised again in 2027 and linked."""
    round = county.delivered()
    county.answered(round, county.lin, result="dissatisfied", reason="没有修完。")
    Session.objects.create(
        congress=county.congress,
        term=county.term,
        number=2,
        opens_at=county.moment("2027-02-24"),
        closes_at=county.moment("2027-02-28 17:00"),
    )
    later = suggestion.draft(
        by=county.lin,
        at=county.moment("2027-02-25"),
        title="关于继续维修灌溉支渠的建议",
        facts="去年修了一半。",
        proposal="建议修完。",
        requests=["修完余下渠段"],
    )
    later = suggestion.submit(later, by=county.lin, at=county.moment("2027-02-26"))
    later = suggestion.register(
        later, by=county.chen, at=county.moment("2027-02-27"), category=county.category
    )
    first = suggestion_of(round)
    later = suggestion.link_like(
        later,
        by=county.chen,
        at=county.moment("2027-02-27 10:00"),
        other=first,
        kind="repeat",
        reason="同一条支渠",
    )
    return first, later


def taken_up(county, item, **changes):
    said = {
        "title": "河口镇灌溉支渠",
        "ground": "repeated",
        "suggestion": item,
        "owner": county.chen,
        "review_on": date(2027, 12, 1),
    } | changes
    return followed_matter.take_up(by=county.chen, at=county.moment("2027-03-01"), **said)


def test_one_item_brings_the_items_of_all_years_that_are_linked_to_it(county, raised_twice):
    first, later = raised_twice
    matter = taken_up(county, later)
    years = told_of(matter, acting(county.chen))["years"]
    assert [(one.year, one.suggestion.pk, one.result) for one in years] == [
        (2026, first.pk, "不满意"),
        (2027, later.pk, ""),
    ]
    with pytest.raises(Refused, match="已经在《河口镇灌溉支渠》里"):
        taken_up(county, first, title="另一个")


def test_it_has_an_owner_and_a_day_and_goes_over_into_the_next_year(county, raised_twice):
    matter = taken_up(county, raised_twice[0])
    clock = Clock.objects.get(case=matter.case, ended_at=None)
    assert (clock.name, clock.due) == ("matter_review", date(2027, 12, 1))
    matter = followed_matter.carry_on(
        matter,
        by=county.chen,
        at=county.moment("2027-11-20"),
        words="又修了三百米。",
        next_step="年底前列入下年计划。",
        review_on=date(2028, 12, 1),
    )
    running = Clock.objects.get(case=matter.case, ended_at=None)
    assert (running.due, matter.notes.get().next_step) == (
        date(2028, 12, 1),
        "年底前列入下年计划。",
    )


def test_its_owner_does_not_leave_without_handing_it_over(county, raised_twice):
    taken_up(county, raised_twice[0])
    roll = Roll.objects.get()
    end = {
        "by": county.gao,
        "at": county.moment("2027-06-01"),
        "appointment": county.chen,
        "until": date(2027, 6, 1),
    }
    with pytest.raises(Refused, match="还有1个跨年度事项由他（她）负责"):
        appointments.end_appointment(roll, **end)
    matter = followed_matter.hand_to(
        FollowedMatter.objects.get(),
        by=county.wang,
        at=county.moment("2027-06-01"),
        owner=county.wang,
        reason="陈静调走",
    )
    assert matter.owner == county.wang
    appointments.end_appointment(roll, **end)


def test_whoever_takes_the_place_takes_the_matter(county, raised_twice):
    taken_up(county, raised_twice[0])
    new = county.appoint("新来", county.publicity, "handler")
    handover.change_of_hands(
        Roll.objects.get(),
        by=county.gao,
        at=county.moment("2027-06-01"),
        appointment=county.chen,
        person=new.person,
        on=date(2027, 6, 1),
        note="全部移交",
    )
    owner = FollowedMatter.objects.get().owner
    assert (owner.person, owner.body, owner.until) == (new.person, county.committee, None)
    assert Appointment.objects.get(pk=county.chen.pk).until == date(2027, 5, 31)


def test_nobody_but_the_committee_owns_a_matter(county, raised_twice):
    with pytest.raises(Refused, match="代表工委在任的工作人员"):
        taken_up(county, raised_twice[0], owner=county.sun)


def test_what_calls_for_it_is_listed_until_it_is_followed(county, raised_twice):
    first, _later = raised_twice
    at = county.moment("2027-04-01")

    def listed(ground):
        return [one.suggestion_id for one in candidates(acting(county.chen), ground, at)]

    assert {one: listed(one) for one in ("long", "low_rated", "repeated")} == {
        "long": [first.pk],
        "low_rated": [first.pk],
        "repeated": [first.pk],
    }
    taken_up(county, first)
    assert listed("repeated") == []


def test_it_ends_settled_or_let_go_and_no_clock_runs_on(county, raised_twice):
    matter = followed_matter.settle(
        taken_up(county, raised_twice[0]),
        by=county.chen,
        at=county.moment("2027-10-01"),
        words="支渠全线修完，照片在案。",
    )
    assert (matter.state, matter.end_words) == ("resolved", "支渠全线修完，照片在案。")
    assert not Clock.objects.filter(case=matter.case, ended_at=None).exists()


def test_who_sees_one_of_its_items_sees_the_matter(county, raised_twice, client):
    matter = taken_up(county, raised_twice[0])
    seen = {
        name: matters_visible_to(acting(getattr(county, name))).exists()
        for name in ("chen", "lin", "sun", "qian", "zhou")
    }
    assert seen == {"chen": True, "lin": True, "sun": True, "qian": False, "zhou": False}
    client.force_login(county.sun.person.account)
    url = reverse("supervision:page", args=[county.congress.code, "followed_matter", matter.pk])
    page = client.get(url).content.decode()
    assert "关于维修河口镇灌溉支渠的建议" in page
    assert "关于继续维修灌溉支渠的建议" not in page  # 2027's is not given to 水利局 yet
