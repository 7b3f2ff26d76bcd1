"""What the 代表工委 finds waiting."""

from huying.domain.suggestions.models import ReplyRound, Suggestion
from huying.domain.suggestions.procedure import contact, handling, suggestion
from huying.domain.suggestions.states import Phase, Way
from tests.conftest import moment


def whys(lists):
    return {label: [one["why"] for one in tasks] for label, tasks in lists.items()}


def test_what_is_submitted_waits_to_be_registered_and_then_assigned(county, waiting):
    s = county.submitted(county.zhou, county.wu)
    at = moment("2026-02-26 10:00")
    (task,) = waiting(county.chen, at)["审查登记"]
    assert task["why"] == "林秀英代表2月26日提交，2人附议 · 期限：会议期间建议的交办"
    assert task["url"] == f"/qingyuan/suggestion/{s.pk}/register"
    assert task["due"] == s.case.clocks.get(name="assign").due
    assert waiting(county.liu, at) == {}
    suggestion.register(s, by=county.chen, at=at, category=county.category)
    assert whys(waiting(county.wang, at)) == {
        "待交办": ["已登记（农业农村），请确定主办单位和协办单位 · 期限：会议期间建议的交办"]
    }


def test_an_imported_row_is_completed_before_it_is_assigned(county, waiting):
    s = county.registered()
    Suggestion.objects.filter(pk=s.pk).update(lead=None, source_key="x", original_number="6.32")
    assert whys(waiting(county.chen, moment("2026-03-01"))) == {
        "补录导入": ["由台账导入（原编号6.32），交办前要补录代表、正文和诉求"]
    }


def test_an_extension_waits_for_consent(county, waiting):
    h = county.accepted()
    at = moment("2026-05-20")
    handling.ask_extension(
        h, by=county.li, at=at, reason="涉及面广", work_done="已勘测", told_deputy="已电话告知"
    )
    assert whys(waiting(county.chen, at)) == {"延期申请": ["水利局申请延长答复期限 · 期限：答复"]}


def _recorded(county, h, day, **more):
    return contact.record_contact(
        h,
        by=county.sun,
        at=moment(f"{day} 16:00"),
        way=Way.FACE,
        held_at=moment(f"{day} 10:00"),
        attendees="孙敏",
        content="看了破损渠段。",
        deputies=[county.lin],
        **more,
    )


def test_a_contact_left_open_for_five_working_days_waits_for_the_head(county, waiting):
    """Recorded on Thursday 2026-03-05: the fifth working day is Thursday the 12th."""
    _recorded(county, county.accepted(), "2026-03-05", phase=Phase.BEFORE)
    assert waiting(county.wang, moment("2026-03-12")) == {}
    assert whys(waiting(county.wang, moment("2026-03-13"))) == {
        "沟通久未确认": [
            "林秀英代表超过五个工作日没有确认水利局登记的沟通，答复因此不能签发 · 期限：答复"
        ]
    }
    assert waiting(county.chen, moment("2026-03-13")) == {}


def test_another_confirmed_contact_of_that_phase_ends_the_waiting(county, waiting):
    h = _recorded(county, county.accepted(), "2026-03-05", phase=Phase.BEFORE)
    h = _recorded(county, h, "2026-03-06", phase=Phase.BEFORE)
    last = h.contacts.order_by("-pk").first()
    contact.confirm_contact(h, by=county.lin, at=moment("2026-03-06 20:00"), contact=last)
    assert waiting(county.wang, moment("2026-03-20")) == {}


def test_a_dissatisfied_answer_may_close_the_round_early(county, waiting):
    round = county.delivered(county.zhou)
    at = moment("2026-04-16")
    county.answered(round, county.zhou)
    assert waiting(county.chen, at) == {}
    round = county.delivered(county.wu)
    county.answered(round, county.wu, result="dissatisfied", reason="没有修完")
    assert whys(waiting(county.chen, at)) == {
        "不满意待处理": ["对水利局的答复已有代表评价“不满意”，还有1人没有评价，可以提前结束本轮"]
    }


def test_a_round_that_is_over_lets_the_suggestion_close_and_then_be_archived(county, waiting):
    round = county.delivered()
    at = moment("2026-04-16")
    assert waiting(county.chen, at) == {}
    county.answered(round, county.lin)
    assert whys(waiting(county.chen, at)) == {"可以办结": ["答复和评价都已结束"]}
    round = ReplyRound.objects.get(pk=round.pk)
    suggestion.close(round.handling.suggestion, by=county.chen, at=at)
    assert whys(waiting(county.chen, at)) == {}
    county.revisited(round.handling)
    assert whys(waiting(county.chen, moment("2026-04-21"))) == {"待归档": ["4月16日办结"]}


def test_an_administrator_has_nothing_waiting(county, waiting):
    county.submitted()
    assert waiting(county.gao, moment("2026-02-27")) == {}
