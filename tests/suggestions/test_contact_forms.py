"""沟通的形式: what a rulebook asks of it, and what a record of 现场办理 must hold."""

import pytest

from huying.domain.suggestions.policy.needs import contacts_are_confirmed
from huying.domain.suggestions.procedure import contact
from huying.domain.suggestions.states import Phase, Way
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.suggestions.test_evaluation import under


def record(county, handling, way, phase=Phase.BEFORE, **more):
    at = moment("2026-03-05 16:00")
    h = contact.record_contact(
        handling,
        by=county.sun,
        at=at,
        phase=phase,
        way=way,
        held_at=at,
        attendees="孙敏",
        content="谈了支渠。",
        deputies=[county.lin],
        **more,
    )
    last = h.contacts.order_by("-pk").first()
    return contact.confirm_contact(h, by=county.lin, at=at, contact=last)


def blocked(handling):
    round = handling.rounds.select_related("handling__suggestion", "congress").get()
    return contacts_are_confirmed(round, by=None, at=moment("2026-03-06"))


def test_a_telephone_call_does_not_meet_a_rulebook_that_asks_for_a_meeting(county):
    under(county, "face_to_face")
    h = record(county, county.accepted(), Way.PHONE)
    h = record(county, h, Way.PHONE, Phase.DURING)
    assert blocked(h) == (
        "还缺领衔代表确认的办前（须当面沟通）沟通。请先沟通、登记，并请代表确认。"
    )
    assert blocked(record(county, h, Way.VISIT)) is None


def test_a_handling_on_site_names_the_place_and_what_was_agreed(county):
    h = county.accepted()
    with pytest.raises(Refused, match="现场办理请写明地点和现场议定的事项"):
        record(county, h, Way.ON_SITE, place="渠首")
    h = record(county, h, Way.ON_SITE, place="渠首", agreed="九月底前修好第一段", voters="村民三人")
    one = h.contacts.get()
    assert (one.agreed, one.voters) == ("九月底前修好第一段", "村民三人")
