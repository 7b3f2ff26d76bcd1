"""答复类别的变更: once delivered, the unit proposes, the congress decides; the history is kept."""

from datetime import date

import pytest

from huying.domain.people.queries import acting
from huying.domain.suggestions.letters.reply import reply as letter_of
from huying.domain.suggestions.models import ClassChange, ReplyRound
from huying.domain.suggestions.procedure import reply
from huying.domain.suggestions.queries import awaiting, class_changes
from huying.domain.suggestions.queries.classes_retold import counts_from_events
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.suggestions.test_outcomes import registered, verified
from tests.suggestions.test_pages import act_url, carry_out, page_url, sign_in

AT = moment("2026-04-10 10:00")
LATER = moment("2026-11-20 10:00")
CANAL = {"what": "修复破损渠段", "due_on": date(2026, 10, 31), "evidence": "竣工验收单"}
B_TO_A = {"was": "B", "now": "A", "reason": "渠段已经修完。", "evidence": "竣工验收单一份"}


def delivered(county, letter="B") -> ReplyRound:
    more = {"reply_class": "B", "has_commitment": True, "promises": [CANAL]}
    round = county.with_contacts(county.zhou).rounds.get()
    round = county.written(round, **(more if letter == "B" else {}))
    round = reply.sign_off(
        county.onward(round, AT), by=county.li, at=AT, document_number="清水函〔2026〕1号",
        plan="列入年度维修计划。", done="已经修复。",
    )  # fmt: skip
    return reply.deliver(round, by=county.sun, at=AT)


def history(round) -> list[tuple]:
    rows = ClassChange.objects.filter(round=round).order_by("pk")
    return [(one.was, one.now, one.stage, one.answer) for one in rows]


FIRST = ("", "B", "delivered", "agreed")


def test_the_class_at_delivery_is_kept(county):
    assert history(delivered(county)) == [FIRST]


def test_a_unit_proposes_and_the_committee_agrees(county):
    round = reply.propose_class(delivered(county), by=county.sun, at=LATER, **B_TO_A)
    assert (round.reply_class, history(round)[1:]) == ("B", [("B", "A", "afterwards", "open")])
    round = reply.agree_class(round, by=county.chen, at=LATER, text="到现场看过。")
    assert (round.reply_class, history(round)[1:]) == ("A", [("B", "A", "afterwards", "agreed")])
    told = Notice.objects.filter(text__contains="同意变更答复类别").values_list("to__person__name")
    assert {"林秀英", "周文", "孙敏"} <= {name for (name,) in told}


def test_a_unit_cannot_decide_on_its_own_proposal(county):
    round = reply.propose_class(delivered(county), by=county.sun, at=LATER, **B_TO_A)
    for act in (reply.agree_class, reply.change_class, reply.refuse_class):
        for by in (county.sun, county.li, county.sun_office):
            assert "只能由代表工委" in str(act.refusal(round, by=by, at=LATER))


def test_a_refused_proposal_leaves_the_class_and_may_be_made_again(county):
    round = reply.propose_class(delivered(county), by=county.sun, at=LATER, **B_TO_A)
    with pytest.raises(Refused, match="提请的类别变更还没有决定。"):
        reply.change_class(round, by=county.chen, at=LATER, **B_TO_A)
    round = reply.refuse_class(round, by=county.chen, at=LATER, text="还有三百米没有修。")
    assert round.reply_class == "B"
    round = reply.propose_class(round, by=county.sun, at=LATER, **B_TO_A)
    assert [one[3] for one in history(round)] == ["agreed", "refused", "open"]


def test_already_solved_needs_its_evidence(county):
    round = delivered(county)
    for act, by in ((reply.propose_class, county.sun), (reply.change_class, county.chen)):
        with pytest.raises(Refused, match="变更为已经解决的，要写明有什么证明。"):
            act(round, by=by, at=LATER, **B_TO_A | {"evidence": " "})
    assert history(round) == [FIRST]


def test_the_committee_changes_a_class_by_itself_with_its_reason(county):
    told = {"was": "A", "now": "C", "reason": "没有修，答复不实。"}
    round = reply.change_class(delivered(county, "A"), by=county.chen, at=LATER, **told)
    assert (round.reply_class, history(round)[-1]) == ("C", ("A", "C", "afterwards", "agreed"))
    assert Notice.objects.filter(text__contains="变更答复类别", to=county.lin).exists()


def test_a_change_before_the_signature_is_kept_and_no_deputy_hears_of_it(county):
    round = county.written(county.with_contacts().rounds.get())
    round = county.onward(round, AT, until="committee_review")
    told = {"was": "A", "now": "C", "reason": "写的是办不到。"}
    round = reply.change_class(round, by=county.chen, at=AT, **told)
    assert history(round) == [("A", "C", "review", "agreed")]
    assert not Notice.objects.filter(text__contains="变更答复类别", to=county.lin).exists()


def test_the_letter_keeps_its_mark_and_notes_what_changed(county):
    round = reply.change_class(delivered(county), by=county.chen, at=LATER, **B_TO_A)
    round = ReplyRound.objects.get(pk=round.pk)
    letter = letter_of(round, None, LATER)
    assert letter.marks[0] == "B"
    assert letter.notes[-1] == "答复类别：2026年11月20日由B类变更为A类（渠段已经修完）"


def test_only_the_last_round_changes_its_class(county):
    round = delivered(county)
    county.answered(round, county.lin, result="dissatisfied", reason="没有修。")
    county.answered(ReplyRound.objects.get(pk=round.pk), county.zhou)
    assert ReplyRound.objects.filter(round=2).exists()
    round = ReplyRound.objects.get(pk=round.pk)
    with pytest.raises(Refused, match="已经有新一轮答复"):
        reply.propose_class(round, by=county.sun, at=LATER, **B_TO_A)


# -- B类转为A类 ------------------------------------------------------------------------------------


def counts(county) -> tuple[int, int]:
    """(b_first, b_to_a): the same from the rows and from the chain of events."""
    found = class_changes.counts(county.congress)
    assert found == counts_from_events(county.congress)
    return found["b_first"], found["b_to_a"]


def test_b_turned_to_a_counts_what_was_b_at_first_and_is_a_now_with_evidence_checked(county):
    assert counts(county) == (0, 0)
    delivered(county, "A")
    round = delivered(county)
    assert counts(county) == (1, 0)
    round = reply.propose_class(round, by=county.sun, at=LATER, **B_TO_A)
    assert counts(county) == (1, 0)
    round = reply.agree_class(round, by=county.chen, at=LATER)
    assert counts(county) == (1, 1)
    back = {"was": "A", "now": "B", "reason": "又坏了。"}
    reply.change_class(round, by=county.chen, at=LATER, **back)
    assert counts(county) == (1, 0)
    refused = reply.propose_class(delivered(county), by=county.sun, at=LATER, **B_TO_A)
    reply.refuse_class(refused, by=county.chen, at=LATER, text="没有修完。")
    assert counts(county) == (2, 0)


def test_a_second_reply_of_class_a_counts_once_an_outcome_of_it_was_verified(county):
    round = delivered(county)
    county.answered(round, county.lin, result="dissatisfied", reason="没有修。")
    county.answered(ReplyRound.objects.get(pk=round.pk), county.zhou)
    second = county.signed(ReplyRound.objects.get(round=2), at="2026-05-10")
    reply.deliver(second, by=county.sun, at=moment("2026-05-10 15:00"))
    assert counts(county) == (1, 0)
    h, line = registered(county, second.handling)
    verified(county, h, line)
    assert counts(county) == (1, 1)


# -- on the pages ----------------------------------------------------------------------------------


def test_proposal_and_decision_in_the_browser(client, county):
    round = delivered(county)
    sign_in(client, county.sun)
    typed = {"now": "A", "reason": "渠段已经修完。"}
    page = carry_out(client, round, "reply_round", "propose_class", **typed)
    assert page.status_code == 422
    assert page.context["form"].errors == {"evidence": ["变更为已经解决的，要写明有什么证明。"]}
    typed |= {"evidence": "竣工验收单一份"}
    page = carry_out(client, round, "reply_round", "propose_class", **typed)
    assert page.status_code == 303
    seen = {}
    for who in ("lin", "sun", "chen"):
        html = sign_in(client, getattr(county, who)).get(page_url(round.handling.suggestion))
        seen[who] = "竣工验收单一份" in html.content.decode()
    assert seen == {"lin": False, "sun": True, "chen": True}
    shown = client.get(act_url(round, "agree_class", "reply_round")).content.decode()
    assert "渠段已经修完。" in shown
    assert "竣工验收单一份" in shown
    page = carry_out(client, round, "reply_round", "agree_class", reason="看过现场。")
    assert page.status_code == 303
    html = sign_in(client, county.lin).get(page_url(round.handling.suggestion)).content.decode()
    assert "答复类别沿革" in html
    assert "竣工验收单一份" in html


def test_the_committee_finds_it_on_its_workbench(county):
    round = reply.propose_class(delivered(county), by=county.sun, at=LATER, **B_TO_A)
    person = acting(county.chen.person.account, county.congress, at=LATER)
    (row,) = awaiting.class_changes_to_decide(person, LATER)
    assert row.pk == round.pk
    assert awaiting.class_changes_to_decide.why(row) == ("水利局提请由B类变更为A类：渠段已经修完。")
