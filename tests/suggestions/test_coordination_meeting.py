"""改办协调会: what goes to and fro is decided at one table, in one signed list."""

import pytest

from huying.domain.suggestions.models import Handling, ReplyRound
from huying.domain.suggestions.procedure import coordination, handling, reply, suggestion
from huying.foundation.notices.models import Notice
from huying.foundation.procedure import chain
from huying.foundation.procedure.models import Event
from huying.foundation.procedure.refusal import Refused
from tests import rules
from tests.conftest import moment
from tests.suggestions.test_pages import sign_in


def asked_back(county, proposed=None):
    """水利局 signed for it on 2026-03-03 and asks to hand it back the day after."""
    return handling.ask_to_return(
        county.accepted(),
        by=county.sun,
        at=moment("2026-03-04"),
        reason="不属于本局职责。",
        proposed_unit=proposed or county.finance,
    )


def called(county, day="2026-03-06"):
    return coordination.call(
        by=county.chen, at=moment(day), held_at=moment(f"{day} 14:00"), place="人大三楼会议室"
    )


def signed(county, meeting, day="2026-03-06", by=None):
    return coordination.sign_list(
        meeting, by=by or county.wang, at=moment(f"{day} 16:00"), signer="代表工委王海"
    )


def of(meeting, h):
    return meeting.items.select_related("handling__case").get(handling=h)


def test_every_open_request_is_decided_and_assigned_by_one_signature(county):
    moved, kept = asked_back(county), asked_back(county)
    meeting = called(county)
    assert [one.handling for one in meeting.items.order_by("number")] == [moved, kept]
    assert {one.name for one in meeting.units.all()} == {"水利局", "财政局"}
    meeting = coordination.decide(
        meeting,
        by=county.chen,
        at=moment("2026-03-06 15:00"),
        decisions=[
            (of(meeting, moved), "move", county.finance, "属于财政资金安排"),
            (of(meeting, kept), "keep", None, "支渠维修是水利局职责"),
        ],
    )
    assert {one.state for one in Handling.objects.select_related("case")} == {"return_requested"}
    signed(county, meeting)
    moved, kept = (Handling.objects.select_related("case").get(pk=one.pk) for one in (moved, kept))
    assert (moved.state, kept.state) == ("returned", "accepted")
    following = moved.successors.select_related("case").get()
    assert (following.unit, following.role, following.state) == (county.finance, "lead", "assigned")
    assert following.case.clocks.get(name="reply").start.isoformat() == "2026-03-06"
    assert kept.return_answer == "支渠维修是水利局职责"
    assert kept.case.clocks.get(name="reply", ended_at=None).paused_at is None
    causes = Event.objects.filter(act__in=("handling.move_at_meeting", "handling.keep_at_meeting"))
    assert {one.cause.act for one in causes} == {"coordination.sign_list"}
    assert list(chain.faults(county.congress.pk)) == []


def test_a_second_return_of_the_same_item_is_decided_only_there(county):
    first = asked_back(county, proposed=county.transport)
    handling.approve_return(
        first, by=county.chen, at=moment("2026-03-05"), new_unit=county.transport
    )
    second = Handling.objects.select_related("case").get(unit=county.transport)
    second = handling.sign_for(second, by=county.yu, at=moment("2026-03-06"))
    second = handling.ask_to_return(
        second,
        by=county.yu,
        at=moment("2026-03-09"),
        reason="道路归城建部门。",
        proposed_unit=county.finance,
    )
    assert second.returns_asked == 2
    for act, more in (
        (handling.approve_return, {"new_unit": county.finance}),
        (handling.deny_return, {"answer": "由你局承办"}),
    ):
        with pytest.raises(Refused, match="第2次申请退回，只能在改办协调会上决定"):
            act(second, by=county.chen, at=moment("2026-03-10"), **more)
    meeting = called(county, "2026-03-11")
    meeting = coordination.decide(
        meeting,
        by=county.chen,
        at=moment("2026-03-11 15:00"),
        decisions=[(of(meeting, second), "keep", None, "农村公路由交通运输局负责")],
    )
    signed(county, meeting, "2026-03-11")
    second = Handling.objects.select_related("case").get(pk=second.pk)
    assert second.state == "accepted"


def test_nothing_that_is_open_is_left_off_the_list(county):
    first = asked_back(county)
    meeting = called(county)
    meeting = coordination.decide(
        meeting,
        by=county.chen,
        at=moment("2026-03-06 15:00"),
        decisions=[(of(meeting, first), "keep", None, "属于你局职责")],
    )
    late = asked_back(county)
    with pytest.raises(Refused, match="还有1件申请退回没有列入议题"):
        signed(county, meeting)
    meeting = coordination.take_in(meeting, by=county.chen, at=moment("2026-03-06 15:10"))
    with pytest.raises(Refused, match="第2项还没有议定"):
        signed(county, meeting)
    handling.deny_return(late, by=county.chen, at=moment("2026-03-06 15:20"), answer="属于你局")
    assert signed(county, meeting).state == "signed"
    assert of(meeting, late).decision == "gone"


def test_a_meeting_is_called_only_for_a_request_and_one_at_a_time(county):
    with pytest.raises(Refused, match="不需要召集"):
        called(county)
    h = asked_back(county)
    meeting = called(county)
    with pytest.raises(Refused, match="已经召集了一次"):
        called(county)
    coordination.cancel(meeting, by=county.chen, at=moment("2026-03-06 10:00"), reason="改期")
    assert Handling.objects.get(pk=h.pk).state == "return_requested"
    assert called(county, "2026-03-09").state == "called"


def test_the_units_asked_for_are_told(county):
    asked_back(county)
    called(county)
    told = Notice.objects.filter(case__kind="coordination").values_list(
        "to__person__name", flat=True
    )
    assert set(told) == {"孙敏", "李建国", "何平", "冯财", "王海"}


def test_whoever_proposed_an_item_neither_decides_nor_signs(county):
    """李建国 is a deputy; as a clerk of the committee he would have to stand back."""
    meeting = asked_back(county) and called(county)
    as_clerk = county.appoint("林秀英", county.committee, "clerk")
    with pytest.raises(Refused, match="应当回避"):
        signed(county, meeting, by=as_clerk)


@pytest.mark.parametrize(
    ("decision", "unit", "words", "says"),
    [
        ("move", None, "", "请选择改由哪个单位承办"),
        ("move", "water", "", "就是原来的单位"),
        ("keep", None, "", "请写明理由"),
    ],
)
def test_what_cannot_be_carried_out_is_not_decided(county, decision, unit, words, says):
    h = asked_back(county)
    meeting = called(county)
    with pytest.raises(Refused, match=says):
        coordination.decide(
            meeting,
            by=county.chen,
            at=moment("2026-03-06 15:00"),
            decisions=[(of(meeting, h), decision, unit and getattr(county, unit), words)],
        )


def test_a_withdrawn_item_drops_out_of_the_list(county):
    h = asked_back(county)
    meeting = called(county)
    suggestion.withdraw(h.suggestion, by=county.lin, at=moment("2026-03-06 10:00"), reason="已解决")
    assert signed(county, meeting).state == "signed"
    assert of(meeting, h).decision == "gone"


# -- lead units that do not agree --------------------------------------------------------------


def at_odds(county):
    """水利局 drafted; 财政局, a lead unit as well, objects to the draft."""
    rules.lay(county.congress, handling__countersign=True)
    h = county.with_contacts(co=[county.finance])
    other = Handling.objects.select_related("case").get(unit=county.finance)
    handling.sign_for(other, by=county.he, at=moment("2026-03-03"))
    Handling.objects.filter(pk=other.pk).update(role="lead")
    round = county.written(h.rounds.get())
    round = reply.send_to_countersign(round, by=county.sun, at=moment("2026-04-10"))
    reply.dissent(round, by=county.he_head, at=moment("2026-04-13"), text="管护不归我局。")
    return h


def test_lead_units_that_disagree_are_settled_at_the_same_table(client, county):
    h, back = at_odds(county), asked_back(county)
    meeting = called(county, "2026-04-15")
    assert [(one.handling, one.matter) for one in meeting.items.order_by("number")] == [
        (back, "return"),
        (h, "disagreement"),
    ]
    assert {one.name for one in meeting.units.all()} == {"水利局", "财政局"}
    form = sign_in(client, county.chen).get(f"/qingyuan/coordination/{meeting.pk}/decide")
    assert "管护不归我局。" in form.content.decode()
    words = "管护由水利局负责，经费由财政局安排。"
    for wrong, says in (
        ([(of(meeting, h), "keep", None, "维持")], "只能议定怎样答复"),
        ([(of(meeting, back), "settle", None, words)], "请议定改办或者维持交办"),
        ([(of(meeting, h), "settle", None, "")], "请写明议定怎样答复"),
    ):
        with pytest.raises(Refused, match=says):
            coordination.decide(
                meeting, by=county.chen, at=moment("2026-04-15 15:00"), decisions=wrong
            )
    meeting = coordination.decide(
        meeting,
        by=county.chen,
        at=moment("2026-04-15 15:00"),
        decisions=[
            (of(meeting, back), "keep", None, "属于你局职责"),
            (of(meeting, h), "settle", None, words),
        ],
    )
    signed(county, meeting, "2026-04-15")
    round = ReplyRound.objects.select_related("case").get(handling=h)
    assert (round.state, round.dissent_answer) == ("drafting", words)
    assert round.countersigned_at == moment("2026-04-15 16:00")
    assert county.onward(round, moment("2026-04-16")).state == "cleared"
    assert words in client.get(f"/qingyuan/coordination/{meeting.pk}/").content.decode()
    assert list(chain.faults(county.congress.pk)) == []


def test_what_was_settled_elsewhere_is_gone_from_the_table(county):
    h = at_odds(county)
    meeting = called(county, "2026-04-15")
    round = ReplyRound.objects.select_related("case").get(handling=h)
    reply.settle_dissent(
        round, by=county.chen, at=moment("2026-04-15 10:00"), text="由水利局负责。"
    )
    assert signed(county, meeting, "2026-04-15").state == "signed"
    assert of(meeting, h).decision == "gone"


def test_the_committee_finds_lead_units_at_odds_among_its_work(client, county):
    h = at_odds(county)
    page = sign_in(client, county.chen).get("/qingyuan/tasks/leads_at_odds").content.decode()
    assert f"/qingyuan/reply_round/{h.rounds.get().pk}/settle_dissent" in page
