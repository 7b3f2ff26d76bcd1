"""What a deputy finds waiting."""

from huying.domain.suggestions.procedure import contact, handling, suggestion
from huying.domain.suggestions.states import Phase, Way
from tests.conftest import moment


def whys(lists):
    return {label: [one["why"] for one in tasks] for label, tasks in lists.items()}


def test_a_draft_waits_for_its_author_alone(county, waiting):
    county.drafted()
    at = moment("2026-02-25 11:00")
    assert whys(waiting(county.lin, at)) == {"草稿": ["2月25日起草，还没有提交"]}
    assert [waiting(one, at) for one in (county.zhou, county.chen, county.sun)] == [{}, {}, {}]


def test_an_invited_deputy_is_asked_and_the_author_sees_who_is_missing(county, waiting):
    at = moment("2026-02-25 11:00")
    s = suggestion.invite(county.drafted(), by=county.lin, at=at, deputies=[county.zhou, county.wu])
    assert whys(waiting(county.zhou, at)) == {"附议邀请": ["林秀英代表2月25日邀请您附议"]}
    s = suggestion.confirm(s, by=county.zhou, at=at, version_number=1)
    assert waiting(county.zhou, at) == {}
    assert whys(waiting(county.lin, at)) == {
        "征求附议中": ["已有1人附议，1人还没有答复，答复齐后请提交"]
    }
    suggestion.decline(s, by=county.wu, at=at, version_number=1)
    assert whys(waiting(county.lin, at)) == {
        "征求附议中": ["被邀请的代表都已答复，1人附议，可以提交"]
    }


def test_a_returned_suggestion_waits_with_the_reason(county, waiting):
    at = moment("2026-02-26 15:00")
    suggestion.return_for_revision(
        county.submitted(), by=county.chen, at=at, reason="请一事一议，分成两件。"
    )
    assert whys(waiting(county.lin, at)) == {"退回修改": ["代表工委退回：请一事一议，分成两件。"]}


def test_a_contact_is_asked_of_the_deputy_named_in_it(county, waiting, as_person):
    h = contact.record_contact(
        county.accepted(county.zhou),
        by=county.sun,
        at=moment("2026-03-05 16:00"),
        phase=Phase.BEFORE,
        way=Way.FACE,
        held_at=moment("2026-03-05 10:00"),
        attendees="孙敏",
        content="看了破损渠段。",
        deputies=[county.lin],
    )
    at = moment("2026-03-06")
    asked = h.contacts.get()
    assert waiting(county.zhou, at) == {}
    (task,) = waiting(county.lin, at)["确认沟通"]
    assert task["why"] == "水利局登记3月5日办前面商，请您确认是否属实"
    assert task["url"] == f"/qingyuan/handling/{h.pk}/confirm_contact?contact={asked.pk}"
    contact.confirm_contact(h, by=county.lin, at=at, contact=asked)
    assert waiting(county.lin, at) == {}


def test_a_delivered_reply_waits_to_be_evaluated_with_its_day(county, waiting):
    round = county.delivered(county.zhou)
    at = moment("2026-04-13")
    (task,) = waiting(county.zhou, at)["评价答复"]
    survey = round.surveys.get(deputy=county.zhou)
    due = survey.case.clocks.get(name="feedback").due
    assert task == {
        "key": survey.pk,
        "title": "关于维修河口镇灌溉支渠的建议",
        "number": f"第{round.handling.suggestion.number_text}号",
        "why": "水利局第1轮答复已于4月10日送达，请评价办理过程和结果 · 期限：代表反馈",
        "url": f"/qingyuan/survey/{survey.pk}/answer",
        "due": due,
        "remaining": f"还有{(due - at.date()).days}天",
        "tone": "neutral",
        "capacity": "",
    }


def test_a_withdrawal_waits_for_every_cosigner_and_then_for_the_lead_deputy(county, waiting):
    at = moment("2026-02-26 10:00")
    s = county.submitted(county.zhou)
    s = suggestion.propose_withdrawal(s, by=county.lin, at=at, reason="问题已经解决")
    assert whys(waiting(county.zhou, at)) == {"同意撤回": ["林秀英代表提议撤回：问题已经解决"]}
    assert waiting(county.lin, at) == {}
    suggestion.agree_to_withdraw(s, by=county.zhou, at=at)
    assert waiting(county.zhou, at) == {}
    assert list(waiting(county.lin, at)) == ["可以撤回"]


def test_a_deputy_whose_seat_has_ended_still_evaluates_and_drafts_nothing(county, waiting):
    round = county.delivered()
    county.drafted(title="关于另一件事的建议")
    county.lin.until = moment("2026-04-11").date()
    county.lin.save()
    assert list(waiting(county.lin, moment("2026-04-13"))) == ["评价答复"]
    assert round.state == "delivered"


def test_a_head_who_proposed_it_gets_no_task_of_the_unit(county, waiting):
    """李建国 leads 水利局 and co-signed: another person of the bureau must act."""
    at = moment("2026-03-03")
    h = county.accepted(county.li_deputy)
    assert waiting(county.li, at) == {}
    assert list(waiting(county.sun, at)) == ["登记办理方案", "沟通代表", "拟写答复"]
    h = handling.plan(h, by=county.sun, at=at, plan="立项", liaison="孙敏")
    r = county.written(h.rounds.get())
    county.onward(r, moment("2026-04-10"), until="unit_check")
    assert "单位核稿" not in waiting(county.li, moment("2026-04-10"))
