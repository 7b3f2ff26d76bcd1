"""放行未确认的沟通: the head of the 代表工委 passes over what the lead deputy left open, nobody else."""

import pytest

from huying.domain.suggestions.procedure import contact
from huying.domain.suggestions.states import Phase, Way
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment

pytestmark = pytest.mark.django_db


def recorded(county, day: str):
    """A contact of that day with the lead deputy and a co-signer, which both may confirm."""
    h = county.accepted(county.zhou)
    return contact.record_contact(
        h,
        by=county.sun,
        at=moment(f"{day} 16:00"),
        phase=Phase.BEFORE,
        way=Way.FACE,
        held_at=moment(f"{day} 10:00"),
        attendees="孙敏",
        content="在河口镇渠首看了破损渠段。",
        deputies=[county.lin, county.zhou],
    )


def waive(county, h, day: str):
    return contact.waive_contacts(
        h, by=county.wang, at=moment(day), reason="代表住院，电话中认可。"
    )


def test_what_the_lead_left_open_for_five_working_days_may_be_passed_over(county):
    h = recorded(county, "2026-03-05")
    with pytest.raises(Refused, match="没有满五个工作日"):
        waive(county, h, "2026-03-10")
    assert waive(county, h, "2026-03-16").waiver_reason == "代表住院，电话中认可。"


def test_what_the_lead_denied_may_be_passed_over_once_it_was_looked_into(county):
    h = recorded(county, "2026-03-05")
    h = contact.deny_contact(
        h, by=county.lin, at=moment("2026-03-06"), contact=h.contacts.get(), remark="没有见面。"
    )
    assert waive(county, h, "2026-03-09").waived_contacts_at


def test_what_a_cosigner_denies_or_leaves_open_opens_no_way_around_the_lead(county):
    h = recorded(county, "2026-03-05")
    h = contact.deny_contact(
        h, by=county.zhou, at=moment("2026-03-06"), contact=h.contacts.get(), remark="我没有参加。"
    )
    with pytest.raises(Refused, match="没有满五个工作日"):
        waive(county, h, "2026-03-09")
    h = contact.confirm_contact(h, by=county.lin, at=moment("2026-03-10"), contact=h.contacts.get())
    with pytest.raises(Refused, match="没有满五个工作日"):
        waive(county, h, "2026-04-01")
