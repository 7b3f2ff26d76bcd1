"""会签 and co-opinions made anew: what the other units say before the lead unit may reply."""

from datetime import date

import pytest

from huying.domain.suggestions.models import Countersign, Handling, ReplyRound, SentBackOpinion
from huying.domain.suggestions.procedure import handling, reply
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused
from tests import rules
from tests.conftest import moment

AT = moment("2026-04-10 10:00")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def countersigned(county):
    rules.lay(county.congress, handling__countersign=True)


def with_opinion(county, co=()):
    """水利局 leads; 财政局 has given its opinion."""
    h = county.with_contacts(co=[county.finance, *co])
    for one in Handling.objects.filter(role="co"):
        by = county.he if one.unit_id == county.finance.pk else county.yu
        one = handling.sign_for(one, by=by, at=moment("2026-03-03"))
        handling.send_co_opinion(one, by=by, at=moment("2026-03-05"), text="经费已列入预算。")
    return h


def sent_round(county, co=()):
    r = county.written(with_opinion(county, co).rounds.get())
    return reply.send_to_countersign(r, by=county.sun, at=AT)


def test_without_the_other_units_word_the_reply_does_not_go_on(county, countersigned):
    r = county.written(with_opinion(county).rounds.get())
    with pytest.raises(Refused, match="不走这一步"):
        reply.send_to_office(r, by=county.sun, at=AT)
    r = reply.send_to_countersign(r, by=county.sun, at=AT)
    told = Notice.objects.filter(text__contains="送会签").values_list("to__person__name", flat=True)
    assert (r.state, list(told)) == ("countersign", ["冯财"])
    r = reply.countersign(r, by=county.he_head, at=AT)
    r = ReplyRound.objects.select_related("case").get(pk=r.pk)
    assert (r.state, r.countersigned_at) == ("drafting", AT)
    assert county.onward(r, AT).state == "cleared"


def test_the_draft_waits_for_every_unit_once(county, countersigned):
    r = sent_round(county, co=[county.transport])
    r = reply.countersign(r, by=county.he_head, at=AT)
    assert ReplyRound.objects.get().state == "countersign"
    with pytest.raises(Refused, match="本单位已经会签过这一稿"):
        reply.countersign(r, by=county.he_head, at=AT)
    with pytest.raises(Refused, match="只能由被征求会签意见的单位"):
        reply.countersign(r, by=county.qian_head, at=AT)
    reply.countersign(r, by=county.yu_head, at=AT)
    assert ReplyRound.objects.get().state == "drafting"


def test_a_dissent_is_kept_and_answered_in_the_reply(client, county, countersigned):
    r = sent_round(county)
    reply.dissent(r, by=county.he_head, at=AT, text="第二条的经费不在今年预算内。")
    r = ReplyRound.objects.select_related("case").get()
    with pytest.raises(Refused, match="财政局会签时提出了不同意见，请在答复中说明"):
        reply.send_to_office(r, by=county.sun, at=AT)
    answers = [(one.request, one.outcome, one.text) for one in r.answers.all()]
    r = reply.write(
        r,
        by=county.sun,
        at=AT,
        answers=answers,
        reply_class="A",
        has_commitment=False,
        openness="full",
        contact_person=r.contact_person,
        dissent_answer="财政局认为经费须明年安排，我局将先行设计。",
    )
    assert county.onward(r, AT).state == "cleared"
    shown = {}
    for who in ("sun", "he_head", "lin"):
        client.force_login(getattr(county, who).person.account, backend=BACKEND)
        page = client.get(f"/qingyuan/suggestions/{r.handling.suggestion_id}/").content.decode()
        shown[who] = "第二条的经费不在今年预算内。" in page
    assert shown == {"sun": True, "he_head": True, "lin": False}


def test_a_changed_draft_is_sent_round_again(county, countersigned):
    r = reply.countersign(sent_round(county), by=county.he_head, at=AT)
    r = ReplyRound.objects.select_related("case").get(pk=r.pk)
    answers = [(one.request, one.outcome, "改了。") for one in r.answers.all()]
    r = reply.write(
        r,
        by=county.sun,
        at=AT,
        answers=answers,
        reply_class="A",
        has_commitment=False,
        contact_person=r.contact_person,
    )
    assert r.countersigned_at is None
    r = reply.send_to_countersign(r, by=county.sun, at=AT)
    reply.countersign(r, by=county.he_head, at=AT)
    assert list(Countersign.objects.order_by("pk").values_list("turn", flat=True)) == [1, 2]


def test_a_silent_unit_is_waited_for_five_working_days(county, countersigned):
    r = sent_round(county)
    with pytest.raises(Refused, match="财政局还没有会签，请等到2026-04-17以后"):
        reply.stop_waiting(r, by=county.sun_office, at=moment("2026-04-17"), reason="未会签")
    r = reply.stop_waiting(
        r, by=county.sun_office, at=moment("2026-04-20"), reason="财政局逾期未会签。"
    )
    assert (r.state, r.dissent_answer) == ("drafting", "财政局逾期未会签。")
    assert county.onward(r, moment("2026-04-20")).state == "cleared"


def test_lead_units_that_disagree_come_to_one_mind_or_are_coordinated(county, countersigned):
    r = county.written(with_opinion(county).rounds.get())
    Handling.objects.filter(unit=county.finance).update(role="lead")
    r = reply.send_to_countersign(r, by=county.sun, at=AT)
    reply.dissent(r, by=county.he_head, at=AT, text="管护不归我局。")
    r = ReplyRound.objects.select_related("case").get()
    assert (r.state, r.countersigned_at) == ("drafting", None)
    with pytest.raises(Refused, match="不走这一步"):
        reply.send_to_office(r, by=county.sun, at=AT)
    r = reply.settle_dissent(r, by=county.liu, at=AT, text="经政府办公室协调，管护由水利局负责。")
    assert county.onward(r, AT).state == "cleared"


def test_an_opinion_without_substance_is_made_anew_within_days(county):
    with_opinion(county)
    co = Handling.objects.select_related("case").get(role="co")
    co = handling.send_back_co_opinion(
        co, by=county.sun, at=moment("2026-03-09"), reason="没有说明金额。"
    )
    clock = Clock.objects.get(case=co.case, ended_at=None)
    assert (co.state, clock.name, clock.due) == ("accepted", "co_opinion_redo", date(2026, 3, 16))
    old = SentBackOpinion.objects.get()
    assert (old.text, old.reason) == ("经费已列入预算。", "没有说明金额。")
    r = county.written(ReplyRound.objects.get())
    with pytest.raises(Refused, match="还没有收到协办意见：财政局"):
        reply.send_to_office(r, by=county.sun, at=moment("2026-03-10"))
    with pytest.raises(Refused, match="财政局逾期未提出协办意见"):
        reply.send_to_office(r, by=county.sun, at=moment("2026-03-17"))
    co = handling.send_co_opinion(
        co, by=county.he, at=moment("2026-03-12"), text="安排八十万元，六月拨付。"
    )
    assert (co.state, co.co_opinion.text) == ("opinion_sent", "安排八十万元，六月拨付。")
    assert Clock.objects.get(case=co.case, name="co_opinion_redo").end == "met"
    r = reply.send_to_office(r, by=county.sun, at=moment("2026-03-17"))
    assert r.state == "office_review"


def test_once_the_reply_is_under_way_no_new_opinion_is_asked_for(county):
    county.signed(with_opinion(county).rounds.get())
    co = Handling.objects.select_related("case").get(role="co")
    with pytest.raises(Refused, match="答复已经送审或者已经答复"):
        handling.send_back_co_opinion(co, by=county.sun, at=AT, reason="没有说明金额。")
    with pytest.raises(Refused, match="只能由主办单位"):
        handling.send_back_co_opinion(co, by=county.qian, at=AT, reason="没有说明金额。")
