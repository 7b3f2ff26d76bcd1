"""What a deputy ticks changes what is due: 仅供参考, 希望加强沟通."""

import pytest

from huying.domain.suggestions.models import ReplyRound
from huying.domain.suggestions.policy.clocks import book_of
from huying.domain.suggestions.policy.needs import contacts_are_confirmed
from huying.domain.suggestions.procedure import contact, reply, suggestion
from huying.domain.suggestions.procedure.suggestion.circumstances import state_circumstances
from huying.domain.suggestions.queries.awaiting.drafting import with_what_blocks
from huying.domain.suggestions.states import Phase, Way
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.suggestions.test_pages import page_url, sign_in


def accepted(county, **boxes):
    handling = county.accepted(county.zhou)
    state_circumstances(handling.suggestion, boxes)
    return ReplyRound.objects.select_related("case", "congress").get(handling=handling)


def told(county, round, by=None):
    return reply.tell_considered(
        round,
        by=by or county.sun_office,
        at=moment("2026-03-20"),
        considered="已列入明年灌区改造的调研题目。",
    )


# -- 仅供参考 --------------------------------------------------------------------------------------


def test_for_reference_the_unit_tells_what_it_made_of_it_and_that_is_the_end(client, county):
    round = told(county, accepted(county, reference_only=True))
    assert (round.state, round.surveys.count()) == ("closed", 0)
    clock = Clock.objects.get(case=round.handling.case, name="reply")
    assert clock.end == "met"
    s = round.handling.suggestion
    page = sign_in(client, county.zhou).get(page_url(s)).content.decode()
    assert "已列入明年灌区改造的调研题目。" in page
    s = suggestion.close(s, by=county.chen, at=moment("2026-04-01"))
    assert s.state == "closed"


def test_who_did_not_ask_for_that_gets_a_whole_reply(county):
    with pytest.raises(Refused, match="没有填写"):
        told(county, accepted(county, repeated="two_years"))


def test_the_deputy_may_want_the_whole_reply_after_all_until_told(county):
    round = accepted(county, reference_only=True)
    suggestion.ask_for_reply(round.handling.suggestion, by=county.lin, at=moment("2026-03-10"))
    with pytest.raises(Refused, match="没有填写"):
        told(county, ReplyRound.objects.select_related("case", "congress").get(pk=round.pk))


def test_after_being_told_it_is_too_late_to_ask_for_more(county):
    round = told(county, accepted(county, reference_only=True))
    with pytest.raises(Refused, match="已经告知参考情况"):
        suggestion.ask_for_reply(round.handling.suggestion, by=county.lin, at=moment("2026-03-21"))


# -- 希望加强沟通 ----------------------------------------------------------------------------------


def contacted(county, handling, way, phase, day):
    handling = contact.record_contact(
        handling,
        by=county.sun,
        at=moment(f"{day} 16:00"),
        phase=phase,
        way=way,
        held_at=moment(f"{day} 10:00"),
        attendees="孙敏",
        content="说了办法。",
        deputies=[county.lin],
    )
    last = handling.contacts.order_by("-pk").first()
    return contact.confirm_contact(handling, by=county.lin, at=moment(f"{day} 20:00"), contact=last)


def test_who_wishes_to_be_talked_with_is_not_served_by_messages(county):
    round = accepted(county, wants_contact=True)
    handling = contacted(county, round.handling, Way.WECHAT, Phase.BEFORE, "2026-03-05")
    handling = contacted(county, handling, Way.PHONE, Phase.DURING, "2026-03-10")

    def missing():
        one = ReplyRound.objects.get(pk=round.pk)
        rounds = ReplyRound.objects.filter(pk=round.pk)
        row = with_what_blocks(rounds, moment("2026-03-11"), book_of(one).contact).get()
        words = contacts_are_confirmed(one, by=county.sun, at=moment("2026-03-11"))
        return words, row.before, row.during

    words, before, during = missing()
    assert words == "还缺领衔代表确认的办前（须口头沟通）沟通。请先沟通、登记，并请代表确认。"
    assert (before, during) == (False, True)
    contacted(county, handling, Way.VISIT, Phase.BEFORE, "2026-03-12")
    assert missing() == (None, True, True)
    state_circumstances(round.handling.suggestion, {"wants_contact": False})
    assert missing() == (None, True, True)
