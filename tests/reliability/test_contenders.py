"""Twenty people do one act at the same instant: one wins, one event is written, the rest are told why."""

from collections import Counter
from functools import partial

import pytest
from django.db import connection

from huying.domain.suggestions.models import ReplyRound
from huying.domain.suggestions.procedure import contact, handling, reply, suggestion, survey
from huying.domain.suggestions.states import Phase, Way
from huying.foundation.cases.models import Case
from huying.foundation.procedure import chain
from huying.foundation.procedure.models import Event
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.counts import times
from tests.reliability.arena import at_once, browser_of

CONTENDERS = 20
ROUNDS = times(20, 100)

pytestmark = pytest.mark.long


# -- the contests: (the case fought over, what each contender does) -------------------------------


def handing_in(county):
    subject = county.drafted()
    return subject, [_do(suggestion.submit, subject, county.lin, "2026-02-26")]


def registering(county):
    subject = county.submitted()
    more = {"category": county.category}
    return subject, [
        _do(suggestion.register, subject, by, "2026-02-27", **more)
        for by in (county.chen, county.wang)
    ]


def assigning(county):
    subject = county.registered()
    return subject, [
        _do(suggestion.assign, subject, by, "2026-03-02", lead_unit=unit)
        for by in (county.chen, county.wang)
        for unit in (county.water, county.transport)
    ]


def signing_for(county):
    subject = county.assigned()
    return subject, [
        _do(handling.sign_for, subject, by, "2026-03-03")
        for by in (county.sun, county.sun_office, county.li)
    ]


def answering_a_return(county):
    subject = handling.ask_to_return(
        county.accepted(),
        by=county.sun,
        at=moment("2026-03-04"),
        reason="不属于本单位职能",
        proposed_unit=county.transport,
    )
    return subject, [
        _do(handling.approve_return, subject, county.chen, "2026-03-05", new_unit=county.transport),
        _do(handling.deny_return, subject, county.wang, "2026-03-05", answer="属于你单位职能"),
    ]


def answering_a_contact(county):
    subject = contact.record_contact(
        county.accepted(),
        by=county.sun,
        at=moment("2026-03-05 16:00"),
        phase=Phase.BEFORE,
        way=Way.PHONE,
        held_at=moment("2026-03-05 10:00"),
        attendees="孙敏",
        content="电话里说了渠段的情况。",
        deputies=[county.lin],
    )
    one = subject.contacts.get()
    return subject, [
        _do(contact.confirm_contact, subject, county.lin, "2026-03-06", contact=one),
        _do(contact.deny_contact, subject, county.lin, "2026-03-06", contact=one, remark="没有"),
    ]


def signing_a_reply(county):
    round = county.written(county.with_contacts().rounds.get(round=1))
    at = moment("2026-04-10 10:00")
    round = county.onward(round, at)
    return round, [
        _do(reply.sign_off, round, county.li, "2026-04-11", document_number="清水函〔2026〕1号"),
        _do(reply.decline_to_sign, round, county.li, "2026-04-11", text="再核一下长度"),
    ]


def evaluating(county):
    subject = county.delivered(county.zhou).surveys.select_related("case").get(deputy=county.zhou)
    return subject, [
        _do(survey.answer, subject, county.zhou, "2026-04-15", process="satisfied", result=result)
        for result in ("satisfied", "mostly_satisfied")
    ]


def _do(act, subject, by, at, **details):
    version = subject.case.version
    return partial(
        _done, act=act, subject=subject, by=by, at=moment(at), version=version, **details
    )


def _done(*, act, subject, **details):
    return act(subject, **details)


CONTESTS = (
    handing_in,
    registering,
    assigning,
    signing_for,
    answering_a_return,
    answering_a_contact,
    signing_a_reply,
    evaluating,
)


# -- what must come of them -----------------------------------------------------------------------


def test_of_twenty_contenders_exactly_one_wins_and_one_event_is_written(shared_county, tried):
    winners = losers = 0
    for number in range(ROUNDS):
        subject, ways = CONTESTS[number % len(CONTESTS)](shared_county)
        before = subject.case.version
        outcomes = at_once(*(ways[place % len(ways)] for place in range(CONTENDERS)))
        won = [one for one in outcomes if not isinstance(one, BaseException)]
        lost = [one for one in outcomes if isinstance(one, Refused)]
        assert (len(won), len(lost)) == (1, CONTENDERS - 1), (ways, outcomes)
        # 403 where standing itself lies in being asked: whoever has answered is asked no more.
        told = {409} if ways[0].keywords["act"].name != "confirm_contact" else {403, 409, 422}
        assert {one.why.status for one in lost} <= told
        now = Case.objects.get(pk=subject.pk)
        assert now.version == before + 1
        assert Event.objects.filter(case=now, version__gt=before).count() == 1
        winners, losers = winners + len(won), losers + len(lost)
    assert list(chain.faults(shared_county.congress.pk)) == []
    tried(
        f"N = {ROUNDS} rounds × {CONTENDERS} contenders over {len(CONTESTS)} contests on "
        f"{connection.vendor}: {winners} winners, {losers} refused, 0 others"
    )


def test_over_http_the_winner_is_sent_on_and_the_others_get_409(shared_county, tried):
    rounds = times(4, 20)
    for _round in range(rounds):
        subject = shared_county.submitted()
        address = f"/qingyuan/suggestion/{subject.pk}/register"
        typed = {"category": shared_county.category.pk, "version": subject.case.version}
        browsers = [
            browser_of((shared_county.chen, shared_county.wang)[place % 2])
            for place in range(CONTENDERS)
        ]
        answers = at_once(*(partial(one.post, address, typed) for one in browsers))
        codes = Counter(getattr(one, "status_code", one) for one in answers)
        assert codes == {303: 1, 409: CONTENDERS - 1}
        assert Event.objects.filter(case=subject.pk, act="suggestion.register").count() == 1
    tried(f"N = {rounds} rounds × {CONTENDERS} browsers on {connection.vendor}: 1 × 303, else 409")


def test_twenty_suggestions_registered_at_once_get_twenty_numbers_in_a_row(shared_county, tried):
    rounds = times(3, 20)
    for number in range(rounds):
        waiting = [shared_county.submitted() for _n in range(CONTENDERS)]
        clerks = (shared_county.chen, shared_county.wang)
        more = {"category": shared_county.category}
        outcomes = at_once(
            *(
                _do(suggestion.register, one, clerks[place % 2], "2026-02-27", **more)
                for place, one in enumerate(waiting)
            )
        )
        assert [one for one in outcomes if isinstance(one, BaseException)] == []
        first = 1 + number * CONTENDERS
        assert sorted(one.number for one in outcomes) == list(range(first, first + CONTENDERS))
    tried(f"N = {rounds} rounds of {CONTENDERS} registrations on {connection.vendor}: no double")


def test_five_cosigners_who_confirm_at_once_all_succeed(shared_county, tried):
    five = [
        shared_county.appoint(f"附议{name}", shared_county.whole, "deputy") for name in "甲乙丙丁戊"
    ]
    for _round in range(ROUNDS):
        asked = suggestion.invite(
            shared_county.drafted(),
            by=shared_county.lin,
            at=moment("2026-02-25 11:00"),
            deputies=five,
        )
        before = asked.case.version
        outcomes = at_once(
            *(
                _do(suggestion.confirm, asked, one, "2026-02-25 12:00", version_number=1)
                for one in five
            )
        )
        assert [one for one in outcomes if isinstance(one, BaseException)] == []
        assert asked.cosignatures.filter(answer="confirmed", version=asked.text).count() == 5
        assert Case.objects.get(pk=asked.pk).version == before + 5
    tried(f"N = {ROUNDS} rounds of 5 co-signers on {connection.vendor}: none refused")


def test_mixed_acts_on_one_family_never_wait_for_each_other_in_a_circle(shared_county, tried):
    done = refused = 0
    for _round in range(ROUNDS):
        lead = shared_county.with_contacts(shared_county.zhou, co=[shared_county.finance])
        outcomes = at_once(*_all_over_the_family(shared_county, lead))
        strange = [
            one
            for one in outcomes
            if isinstance(one, BaseException) and not isinstance(one, Refused)
        ]
        assert strange == []
        refused += sum(isinstance(one, Refused) for one in outcomes)
        done += sum(not isinstance(one, BaseException) for one in outcomes)
    assert list(chain.faults(shared_county.congress.pk)) == []
    tried(
        f"N = {ROUNDS} rounds × {CONTENDERS} mixed acts on {connection.vendor}: "
        f"{done} done, {refused} refused, no deadlock"
    )


def _all_over_the_family(county, lead):
    """Acts on the suggestion (which reach down to its children), on both handlings, on the round."""
    whole = lead.suggestion
    co = whole.handlings.select_related("case").get(role="co")
    round = ReplyRound.objects.select_related("case").get(handling=lead)
    day = "2026-03-23"
    plan = {"plan": "分两期衬砌", "liaison": "孙敏"}
    family = [
        lambda: county.written(round),
        _do(reply.write, round, county.sun_office, day, answers=[]),
        _do(handling.plan, lead, county.sun, day, **plan),
        _do(handling.head_has_seen, lead, county.li, day),
        _do(handling.sign_for, co, county.he, day),
        _do(handling.head_has_seen, co, county.he_head, day),
        _do(suggestion.propose_withdrawal, whole, county.lin, day, reason="已经解决"),
        _do(suggestion.agree_to_withdraw, whole, county.zhou, day),
        _do(suggestion.withdraw, whole, county.lin, day, reason="已经解决"),
        _do(
            handling.take_back,
            lead,
            county.chen,
            day,
            new_unit=county.transport,
            answer="分工有变",
        ),
    ]
    return [family[place % len(family)] for place in range(CONTENDERS)]
