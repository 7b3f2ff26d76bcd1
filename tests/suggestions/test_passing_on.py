"""转出办理: up, down or out of the system; the deputies know with whom it is, and what came back."""

from datetime import date

import pytest

from huying.domain.suggestions.models import PassingOn, ReplyRound, Suggestion
from huying.domain.suggestions.procedure import suggestion
from huying.domain.suggestions.queries.whereabouts import whereabouts
from huying.foundation.notices.models import Notice
from huying.foundation.procedure import chain
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.suggestions.test_pages import carry_out, page_url, sign_in

AT = moment("2026-03-10")
LETTER = {
    "direction": "up",
    "receiver": "石家庄市人大常委会代表工作委员会",
    "letter_number": "清人代函〔2026〕3号",
    "sent_on": date(2026, 3, 9),
    "reason": "引水口门由市水务部门管理。",
}


def anew(s):
    return Suggestion.objects.select_related("case", "congress", "text").get(pk=s.pk)


def passed_on(county, s, **more):
    return suggestion.pass_on(anew(s), by=county.chen, at=AT, **LETTER | more)


def answered(county, s):
    return suggestion.record_outside_answer(
        s, by=county.chen, at=moment("2026-04-20"), answered_on=date(2026, 4, 17),
        answer="市水务局已列入今年改造计划。", answer_number="石人代函〔2026〕8号",
    )  # fmt: skip


def where(s):
    found = whereabouts([Suggestion.objects.select_related("case", "lead__person").get(pk=s.pk)])
    return found[s.pk].where, found[s.pk].who


def test_it_is_away_with_the_committee_as_its_owner_until_the_answer_ends_it(client, county):
    s = passed_on(county, county.registered(county.zhou), answer_by=date(2026, 5, 10))
    assert (s.state, s.case.clocks.filter(ended_at=None).count()) == ("away", 0)
    assert where(s) == ("已转出，等对方答复", "代表工作委员会")
    told = Notice.objects.filter(case=s.case, text__contains="转出办理")
    assert {one.to_id for one in told} == {county.lin.pk, county.zhou.pk}
    work = sign_in(client, county.chen).get("/qingyuan/tasks/passed_on").content.decode()
    assert "请在5月10日以前答复" in work
    with pytest.raises(Refused, match="对方还没有答复"):
        suggestion.conclude_passing(s, by=county.chen, at=moment("2026-04-20"))
    s = answered(county, s)
    s = suggestion.conclude_passing(s, by=county.chen, at=moment("2026-04-21"))
    assert (s.state, where(s)) == ("passed_on", ("已转出，本级办理终结", ""))
    words = sign_in(client, county.lin).get(page_url(s)).content.decode()
    for one in ("石家庄市人大常委会代表工作委员会", "清人代函〔2026〕3号", "已列入今年改造计划"):
        assert one in words
    assert list(chain.faults(county.congress.pk)) == []


def test_passed_on_for_good_it_ends_and_its_deputies_are_told(county):
    s = suggestion.pass_on_for_good(
        county.registered(), by=county.chen, at=AT, **LETTER | {"direction": "out"}
    )
    assert (s.state, PassingOn.objects.get().ended_at) == ("passed_on", AT)
    assert Notice.objects.filter(case=s.case, text__contains="转出并终结", to=county.lin).exists()


def test_taken_back_it_waits_for_a_unit_from_that_day(county):
    s = passed_on(county, county.registered())
    s = suggestion.take_in_again(
        s, by=county.chen, at=moment("2026-04-20"), reason="市里答复由县级管理。"
    )
    (clock,) = s.case.clocks.filter(ended_at=None)
    assert (s.state, clock.name, clock.start.isoformat()) == ("registered", "assign", "2026-04-20")
    s = suggestion.assign(anew(s), by=county.chen, at=moment("2026-04-20"), lead_unit=county.water)
    assert s.state == "in_handling"
    passed_on(county, s, sent_on=date(2026, 3, 10))  # and it may leave once more
    assert PassingOn.objects.filter(ended_at=None).count() == 1


def test_out_of_handling_every_unit_is_released_and_its_draft_ends(county):
    h = county.accepted(co=[county.finance])
    s = passed_on(county, h.suggestion)
    states = [one.state for one in s.handlings.select_related("case")]
    assert (states, s.assigned_at) == (["ended", "ended"], None)
    assert ReplyRound.objects.select_related("case").get(handling=h).state == "ended"
    told = Notice.objects.filter(case__handling__suggestion=s, text__contains="随转出终止")
    assert {one.to.body for one in told} == {county.water, county.finance}
    assert list(chain.faults(county.congress.pk)) == []


def test_what_a_unit_has_signed_is_not_passed_on(county):
    round = county.signed(county.with_contacts().rounds.get())
    with pytest.raises(Refused, match="承办单位已经签发答复"):
        passed_on(county, round.handling.suggestion)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"sent_on": date(2026, 3, 11)}, "发函日期不能晚于今天"),
        ({"answer_by": date(2026, 3, 8)}, "不能早于发函日期"),
    ],
)
def test_the_letter_has_days_that_can_be(county, more, why):
    with pytest.raises(Refused, match=why):
        passed_on(county, county.registered(), **more)
    s = passed_on(county, county.registered())
    with pytest.raises(Refused, match="答复日期不能早于发函日期"):
        suggestion.record_outside_answer(
            s, by=county.chen, at=AT, answered_on=date(2026, 3, 8), answer="已收悉。"
        )


def test_only_the_committee_passes_on_and_a_deputy_may_still_withdraw(county):
    s = county.registered()
    with pytest.raises(Refused, match="只能由代表工委工作人员办理"):
        suggestion.pass_on(s, by=county.liu, at=AT, **LETTER)
    s = passed_on(county, s)
    s = suggestion.withdraw(s, by=county.lin, at=moment("2026-03-12"), reason="已经解决。")
    assert s.state == "withdrawn"


def test_the_clerk_passes_it_on_on_a_page_and_the_ledger_has_its_tab(client, county):
    s = county.registered()
    sign_in(client, county.chen)
    fields = LETTER | {"sent_on": "2026-03-09", "answer_by": "2026-05-10"}
    assert carry_out(client, s, "suggestion", "pass_on", **fields).status_code == 303
    assert anew(s).state == "away"
    ledger = client.get("/qingyuan/suggestions/?state=away")
    assert [row.suggestion.pk for row in ledger.context["rows"]] == [s.pk]
