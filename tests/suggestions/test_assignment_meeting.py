"""交办会: a package, who came, one signature, what was said; and the three steps counted."""

import pytest
from django.urls import reverse

from huying.domain.people.queries import acting
from huying.domain.suggestions.models import Handling, Suggestion
from huying.domain.suggestions.procedure import assignment_meeting, suggestion
from huying.domain.suggestions.queries import meetings
from huying.foundation.notices.models import Notice
from huying.foundation.procedure import chain
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.rules import under
from tests.suggestions.test_pages import sign_in


def proposed(county, lead, *co):
    return suggestion.propose_units(
        county.registered(), by=county.chen, at=moment("2026-02-28"), lead_unit=lead, co_units=co
    )


def prepared(county):
    return assignment_meeting.prepare(
        by=county.chen, at=moment("2026-03-02"), held_at=moment("2026-03-10 09:00"), place="礼堂"
    )


def held(county, meeting):
    return assignment_meeting.hold(
        meeting, by=county.wang, at=moment("2026-03-10 11:00"), signer="王海", minutes="逐一交办。"
    )


def test_what_is_proposed_lies_in_the_package_and_is_assigned_by_one_signature(county):
    water, court = proposed(county, county.water, county.finance), proposed(county, county.court)
    online = proposed(county, county.transport)
    county.registered()  # nobody proposed a unit for it yet
    meeting = prepared(county)
    assert [one.unit.name for one in meeting.items.order_by("pk")] == [
        "水利局",
        "人民法院",
        "交通运输局",
    ]
    suggestion.assign(online, by=county.chen, at=moment("2026-03-05"), lead_unit=county.transport)
    held(county, meeting)
    given = Handling.objects.exclude(suggestion=online).order_by("suggestion__number", "pk")
    assert [(one.suggestion_id, one.unit.name, one.role) for one in given] == [
        (water.pk, "水利局", "lead"),
        (water.pk, "财政局", "co"),
        (court.pk, "人民法院", "lead"),
    ]
    assert list(meeting.items.order_by("pk").values_list("assigned", flat=True)) == [
        True,
        True,
        False,
    ]
    clock = given[0].case.clocks.get(name="reply")
    assert clock.start.isoformat() == "2026-03-10"
    assert list(chain.faults(county.congress.pk)) == []
    committee = acting(county.chen.person.account, county.congress, at=moment("2026-03-11"))
    assert meetings.three_steps(committee) == {"online": 1, "at_meeting": 2, "coordinated": 0}


def test_who_came_and_what_was_said_is_kept_and_told(county):
    proposed(county, county.water)
    meeting = prepared(county)
    (seat,) = meeting.attendances.all()
    meeting = assignment_meeting.record_attendance(
        meeting, by=county.chen, at=moment("2026-03-10"), attendances=[(seat, "李建国、孙敏")]
    )
    meeting = assignment_meeting.appraise(
        held(county, meeting),
        by=county.chen,
        at=moment("2026-03-10 12:00"),
        text="去年水利局办得实。",
    )
    assert meeting.attendances.get().people == "李建国、孙敏"
    told = Notice.objects.filter(case=meeting.case, text__contains="讲评通报")
    assert set(told.values_list("to__person__name", flat=True)) == {"孙敏", "李建国"}


def test_more_may_come_into_the_package_until_it_is_held(county):
    with pytest.raises(Refused, match="没有已经登记并拟定了承办单位的建议"):
        prepared(county)
    proposed(county, county.water)
    meeting = prepared(county)
    with pytest.raises(Refused, match="清单已经齐全"):
        assignment_meeting.pack_more(meeting, by=county.chen, at=moment("2026-03-03"))
    proposed(county, county.court)
    meeting = assignment_meeting.pack_more(meeting, by=county.chen, at=moment("2026-03-04"))
    assert meeting.items.count() == 2


def test_a_meeting_called_off_leaves_its_items_to_be_assigned_online(county):
    s = proposed(county, county.water)
    meeting = assignment_meeting.call_off(
        prepared(county), by=county.chen, at=moment("2026-03-03"), reason="网上已能办完"
    )
    assert (meeting.state, Suggestion.objects.get(pk=s.pk).state) == ("cancelled", "registered")


def test_in_two_steps_the_governments_items_are_not_assigned_over_its_office(county):
    under(county.congress, "two_steps", moment("2026-02-01"))
    water, court = proposed(county, county.water), proposed(county, county.court)
    held(county, prepared(county))
    states = [Suggestion.objects.get(pk=one.pk).state for one in (water, court)]
    assert states == ["registered", "in_handling"]


def test_a_unit_reads_its_own_part_of_the_package(client, county):
    proposed(county, county.water), proposed(county, county.court)
    meeting = prepared(county)
    url = reverse("suggestions:assignment_meeting", args=["qingyuan", meeting.pk])
    seen = {
        who: [one.unit.name for one in answer.context["package"]] if answer.context else None
        for who in ("chen", "sun", "qian")
        for answer in [sign_in(client, getattr(county, who)).get(url)]
    }
    assert seen == {"chen": ["人民法院", "水利局"], "sun": ["水利局"], "qian": ["人民法院"]}
    assert sign_in(client, county.he).get(url).status_code == 404
    listed = sign_in(client, county.chen).get(reverse("suggestions:meetings", args=["qingyuan"]))
    assert listed.status_code == 200
