"""A bill from its draft to its end, told day by day."""

import pytest

from huying.domain.bills.models import Bill
from huying.domain.bills.procedure import (
    afterwards,
    drafting,
    presidium,
    registering,
    signing,
)
from huying.domain.people.models import Session
from huying.domain.people.states import Level
from huying.foundation.procedure.models import Clock, Event
from huying.foundation.procedure.refusal import Refused
from tests.assembly import TEXT
from tests.conftest import moment


def running(bill):
    return {
        one.name: one.due.isoformat() for one in Clock.objects.filter(case=bill.pk, ended_at=None)
    }


def test_ten_deputies_bring_a_bill_to_the_vote(assembly):
    bill = assembly.decided(presidium.put_on_agenda)
    assert (bill.number_text, bill.in_session, bill.state_word) == ("1", True, "列入议程")
    bill = presidium.record_vote(
        bill,
        by=assembly.county.chen,
        at=moment("2026-02-28 16:00"),
        meeting="第一次会议全体会议",
        conclusion="passed",
        text="大会通过了决定。",
    )
    assert (bill.state_word, bill.get_conclusion_display()) == ("已办结", "大会表决通过")
    assert [one.get_kind_display() for one in bill.papers.order_by("pk")] == [
        "专委会处理意见",
        "主席团决定",
        "常委会决定",
    ]
    assert Event.objects.filter(case=bill.pk).count() == bill.case.version


def test_nine_are_too_few_and_the_refusal_names_the_article(assembly):
    with pytest.raises(Refused) as refused:
        assembly.submitted(8)
    assert refused.value.reason == (
        "提出议案要有10名以上代表联名（含领衔代表），现有9名（地方组织法第二十二条）。"
    )


def test_in_a_township_five_are_enough(assembly):
    assembly.county.congress.level = Level.TOWNSHIP
    assembly.county.congress.save()
    with pytest.raises(Refused, match="5名以上代表联名"):
        assembly.submitted(3)
    assert assembly.submitted(4).state == "submitted"


def test_a_bill_has_cause_grounds_and_plan(assembly):
    with pytest.raises(Refused, match="案由、案据和方案"):
        assembly.signed(9, plan="")
    with pytest.raises(Refused, match="立法议案应当有法规草案"):
        assembly.signed(9, matter="legislation")
    assert assembly.signed(9, matter="legislation", draft_law="立法要旨：……").state == "cosigning"


def test_whoever_signed_another_text_is_asked_again(assembly):
    bill, lin = assembly.signed(9), assembly.county.lin
    changed = TEXT | {"plan": "由县政府制定办法。"}
    bill = drafting.revise(bill, by=lin, at=moment("2026-02-25 15:00"), **changed)
    assert set(bill.signatures.values_list("answer", flat=True)) == {"open"}
    with pytest.raises(Refused, match="请重新阅读最新的一稿"):
        signing.sign(bill, by=assembly.deputies[0], at=moment("2026-02-25 16:00"), version_number=1)
    with pytest.raises(Refused, match="现有1名"):
        drafting.submit(bill, by=lin, at=moment("2026-02-25 17:00"), without_waiting=True)


def test_until_everybody_asked_has_answered_the_lead_deputy_is_told_who_has_not(assembly):
    bill = signing.invite(
        assembly.signed(9), by=assembly.county.lin, at=moment("2026-02-25 15:00"),
        deputies=[assembly.deputies[9]],
    )  # fmt: skip
    with pytest.raises(Refused, match="还有代表没有答复联名邀请：代表癸"):
        drafting.submit(bill, by=assembly.county.lin, at=moment("2026-02-26"))
    bill = drafting.submit(
        bill, by=assembly.county.lin, at=moment("2026-02-26"), without_waiting=True
    )
    assert bill.signatures.get(deputy=assembly.deputies[9]).answer == "lapsed"


def test_what_lacks_something_goes_back_and_comes_again(assembly):
    bill = registering.return_for_mending(
        assembly.submitted(), by=assembly.county.chen, at=moment("2026-02-26"), reason="案据不足。"
    )
    assert bill.state_word == "退回完善"
    bill = drafting.submit(bill, by=assembly.county.lin, at=moment("2026-02-26 15:00"))
    assert (bill.state, bill.return_reason) == ("submitted", "")


def test_after_the_cut_off_it_is_a_bill_between_sessions_for_the_next_presidium(assembly):
    bill = assembly.registered(at="2026-02-27 12:01")
    assert (bill.in_session, bill.number_text) == (False, "B01")
    assert running(bill) == {"forward": "2026-03-16"}  # 15 days, the 14th is a Saturday
    bill = registering.send_to_committee(
        bill, by=assembly.county.chen, at=moment("2026-03-02"), committee=assembly.committee
    )
    assert running(bill) == {"opinion": "2026-04-01"}
    opinion = {"proposal": "agenda", "text": "建议列入议程。", "heard": "座谈听取意见。"}
    bill = registering.give_opinion(bill, by=assembly.nong, at=moment("2026-03-20"), **opinion)
    assert running(bill) == {}
    decision = {"meeting": "主席团会议", "text": "列入。"}
    with pytest.raises(Refused, match="由下一次大会的主席团决定"):
        presidium.put_on_agenda(bill, by=assembly.county.chen, at=moment("2026-03-25"), **decision)
    Session.objects.create(
        congress=assembly.county.congress, term=assembly.county.term, number=2,
        opens_at=moment("2027-02-25"), closes_at=moment("2027-02-28"),
    )  # fmt: skip
    bill = presidium.put_on_agenda(
        bill, by=assembly.county.chen, at=moment("2027-02-26"), **decision
    )
    assert bill.state_word == "列入议程"


def test_on_the_committees_word_the_presidium_may_have_it_examined_first(assembly):
    bill = assembly.decided(presidium.examine_first)
    assert (bill.state_word, bill.decided_at) == ("先行审查", None)
    bill = registering.give_opinion(
        bill, by=assembly.nong, at=moment("2026-02-28"), proposal="agenda", text="可以列入。",
        heard="再次听取了意见。",
    )  # fmt: skip
    assert bill.state_word == "待主席团决定"


def test_after_the_session_the_organs_are_asked_and_the_result_reported_in_three_months(assembly):
    c = assembly.county
    bill = assembly.deferred()
    assert running(bill) == {"result": "2026-05-28"}
    bill = afterwards.ask_units(
        bill, by=assembly.nong, at=moment("2026-03-09"), units=[c.water, c.finance]
    )
    assert running(bill) == {"result": "2026-05-28", "unit_views": "2026-03-30"}
    report = {"meeting": "农委会议", "text": "经审议……", "heard": "采纳了两条意见。"}
    with pytest.raises(Refused, match="还没有收到有关机关的意见：水利局、财政局"):
        afterwards.report_result(bill, by=assembly.nong, at=moment("2026-03-20"), **report)
    view = {"text": "可行。", "heard_lead": "3月12日听取了说明。"}
    bill = afterwards.give_view(bill, by=c.sun, at=moment("2026-03-12"), **view)
    assert "unit_views" in running(bill)
    bill = afterwards.give_view(bill, by=c.he, at=moment("2026-03-20"), **view)
    assert running(bill) == {"result": "2026-05-28"}
    bill = Bill.objects.select_related("case", "congress").get(pk=bill.pk)
    bill = afterwards.report_result(bill, by=assembly.nong, at=moment("2026-05-20"), **report)
    assert (bill.state_word, running(bill)) == ("待常委会决定", {})


def test_an_organ_that_stays_silent_does_not_hold_up_the_report(assembly):
    c = assembly.county
    bill = afterwards.ask_units(
        assembly.deferred(), by=assembly.nong, at=moment("2026-03-09"), units=[c.water]
    )
    bill = afterwards.report_result(
        bill, by=assembly.nong, at=moment("2026-03-31"), meeting="农委会议", text="经审议……",
        heard="水利局逾期未提出意见。",
    )  # fmt: skip
    assert (bill.state_word, running(bill)) == ("待常委会决定", {})


def reported(assembly):
    return afterwards.report_result(
        assembly.deferred(), by=assembly.nong, at=moment("2026-05-20"), meeting="农委会议",
        text="经审议……", heard="听取了领衔代表意见。",
    )  # fmt: skip


def test_what_the_standing_committee_hands_over_is_reported_and_if_not_agreed_done_again(assembly):
    c, decision = assembly.county, {"meeting": "常委会第二十次会议", "text": "会议决定。"}
    bill = afterwards.hand_over(
        reported(assembly), by=c.chen, at=moment("2026-05-29"), executor=c.water, **decision
    )
    assert running(bill) == {"execution": "2026-08-31"}  # the 29th is a Saturday
    done = {"text": "已明确管护单位。", "heard": "听取了农委和领衔代表的意见。"}
    bill = afterwards.report_execution(bill, by=c.sun, at=moment("2026-08-20"), **done)
    bill = afterwards.disagree(bill, by=c.chen, at=moment("2026-09-01"), **decision)
    assert (bill.state_word, running(bill)) == ("交付办理", {"execution_again": "2026-10-08"})
    bill = afterwards.report_execution(bill, by=c.li, at=moment("2026-09-20"), **done)
    bill = afterwards.agree(bill, by=c.chen, at=moment("2026-10-20"), **decision)
    assert (bill.state_word, bill.get_conclusion_display()) == ("已办结", "已交有关机关办理完毕")


def test_or_it_goes_into_a_plan(assembly):
    bill = afterwards.decide(
        reported(assembly), by=assembly.county.chen, at=moment("2026-05-29"),
        meeting="常委会第二十次会议", conclusion="planned", text="列入明年工作计划。",
    )  # fmt: skip
    assert bill.get_conclusion_display() == "列入立法规划或工作计划"
